"""From a reading to claims, each with where it was read and how sure it is."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from bot.knowledge.review import Draft, LeftOut
from bot.reading.claim_frame import Frame, Gathering
from bot.reading.claimed_match import before
from bot.reading.claimed_people import people
from bot.reading.claimed_play import play
from bot.reading.claimed_second import added
from bot.reading.facts import Kind, Reading
from bot.reading.second import behind


@dataclass(frozen=True, slots=True)
class Claimed:
    drafts: tuple[Draft, ...]
    left_out: tuple[LeftOut, ...]


def claimed(reading: Reading, frame: Frame) -> Claimed:
    """All that an article claims about the match of `frame`, each thing once: what the grammar says, and then
    what only a second reader does."""
    told = _gathered(reading, frame)
    drafts = tuple(told.drafts)
    if (second := behind(reading)) is not None:
        drafts += tuple(added(_gathered(second, frame).drafts, drafts))
    return Claimed(drafts, tuple(dict.fromkeys(told.left_out)))


def _gathered(reading: Reading, frame: Frame) -> Gathering:
    gathering = Gathering(frame)
    people(reading, gathering)
    if reading.kind is Kind.PREVIEW:
        before(reading, gathering)
    play(reading, gathering)
    return gathering


def said_at(published: date | None, came_in: datetime) -> datetime:
    """When an article's claims count as said: at the end of the day it appeared, and never later than it came
    in. It does not depend on when somebody approves them."""
    if published is None:
        return came_in
    return min(came_in, datetime.combine(published, time(23, 59, 59), UTC))
