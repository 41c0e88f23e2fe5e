"""Feeds that bring articles: whose they are, where their reading stands, and what was read of them."""

import hashlib
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import ColumnElement, RowMapping, delete, exists, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.knowledge.claims import Scope
from storage.database import insert_into
from storage.tables import channels, communities, feed_items, feeds, follows

MOST = 20
"""Feeds of one community."""
OFTEN = timedelta(days=7)
"""How often it is noted that a feed holds an item still."""


class Feed(NamedTuple):
    """A feed in the store. `community` None: it is read for everyone. `etag`, `modified`, `next_at`,
    `failures` and `problem` are where its reading stands."""

    id: int
    community: Scope
    url: str
    name: str
    trusted: bool
    removed: bool
    etag: str | None
    modified: str | None
    next_at: datetime
    failures: int
    problem: str | None


async def add(conn: AsyncConnection, url: str, community: Scope, now: datetime) -> Feed | None:
    """A feed to be read from now on; one that was removed comes back. None if there are too many already."""
    before = await _by_url(conn, url, community)
    if before is not None and not before.removed:
        return before
    if community is not None and len(await of(conn, community)) >= MOST:
        return None
    if before is not None:
        await conn.execute(
            update(feeds)
            .where(feeds.c.id == before.id)
            .values(removed_at=None, next_at=now, failures=0, problem=None)
        )
    else:
        made = insert_into(conn, feeds).values(community=community, url=url, added_at=now, next_at=now)
        await conn.execute(made.on_conflict_do_nothing())
    return await _by_url(conn, url, community)


async def of(conn: AsyncConnection, community: Scope) -> list[Feed]:
    """The feeds of a community, oldest first; those for everyone where it is None."""
    wanted = select(feeds).where(_whose(community), feeds.c.removed_at.is_(None)).order_by(feeds.c.id)
    return [_feed(row) for row in (await conn.execute(wanted)).mappings()]


async def one(conn: AsyncConnection, number: int, community: Scope) -> Feed | None:
    """A feed of a community, removed or not."""
    found = await conn.execute(select(feeds).where(feeds.c.id == number, _whose(community)))
    row = found.mappings().first()
    return _feed(row) if row is not None else None


async def remove(conn: AsyncConnection, number: int, community: Scope, now: datetime) -> None:
    """It is not read any more. It is not trusted either, should it come back."""
    await conn.execute(
        update(feeds)
        .where(feeds.c.id == number, _whose(community), feeds.c.removed_at.is_(None))
        .values(removed_at=now, trusted=False)
    )


async def trust(conn: AsyncConnection, number: int, community: Scope, trusted: bool) -> None:
    """Whether what is sure in its articles needs nobody's approval, from now on."""
    await conn.execute(
        update(feeds)
        .where(feeds.c.id == number, _whose(community), feeds.c.removed_at.is_(None))
        .values(trusted=trusted)
    )


async def due(conn: AsyncConnection, now: datetime, limit: int) -> list[Feed]:
    """Feeds that should be looked at, the longest due first; not those of communities that were left."""
    wanted = (
        select(feeds)
        .join(communities, communities.c.id == feeds.c.community, isouter=True)
        .where(feeds.c.removed_at.is_(None), feeds.c.next_at <= now, communities.c.left_at.is_(None))
        .order_by(feeds.c.next_at, feeds.c.id)
        .limit(limit)
    )
    return [_feed(row) for row in (await conn.execute(wanted)).mappings()]


async def looked(
    conn: AsyncConnection,
    number: int,
    next_at: datetime,
    *,
    etag: str | None = None,
    modified: str | None = None,
    failures: int = 0,
    problem: str | None = None,
    name: str | None = None,
) -> None:
    """Keeps where the reading of a feed stands after a look at it. A `name` that is not told stays."""
    told = {"name": name[:200]} if name else {}
    await conn.execute(
        update(feeds)
        .where(feeds.c.id == number)
        .values(next_at=next_at, etag=etag, modified=modified, failures=failures, problem=problem, **told)
    )


async def first_time(conn: AsyncConnection, number: int, item: str, now: datetime) -> bool:
    """Notes an item of a feed, by its id; False where it was noted before."""
    statement = insert_into(conn, feed_items).values(feed=number, item=_digest(item), at=now)
    noted = await conn.execute(statement.on_conflict_do_nothing())
    return noted.rowcount == 1


async def unseen(conn: AsyncConnection, number: int, items: Sequence[str]) -> list[str]:
    """Those of the ids that were not noted yet, in their order."""
    digests = {_digest(item): item for item in items}
    noted = await conn.scalars(
        select(feed_items.c.item).where(feed_items.c.feed == number, feed_items.c.item.in_(digests))
    )
    seen = set(noted)
    return [item for digest, item in digests.items() if digest not in seen]


async def untouched(conn: AsyncConnection, number: int) -> bool:
    """Whether no item of a feed was noted yet: what it has then is from before somebody added it."""
    found = await conn.scalar(select(func.count()).where(feed_items.c.feed == number))
    return not found


async def still_there(conn: AsyncConnection, number: int, items: Sequence[str], now: datetime) -> None:
    """The feed holds these still: what was noted of them is not forgotten."""
    digests = [_digest(item) for item in items]
    held = (feed_items.c.feed == number) & feed_items.c.item.in_(digests) & (feed_items.c.at < now - OFTEN)
    await conn.execute(update(feed_items).where(held).values(at=now))


async def forget_items(conn: AsyncConnection, before: datetime) -> None:
    """What a feed held last so long ago, where it has held others since or is not read any more: of one that
    was quiet all is news otherwise, or nothing."""
    newer = feed_items.alias()
    since = exists().where(newer.c.feed == feed_items.c.feed, newer.c.at >= before)
    removed = feed_items.c.feed.in_(select(feeds.c.id).where(feeds.c.removed_at.is_not(None)))
    await conn.execute(delete(feed_items).where(feed_items.c.at < before, since | removed))


async def followed(conn: AsyncConnection, community: int) -> frozenset[str]:
    """All that the channels of a community follow, as targets ("team:liverpool")."""
    found = await conn.execute(
        select(follows.c.target)
        .join(channels, channels.c.id == follows.c.channel)
        .where(channels.c.community == community)
    )
    return frozenset(found.scalars())


def _digest(item: str) -> str:
    return hashlib.sha256(item.encode("utf-8", "replace")).hexdigest()


async def _by_url(conn: AsyncConnection, url: str, community: Scope) -> Feed | None:
    found = await conn.execute(select(feeds).where(feeds.c.url == url, _whose(community)))
    row = found.mappings().first()
    return _feed(row) if row is not None else None


def _whose(community: Scope) -> ColumnElement[bool]:
    return feeds.c.community.is_(None) if community is None else feeds.c.community == community


def _feed(row: RowMapping) -> Feed:
    return Feed(
        id=row["id"],
        community=row["community"],
        url=row["url"],
        name=row["name"],
        trusted=row["trusted"],
        removed=row["removed_at"] is not None,
        etag=row["etag"],
        modified=row["modified"],
        next_at=row["next_at"],
        failures=row["failures"],
        problem=row["problem"],
    )
