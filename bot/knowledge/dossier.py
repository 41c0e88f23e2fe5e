"""All that is known of one match in one scope, resolved from claims."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Generic, TypeVar

from bot.knowledge import timeline
from bot.knowledge.agreement import adds_nothing
from bot.knowledge.claims import (
    About,
    AbsenceOf,
    AppointmentOf,
    BallotOf,
    BallotTimes,
    BroadcastOf,
    Claim,
    CrowdOf,
    EventOf,
    KickoffOf,
    LineupOf,
    MarkOf,
    MilestoneOf,
    Note,
    NoteOf,
    OfficialsOf,
    Record,
    RecordKind,
    RecordOf,
    ResultOf,
    Scope,
    Source,
    StatusOf,
    StatusValue,
    VenueOf,
    weight,
)
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
from bot.knowledge.same_event import group
from bot.knowledge.team_news import Absence, Lineup
from bot.knowledge.tie import Tie
from bot.knowledge.timeline import Event, EventKind

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


def resolve(
    match: Match, claims: Iterable[Claim], *, scope: Scope = None, context: Context | None = None
) -> Dossier:
    """The dossier of `match` from everyone's claims and those of `scope`.

    It depends on which claims there are, not on the order in which they came.
    """
    heard = sorted(
        (c for c in claims if not c.withdrawn and c.about.match == match.key and c.scope in (None, scope)),
        key=weight,
        reverse=True,
    )
    by_about: dict[About, list[Claim]] = {}
    for claim in heard:
        by_about.setdefault(claim.about, []).append(claim)
    known: dict[About, Stated[Any]] = {
        about: _settle(told) for about, told in by_about.items() if not isinstance(about, EventOf | MarkOf)
    }
    happened = _timeline(by_about)
    result = known.get(ResultOf(match.key))
    status_said = known.get(StatusOf(match.key))
    return Dossier(
        match=match,
        context=context or Context(),
        kickoff=known.get(KickoffOf(match.key)),
        status=_status(status_said, happened, result),
        status_said=status_said,
        result=result,
        venue=known.get(VenueOf(match.key)),
        crowd=_each(by_about, CrowdOf(match.key)),
        officials=known.get(OfficialsOf(match.key)),
        appointments=tuple(known[a] for a in _sorted(known, AppointmentOf)),
        broadcasts=tuple(known[a] for a in _sorted(known, BroadcastOf)),
        absentees=tuple(Absentee(a.team, a.player, known[a]) for a in _sorted(known, AbsenceOf)),
        predicted={a.team: known[a] for a in _sorted(known, LineupOf) if not a.confirmed},
        confirmed={a.team: known[a] for a in _sorted(known, LineupOf) if a.confirmed},
        timeline=happened,
        marks=_marks(by_about),
        landmarks=tuple(Landmark(a.team, a.player, a.of, known[a]) for a in _sorted(known, MilestoneOf)),
        records={(a.team, a.kind): known[a] for a in _sorted(known, RecordOf)},
        notes=tuple((a.team, known[a]) for a in _sorted(known, NoteOf)),
        ballot=known.get(BallotOf(match.key)),
    )


A = TypeVar("A")


def _sorted(known: Mapping[About, Any], kind: type[A]) -> list[A]:
    return sorted((about for about in known if isinstance(about, kind)), key=repr)


def _settle(told: Sequence[Claim]) -> Stated[Any]:
    """The winner of claims about one thing (most trusted first), with what other sources say otherwise."""
    latest = _latest_of_each_source(told)
    return _stated(latest, first=min(c.said_at for c in told))


def _stated(best_first: Sequence[Claim], first: datetime) -> Stated[Any]:
    winner = best_first[0]
    return Stated(
        winner.value,
        winner.source,
        winner.said_at,
        tuple(claim for claim in best_first[1:] if not adds_nothing(claim.value, winner.value)),
        first if first != winner.said_at else None,
    )


def _latest_of_each_source(told: Sequence[Claim]) -> list[Claim]:
    """What each source says now, most trusted first: its own newer claim replaces its older one."""
    latest: dict[tuple[str, Scope], Claim] = {}
    for claim in told:
        latest.setdefault((claim.source.key, claim.scope), claim)
    return list(latest.values())


def _each(by_about: Mapping[About, list[Claim]], about: About) -> tuple[Stated[Any], ...]:
    """What every source says about a thing to which each may add its part, most trusted first."""
    return tuple(
        Stated(c.value, c.source, c.said_at) for c in _latest_of_each_source(by_about.get(about, ()))
    )


def _timeline(by_about: Mapping[About, list[Claim]]) -> tuple[Happening, ...]:
    told = [
        claim
        for about, claims in by_about.items()
        if isinstance(about, EventOf)
        for claim in _latest_of_each_source(claims)
    ]
    firsts: dict[tuple[str, str], datetime] = {}
    for about, claims in by_about.items():
        if isinstance(about, EventOf):
            for claim in claims:
                told_by = (about.ref, claim.source.key)
                firsts[told_by] = min(claim.said_at, firsts.get(told_by, claim.said_at))
    happened = []
    for ref, claims in group(told, firsts):
        first = min(firsts[c.about.ref, c.source.key] for c in claims if isinstance(c.about, EventOf))
        happened.append(Happening(ref, _stated(sorted(claims, key=weight, reverse=True), first)))
    return tuple(sorted(happened, key=lambda happening: timeline.place(happening.event.value)))


def _marks(by_about: Mapping[About, list[Claim]]) -> dict[Source, dict[tuple[TeamKey, str], Mark]]:
    marks: dict[str, dict[tuple[TeamKey, str], Mark]] = {}
    newest: dict[str, Claim] = {}
    for about in sorted((a for a in by_about if isinstance(a, MarkOf)), key=repr):
        for claim in _latest_of_each_source(by_about[about]):
            if isinstance(claim.value, Mark):
                key = claim.source.key
                marks.setdefault(key, {}).setdefault((about.team, about.player), claim.value)
                newest[key] = max(newest.get(key, claim), claim, key=weight)
    by_name = sorted(newest.values(), key=lambda claim: (claim.source.name, claim.source.key))
    return {claim.source: marks[claim.source.key] for claim in by_name}


def _status(
    said: Stated[StatusValue] | None, happened: Sequence[Happening], result: Stated[Result] | None
) -> Status:
    """What was said of the match being off, or over, stands; otherwise the timeline tells how far it is."""
    if said is not None and (said.value.status.off or said.value.status is Status.FINISHED):
        return said.value.status
    if result is not None or any(h.event.value.kind is EventKind.FULL_TIME for h in happened):
        return Status.FINISHED
    if happened:
        return Status.LIVE
    return said.value.status if said is not None else Status.SCHEDULED
