"""Who may touch fans at the same time, where several processes share a store.

Votes of different fans go on side by side. Making one fan of two, parting them, forgetting one, or making one
candidate of two waits for all of them, and holds them up for that moment. SQLite has one writer anyway.

Always taken before a row of `ballots` is locked, so that nobody waits for each other.
"""

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

_FANS = 0x6D61746368646179  # "matchday": what else takes an advisory lock takes another number


async def side_by_side(conn: AsyncConnection) -> None:
    """Fans stay who they are until this transaction ends."""
    if conn.dialect.name == "postgresql":
        await conn.execute(select(func.pg_advisory_xact_lock_shared(_FANS)))


async def alone(conn: AsyncConnection) -> None:
    """Nobody else touches a fan or a ballot until this transaction ends. Take it before anything else."""
    if conn.dialect.name == "postgresql":
        await conn.execute(select(func.pg_advisory_xact_lock(_FANS)))
