"""Posts of long ago, as they stand in the outbox, and what hung on the matches that they told."""

from collections import Counter
from collections.abc import AsyncIterator
from datetime import date, datetime

from sqlalchemy import ColumnElement, Select, Table, and_, delete, exists, func, or_, select, tuple_
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.knowledge.match import Status
from storage.database import Database
from storage.moderating_tables import muted, skipped
from storage.tables import deliveries, follows, matches, occasions, places

CHUNK = 250
"""Rows that one transaction removes: that takes a few milliseconds, and nobody waits long for it."""
OCCASIONS = 50
"""Occasions looked at together."""


async def sweep(database: Database, before: datetime) -> AsyncIterator[Counter[str]]:
    """Removes occasions that were due before an instant, with their deliveries; what a match still to be
    played (again) has told stays. Gives how many rows of what, after each transaction."""
    while True:
        async with database.read() as conn:
            old = list((await conn.execute(_old(before))).scalars())
            theirs = select(deliveries.c.id).where(deliveries.c.occasion.in_(old))
            chunk = list((await conn.execute(theirs.order_by(deliveries.c.id).limit(CHUNK))).scalars())
        if not old:
            return
        async with database.write() as conn:
            gone = Counter(deliveries=await _delete(conn, deliveries, deliveries.c.id.in_(chunk)))
            if len(chunk) < CHUNK:
                empty = occasions.c.id.in_(old) & ~exists().where(deliveries.c.occasion == occasions.c.id)
                gone["occasions"] = await _delete(conn, occasions, empty)
        if not gone.total():
            return
        yield gone


async def sweep_settings(database: Database, before: datetime) -> AsyncIterator[Counter[str]]:
    """Removes what was made or chosen in channels for one match that was played before an instant: threads
    that are known, follows of that match alone, and posts of it that were not wanted."""
    for name, table, subject in (
        ("places", places, places.c.subject),
        ("muted", muted, muted.c.match),
        ("skipped", skipped, skipped.c.subject),
        ("follows", follows, follows.c.target),
    ):
        of_match = subject == ("match:" + matches.c.key if table is follows else matches.c.key)
        keys = list(table.primary_key)
        wanted = select(*keys).join(matches, of_match).where(played(before.date())).limit(CHUNK)
        while True:
            async with database.read() as conn:
                found = [tuple(row) for row in await conn.execute(wanted)]
            if not found:
                break
            async with database.write() as conn:
                gone = await _delete(conn, table, tuple_(*keys).in_(found))
            yield Counter({name: gone})


def played(before: date) -> ColumnElement[bool]:
    """Whether a match was to be played before a day, and was not put off until nobody knows when."""
    return and_(matches.c.day < before.isoformat(), ~_PUT_OFF)


_PUT_OFF = matches.c.status == Status.POSTPONED.value


def _old(before: datetime) -> Select[tuple[int]]:
    """In the order of their numbers, which is nearly that of their age: the first few are found at once."""
    ahead = exists().where(
        matches.c.key == occasions.c.subject,
        or_(matches.c.kickoff_at >= before, matches.c.day >= before.date().isoformat(), _PUT_OFF),
    )
    newest = select(func.max(occasions.c.id)).scalar_subquery()  # SQLite would give its number again
    return (
        select(occasions.c.id)
        .where(occasions.c.due_at < before, occasions.c.expires_at < before, ~ahead, occasions.c.id < newest)
        .order_by(occasions.c.id)
        .limit(OCCASIONS)
    )


async def _delete(conn: AsyncConnection, table: Table, chosen: ColumnElement[bool]) -> int:
    return (await conn.execute(delete(table).where(chosen))).rowcount
