"""A season as openfootball's files list it, whichever of their forms they have."""

from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import NamedTuple

from bot.knowledge.match import Result, Venue
from bot.knowledge.timeline import Minute


class Side(NamedTuple):
    """A team as it is written, without its country, which is ISO 3166 alpha-2 or None."""

    name: str
    country: str | None = None


class Goal(NamedTuple):
    """A goal in the list of the side that it counts for."""

    player: str
    minute: Minute
    own: bool = False
    penalty: bool = False


class Clock(NamedTuple):
    """A local time; `offset` from UTC where the file tells it with the match."""

    at: time
    offset: timedelta | None = None


@dataclass(frozen=True, slots=True)
class Listed:
    """One match. `where` says where in the file it is ("line 12"); `note` is what stands in square brackets
    ("postponed"); `goals` are those of home and away, None where none are listed."""

    where: str
    home: Side
    away: Side
    round: str | None = None
    day: date | None = None
    clock: Clock | None = None
    result: Result | None = None
    note: str | None = None
    venue: Venue | None = None
    goals: tuple[tuple[Goal, ...], tuple[Goal, ...]] | None = None


@dataclass(frozen=True, slots=True)
class Season:
    """When a season is: `year` is the one it begins in; `split` where it runs over two ("2023/24")."""

    year: int
    split: bool


@dataclass(frozen=True, slots=True)
class Listing:
    """What stands under one heading; `season` None where the heading has none."""

    name: str
    season: Season | None
    matches: tuple[Listed, ...]
