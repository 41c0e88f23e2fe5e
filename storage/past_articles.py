"""Articles of long ago: of those that are quoted still, title and address are kept; of others, nothing."""

import json
from collections import Counter
from collections.abc import AsyncIterator
from datetime import datetime

from sqlalchemy import Text, cast, delete, exists, func, select, update

from storage.database import Database
from storage.tables import articles, claims, decisions

CHUNK = 50
"""Articles that one transaction deals with: each holds all that was understood of it, on pages of its own."""
NOTHING = {"kind": "other"}
"""The reading of an article of which nothing was understood."""


async def sweep(database: Database, before: datetime) -> AsyncIterator[Counter[str]]:
    """Removes articles that came in before an instant, with what was decided on them; gives how many, after
    each transaction. Of one that claims were read in, only what was understood goes. The newest of all stays:
    SQLite would give its number, which claims name, to the next one."""
    kept = articles.c
    cursor = 0
    while True:
        newest = select(func.max(kept.id)).scalar_subquery()
        quoted = exists().where(claims.c.article == kept.id)
        of_use = cast(kept.reading, Text) != json.dumps(NOTHING)
        wanted = (
            select(kept.id, quoted.label("quoted"))
            .where(kept.came_at < before, kept.id > cursor, kept.id < newest, of_use | ~quoted)
            .order_by(kept.id)
            .limit(CHUNK)
        )
        async with database.read() as conn:
            found = (await conn.execute(wanted)).all()
        if not found:
            return
        named = [row.id for row in found if row.quoted]
        async with database.write() as conn:
            of_them = articles.c.id.in_([row.id for row in found])
            gone = await conn.execute(delete(articles).where(of_them, ~quoted))
            emptied = update(articles).where(kept.id.in_(named)).values(text="", reading=NOTHING)
            await conn.execute(emptied)
            await conn.execute(delete(decisions).where(decisions.c.article.in_(named)))
        cursor = found[-1].id
        yield Counter(articles=gone.rowcount, readings=len(named))
