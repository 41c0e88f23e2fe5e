"""What a worker has claimed stays its own while it lives; what a dead one left is found by the next."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta

from sqlalchemy import and_, case, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.outbox import LEASE, PENDING, SENDING, SENT, UNKNOWN, Claimed
from storage.tables import deliveries
from storage.together import PERHAPS
from storage.transitions import HAND_BACK


async def renew(conn: AsyncConnection, now: datetime, worker: str, numbers: Collection[int]) -> set[int]:
    """This worker lives, and is sending these: they stay its own. Gives those that are still; another one has
    taken over the rest. What it has claimed and is not among them, nobody is sending any more."""
    if not numbers:
        return set()
    ours = and_(deliveries.c.state == SENDING, deliveries.c.worker == worker, deliveries.c.id.in_(numbers))
    renewed = update(deliveries).where(ours).values(lease_until=now + LEASE).returning(deliveries.c.id)
    return set((await conn.execute(renewed)).scalars())


async def hand_back(conn: AsyncConnection, claimed: Sequence[Claimed], worker: str) -> None:
    """What this worker may have claimed (nobody heard whether that was committed), and has not begun to send,
    is as it was before, also where another one has found it meanwhile and knew nothing of it."""
    each = [
        {"b_id": number, "b_worker": worker, "b_perhaps": one.perhaps}
        for one in claimed
        for number in one.numbers
    ]
    if each:
        await conn.execute(HAND_BACK, each)


async def recover(
    conn: AsyncConnection,
    now: datetime,
    remembers: dict[str, timedelta],
    *,
    everything: bool,
) -> int:
    """Deals with what a worker left `sending`; gives how many outcomes nobody can know.

    An edit can be made again. A new message goes out again under its old key where the platform still
    remembers that key; elsewhere it may or may not have arrived, and is set apart as `unknown`. With
    `everything`, no other process can be working on this store; otherwise only what outlived its lease counts
    as left behind: a worker renews its own first.
    """
    left = deliveries.c.state == SENDING
    if not everything:
        left &= deliveries.c.lease_until < now
    edits = left & deliveries.c.reference.is_not(None)
    await conn.execute(update(deliveries).where(edits).values(state=SENT))
    for platform, span in remembers.items():
        if not span:
            continue
        known = left & (deliveries.c.platform == platform)
        if span < now - datetime.min.replace(tzinfo=now.tzinfo):
            # A try that began after now was timed by another clock: nobody knows how long ago that is.
            known &= deliveries.c.claimed_at.between(now - span, now)
        perhaps = case((deliveries.c.together.is_(None), deliveries.c.revision), else_=PERHAPS)
        await conn.execute(
            update(deliveries).where(known).values(state=PENDING, not_before=now, revision=perhaps)
        )
    lost = await conn.execute(
        update(deliveries)
        .where(left)
        .values(state=UNKNOWN, reason="the program stopped while this was being sent")
    )
    return lost.rowcount
