"""What moderators should see of a ballot: ballots that come in a rush, and ballots of a single mark.

Neither proves anything, and nothing is dropped for it: a rush may be a link that somebody shared.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

AROUND = 10
"""Minutes before and after, with which a minute is compared."""
TIMES = 5
"""How many times the usual a rush is."""
WORTH_TELLING = 20
"""Ballots in a minute, or of a single mark, below which nobody needs to look."""
_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Rush:
    """A minute in which far more ballots came than in those around it: `usual` is their mean."""

    at: datetime
    ballots: int
    usual: float


@dataclass(frozen=True, slots=True)
class SingleMark:
    """How many ballots consist of just this mark (half-steps)."""

    name: str
    half_steps: int
    ballots: int


@dataclass(frozen=True, slots=True)
class Watched:
    """A ballot in figures: ballots by the platform on which they were begun; rushes, the greatest first; how
    many ballots have a single mark, and the mark that most of those give."""

    platforms: Mapping[str, int] = field(default_factory=dict)
    rushes: tuple[Rush, ...] = ()
    single: int = 0
    most: SingleMark | None = None


def rushes(by_minute: Mapping[datetime, int], opened_at: datetime) -> tuple[Rush, ...]:
    """The minutes that stand out, the greatest first. `by_minute` has how many ballots were begun in each
    minute (its first instant); minutes without any may be left out. At the final whistle everybody comes at
    once, so the first minutes never stand out."""
    found = []
    for at, ballots in by_minute.items():
        if at < opened_at + AROUND * _MINUTE:
            continue
        around = [at + offset * _MINUTE for offset in range(-AROUND, AROUND + 1) if offset]
        usual = sum(by_minute.get(minute, 0) for minute in around) / len(around)
        if ballots >= WORTH_TELLING and ballots >= TIMES * usual:
            found.append(Rush(at, ballots, usual))
    return tuple(sorted(found, key=lambda rush: (-rush.ballots, rush.at)))
