"""A ballot in figures, for moderators."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import String, cast, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.knowledge.ballot_watch import SingleMark, Watched, rushes
from storage.ballots import Ballot
from storage.fan_tables import candidates, marks, sheets

_MINUTE = "%Y-%m-%d %H:%M"


async def watched(conn: AsyncConnection, ballot: Ballot) -> Watched:
    """Reads every sheet of the ballot: for somebody who asks, not for every press."""
    single, most = await _single_marks(conn, ballot.id)
    stand_out = rushes(await _by_minute(conn, ballot.id), ballot.opened_at)
    return Watched(await _platforms(conn, ballot.id), stand_out, single, most)


async def _platforms(conn: AsyncConnection, ballot: int) -> dict[str, int]:
    count = func.count().label("ballots")
    wanted = select(sheets.c.platform, count).where(sheets.c.ballot == ballot).group_by(sheets.c.platform)
    rows = await conn.execute(wanted.order_by(count.desc(), sheets.c.platform))
    return {row.platform: row.ballots for row in rows}


async def _by_minute(conn: AsyncConnection, ballot: int) -> dict[datetime, int]:
    """How many ballots were begun in each minute, in UTC."""
    minute: Any
    if conn.dialect.name == "sqlite":
        minute = func.substr(cast(sheets.c.given_at, String), 1, 16)
    else:
        minute = func.to_char(func.timezone("UTC", sheets.c.given_at), "YYYY-MM-DD HH24:MI")
    begun = select(minute.label("minute")).where(sheets.c.ballot == ballot).subquery()
    wanted = select(begun.c.minute, func.count()).group_by(begun.c.minute)
    rows = await conn.execute(wanted)
    return {datetime.strptime(at, _MINUTE).replace(tzinfo=UTC): ballots for at, ballots in rows}


async def _single_marks(conn: AsyncConnection, ballot: int) -> tuple[int, SingleMark | None]:
    """How many ballots have one mark only, and which mark most of them give."""
    only = (
        select(func.min(marks.c.number).label("number"), func.min(marks.c.half_steps).label("half_steps"))
        .where(marks.c.ballot == ballot)
        .group_by(marks.c.fan)
        .having(func.count() == 1)
        .subquery()
    )
    count = func.count()
    wanted = (
        select(candidates.c.player, only.c.half_steps, count)
        .join(candidates, (candidates.c.ballot == ballot) & (candidates.c.number == only.c.number))
        .group_by(candidates.c.player, only.c.half_steps)
        .order_by(count.desc(), candidates.c.player, only.c.half_steps)
    )
    rows = (await conn.execute(wanted)).all()
    most = SingleMark(*rows[0]) if rows else None
    return sum(ballots for _player, _steps, ballots in rows), most
