"""Work that one process at a time may do: planning, asking a provider, fetching Telegram's updates.

On PostgreSQL an advisory lock holds it, on a connection of its own: the server gives the lock to another
process as soon as that connection ends, however it ends. On SQLite there is one process, and it holds
everything.
"""

import asyncio
from collections.abc import Awaitable, Callable
from hashlib import blake2b

import structlog
from sqlalchemy import func, select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.database import Database

log = structlog.get_logger()

LOOK = 1.0
"""Seconds between two looks: whether the lock can be had, and whether it is still held."""
PATIENCE = 2.0
"""Seconds in which the server has to answer; what does not answer may have let the lock go. All together,
somebody else goes on within five seconds."""


async def while_alone(database: Database, name: str, work: Callable[[], Awaitable[None]]) -> None:
    """Does `work` whenever no other process on this store does what has this `name`, and waits for that.

    It is cancelled as soon as the lock may be lost, and begun again once it is held again. Returns when it
    returns; raises what it raises.
    """
    if database.engine.dialect.name == "sqlite":
        await work()
        return
    while True:
        try:
            async with asyncio.timeout(PATIENCE):
                conn = await database.engine.connect()
        except (DBAPIError, OSError, TimeoutError) as error:
            log.warning("lock_unreachable", lock=name, error=type(error).__name__)
            await asyncio.sleep(LOOK)
            continue
        try:
            await conn.execution_options(isolation_level="AUTOCOMMIT")
            if await _wait_for(conn, name) and await _hold(conn, name, work):
                return
        finally:
            await conn.invalidate()  # it may hold the lock, and so must not go back to the pool
            await conn.close()


async def _wait_for(conn: AsyncConnection, name: str) -> bool:
    """Whether the lock is ours now; False where the connection is gone."""
    wanted = select(func.pg_try_advisory_lock(_number(name)))
    while True:
        try:
            async with asyncio.timeout(PATIENCE):
                held = await conn.scalar(wanted)
        except (DBAPIError, OSError, TimeoutError):
            await asyncio.sleep(LOOK)
            return False
        if held:
            log.info("lock_held", lock=name)
            return True
        await asyncio.sleep(LOOK)


async def _hold(conn: AsyncConnection, name: str, work: Callable[[], Awaitable[None]]) -> bool:
    """Whether the work came to its end; False where the lock was lost before. Raises what it raises."""
    task = asyncio.ensure_future(work())
    try:
        while not task.done():
            await asyncio.wait([task], timeout=LOOK)
            if task.done():
                break
            async with asyncio.timeout(PATIENCE):
                await conn.scalar(select(1))
    except (DBAPIError, OSError, TimeoutError) as error:
        log.warning("lock_lost", lock=name, error=type(error).__name__)
        return False
    finally:
        if not task.done():
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
    task.result()
    return True


def _number(name: str) -> int:
    """Advisory locks have numbers of 64 bits, and those of one database share them."""
    return int.from_bytes(blake2b(f"matchday {name}".encode(), digest_size=8).digest(), signed=True)
