"""Posts that nobody came to send while they were of use: those of a platform that is not run any more."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import let_go, wanted
from storage.database import Database
from storage.outbox import PENDING
from storage.tables import deliveries, occasions
from storage.transitions import SKIP
from storage.wanted import Looked

GRACE = timedelta(hours=1)
"""By then a sender of the platform has let them go itself, where there is one."""
CHUNK = 100
"""Posts that one transaction lets go: each is looked at, and told in the log."""


async def expire(database: Database, now: datetime) -> int:
    """Lets go what waits past its use, for the reasons and in the words of a sender; gives how many posts.

    What quiet hours hold back is of use for longer, and waits on.
    """
    late = (
        select(deliveries.c.occasion)
        .join(occasions, occasions.c.id == deliveries.c.occasion)
        .where(deliveries.c.state == PENDING, deliveries.c.not_before < now - GRACE)
        .where(occasions.c.expires_at < now - GRACE)
        .distinct()
    )
    async with database.read() as conn:
        concerned = sorted((await conn.execute(late)).scalars())
    return sum([await _expire(database, occasion, now) for occasion in concerned])


async def _expire(database: Database, occasion: int, now: datetime) -> int:
    """Of one occasion, in chunks."""
    total = last = 0
    while True:
        async with database.read() as conn:
            some = await _waiting(conn, occasion, last, now)
        if not some:
            return total
        last = some[-1]
        async with database.write() as conn:
            total += await _let_go(conn, some, now)


async def _waiting(conn: AsyncConnection, occasion: int, after: int, now: datetime) -> Sequence[int]:
    here = (deliveries.c.occasion == occasion) & (deliveries.c.id > after)
    waits = (deliveries.c.state == PENDING) & (deliveries.c.not_before < now - GRACE)
    chosen = select(deliveries.c.id).where(here, waits).order_by(deliveries.c.id).limit(CHUNK)
    return (await conn.execute(chosen)).scalars().all()


async def _let_go(conn: AsyncConnection, numbers: Sequence[int], now: datetime) -> int:
    still = deliveries.c.id.in_(numbers) & (deliveries.c.state == PENDING)
    rows = (await conn.execute(wanted.along(still, conn.dialect.name))).mappings().all()
    looked = Looked([], [], [])
    await wanted.look_at(conn, rows, now, looked)
    if looked.skipped:
        skipped = [{"b_id": row["delivery"], "b_reason": reason} for row, reason in looked.skipped]
        await conn.execute(SKIP, skipped)
        let_go.tell(looked.skipped)
    return len(looked.skipped)
