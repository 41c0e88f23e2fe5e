"""One match as football-data.org has it, and what is claimed with it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.knowledge.claims import (
    About,
    Claim,
    CrowdOf,
    EventOf,
    KickoffOf,
    LineupOf,
    OfficialsOf,
    ResultOf,
    Source,
    SourceKind,
    StatusOf,
    StatusValue,
    Value,
    VenueOf,
)
from bot.knowledge.match import Crowd, Kickoff, Match, MatchKey, Officials, Result, Status, TeamKey, Venue
from bot.knowledge.team_news import Lineup
from bot.sources.countries import country
from bot.sources.football_data_events import timeline
from bot.sources.football_data_lineups import lineup
from bot.sources.football_data_payload import MatchPart, RefereePart
from bot.sources.football_data_score import ScoreError, result
from bot.sources.json_payload import add, valid

SOURCE = Source("football-data", "football-data.org", SourceKind.PROVIDER, "https://www.football-data.org")
STATUSES = {
    "SCHEDULED": Status.SCHEDULED,
    "TIMED": Status.SCHEDULED,
    "IN_PLAY": Status.LIVE,
    "PAUSED": Status.LIVE,
    "EXTRA_TIME": Status.LIVE,
    "PENALTY_SHOOTOUT": Status.LIVE,
    "FINISHED": Status.FINISHED,
    "AWARDED": Status.FINISHED,
    "SUSPENDED": Status.ABANDONED,
    "POSTPONED": Status.POSTPONED,
    "CANCELLED": Status.CANCELLED,
    "CANCELED": Status.CANCELLED,
}
"""Their states ("Status workflow explained") in ours. A suspended match was broken off and is not played on
for now; an awarded one has a result that was not played for."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What one match says. `people` are ids of players by team and name."""

    claims: tuple[Claim, ...]
    whole: frozenset[tuple[MatchKey, type[About]]]
    people: dict[tuple[TeamKey, str], str] = field(default_factory=dict)


def seen(part: MatchPart, match: Match, zone: ZoneInfo, now: datetime, problems: list[str]) -> Seen:
    """What a match says of itself. Its last change is told in a clock that is sometimes ahead; what is said
    was not said later than now."""
    told: list[str] = []
    status = STATUSES.get(part.status)
    if status is None:
        told.append(f"the status {part.status!r} is unknown")
    events = timeline(part, match.home.key, match.away.key, told)
    lineups = list(_lineups(part, match, told))
    said = [
        *_facts(part, match.key, zone, status, told),
        *((EventOf(match.key, f"{match.key}-{ref}"), event) for ref, event in events.events),
        *((LineupOf(match.key, team, confirmed=True), value) for team, value, _ in lineups),
    ]
    people = dict(events.people)
    for team, _, ids in lineups:
        people |= {(team, name): number for name, number in ids.items()}
    at = min(part.last_updated or now, now)
    claims = tuple(Claim(about, value, SOURCE, at, official=_official(value)) for about, value in said)
    for problem in told:
        add(problems, f"match {part.id}: {problem}")
    whole: set[tuple[MatchKey, type[About]]] = {(match.key, StatusOf), (match.key, ResultOf)}
    if events.whole:
        whole.add((match.key, EventOf))
    return Seen(claims, frozenset(whole), people)


def kickoff(part: MatchPart, zone: ZoneInfo) -> Kickoff:
    """SCHEDULED is a rough date, whatever time stands with it; from TIMED on the time is final."""
    if part.status == "SCHEDULED":
        return Kickoff(day=part.utc_date.date(), zone=zone.key)
    return Kickoff(part.utc_date, zone=zone.key)


def _facts(
    part: MatchPart, key: MatchKey, zone: ZoneInfo, status: Status | None, told: list[str]
) -> Iterator[tuple[About, Value]]:
    yield KickoffOf(key), kickoff(part, zone)
    if status is not None:
        yield StatusOf(key), StatusValue(status)
    if status is Status.FINISHED and (ended := _result(part, told)) is not None:
        yield ResultOf(key), ended
    if part.venue:
        yield VenueOf(key), Venue(part.venue)
    if part.attendance:
        yield CrowdOf(key), Crowd(attendance=part.attendance)
    if (named := _officials(part.referees or (), told)) is not None:
        yield OfficialsOf(key), named


def _official(value: Value) -> bool:
    return isinstance(value, Result) or (isinstance(value, Lineup) and value.complete)


def _result(part: MatchPart, told: list[str]) -> Result | None:
    if part.score is None:
        return None
    try:
        return result(part.score)
    except ScoreError as problem:
        told.append(str(problem))
        return None


def _lineups(
    part: MatchPart, match: Match, told: list[str]
) -> Iterator[tuple[TeamKey, Lineup, dict[str, str]]]:
    for side, team in ((part.home_team, match.home), (part.away_team, match.away)):
        if (read := lineup(side, told)) is not None:
            yield team.key, *read


def _officials(raw: Iterable[object], told: list[str]) -> Officials | None:
    """The referee's team. Older matches call all of them REFEREE: then nobody can say who it was."""
    read = (valid(RefereePart, one, "a referee", told) for one in raw)
    named = {one.id or one.name: one for one in read if one is not None and one.name}
    referees = [one for one in named.values() if one.type == "REFEREE"]
    if len(referees) != 1:
        return None
    referee = referees[0]

    def of(role: str) -> tuple[str, ...]:
        # the documentation has VIDEO_ASSISTANT, and older answers VIDEO_ASSISANT
        found = [
            one
            for one in named.values()
            if (one.type or "").replace("ASSISANT", "ASSISTANT").startswith(role)
        ]
        return tuple(one.name or "" for one in sorted(found, key=lambda one: one.type or ""))

    return Officials(
        referee.name or "",
        country(referee.nationality or ""),
        of("ASSISTANT_REFEREE"),
        next(iter(of("FOURTH_OFFICIAL")), None),
        of("VIDEO_ASSISTANT_REFEREE"),
    )
