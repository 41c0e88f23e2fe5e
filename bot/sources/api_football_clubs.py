"""Tables, squads and teams of API-Football."""

from collections.abc import Iterable

from bot.knowledge.standings import Row, Standings
from bot.sources.api_football_answer import Gathered
from bot.sources.api_football_fixtures import competition_of, country_of, season_of
from bot.sources.api_football_payload import (
    Member,
    Person,
    RankPart,
    SquadPart,
    StandingsPart,
    TablesPart,
    TeamInfoPart,
)
from bot.sources.countries import country
from bot.sources.json_payload import items, valid


def tables(told: Iterable[object], found: Gathered) -> None:
    """A league's table, or one a group: "Group A", "Eastern Conference". A wrong row leaves its table out."""
    for raw in told:
        part = valid(StandingsPart, raw, "a table", found.problems)
        if part is None:
            continue
        competition = competition_of(part.league)
        found.competitions[competition.key] = competition
        several = len(part.league.standings) > 1
        for ranks in part.league.standings:
            table = _table(items(ranks), part.league, several, found)
            if table is not None:
                found.tables.append(table)


def squads(told: Iterable[object], found: Gathered) -> None:
    for raw in told:
        part = valid(SquadPart, raw, "a squad", found.problems)
        if part is None:
            continue
        team = found.team(part.team).key
        for each in part.players:
            member = valid(Member, each, f"a player of {part.team.name}", found.problems)
            if member is not None:
                found.member(team, Person(id=member.id, name=member.name))


def teams(told: Iterable[object], found: Gathered) -> None:
    for raw in told:
        part = valid(TeamInfoPart, raw, "a team", found.problems)
        if part is not None:
            of = country(part.team.country or "") if part.team.national is False else None
            found.team(part.team, of)


def _table(ranks: Iterable[object], league: TablesPart, several: bool, found: Gathered) -> Standings | None:
    parts = [valid(RankPart, raw, f"the table of {league.name}", found.problems) for raw in ranks]
    whole = [part for part in parts if part is not None]
    if not whole or len(whole) < len(parts):
        return None
    group = whole[0].group if several else None
    of = country_of(league.id)
    rows = tuple(_row(part, of, found) for part in whole)
    return Standings(competition_of(league).key, season_of(league), rows, group)


def _row(part: RankPart, of: str | None, found: Gathered) -> Row:
    counted = part.all
    return Row(
        part.rank,
        found.team(part.team, of).key,
        counted.played,
        counted.win,
        counted.draw,
        counted.lose,
        counted.goals.scored,
        counted.goals.against,
        part.points,
    )
