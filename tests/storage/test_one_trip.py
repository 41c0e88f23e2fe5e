"""SQLite's statements take one trip each, and what was given up leaves no transaction behind."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import aiosqlite
import pytest
from sqlalchemy import insert, literal, select, text
from sqlalchemy.exc import IntegrityError

from storage.database import Database
from storage.tables import sources

ONE = literal(1)
SOMEBODY = {"key": "bbc", "name": "BBC", "kind": "feed"}


@contextmanager
def trips(patch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """What was handed to a connection's thread."""
    made: list[str] = []
    execute: Any = aiosqlite.Connection._execute

    async def counted(self: aiosqlite.Connection, function: Any, *arguments: Any) -> Any:
        made.append(getattr(function, "__name__", "statement"))
        return await execute(self, function, *arguments)

    with patch.context() as patched:
        patched.setattr(aiosqlite.Connection, "_execute", counted)
        yield made


@pytest.fixture
def database(sqlite: Database) -> Database:
    """One trip is to the thread that SQLite has."""
    return sqlite


async def test_a_statement_is_one_trip_and_so_is_the_end(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with database.read() as conn:
        await conn.execute(select(ONE))  # a connection is there now
    with trips(monkeypatch) as made:
        async with database.read() as conn:
            assert (await conn.execute(select(ONE))).scalars().all() == [1]
            assert await conn.scalar(select(ONE + ONE)) == 2
    assert made == ["statement", "statement", "commit"]
    with trips(monkeypatch) as made:
        async with database.read():
            pass
    assert made == []


async def test_what_was_given_up_leaves_no_transaction_behind(database: Database) -> None:
    async def slow() -> None:
        async with database.write() as conn:
            await conn.execute(insert(sources).values(SOMEBODY))
            begun.set()
            await conn.execute(
                text(
                    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000000)"
                    " SELECT count(*) FROM n"
                )
            )

    begun = asyncio.Event()
    giving_up = asyncio.create_task(slow())
    await begun.wait()
    await asyncio.sleep(0)  # it waits for its second statement
    giving_up.cancel()
    with pytest.raises(asyncio.CancelledError):
        await giving_up
    async with database.write() as conn:
        assert (await conn.execute(select(sources.c.key))).all() == []
        await conn.execute(insert(sources).values(SOMEBODY))
    async with database.read() as conn:
        assert await conn.scalar(select(sources.c.key)) == "bbc"


async def test_a_statement_that_fails_is_taken_back(database: Database) -> None:
    with pytest.raises(IntegrityError):
        await twice(database)
    async with database.read() as conn:
        assert (await conn.execute(select(sources.c.key))).all() == []


async def test_many_rows_are_counted(database: Database) -> None:
    rows = [{**SOMEBODY, "key": str(n)} for n in range(3)]
    async with database.write() as conn:
        assert (await conn.execute(insert(sources), rows)).rowcount == 3
        found = await conn.execute(select(sources.c.key).order_by(sources.c.key))
        assert list(found.scalars()) == ["0", "1", "2"]


async def twice(database: Database) -> None:
    async with database.write() as conn:
        await conn.execute(insert(sources).values(SOMEBODY))
        await conn.execute(insert(sources).values(SOMEBODY))
