"""The tables that the results in the store make, and of which seasons there are any."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.knowledge.claims import KickoffOf, ResultOf, Scope, Source, StatusOf
from bot.knowledge.dossier import Dossier, Played
from bot.knowledge.league_table import counted, league_tables
from bot.knowledge.match import CompetitionKey, Match, MatchKey, Status, TeamKey
from bot.knowledge.resolve import resolve
from bot.knowledge.standings import Standings
from storage import catalogue, claims
from storage.tables import matches, standings

_TOLD = (ResultOf.__name__, StatusOf.__name__, KickoffOf.__name__)
_AT_ONCE = 500
"""Matches in one query; a database takes only so many parameters."""


class Season(NamedTuple):
    competition: CompetitionKey
    season: str


class WorkedOut(NamedTuple):
    """Tables made of results; nobody's where the results make none. `until` is the day of the last result."""

    tables: tuple[Standings, ...]
    sources: tuple[Source, ...]
    until: date | None


async def seasons(conn: AsyncConnection, competition: CompetitionKey, limit: int = 2) -> list[Season]:
    """The newest seasons of a competition of which there is a table or a result."""
    finished = select(matches.c.season).where(
        matches.c.competition == competition, matches.c.status == Status.FINISHED.value
    )
    told = select(standings.c.season).where(standings.c.competition == competition)
    both = finished.union(told).subquery()
    wanted = select(both.c.season).order_by(both.c.season.desc()).limit(limit)
    return [Season(competition, season) for season in (await conn.execute(wanted)).scalars()]


async def of_teams(conn: AsyncConnection, teams: Sequence[TeamKey]) -> list[CompetitionKey]:
    """The competitions in which these teams play: of the newest season first, and of those the one with the
    most matches first, which is the league."""
    wanted = (
        select(matches.c.competition)
        .where(matches.c.home.in_(teams) | matches.c.away.in_(teams))
        .group_by(matches.c.competition, matches.c.season)
        .order_by(matches.c.season.desc(), func.count().desc(), matches.c.competition)
    )
    found = (await conn.execute(wanted)).scalars()
    return list(dict.fromkeys(CompetitionKey(key) for key in found))


async def with_tables(conn: AsyncConnection, limit: int) -> list[CompetitionKey]:
    """Competitions of which a provider told a table, the latest told first."""
    wanted = (
        select(standings.c.competition)
        .group_by(standings.c.competition)
        .order_by(func.max(standings.c.said_at).desc(), standings.c.competition)
        .limit(limit)
    )
    return [CompetitionKey(key) for key in (await conn.execute(wanted)).scalars()]


async def worked_out(conn: AsyncConnection, season: Season, scope: Scope) -> WorkedOut:
    """The tables that the results of a season make."""
    ended, others = await _of(conn, season, scope)
    used = counted(ended)
    return WorkedOut(
        league_tables(season.competition, season.season, ended, others),
        tuple(dict.fromkeys(one.source for one in used if one.source is not None)),
        max((one.on for one in used if one.on is not None), default=None),
    )


async def _of(conn: AsyncConnection, season: Season, scope: Scope) -> tuple[list[Played], list[Match]]:
    """The finished matches of a season whose result somebody told, oldest first; then all its others."""
    wanted = (
        select(matches.c.key)
        .where(matches.c.competition == season.competition, matches.c.season == season.season)
        .order_by(matches.c.day, matches.c.key)
    )
    keys = [MatchKey(key) for key in (await conn.execute(wanted)).scalars()]
    ended: list[Played] = []
    others: list[Match] = []
    for start in range(0, len(keys), _AT_ONCE):
        some = keys[start : start + _AT_ONCE]
        known = await catalogue.matches_by_key(conn, some)
        said = await claims.of_matches(conn, some, scope, _TOLD)
        for key in some:
            one = _ended(resolve(known[key], said[key], scope=scope))
            if one is not None:
                ended.append(one)
            else:
                others.append(known[key])
    return ended, others


def _ended(dossier: Dossier) -> Played | None:
    if dossier.result is None or dossier.status is not Status.FINISHED:
        return None
    day = dossier.kickoff.value.local_day if dossier.kickoff else None
    return Played(dossier.match, day, dossier.result.value, source=dossier.result.source)
