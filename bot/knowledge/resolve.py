"""From claims to a dossier: whom to believe, what is one event, and how far the match is."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, TypeVar

from bot.knowledge import timeline
from bot.knowledge.agreement import adds_nothing
from bot.knowledge.claims import (
    About,
    AbsenceOf,
    AppointmentOf,
    BallotOf,
    BroadcastOf,
    Claim,
    CrowdOf,
    EventOf,
    KickoffOf,
    LineupOf,
    MarkOf,
    MilestoneOf,
    NoteOf,
    OfficialsOf,
    RecordOf,
    ResultOf,
    Scope,
    Source,
    StatusOf,
    StatusValue,
    VenueOf,
    weight,
)
from bot.knowledge.dossier import Absentee, Context, Dossier, Happening, Landmark, Stated
from bot.knowledge.match import (
    Match,
    Result,
    Status,
    TeamKey,
)
from bot.knowledge.ratings import Mark
from bot.knowledge.same_event import group
from bot.knowledge.team_news import Lineup, filled_in
from bot.knowledge.timeline import EventKind


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
        _filled_in(best_first),
        winner.source,
        winner.said_at,
        tuple(claim for claim in best_first[1:] if not adds_nothing(claim.value, winner.value)),
        first if first != winner.said_at else None,
    )


def _filled_in(best_first: Sequence[Claim]) -> Any:
    """What the winner says, and beside a line-up what only others know of its shirts and its coach."""
    values = [claim.value for claim in best_first]
    lineups = [value for value in values if isinstance(value, Lineup)]
    return filled_in(lineups[0], lineups[1:]) if lineups else values[0]


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
