"""What a data provider is: what it gives, how often it may be asked, and how its answers are read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Protocol

from bot.knowledge.claims import Source
from bot.knowledge.given import Given
from bot.sources.leagues import League


class Gives(StrEnum):
    """A kind of thing that a provider may know."""

    FIXTURES = "fixtures"
    RESULTS = "results"
    TABLE = "table"
    SQUADS = "squads"
    OFFICIALS = "officials"
    BROADCASTS = "broadcasts"
    ABSENCES = "absences"
    LINEUPS = "lineups"
    EVENTS = "events"
    MARKS = "marks"
    MEETINGS = "meetings"


@dataclass(frozen=True, slots=True)
class Limits:
    """How often a provider may be asked, and how often it is worth it; None where there is no limit, or where
    it has nothing for that phase of a match."""

    per_day: int | None = None
    per_minute: int | None = None
    calm: timedelta = timedelta(hours=12)
    """Between two looks at fixtures that are days away."""
    lineups: timedelta | None = None
    """Between two looks in the ninety minutes before kickoff."""
    live: timedelta | None = None
    """Between two looks while a match is played."""
    days: int | None = None
    """How many days, from today, fixtures are asked for one by one; None where a season comes at once."""


@dataclass(frozen=True, slots=True)
class Want:
    """Something to be known. `season` is the year it begins in. What is about single matches names them by
    the provider's own ids (`refs`, without its name in front); the rest is about a league, or a day of it."""

    what: frozenset[Gives]
    league: League
    season: int
    refs: tuple[str, ...] = ()
    teams: tuple[str, ...] = ()
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Call:
    """One request. `path` begins with "/" and is below the provider's base address. `name` is the same for
    the same question ("fixtures premier-league 2025"), and what is remembered of it is kept under it. The
    path of a calendar is a whole address and a secret, so it stands in no log."""

    name: str
    path: str = field(repr=False)
    params: tuple[tuple[str, str], ...] = ()
    want: Want | None = None


@dataclass(frozen=True, slots=True)
class Quota:
    """What an answer's headers say is left. `resets_at` is when the calls of a minute are counted anew."""

    left_today: int | None = None
    left_this_minute: int | None = None
    resets_at: datetime | None = None


class PayloadError(Exception):
    """A payload is none of what this provider gives, or says itself that something is wrong; the message is
    in words and holds nothing secret. `lasting` where asking again will not help before tomorrow."""

    def __init__(self, message: str, lasting: bool = False) -> None:
        super().__init__(message)
        self.lasting = lasting


class Provider(Protocol):
    """One module of this folder each. They keep nothing between two answers."""

    @property
    def source(self) -> Source: ...

    @property
    def base(self) -> str:
        """The address below which calls go, without a slash at the end."""

    @property
    def gives(self) -> frozenset[Gives]: ...

    @property
    def limits(self) -> Limits: ...

    @property
    def headers(self) -> Mapping[str, str]:
        """What each request carries; secrets stay in here."""

    def knows(self, league: League) -> bool:
        """Whether it has this competition at all."""

    def calls(self, wants: Sequence[Want]) -> list[Call]:
        """The fewest requests that bring all this, as far as the provider has it."""

    def given(self, payload: bytes, now: datetime, call: Call | None = None) -> Given:
        """What an answer says. `now` is when it came; without the `call` the kind is recognised from the
        payload. An item that is wrong is left out and told in `problems`. Raises PayloadError."""

    def quota(self, headers: Mapping[str, str], now: datetime) -> Quota | None: ...
