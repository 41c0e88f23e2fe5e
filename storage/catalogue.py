"""Teams, players, competitions, ties and matches: who and what claims are about."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import RowMapping, Select, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.knowledge.match import (
    Competition,
    CompetitionKey,
    Leg,
    Match,
    MatchKey,
    Player,
    Team,
    TeamKey,
    TieKey,
)
from bot.knowledge.tie import Tie, TieRules
from storage.database import insert_into
from storage.tables import competitions, matches, players, teams, ties

_OF_A_TEAM = ("key", "name", "aliases", "colour", "country")


async def keep(
    conn: AsyncConnection,
    *,
    teams_: Iterable[Team] = (),
    players_: Iterable[Player] = (),
    competitions_: Iterable[Competition] = (),
    ties_: Iterable[Tie] = (),
    matches_: Iterable[Match] = (),
) -> None:
    """Adds what is new and brings what is known up to date."""
    await _upsert(conn, teams, [_team_row(team) for team in teams_])
    await _upsert(
        conn, players, [{"team": p.team, "name": p.name, "aliases": list(p.aliases)} for p in players_]
    )
    await _upsert(
        conn,
        competitions,
        [{"key": c.key, "name": c.name, "aliases": list(c.aliases)} for c in competitions_],
    )
    await _upsert(conn, ties, [_tie_row(tie) for tie in ties_])
    await _upsert(conn, matches, [_match_row(match) for match in matches_])


async def all_teams(conn: AsyncConnection) -> list[Team]:
    rows = (await conn.execute(select(teams).order_by(teams.c.name))).mappings()
    return [_team(row) for row in rows]


async def all_competitions(conn: AsyncConnection) -> list[Competition]:
    rows = (await conn.execute(select(competitions).order_by(competitions.c.name))).mappings()
    return [Competition(CompetitionKey(r["key"]), r["name"], tuple(r["aliases"])) for r in rows]


async def squad(conn: AsyncConnection, *of: TeamKey) -> list[Player]:
    """The players of these teams, by name; of every team where none is given."""
    wanted = select(players).order_by(players.c.name)
    if of:
        wanted = wanted.where(players.c.team.in_(of))
    rows = (await conn.execute(wanted)).mappings()
    return [Player(r["name"], TeamKey(r["team"]), tuple(r["aliases"])) for r in rows]


async def tie(conn: AsyncConnection, key: TieKey) -> Tie | None:
    both = select(ties, *(teams.c[name].label(f"team_{name}") for name in _OF_A_TEAM))
    found = both.join(teams, teams.c.key.in_((ties.c.first_home, ties.c.first_away))).where(ties.c.key == key)
    rows = (await conn.execute(found)).mappings().all()
    if not rows:
        return None
    row, by_key = rows[0], {r["team_key"]: _team(r, "team_") for r in rows}
    return Tie(
        TieKey(row["key"]),
        by_key[row["first_home"]],
        by_key[row["first_away"]],
        TieRules(row["away_goals"], row["extra_time"]),
        row["winner_meets"],
    )


async def find_matches(conn: AsyncConnection, chosen: Select[Any]) -> list[Match]:
    """The matches whose keys a query chooses, in its order."""
    keys = [MatchKey(key) for key in (await conn.execute(chosen)).scalars()]
    by_key = await matches_by_key(conn, keys)
    return [by_key[key] for key in keys]


async def matches_by_key(conn: AsyncConnection, keys: Sequence[MatchKey]) -> dict[MatchKey, Match]:
    """Matches with these keys; the ones that do not exist are left out."""
    home, away = teams.alias("home_team"), teams.alias("away_team")
    wanted = (
        select(
            matches,
            competitions.c.name.label("competition_name"),
            competitions.c.aliases.label("competition_aliases"),
            *(home.c[name].label(f"home_{name}") for name in _OF_A_TEAM),
            *(away.c[name].label(f"away_{name}") for name in _OF_A_TEAM),
        )
        .join(competitions, competitions.c.key == matches.c.competition)
        .join(home, home.c.key == matches.c.home)
        .join(away, away.c.key == matches.c.away)
        .where(matches.c.key.in_(keys))
    )
    rows = (await conn.execute(wanted)).mappings()
    return {MatchKey(row["key"]): _match(row) for row in rows}


def _match(row: RowMapping) -> Match:
    return Match(
        key=MatchKey(row["key"]),
        competition=Competition(
            CompetitionKey(row["competition"]), row["competition_name"], tuple(row["competition_aliases"])
        ),
        season=row["season"],
        home=_team(row, "home_"),
        away=_team(row, "away_"),
        stage=row["stage"],
        leg=Leg(TieKey(row["tie"]), row["leg"]) if row["tie"] else None,
    )


def _team(row: RowMapping, side: str = "") -> Team:
    return Team(
        TeamKey(row[f"{side}key"]),
        row[f"{side}name"],
        tuple(row[f"{side}aliases"]),
        row[f"{side}colour"],
        row[f"{side}country"],
    )


def _team_row(team: Team) -> dict[str, Any]:
    return {
        "key": team.key,
        "name": team.name,
        "aliases": list(team.aliases),
        "colour": team.colour,
        "country": team.country,
    }


def _tie_row(tie: Tie) -> dict[str, Any]:
    return {
        "key": tie.key,
        "first_home": tie.first_home.key,
        "first_away": tie.first_away.key,
        "away_goals": tie.rules.away_goals,
        "extra_time": tie.rules.extra_time,
        "winner_meets": tie.winner_meets,
    }


def _match_row(match: Match) -> dict[str, Any]:
    return {
        "key": match.key,
        "competition": match.competition.key,
        "season": match.season,
        "stage": match.stage,
        "home": match.home.key,
        "away": match.away.key,
        "tie": match.leg.tie if match.leg else None,
        "leg": match.leg.number if match.leg else None,
    }


async def _upsert(conn: AsyncConnection, table: Any, rows: list[dict[str, Any]]) -> None:
    if not rows:
        return
    statement = insert_into(conn, table)
    keys = [column.name for column in table.primary_key]
    news = {name: statement.excluded[name] for name in rows[0] if name not in keys}
    await conn.execute(statement.on_conflict_do_update(index_elements=keys, set_=news), rows)
