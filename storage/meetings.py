"""The matches that some teams play around a day."""

from collections.abc import Collection
from datetime import date

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.knowledge.match import MatchKey, TeamKey
from storage.tables import matches

MOST = 60
"""Matches at once; two teams meet less often, and of one team's the nearest are enough."""


async def among(
    conn: AsyncConnection, home: Collection[TeamKey], away: Collection[TeamKey], first: date, last: date
) -> list[MatchKey]:
    """Matches of one of `home` against one of `away`, at whichever ground, from day to day."""
    return await _between(
        conn,
        or_(
            and_(matches.c.home.in_(home), matches.c.away.in_(away)),
            and_(matches.c.home.in_(away), matches.c.away.in_(home)),
        ),
        first,
        last,
    )


async def of_any(
    conn: AsyncConnection, teams: Collection[TeamKey], first: date, last: date
) -> list[MatchKey]:
    """Matches of any of these teams from day to day."""
    return await _between(conn, matches.c.home.in_(teams) | matches.c.away.in_(teams), first, last)


async def _between(
    conn: AsyncConnection, chosen: ColumnElement[bool], first: date, last: date
) -> list[MatchKey]:
    wanted = (
        select(matches.c.key)
        .where(chosen, matches.c.day >= first.isoformat(), matches.c.day <= last.isoformat())
        .order_by(matches.c.day, matches.c.key)
        .limit(MOST)
    )
    return [MatchKey(key) for key in (await conn.execute(wanted)).scalars()]
