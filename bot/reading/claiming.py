"""From a reading to claims, each with where it was read and how sure it is."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from bot.knowledge.review import Draft, LeftOut
from bot.reading.claim_frame import Frame, Gathering
from bot.reading.claimed_match import before
from bot.reading.claimed_people import people
from bot.reading.claimed_play import play
from bot.reading.facts import Kind, Reading


@dataclass(frozen=True, slots=True)
class Claimed:
    drafts: tuple[Draft, ...]
    left_out: tuple[LeftOut, ...]


def claimed(reading: Reading, frame: Frame) -> Claimed:
    """All that an article claims about the match of `frame`, each thing once."""
    gathering = Gathering(frame)
    people(reading, gathering)
    if reading.kind is Kind.PREVIEW:
        before(reading, gathering)
    play(reading, gathering)
    return Claimed(tuple(gathering.drafts), tuple(dict.fromkeys(gathering.left_out)))


def said_at(published: date | None, came_in: datetime) -> datetime:
    """When an article's claims count as said: at the end of the day it appeared, and never later than it came
    in. It does not depend on when somebody approves them."""
    if published is None:
        return came_in
    return min(came_in, datetime.combine(published, time(23, 59, 59), UTC))
