"""One match as OpenLigaDB has it, and what is claimed with it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.knowledge.claims import (
    About,
    Claim,
    CrowdOf,
    EventOf,
    KickoffOf,
    ResultOf,
    Source,
    SourceKind,
    StatusOf,
    StatusValue,
    Value,
    VenueOf,
)
from bot.knowledge.match import Crowd, Kickoff, Match, MatchKey, Result, Status, TeamKey, Venue
from bot.knowledge.timeline import Event, EventKind, Minute
from bot.sources.json_payload import add, valid
from bot.sources.openligadb_goals import Goals, goals
from bot.sources.openligadb_payload import GoalPart, MatchPart, ResultPart
from bot.sources.openligadb_results import ContradictionError, Results, final, results
from bot.sources.running_score import NOTHING

SOURCE = Source("openligadb", "OpenLigaDB", SourceKind.PROVIDER, "https://www.openligadb.de")
GERMANY = ZoneInfo("Europe/Berlin")
SETTLED = timedelta(days=6)
"""Until then everybody may edit a result, and after that only who looks after the league (documentation of
OpenLigaDB, "Berechtigungen")."""
_HALF = timedelta(minutes=45)
_LONGEST = timedelta(hours=4)
"""With extra time, a shoot-out and a long break."""
_NOT_TOLD = Goals((), None, None, whole=False)


@dataclass(frozen=True, slots=True)
class Seen:
    """What one match says. `scorers` are the provider's ids of players by team and name."""

    claims: tuple[Claim, ...]
    whole: frozenset[tuple[MatchKey, type[About]]]
    scorers: dict[tuple[TeamKey, str], str]


@dataclass(frozen=True, slots=True)
class _State:
    """How far a match is, as far as what was entered can be true. `result` only where it is over."""

    status: Status | None
    goals: Goals
    entered: Results
    result: Result | None = None


def seen(part: MatchPart, match: Match, kickoff: Kickoff, now: datetime, problems: list[str]) -> Seen:
    """What a match says of itself. It says neither that it was postponed nor that it is still to come: a date
    is edited, and that is all."""
    told: list[str] = []
    state = _state(part, match, now, told)
    for problem in dict.fromkeys(told):
        add(problems, f"match {part.match_id}: {problem}")
    at = _said_at(part, now)
    claims = [
        Claim(about, value, SOURCE, at, official=isinstance(about, ResultOf))
        for about, value in (*_facts(part, match.key, kickoff, state), *_events(part, match, state, now))
    ]
    whole: set[tuple[MatchKey, type[About]]] = {(match.key, StatusOf), (match.key, ResultOf)}
    if state.goals.whole:
        whole.add((match.key, EventOf))
    return Seen(tuple(claims), frozenset(whole), _scorers(match, state.goals))


def _facts(part: MatchPart, key: MatchKey, kickoff: Kickoff, state: _State) -> Iterator[tuple[About, Value]]:
    if kickoff.local_day is not None:
        yield KickoffOf(key), kickoff
    if state.status is not None:
        yield StatusOf(key), StatusValue(state.status)
    if state.result is not None:
        yield ResultOf(key), state.result
    if part.location is not None and (ground := part.location.location_stadium):
        yield VenueOf(key), Venue(ground, part.location.location_city or None)
    if part.number_of_viewers:
        yield CrowdOf(key), Crowd(attendance=part.number_of_viewers)


def _events(part: MatchPart, match: Match, state: _State, now: datetime) -> Iterator[tuple[About, Value]]:
    for told in state.goals.events:
        yield EventOf(match.key, f"{SOURCE.key}:goal-{told.ref}"), told.event
    for kind, minute in _phases(part, state, now):
        yield EventOf(match.key, f"{match.key}-{kind.value.replace('_', '-')}"), Event(kind, minute)


def _phases(part: MatchPart, state: _State, now: datetime) -> Iterator[tuple[EventKind, Minute]]:
    """What follows from what was entered; nobody enters a whistle. A half-time score that stands there before
    a half can be over is one that somebody began with."""
    if state.status is None:
        return
    over, begun = state.result is not None, part.match_date_time_utc
    yield EventKind.KICK_OFF, Minute(0)
    if state.entered.half_time is not None and (over or (begun is not None and now >= begun + _HALF)):
        yield EventKind.HALF_TIME, Minute(45)
    if state.result is not None and state.result.extra_time:
        yield EventKind.EXTRA_TIME, Minute(90)
    if state.goals.kicks is not None or (state.result is not None and state.result.shootout is not None):
        yield EventKind.SHOOTOUT, Minute(120)
    if over:
        yield EventKind.FULL_TIME, Minute(120 if state.result and state.result.extra_time else 90)


def _state(part: MatchPart, match: Match, now: datetime, told: list[str]) -> _State:
    """How far it is. People often set "matchIsFinished" before they enter the end result, and a result before
    its goals, so a match is over when what was entered fits together. Once settled, the result stands."""
    begun = part.match_date_time_utc
    if begun is None or begun > now:
        return _State(None, _NOT_TOLD, Results())
    finished, settled = bool(part.match_is_finished), now - begun > SETTLED
    if settled and not finished:
        return _State(None, _NOT_TOLD, Results())  # begun and forgotten, or never played
    entered = results(_results(part, told), told)
    listed = _goals(part, match, finished, entered, told)
    result = _final(entered, listed, told) if finished else None
    if settled and result is None:
        listed = _NOT_TOLD
        result = _final(entered, listed, told)
    if result is not None:
        every = listed.whole and (listed.score or NOTHING) == result.score
        return _State(Status.FINISHED, replace(listed, whole=every), entered, result)
    something = listed.events or entered != Results() or _touched(part, begun, now)
    return _State(Status.LIVE if something and not settled else None, listed, entered)


def _touched(part: MatchPart, begun: datetime, now: datetime) -> bool:
    """Whether it was edited while it must be under way: so a match is, whose only goal was taken back."""
    edited = _edited(part)
    return edited is not None and begun < edited and now < begun + _LONGEST


def _final(entered: Results, listed: Goals, told: list[str]) -> Result | None:
    try:
        return final(entered, listed.score, listed.kicks)
    except ContradictionError as problem:
        told.append(str(problem))
        return None


def _results(part: MatchPart, told: list[str]) -> list[ResultPart]:
    read = (valid(ResultPart, raw, "a result", told) for raw in part.match_results or ())
    return [one for one in read if one is not None]


def _goals(part: MatchPart, match: Match, over: bool, entered: Results, told: list[str]) -> Goals:
    read = [valid(GoalPart, raw, "a goal", told) for raw in part.goals or ()]
    known = [one for one in read if one is not None]
    before_kicks = entered.after_play if entered.shootout is not None else None
    sides = (match.home.key, match.away.key)
    listed = goals(known, sides, over, before_kicks, told)
    complete = part.goals is not None and len(known) == len(read) and listed.whole
    return replace(listed, whole=complete)


def _scorers(match: Match, listed: Goals) -> dict[tuple[TeamKey, str], str]:
    """Ids of scorers in the team they play for, which of an own goal is the other one."""
    found = {}
    for told in listed.events:
        team, player = told.event.team, told.event.player
        if told.scorer and team is not None and player is not None:
            own = told.event.kind is EventKind.OWN_GOAL
            found[match.opponent(team).key if own else team, player] = str(told.scorer)
    return found


def _said_at(part: MatchPart, now: datetime) -> datetime:
    return min(now, _edited(part) or now)


def _edited(part: MatchPart) -> datetime | None:
    """When it was edited last: German time, although nothing in the answer says so."""
    edited = part.last_update_date_time
    if edited is None or not 2000 < edited.year < 2200:
        return None
    return (edited if edited.tzinfo else edited.replace(tzinfo=GERMANY)).astimezone(UTC)
