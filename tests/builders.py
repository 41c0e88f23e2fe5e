"""Football for tests: teams, matches, claims and the dossiers they make."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

from bot.knowledge.claims import (
    Claim,
    EventOf,
    KickoffOf,
    LineupOf,
    ResultOf,
    Source,
    SourceKind,
    StatusOf,
    StatusValue,
    Value,
)
from bot.knowledge.dossier import Context, Dossier, Played
from bot.knowledge.match import (
    Competition,
    CompetitionKey,
    Kickoff,
    Leg,
    Match,
    MatchKey,
    Result,
    Score,
    Status,
    Team,
    TeamKey,
    TieKey,
)
from bot.knowledge.resolve import resolve
from bot.knowledge.team_news import Lineup
from bot.knowledge.tie import Tie, TieRules
from bot.knowledge.timeline import Event, EventKind, Minute

DAY = date(2024, 4, 18)
GAZETTE = Source("gazette", "The Gazette", SourceKind.PRESS)
LEAGUE = Source("league", "League Office", SourceKind.PROVIDER)


def at(clock: str, day: date = DAY) -> datetime:
    """An instant in UTC: at("20:00") on the day of the match."""
    return datetime.combine(day, datetime.strptime(clock, "%H:%M").time(), UTC)  # noqa: DTZ007


def minutes(count: int) -> timedelta:
    return timedelta(minutes=count)


def a_team(name: str, colour: str | None = None) -> Team:
    return Team(TeamKey(name.casefold().replace(" ", "-")), name, colour=colour)


def liverpool() -> Team:
    return a_team("Liverpool", "#c8102e")


def atalanta() -> Team:
    return a_team("Atalanta", "#1e71b8")


def a_match(home: Team | None = None, away: Team | None = None, leg: int | None = None) -> Match:
    return Match(
        MatchKey("the-match"),
        Competition(CompetitionKey("uefa-europa-league"), "UEFA Europa League"),
        "2023-24",
        home or atalanta(),
        away or liverpool(),
        stage="Quarter-finals" if leg else None,
        leg=Leg(TieKey("the-tie"), leg) if leg else None,
    )


def a_tie(away_goals: bool = False, extra_time: bool = True) -> Tie:
    """Liverpool at home first, Atalanta second."""
    return Tie(TieKey("the-tie"), liverpool(), atalanta(), TieRules(away_goals, extra_time), "Marseille")


def played(
    home: Team,
    away: Team,
    score: Sequence[int],
    on: date | None = None,
    lineups: Mapping[str, Sequence[str]] | None = None,
) -> Played:
    """Another match, finished; line-ups by team key."""
    known = {TeamKey(team): Lineup(tuple(starters)) for team, starters in (lineups or {}).items()}
    return Played(a_match(home, away), on, Result(Score(*score)), known, source=GAZETTE)


def after_first_leg(score: Sequence[int], tie: Tie | None = None) -> Context:
    """The context of a second leg: Liverpool's goals at home first."""
    first = Played(a_match(liverpool(), atalanta(), leg=1), date(2024, 4, 11), Result(Score(*score)))
    return Context(tie=tie or a_tie(), first_leg=first)


def an_event(
    kind: EventKind, minute: int, team: Team | None = None, player: str | None = None, **more: Any
) -> Event:
    added = more.pop("added", 0)
    return Event(kind, Minute(minute, added), team.key if team else None, player, **more)


def a_goal(minute: int, team: Team, player: str | None = None, **more: Any) -> Event:
    return an_event(EventKind.GOAL, minute, team, player, **more)


def says(about: Any, value: Value, source: Source = GAZETTE, said_at: datetime | None = None) -> Claim:
    return Claim(about, value, source, said_at or at("08:00"))


def a_dossier(
    match: Match | None = None,
    *more: Claim,
    kickoff: datetime | None = None,
    status: Status | None = None,
    events: Iterable[Event] = (),
    result: Result | None = None,
    lineups: Iterable[tuple[Team, Lineup]] = (),
    context: Context | None = None,
) -> Dossier:
    """A dossier resolved from claims of the Gazette; the events are "gazette:1", "gazette:2" and so on."""
    match = match or a_match()
    claims = list(more)
    if kickoff is not None:
        claims.append(says(KickoffOf(match.key), Kickoff(kickoff, zone="Europe/Rome"), LEAGUE))
    if status is not None:
        claims.append(says(StatusOf(match.key), StatusValue(status)))
    for number, event in enumerate(events, start=1):
        claims.append(says(EventOf(match.key, f"gazette:{number}"), event))
    if result is not None:
        claims.append(says(ResultOf(match.key), result))
    claims += [says(LineupOf(match.key, team.key, True), lineup) for team, lineup in lineups]
    return resolve(match, claims, context=context)
