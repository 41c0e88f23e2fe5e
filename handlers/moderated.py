"""What every command for moderators shares: which channel it is about, and that each change is noted."""

from sqlalchemy.ext.asyncio import AsyncConnection

from handlers.asked import Asked
from storage import audit, channels, communities
from storage.audit import Entry, Json
from storage.channels import Settings

SURE = "sure"
"""The argument with which a button says that somebody was asked once more."""


async def here(asked: Asked, conn: AsyncConnection | None = None) -> Settings | None:
    """The channel asked in, as it is kept; None where nothing was ever set up. Within a change it is read by
    that one's `conn`."""
    return await channels.settings(conn or asked.conn, asked.request.channel)


async def opened(asked: Asked, conn: AsyncConnection) -> Settings | None:
    """The channel asked in, which is opened if it was never set up; None where the platform does not say to
    which community it belongs."""
    known, where = await here(asked, conn), asked.request.where
    if known is not None or where is None:
        return known
    channel = asked.request.channel
    called = where.community_name or where.community
    owner = await channels.open_community(conn, channel.platform, where.community, called)
    name = where.name or await communities.name(conn, owner) or channel.address
    await channels.open_channel(conn, owner, channel, name, asked.request.look, asked.now)
    return await here(asked, conn)


async def changed(asked: Asked, conn: AsyncConnection, what: str, before: Json, after: Json) -> int | None:
    """Notes a change to the channel asked in, within the transaction that makes it; gives the entry's number.

    `what` is a short stable word, such as "quiet". Nothing is noted where nothing is other than before.
    """
    about = await here(asked, conn)
    if about is None or before == after:
        return None
    return await changed_for(asked, conn, about.community, about.id, what, before, after)


async def changed_for(
    asked: Asked,
    conn: AsyncConnection,
    community: int,
    channel: int | None,
    what: str,
    before: Json,
    after: Json,
) -> int:
    """Notes a change to another channel, or to the whole community (`channel` is None)."""
    entry = Entry(community, channel, asked.fan, asked.request.name, what, before, after)
    return await audit.note(conn, entry, asked.now)


def sure(asked: Asked) -> bool:
    """Whether it was asked once more, and this is the answer."""
    return asked.argument(SURE) == "1"
