"""What a match is: who plays whom, in what, when and where."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NewType
from zoneinfo import ZoneInfo

TeamKey = NewType("TeamKey", str)
CompetitionKey = NewType("CompetitionKey", str)
MatchKey = NewType("MatchKey", str)
TieKey = NewType("TieKey", str)


@dataclass(frozen=True, slots=True)
class Team:
    """A club or a national side. `aliases` are other names people write for it."""

    key: TeamKey
    name: str
    aliases: tuple[str, ...] = ()
    colour: str | None = None
    """The club's main colour as `#rrggbb`; None where unknown."""
    country: str | None = None
    """ISO 3166 alpha-2, with GB for all of Britain; None where unknown. It tells namesakes apart."""


@dataclass(frozen=True, slots=True)
class Player:
    """A member of a team's squad. Within a team the name is the player's identity."""

    name: str
    team: TeamKey
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Competition:
    key: CompetitionKey
    name: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Leg:
    """The place of a match in a two-legged tie: `number` is 1 or 2."""

    tie: TieKey
    number: int


@dataclass(frozen=True, slots=True)
class Match:
    """The identity of a match: what does not change when its kickoff, venue or status does."""

    key: MatchKey
    competition: Competition
    season: str
    home: Team
    away: Team
    stage: str | None = None
    leg: Leg | None = None

    def team(self, key: TeamKey) -> Team:
        """The side with this key. Raises KeyError if it does not play in this match."""
        for side in (self.home, self.away):
            if side.key == key:
                return side
        raise KeyError(key)

    def opponent(self, key: TeamKey) -> Team:
        """The other side. Raises KeyError if the team does not play in this match."""
        return self.away if self.team(key) is self.home else self.home


@dataclass(frozen=True, slots=True)
class Kickoff:
    """When a match starts, as far as it is known.

    `at` is an aware UTC instant once the time is confirmed; `day` is the local date while only that
    is known; both None means unknown. `zone` is the venue's IANA zone.
    """

    at: datetime | None = None
    day: date | None = None
    zone: str = "UTC"

    def __post_init__(self) -> None:
        if self.at is not None and self.at.utcoffset() is None:
            raise ValueError("a kickoff is an aware instant; this one has no time zone")

    @property
    def confirmed(self) -> bool:
        return self.at is not None

    @property
    def local_day(self) -> date | None:
        """The day at the venue; None where not even that is known."""
        return self.day if self.at is None else self.at.astimezone(ZoneInfo(self.zone)).date()


class Status(StrEnum):
    SCHEDULED = "scheduled"
    LIVE = "live"
    FINISHED = "finished"
    POSTPONED = "postponed"
    ABANDONED = "abandoned"
    CANCELLED = "cancelled"

    @property
    def off(self) -> bool:
        """Whether the match will not be played, or not played on, as it was announced."""
        return self in (Status.POSTPONED, Status.ABANDONED, Status.CANCELLED)


@dataclass(frozen=True, slots=True)
class Score:
    """Goals of the home and of the away side."""

    home: int
    away: int

    def of(self, match: Match, team: TeamKey) -> int:
        """The goals of one side. Raises KeyError if it does not play in this match."""
        return self.home if match.team(team) is match.home else self.away

    def __str__(self) -> str:
        return f"{self.home}–{self.away}"


@dataclass(frozen=True, slots=True)
class Result:
    """How a match ended. `score` is after extra time where there was any, without the shoot-out."""

    score: Score
    half_time: Score | None = None
    extra_time: bool = False
    shootout: Score | None = None


@dataclass(frozen=True, slots=True)
class Venue:
    name: str
    city: str | None = None


@dataclass(frozen=True, slots=True)
class Crowd:
    """How many can come and how many came: people. `capacity_now` is below `capacity` when part is shut."""

    capacity: int | None = None
    capacity_now: int | None = None
    reason: str | None = None
    away_fans: int | None = None
    attendance: int | None = None


@dataclass(frozen=True, slots=True)
class Officials:
    """The referee's team for one match."""

    referee: str
    country: str | None = None
    assistants: tuple[str, ...] = ()
    fourth: str | None = None
    var: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Appointment:
    """One earlier match of a referee with one of the two sides, as a source recalled it."""

    referee: str
    home: str
    away: str
    score: Score
    season: str
    booked: tuple[str, ...] = ()
    """Players of the side in question who were shown a yellow card."""


@dataclass(frozen=True, slots=True)
class Broadcast:
    """Where a match is shown in one country. `country` is an ISO 3166 code, `starts` an aware instant."""

    channel: str
    country: str
    starts: datetime | None = None
