"""Pauses that end by themselves."""

from datetime import datetime

from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.tables import channels


async def next_end(conn: AsyncConnection) -> datetime | None:
    """When the next pause ends; None where none does."""
    ends = func.min(channels.c.paused_until, type_=channels.c.paused_until.type)
    found: datetime | None = await conn.scalar(select(ends).where(channels.c.paused_until.is_not(None)))
    return found


async def end(conn: AsyncConnection, now: datetime) -> int:
    """Goes on in channels whose pause is over; gives how many those were."""
    over = await conn.execute(
        update(channels)
        .where(channels.c.paused_until <= now)
        .values(paused_at=None, paused_reason=None, paused_until=None)
    )
    return over.rowcount
