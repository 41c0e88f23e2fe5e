"""Posts that quiet hours hold back in a channel, when those hours become others."""

from datetime import datetime

from sqlalchemy import ColumnElement, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.outbox import PENDING
from storage.tables import deliveries


async def look_again(conn: AsyncConnection, channel_id: int, now: datetime) -> None:
    """Lets what is held leave, unless it is still quiet: that is asked anew when it is claimed."""
    await conn.execute(update(deliveries).where(_held(channel_id, now)).values(not_before=now))


async def count(conn: AsyncConnection, channel_id: int, now: datetime) -> int:
    """How many posts are held in a channel just now."""
    return int(await conn.scalar(select(func.count()).where(_held(channel_id, now))) or 0)


def _held(channel_id: int, now: datetime) -> ColumnElement[bool]:
    """What failed and is tried again later has a reason."""
    return (
        (deliveries.c.channel == channel_id)
        & (deliveries.c.state == PENDING)
        & (deliveries.c.not_before > now)
        & deliveries.c.reason.is_(None)
    )
