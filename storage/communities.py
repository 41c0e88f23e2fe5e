"""Servers and chats that the bot came into, left, and forgets some time after."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import delete, exists, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.outbox import FAILED
from storage.tables import channels, claims, communities, deliveries, occasions

REMOVED = "the bot was removed"
MOST = 500
"""Communities that are listed on one page."""


class Community(NamedTuple):
    """A server or a chat: the store's number, its platform and address there, and its name."""

    id: int
    platform: str
    address: str
    name: str


async def left(conn: AsyncConnection, platform: str, address: str, now: datetime, why: str = REMOVED) -> None:
    """The bot is not heard there any more: its channels are paused, and what is kept of it is kept for a
    while."""
    await _leave(conn, await _ids(conn, platform, [address]), now, why)


async def back(conn: AsyncConnection, platform: str, address: str) -> None:
    """The bot is there again: nothing is forgotten, and its channels go on, also those in which a delivery
    was the first to find out that it was gone."""
    ids = await _ids(conn, platform, [address])
    gone = select(communities.c.left_at).where(communities.c.id == channels.c.community).scalar_subquery()
    found_out = exists().where(
        deliveries.c.channel == channels.c.id,
        deliveries.c.state == FAILED,
        deliveries.c.reason == channels.c.paused_reason,
    )
    await conn.execute(
        update(channels)
        .where(channels.c.community.in_(ids), or_(channels.c.paused_at == gone, found_out))
        .values(paused_at=None, paused_reason=None)
    )
    await conn.execute(update(communities).where(communities.c.id.in_(ids)).values(left_at=None))


async def only(
    conn: AsyncConnection,
    platform: str,
    present: Sequence[str],
    now: datetime,
    ours: Callable[[str], bool] = lambda _: True,
) -> int:
    """All that the bot is in, told anew: whoever is not among them was left. Gives how many that were. Of
    those that are not `ours` nothing is told."""
    known = await conn.execute(
        select(communities.c.address).where(
            communities.c.platform == platform, communities.c.left_at.is_(None)
        )
    )
    absent = sorted(one for one in set(known.scalars()) - set(present) if ours(one))
    await _leave(conn, await _ids(conn, platform, absent), now)
    return len(absent)


async def moved(conn: AsyncConnection, platform: str, old: str, new: str, now: datetime) -> None:
    """A community has another address from now on, and so have its channels: "old" and "old/topic". The bot
    is there, whatever was told of the old address before.

    Somebody may have told of the new address before. As long as nothing was set up there it gives way; else
    the old one is left for good.
    """
    if not await _ids(conn, platform, [old]):
        return
    for there in await _ids(conn, platform, [new]):
        if await _in_use(conn, there):
            await left(conn, platform, old, now)
            return
        await conn.execute(delete(communities).where(communities.c.id == there))
    await conn.execute(
        update(communities)
        .where(communities.c.platform == platform, communities.c.address == old)
        .values(address=new)
    )
    await back(conn, platform, new)
    of_it = or_(channels.c.address == old, channels.c.address.startswith(f"{old}/", autoescape=True))
    await conn.execute(
        update(channels)
        .where(channels.c.platform == platform, of_it)
        .values(address=new + func.substr(channels.c.address, len(old) + 1))
    )


async def remove(conn: AsyncConnection, community: int) -> None:
    """Removes all that is kept of a community."""
    of_it = select(channels.c.id).where(channels.c.community == community)
    own = select(occasions.c.id).where(occasions.c.community == community)
    await conn.execute(
        delete(deliveries).where(deliveries.c.channel.in_(of_it) | deliveries.c.occasion.in_(own))
    )
    await conn.execute(delete(occasions).where(occasions.c.community == community))
    await conn.execute(delete(channels).where(channels.c.community == community))
    await conn.execute(delete(claims).where(claims.c.community == community))
    await conn.execute(delete(communities).where(communities.c.id == community))


async def address(conn: AsyncConnection, community: int) -> str | None:
    """The platform's address of a community, by the store's number."""
    found: str | None = await conn.scalar(select(communities.c.address).where(communities.c.id == community))
    return found


async def name(conn: AsyncConnection, community: int) -> str | None:
    """What a community is called, by the store's number."""
    found: str | None = await conn.scalar(select(communities.c.name).where(communities.c.id == community))
    return found


async def present(conn: AsyncConnection, numbers: Sequence[int] | None) -> list[Community]:
    """Those of these that the bot is in, by name; of all of them where `numbers` is None, at most MOST."""
    wanted = select(communities).where(communities.c.left_at.is_(None)).order_by(communities.c.name)
    if numbers is not None:
        wanted = wanted.where(communities.c.id.in_(numbers))
    rows = (await conn.execute(wanted.limit(MOST))).mappings()
    return [Community(row["id"], row["platform"], row["address"], row["name"]) for row in rows]


async def _in_use(conn: AsyncConnection, community: int) -> bool:
    """Whether anything hangs on it."""
    channel = await conn.scalar(select(channels.c.id).where(channels.c.community == community).limit(1))
    claim = await conn.scalar(select(claims.c.id).where(claims.c.community == community).limit(1))
    return channel is not None or claim is not None


async def _ids(conn: AsyncConnection, platform: str, addresses: Sequence[str]) -> list[int]:
    found = await conn.execute(
        select(communities.c.id).where(
            communities.c.platform == platform, communities.c.address.in_(addresses)
        )
    )
    return list(found.scalars())


async def _leave(conn: AsyncConnection, ids: Sequence[int], now: datetime, why: str = REMOVED) -> None:
    await conn.execute(
        update(communities)
        .where(communities.c.id.in_(ids), communities.c.left_at.is_(None))
        .values(left_at=now)
    )
    await conn.execute(
        update(channels)
        .where(channels.c.community.in_(ids), channels.c.paused_at.is_(None))
        .values(paused_at=now, paused_reason=why)
    )
