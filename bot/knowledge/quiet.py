"""Quiet hours: when they end, and what becomes of a post that would come in them."""

from collections.abc import Iterable, Mapping
from datetime import datetime, time
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from bot.knowledge import wall_clock
from bot.knowledge.holds import instant
from bot.knowledge.occasion import Kind, Occasion


class What(StrEnum):
    """What becomes of a post in quiet hours."""

    HOLD = "hold"
    """It comes when they end, if it is worth posting then."""
    DROP = "drop"
    POST = "post"
    """It comes all the same."""


DROPPED = "quiet hours"
"""Why a post that quiet hours kept back does not come at all."""
MERGED = "merged into a later post"
"""Why a post that was held back does not come: another one, that comes with it, says it all."""

USUAL: Mapping[Kind, What] = dict.fromkeys(Kind, What.HOLD) | {
    Kind.GOAL: What.DROP,
    Kind.CARD: What.DROP,
    Kind.HALF_TIME: What.DROP,
    Kind.PREDICTIONS: What.DROP,
}
"""What becomes of each kind where nobody says otherwise. News of a moment is of no use hours later. A live
message is held: while the match is on, it is worth having as soon as the quiet hours end, and not after."""

COVERED: Mapping[Kind, frozenset[Kind]] = {
    Kind.PREVIEW: frozenset({Kind.LINEUP}),
    Kind.PREDICTED_LINEUP: frozenset({Kind.LINEUP}),
    Kind.GOAL: frozenset({Kind.LIVE, Kind.FULL_TIME}),
    Kind.CARD: frozenset({Kind.LIVE, Kind.FULL_TIME}),
    Kind.HALF_TIME: frozenset({Kind.LIVE, Kind.FULL_TIME}),
    Kind.LIVE: frozenset({Kind.FULL_TIME}),
    Kind.BALLOT: frozenset({Kind.RATINGS}),
    Kind.INTERIM: frozenset({Kind.RATINGS}),
}
"""For each kind: which posts of the same match say all of it and more."""
RENEWED = frozenset({Kind.TEAM_NEWS, Kind.KICKOFF_REMINDER, Kind.MOVED})
"""Kinds of which the newest post says all that the earlier ones said."""


class Waiting(NamedTuple):
    """A post about the same match in the same channel: its kind, and when it was due."""

    kind: Kind
    due_at: datetime


def until(at: datetime, zone: str, begin: str, end: str) -> datetime | None:
    """When the quiet hours that `at` falls into end, in UTC; None where it falls into none.

    `begin` and `end` are local times like "22:30"; a window over midnight belongs to both days. The clock on
    the wall decides: what it reads twice is quiet twice, and the hours end at the first instant at which it
    reads something outside them.
    """
    first, last = _clock(begin), _clock(end)
    ends = at
    while _inside(wall_clock.shows(ends, zone).time(), first, last):
        local = wall_clock.shows(ends, zone)
        day = local.date() if local.time() < last else local.date() + wall_clock.DAY
        ends, now = wall_clock.reads(day, last, zone), ends
        if ends <= now:
            ends = wall_clock.reads_again(day, last, zone)
    return None if ends == at else ends


def worth_holding_until(occasion: Occasion) -> datetime:
    """Until when a post that was held back is worth posting: a reminder until kickoff."""
    kickoff = instant(occasion.facts.get("kickoff")) if occasion.kind is Kind.KICKOFF_REMINDER else None
    return max(kickoff, occasion.expires_at) if kickoff else occasion.expires_at


def superfluous(kind: Kind, due_at: datetime, others: Iterable[Waiting]) -> bool:
    """Whether a post that was held back says nothing beside others that were posted or come with it."""
    return any(
        other.kind in COVERED.get(kind, ())
        or (kind in RENEWED and other.kind is kind and other.due_at > due_at)
        for other in others
    )


def _inside(now: time, first: time, last: time) -> bool:
    return first <= now < last if first <= last else now >= first or now < last


@lru_cache(maxsize=4096)
def _clock(written: str) -> time:
    return time.fromisoformat(written)
