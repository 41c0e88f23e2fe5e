"""What was said of matches of old seasons: of that only what tells how they went is kept."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Mapping, Sequence
from datetime import date

from sqlalchemy import Row, RowMapping, delete, exists, select, tuple_
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.knowledge.match import Match, MatchKey
from bot.knowledge.past_use import past_use
from storage import catalogue, places
from storage.claim_rows import from_row, with_sources
from storage.database import Database
from storage.past_posts import played
from storage.tables import claims, matches

AT_ONCE = 1
"""Matches in one transaction, with a hundred claims and more each."""
LOOKED_THROUGH = "old matches looked through"
"""Under this name it is remembered up to which match, by its day and its key."""


async def sweep(database: Database, before: date) -> AsyncIterator[Counter[str]]:
    """Removes, match by match, what is of no use any more of matches that were played before a day; gives how
    many rows of what, after each transaction. A match is looked through once."""
    while True:
        async with database.read() as conn:
            found = await _next(conn, before)
            gone = await _past_use(conn, [MatchKey(row.key) for row in found])
        if not found:
            return
        async with database.write() as conn:
            await places.remember(conn, LOOKED_THROUGH, f"{found[-1].day} {found[-1].key}")
            if gone:
                await conn.execute(delete(claims).where(claims.c.id.in_(gone)))
        yield Counter(claims=len(gone))


async def _next(conn: AsyncConnection, before: date) -> Sequence[Row[str, str]]:
    """The next few matches with claims about them, in the order of their days."""
    day, _, key = (await places.recall(conn, LOOKED_THROUGH) or " ").partition(" ")
    wanted = (
        select(matches.c.day, matches.c.key)
        .where(matches.c.day >= day, played(before))
        .where(tuple_(matches.c.day, matches.c.key) > (day, key))
        .where(exists().where(claims.c.match == matches.c.key))
        .order_by(matches.c.day, matches.c.key)
        .limit(AT_ONCE)
    )
    return (await conn.execute(wanted)).all()


async def _past_use(conn: AsyncConnection, keys: Sequence[MatchKey]) -> list[int]:
    known = await catalogue.matches_by_key(conn, keys)
    rows = (await conn.execute(with_sources().where(claims.c.match.in_(keys)))).mappings().all()
    return await asyncio.to_thread(_numbers, known, rows)


def _numbers(known: Mapping[MatchKey, Match], rows: Sequence[RowMapping]) -> list[int]:
    gone: list[int] = []
    for key, match in known.items():
        gone += past_use(match, {row["id"]: from_row(row) for row in rows if row["match"] == key})
    return gone
