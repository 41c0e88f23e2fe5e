"""Matches that a channel wants to hear no more of."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, delete, exists, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.knowledge.match import MatchKey
from storage.database import insert_into
from storage.moderating_tables import muted

REASON = "moderators stopped this match here"
"""Why a delivery of a muted match is not sent."""


def is_muted(channel: Any, match: Any) -> ColumnElement[bool]:
    """Whether a channel has stopped a match; both are columns of the query that asks, or values."""
    return exists(select(muted.c.channel).where(muted.c.channel == channel, muted.c.match == match))


async def mute(conn: AsyncConnection, channel: int, match: MatchKey, now: datetime) -> bool:
    """Says no more about a match in a channel; gives whether that is new."""
    row = insert_into(conn, muted).values(channel=channel, match=match, at=now)
    return (await conn.execute(row.on_conflict_do_nothing())).rowcount > 0


async def unmute(conn: AsyncConnection, channel: int, match: MatchKey) -> bool:
    """Takes that back; gives whether there was anything to take back."""
    gone = await conn.execute(delete(muted).where(muted.c.channel == channel, muted.c.match == match))
    return gone.rowcount > 0


async def among(conn: AsyncConnection, channel: int, keys: Collection[MatchKey]) -> set[MatchKey]:
    """Which of these matches a channel has stopped."""
    wanted = select(muted.c.match).where(muted.c.channel == channel, muted.c.match.in_(keys))
    return {MatchKey(key) for key in (await conn.execute(wanted)).scalars()}


async def join(conn: AsyncConnection, kept: MatchKey, gone: MatchKey) -> None:
    """Two matches turn out to be one: who stopped the one has stopped it."""
    rows = (await conn.execute(select(muted.c.channel, muted.c.at).where(muted.c.match == gone))).all()
    for channel, at in rows:
        await mute(conn, channel, kept, at)
    await conn.execute(delete(muted).where(muted.c.match == gone))
