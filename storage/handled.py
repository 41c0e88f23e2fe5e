"""Requests that a platform may hand over twice: each is dealt with once."""

from datetime import datetime

from sqlalchemy import delete
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.database import insert_into
from storage.tables import handled


async def first_time(conn: AsyncConnection, platform: str, request: str, now: datetime) -> bool:
    """Notes a request in the transaction of its effect; False where it was noted before."""
    statement = insert_into(conn, handled).values(platform=platform, request=request, at=now)
    noted = await conn.execute(statement.on_conflict_do_nothing())
    return noted.rowcount == 1


async def forget(conn: AsyncConnection, before: datetime) -> None:
    """What was noted so long ago that no platform hands it over again."""
    await conn.execute(delete(handled).where(handled.c.at < before))
