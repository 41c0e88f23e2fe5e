"""One fact as one source said it, and which of two claims to believe."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import IntEnum, StrEnum
from functools import total_ordering
from typing import TypeAlias

from bot.knowledge.match import (
    Appointment,
    Broadcast,
    Crowd,
    Kickoff,
    MatchKey,
    Officials,
    Result,
    Status,
    TeamKey,
    Venue,
)
from bot.knowledge.milestones import Milestone
from bot.knowledge.ratings import Mark
from bot.knowledge.team_news import Absence, Lineup
from bot.knowledge.timeline import Event


class SourceKind(StrEnum):
    OPERATOR = "operator"
    MODERATOR = "moderator"
    PROVIDER = "provider"
    TRUSTED_FEED = "trusted_feed"
    PRESS = "press"
    FANS = "fans"


@dataclass(frozen=True, slots=True)
class Source:
    """Where claims come from. `name` is what readers see."""

    key: str
    name: str
    kind: SourceKind
    url: str | None = None


@dataclass(frozen=True, slots=True)
class KickoffOf:
    match: MatchKey


@dataclass(frozen=True, slots=True)
class StatusOf:
    match: MatchKey


@dataclass(frozen=True, slots=True)
class ResultOf:
    match: MatchKey


@dataclass(frozen=True, slots=True)
class VenueOf:
    match: MatchKey


@dataclass(frozen=True, slots=True)
class CrowdOf:
    match: MatchKey


@dataclass(frozen=True, slots=True)
class OfficialsOf:
    match: MatchKey


@dataclass(frozen=True, slots=True)
class AppointmentOf:
    """An earlier match of this match's referee; `label` tells several apart."""

    match: MatchKey
    label: str


@dataclass(frozen=True, slots=True)
class BroadcastOf:
    match: MatchKey
    country: str


@dataclass(frozen=True, slots=True)
class AbsenceOf:
    match: MatchKey
    team: TeamKey
    player: str


@dataclass(frozen=True, slots=True)
class LineupOf:
    match: MatchKey
    team: TeamKey
    confirmed: bool


@dataclass(frozen=True, slots=True)
class EventOf:
    """An event of the timeline. `ref` is the source's own id for it, the same in each of its claims.

    It starts with the source ("espn:4711"), so that two sources' ids do not meet by chance: one who corrects
    another's event uses that event's ref.
    """

    match: MatchKey
    ref: str


@dataclass(frozen=True, slots=True)
class MarkOf:
    match: MatchKey
    team: TeamKey
    player: str


@dataclass(frozen=True, slots=True)
class MilestoneOf:
    """`of` names the landmark, in English, as a thing counted: "European goals for Liverpool"."""

    match: MatchKey
    team: TeamKey
    player: str
    of: str


@dataclass(frozen=True, slots=True)
class RecordOf:
    match: MatchKey
    team: TeamKey
    kind: "RecordKind"


class RecordKind(StrEnum):
    FIRST_LEGS_LOST_AT_HOME = "first_legs_lost_at_home"
    """European ties in which the first leg at home was lost."""
    LOST_BOTH_LEGS = "lost_both_legs"
    """European ties in which both legs were lost."""


@dataclass(frozen=True, slots=True)
class Record:
    """A list out of the history books: (opponent, year). `overcome`: how many ended well, if told."""

    entries: tuple[tuple[str, int], ...]
    overcome: int | None = None


@dataclass(frozen=True, slots=True)
class NoteOf:
    """A remark on how a team's match went, told as a fact in our own words; `label` tells several apart."""

    match: MatchKey
    team: TeamKey
    label: str


@dataclass(frozen=True, slots=True)
class BallotOf:
    match: MatchKey


@dataclass(frozen=True, slots=True)
class BallotTimes:
    """When the fans' ballot closes: an aware instant. `rehearsed`: its crowd is invented; posts say so."""

    closes: datetime
    rehearsed: bool = False


@dataclass(frozen=True, slots=True)
class Note:
    text: str


@dataclass(frozen=True, slots=True)
class StatusValue:
    status: Status


About: TypeAlias = (
    KickoffOf
    | StatusOf
    | ResultOf
    | VenueOf
    | CrowdOf
    | OfficialsOf
    | AppointmentOf
    | BroadcastOf
    | AbsenceOf
    | LineupOf
    | EventOf
    | MarkOf
    | MilestoneOf
    | RecordOf
    | NoteOf
    | BallotOf
)
Value: TypeAlias = (
    Kickoff
    | StatusValue
    | Result
    | Venue
    | Crowd
    | Officials
    | Appointment
    | Broadcast
    | Absence
    | Lineup
    | Event
    | Mark
    | Milestone
    | Record
    | Note
    | BallotTimes
)

VALUE_OF: dict[type[About], type[Value]] = {
    KickoffOf: Kickoff,
    StatusOf: StatusValue,
    ResultOf: Result,
    VenueOf: Venue,
    CrowdOf: Crowd,
    OfficialsOf: Officials,
    AppointmentOf: Appointment,
    BroadcastOf: Broadcast,
    AbsenceOf: Absence,
    LineupOf: Lineup,
    EventOf: Event,
    MarkOf: Mark,
    MilestoneOf: Milestone,
    RecordOf: Record,
    NoteOf: Note,
    BallotOf: BallotTimes,
}
"""What can be known about a match, and which value says it. A new kind of fact is a line here."""

Scope: TypeAlias = int | None
"""For whom a claim holds: None is everyone, a number is the community that made it."""


@dataclass(frozen=True, slots=True)
class Origin:
    """The article that a claim was read in, by the store's number, and where in its text it says so: first
    character, and the one after the last."""

    article: int
    at: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Claim:
    """`said_at` is an aware instant. Raises ValueError if the value does not answer what it is about."""

    about: About
    value: Value
    source: Source
    said_at: datetime
    scope: Scope = None
    official: bool = False
    withdrawn: bool = False
    origin: Origin | None = None
    """Where it can be looked up; it makes a claim neither more nor less likely."""

    def __post_init__(self) -> None:
        if type(self.value) is not VALUE_OF[type(self.about)]:
            raise ValueError(f"{type(self.value).__name__} does not say anything about {self.about}")
        if self.said_at.utcoffset() is None:
            raise ValueError("a claim is said at an aware instant; this one has no time zone")

    def withdraw(self) -> "Claim":
        return replace(self, withdrawn=True)


class Rank(IntEnum):
    """Trust, lowest first."""

    FANS = 0
    PRESS = 1
    TRUSTED_FEED = 2
    PROVIDER = 3
    OFFICIAL = 4
    CORRECTION = 5


def rank(claim: Claim) -> Rank:
    """How far a claim is trusted. A person's correction beats what is official, for those it holds for."""
    kind = claim.source.kind
    if kind in (SourceKind.OPERATOR, SourceKind.MODERATOR):
        return Rank.CORRECTION
    if claim.official and kind is SourceKind.PROVIDER:
        return Rank.OFFICIAL
    return {
        SourceKind.PROVIDER: Rank.PROVIDER,
        SourceKind.TRUSTED_FEED: Rank.TRUSTED_FEED,
        SourceKind.PRESS: Rank.PRESS,
        SourceKind.FANS: Rank.FANS,
    }[kind]


def weight(claim: Claim) -> "tuple[int, datetime, str, _AsWritten]":
    """The order of belief, greatest last: rank, then the newer, then source and value in a fixed order.

    Whatever else may differ comes last, so that nothing is left to the order of arrival.
    """
    return (rank(claim), claim.said_at, claim.source.key, _AsWritten(claim))


@total_ordering
class _AsWritten:
    """All that a claim says; it is written out only where two are equal in everything else."""

    __slots__ = ("_claim",)

    def __init__(self, claim: Claim) -> None:
        self._claim = claim

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _AsWritten) and (
            self._claim is other._claim or self._written() == other._written()
        )

    def __lt__(self, other: "_AsWritten") -> bool:
        return self._written() < other._written()

    __hash__ = None  # type: ignore[assignment]  # it is for sorting only

    def _written(self) -> str:
        claim = self._claim
        return repr((claim.value, claim.source, claim.scope, claim.official))
