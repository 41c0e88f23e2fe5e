"""Waking the other processes on one store: LISTEN and NOTIFY of PostgreSQL.

A word may be lost where a connection breaks, so everything that is woken looks by itself now and then, and is
told after each new connection that it may have missed something. On SQLite there is one process, and nobody
to tell.
"""

import asyncio
from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any

import structlog
from sqlalchemy import func, select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.database import Database

log = structlog.get_logger()

AGAIN = 1.0
"""Seconds until the next try to connect."""
PROOF = 5.0
"""Seconds between two looks whether the connection lives."""
PATIENCE = 2.0
"""Seconds in which the server has to answer."""


class Topic(StrEnum):
    """What is told about; as PostgreSQL's channels are called."""

    CHANGES = "matchday_changes"
    """Facts or rules have changed: plans are out of date."""
    ROOMS = "matchday_rooms"
    """Something was said in a room of the web; the word is the message's id."""


async def tell(conn: AsyncConnection, topic: Topic, word: str = "") -> None:
    """Tells every process that listens, once this transaction is committed."""
    if conn.dialect.name == "postgresql":
        await conn.execute(select(func.pg_notify(topic.value, word)))


async def listen(
    database: Database, heard: Mapping[Topic, Callable[[str], None]], missed: Callable[[], None]
) -> None:
    """Hears what other processes tell, and this one, until it is cancelled. `missed` is called after each
    new connection. Comes back at once on SQLite."""
    if database.engine.dialect.name == "sqlite":
        return
    while True:
        try:
            await _listen(database, heard, missed)
        except (DBAPIError, OSError, TimeoutError) as error:
            log.warning("notifications_interrupted", error=type(error).__name__)
            await asyncio.sleep(AGAIN)


async def _listen(
    database: Database, heard: Mapping[Topic, Callable[[str], None]], missed: Callable[[], None]
) -> None:
    """Raises what tells that the connection is gone."""
    async with asyncio.timeout(PATIENCE):
        conn = await database.engine.connect()
    try:
        await conn.execution_options(isolation_level="AUTOCOMMIT")
        driver: Any = (await conn.get_raw_connection()).driver_connection

        def on_word(_: object, __: int, channel: str, word: str) -> None:
            heard[Topic(channel)](word)

        async with asyncio.timeout(PATIENCE):
            for topic in heard:
                await driver.add_listener(topic.value, on_word)
        missed()
        while True:
            await asyncio.sleep(PROOF)
            async with asyncio.timeout(PATIENCE):
                await conn.scalar(select(1))
    finally:
        await conn.invalidate()  # it listens, and so must not go back to the pool
        await conn.close()
