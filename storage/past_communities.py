"""Communities that the bot was removed from, a while after: all that is kept of them goes, bit by bit."""

from collections import Counter
from collections.abc import AsyncIterator
from datetime import datetime

from sqlalchemy import delete, or_, select

from storage.communities import remove
from storage.database import Database
from storage.past_posts import CHUNK
from storage.tables import channels, communities, deliveries, occasions


async def sweep(database: Database, left_before: datetime) -> AsyncIterator[Counter[str]]:
    """Removes communities left before an instant; gives how many rows of what, after each transaction. The
    deliveries go first, which are many. One that the bot comes back to meanwhile keeps what is there still.
    """
    gone_from = select(communities.c.id).where(communities.c.left_at < left_before)
    async with database.read() as conn:
        left = list((await conn.execute(gone_from.order_by(communities.c.id))).scalars())
    for community in left:
        it = gone_from.where(communities.c.id == community).with_for_update()
        of_it = select(channels.c.id).where(channels.c.community == community)
        own = select(occasions.c.id).where(occasions.c.community == community)
        theirs = or_(deliveries.c.channel.in_(of_it), deliveries.c.occasion.in_(own))
        some = select(deliveries.c.id).where(theirs).limit(CHUNK)
        while True:
            async with database.write() as conn:
                if await conn.scalar(it) is None:
                    break
                gone = (await conn.execute(delete(deliveries).where(deliveries.c.id.in_(some)))).rowcount
                if gone < CHUNK:
                    await remove(conn, community)
            yield Counter(deliveries=gone, communities=int(gone < CHUNK))
            if gone < CHUNK:
                break
