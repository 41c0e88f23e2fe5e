"""All that is known of one match in one scope, resolved from claims."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Generic, TypeVar

from bot.knowledge import timeline
from bot.knowledge.claims import (
    BallotTimes,
    Claim,
    Note,
    Record,
    RecordKind,
    Source,
    StatusValue,
)
from bot.knowledge.forecast import Forecast
from bot.knowledge.match import (
    Appointment,
    Broadcast,
    Crowd,
    Kickoff,
    Match,
    Officials,
    Result,
    Score,
    Status,
    TeamKey,
    Venue,
)
from bot.knowledge.milestones import Milestone
from bot.knowledge.ratings import Mark, Tally
from bot.knowledge.team_news import Absence, Lineup
from bot.knowledge.tie import Tie
from bot.knowledge.timeline import Event, EventKind
from bot.knowledge.voting import BallotState

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Stated(Generic[T]):
    """A value as it is shown, who said it and when, and the claims of others that say otherwise."""

    value: T
    source: Source
    said_at: datetime
    others: tuple[Claim, ...] = ()
    first_said_at: datetime | None = None
    """When anybody told of this first, whatever they said of it; None where that is `said_at`."""


@dataclass(frozen=True, slots=True)
class Absentee:
    team: TeamKey
    player: str
    absence: Stated[Absence]


@dataclass(frozen=True, slots=True)
class Landmark:
    team: TeamKey
    player: str
    of: str
    milestone: Stated[Milestone]


@dataclass(frozen=True, slots=True)
class Happening:
    """An event of the timeline; `ref` is its identity, that of the claim said first."""

    ref: str
    event: Stated[Event]


@dataclass(frozen=True, slots=True)
class Played:
    """Another match, finished, as this match's dossier sees it."""

    match: Match
    on: date | None
    result: Result
    lineups: Mapping[TeamKey, Lineup] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Upcoming:
    """Another match, still to come."""

    match: Match
    kickoff: Kickoff


@dataclass(frozen=True, slots=True)
class Context:
    """What other matches tell about this one; newest first."""

    tie: Tie | None = None
    first_leg: Played | None = None
    recent: Mapping[TeamKey, tuple[Played, ...]] = field(default_factory=dict)
    """Finished matches of each side before this one."""
    meetings: tuple[Played, ...] = ()
    """Finished matches of the two sides against each other, before this one."""
    following: Mapping[TeamKey, Upcoming] = field(default_factory=dict)
    """Each side's next match after this one."""
    fans: Mapping[tuple[TeamKey, str], Tally] = field(default_factory=dict)
    """The fans' marks by (team, player)."""
    ballot: BallotState | None = None
    """The fans' ballot of this match, which is one for everyone; None until it is opened."""
    predicted: bool = False
    """Whether enough fans have said how it will end to speak of a crowd."""
    forecast: Forecast | None = None
    """What they said; None where nobody asked for it."""


@dataclass(frozen=True, slots=True)
class Dossier:
    """What is known of `match`. What nobody said is None or empty."""

    match: Match
    context: Context
    kickoff: Stated[Kickoff] | None
    status: Status
    status_said: Stated[StatusValue] | None
    """Who said that the match is off or on; None where the status follows from the timeline alone."""
    result: Stated[Result] | None
    venue: Stated[Venue] | None
    crowd: tuple[Stated[Crowd], ...]
    officials: Stated[Officials] | None
    appointments: tuple[Stated[Appointment], ...]
    broadcasts: tuple[Stated[Broadcast], ...]
    absentees: tuple[Absentee, ...]
    predicted: Mapping[TeamKey, Stated[Lineup]]
    confirmed: Mapping[TeamKey, Stated[Lineup]]
    timeline: tuple[Happening, ...]
    marks: Mapping[Source, Mapping[tuple[TeamKey, str], Mark]]
    """Each source's marks; they are opinions, so none wins over another."""
    landmarks: tuple[Landmark, ...]
    records: Mapping[tuple[TeamKey, RecordKind], Stated[Record]]
    notes: tuple[tuple[TeamKey, Stated[Note]], ...]
    ballot: Stated[BallotTimes] | None

    @property
    def kickoff_at(self) -> datetime | None:
        """The confirmed kickoff, an aware instant; None while there is none."""
        return self.kickoff.value.at if self.kickoff else None

    @property
    def zone(self) -> str:
        """The venue's IANA zone; UTC where unknown."""
        return self.kickoff.value.zone if self.kickoff else "UTC"

    @property
    def events(self) -> list[Event]:
        return [happening.event.value for happening in self.timeline]

    @property
    def score(self) -> Score | None:
        """The score as it stands: the final result, or what the timeline adds up to; None without either."""
        if self.result is not None:
            return self.result.value.score
        return timeline.score(self.match, self.events) if self.timeline else None

    @property
    def final(self) -> Result | None:
        """How it ended; None while it has not, or nobody said with which score."""
        if self.status is not Status.FINISHED:
            return None
        if self.result is not None:
            return self.result.value
        events = self.events
        if not events:
            return None
        return Result(
            score=timeline.score(self.match, events),
            half_time=timeline.score_at_half_time(self.match, events),
            extra_time=any(event.kind is EventKind.EXTRA_TIME for event in events),
            shootout=timeline.shootout(self.match, events),
        )

    @property
    def rehearsed(self) -> bool:
        """Whether the crowd that votes and predicts is invented."""
        return self.ballot is not None and self.ballot.value.rehearsed

    def happened(self, kind: EventKind) -> Happening | None:
        """The first event of a kind; None if there was none."""
        return next((h for h in self.timeline if h.event.value.kind is kind), None)

    def appeared(self, team: TeamKey) -> tuple[str, ...]:
        """Who played for a side; empty without a confirmed line-up."""
        lineup = self.confirmed.get(team)
        return timeline.appeared(lineup.value, team, self.events) if lineup else ()

    def disagreements(self) -> "list[Stated[Any]]":
        """Every part on which sources differ, in the order of the dossier."""
        parts: list[Stated[Any] | None] = [
            self.kickoff,
            self.status_said,
            self.result,
            self.venue,
            self.officials,
        ]
        parts += [*self.appointments, *self.broadcasts]
        parts += [absentee.absence for absentee in self.absentees]
        parts += [*self.predicted.values(), *self.confirmed.values()]
        parts += [happening.event for happening in self.timeline]
        parts += [landmark.milestone for landmark in self.landmarks]
        parts += self.records.values()
        parts += [note for _, note in self.notes]
        return [part for part in parts if part is not None and part.others]

    def sources(self) -> tuple[Source, ...]:
        """Everyone who said something that is shown, by name."""
        parts: list[Stated[Any] | None] = [
            self.kickoff, self.status_said, self.result, self.venue, self.officials, self.ballot,
        ]  # fmt: skip
        parts += [*self.crowd, *self.appointments, *self.broadcasts]
        parts += [absentee.absence for absentee in self.absentees]
        parts += [*self.predicted.values(), *self.confirmed.values(), *self.records.values()]
        parts += [happening.event for happening in self.timeline]
        parts += [landmark.milestone for landmark in self.landmarks]
        parts += [note for _, note in self.notes]
        said = {part.source for part in parts if part is not None} | set(self.marks)
        return tuple(sorted(said, key=lambda source: source.name))
