"""Posts that moderators send ahead of their time: a delivery in one channel, before its occasion is due."""

from collections.abc import Collection
from datetime import datetime, timedelta

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.chat import Channel
from bot.knowledge.occasion import Occasion
from storage import occasions
from storage.database import insert_into
from storage.occasions import TOLD
from storage.outbox import PENDING, SKIPPED
from storage.tables import deliveries
from storage.tables import occasions as kept_occasions

BEFORE = timedelta(seconds=1)


async def send(
    conn: AsyncConnection, channel_id: int, channel: Channel, occasion: Occasion, now: datetime
) -> bool:
    """Lets an occasion leave for one channel at once; False where it was posted there, or is on its way.

    It is the delivery that its time would have brought, so when the occasion is expanded nothing is doubled.
    """
    number = await _number(conn, occasion)
    row = {
        "occasion": number,
        "channel": channel_id,
        "platform": channel.platform,
        "state": PENDING,
        "priority": int(occasion.priority),
        "due_at": now,
        "not_before": now,
        "wanted": occasion.revision,
    }
    statement = insert_into(conn, deliveries).values(row)
    made = await conn.execute(statement.on_conflict_do_nothing(index_elements=["occasion", "channel"]))
    if made.rowcount > 0:
        return True
    waiting = await conn.execute(
        update(deliveries)
        .where(deliveries.c.occasion == number, deliveries.c.channel == channel_id)
        .where(deliveries.c.state.in_((PENDING, SKIPPED)))
        .values(state=PENDING, due_at=now, not_before=now, reason=None)
    )
    return waiting.rowcount > 0


async def send_notice(
    conn: AsyncConnection, channel_id: int, channel: Channel, notice: Occasion, now: datetime
) -> None:
    """Lets something leave that is for this channel alone, and about no match; in quiet hours, too, since
    somebody is waiting for it."""
    notice = notice._replace(due_at=now - BEFORE)  # a delivery with a time of its own is one by hand
    await occasions.arm(conn, [notice])
    await send(conn, channel_id, channel, notice, now)
    told = kept_occasions.c.id == await _number(conn, notice)
    await conn.execute(update(kept_occasions).where(told).values(state=TOLD))


async def among(conn: AsyncConnection, numbers: Collection[int]) -> set[int]:
    """Which of these occasions stand in some channel already."""
    wanted = select(deliveries.c.occasion).where(
        deliveries.c.occasion.in_(numbers), deliveries.c.reference.is_not(None)
    )
    return set((await conn.execute(wanted.distinct())).scalars())


async def _number(conn: AsyncConnection, occasion: Occasion) -> int:
    """The store's number of an occasion, which is armed if it is not there yet."""
    same = (
        (kept_occasions.c.community == (occasion.scope or 0))
        & (kept_occasions.c.subject == occasion.subject)
        & (kept_occasions.c.kind == occasion.kind.value)
        & (kept_occasions.c.variant == occasion.variant)
    )
    found = await conn.scalar(select(kept_occasions.c.id).where(same))
    if found is None:
        await occasions.arm(conn, [occasion])
        found = await conn.scalar(select(kept_occasions.c.id).where(same))
    return int(found or 0)
