"""Rows of one table that are past use, a few at a time."""

from collections import Counter
from collections.abc import AsyncIterator

from sqlalchemy import ColumnElement, Table, delete, select, tuple_

from storage.database import Database

CHUNK = 250
"""Rows that one transaction removes: that takes a few milliseconds, and nobody waits long for it."""


async def sweep(database: Database, table: Table, past: ColumnElement[bool]) -> AsyncIterator[Counter[str]]:
    """Removes the rows that are `past` use; gives how many, after each transaction."""
    keys = list(table.primary_key)
    wanted = select(*keys).where(past).limit(CHUNK)
    while True:
        async with database.read() as conn:
            found = [tuple(row) for row in await conn.execute(wanted)]
        if not found:
            return
        async with database.write() as conn:  # what is of use again since then stays
            gone = await conn.execute(delete(table).where(tuple_(*keys).in_(found), past))
        yield Counter({table.name: gone.rowcount})
