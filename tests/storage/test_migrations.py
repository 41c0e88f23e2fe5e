"""The migrations lead to the schema that the tables say, on both engines."""

import asyncio
import re
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, text

from storage import migrate
from storage.all_tables import metadata
from storage.database import Database, connect
from storage.errors import DatabaseTooNewError
from storage.migrate import SchemaState

POSTGRES_SCHEMA = """
SELECT format('%s.%s %s %s %s', table_name, column_name, data_type, is_nullable, column_default)
FROM information_schema.columns WHERE table_schema = 'public' AND table_name <> 'alembic_version'
UNION ALL
SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename <> 'alembic_version'
UNION ALL
SELECT format('%s %s %s', conrelid::regclass, conname, pg_get_constraintdef(oid))
FROM pg_constraint WHERE connamespace = 'public'::regnamespace
AND conrelid::regclass::text NOT IN ('0', '-', 'alembic_version')
"""
SQLITE_SCHEMA = "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND tbl_name <> 'alembic_version'"


@pytest.fixture
async def empty(tmp_path: Path) -> AsyncIterator[Database]:
    store = connect(f"sqlite:///{tmp_path / 'empty.sqlite'}")
    yield store
    await store.close()


@pytest.fixture
def database(sqlite: Database) -> Database:
    """What is asked of `database` here is asked of SQLite."""
    return sqlite


async def test_sqlite_is_migrated_to_what_the_tables_say(database: Database) -> None:
    assert await _differences(database) == []


async def test_postgresql_is_migrated_to_what_the_tables_say(postgres: Database) -> None:
    await migrate.upgrade(postgres)

    assert await _differences(postgres) == []


async def test_sqlite_keeps_constraints_and_partial_indexes_too(database: Database, empty: Database) -> None:
    async with empty.write() as conn:
        await conn.run_sync(metadata.create_all)
        expected = await conn.run_sync(_statements)

    async with database.read() as conn:
        assert await conn.run_sync(_statements) == expected


async def test_a_store_made_at_once_is_what_the_migrations_lead_to(
    database: Database, empty: Database
) -> None:
    await migrate.make(empty)

    assert await _made(empty) == await _made(database)


async def test_postgresql_keeps_constraints_and_partial_indexes_too(postgres: Database) -> None:
    async with postgres.write() as conn:
        await conn.run_sync(metadata.create_all)
        expected = await _listed(conn, POSTGRES_SCHEMA)
        await conn.run_sync(metadata.drop_all)

    await migrate.upgrade(postgres)

    async with postgres.read() as conn:
        assert await _listed(conn, POSTGRES_SCHEMA) == expected


async def test_a_new_store_is_empty_and_then_up_to_date(empty: Database) -> None:
    before = await migrate.upgrade(empty)

    assert before.current is None
    assert not before.up_to_date
    assert (await migrate.state(empty)).up_to_date


async def test_upgrading_twice_changes_nothing(database: Database) -> None:
    newest = (await migrate.state(database)).newest

    assert await migrate.upgrade(database) == SchemaState(newest, newest)


@pytest.mark.postgres
async def test_processes_that_begin_at_once_upgrade_once(postgres_url: str) -> None:
    stores = [connect(postgres_url) for _ in range(3)]
    await asyncio.gather(*(migrate.upgrade(store) for store in stores))
    assert (await migrate.state(stores[0])).up_to_date
    for store in stores:
        await store.close()


async def test_a_store_of_a_newer_program_is_refused_in_words(database: Database) -> None:
    await _say_schema_is(database, "9999_from_the_future")

    with pytest.raises(DatabaseTooNewError, match=r"newer matchday .*9999_from_the_future.* Update"):
        await migrate.state(database)


async def test_a_store_of_a_newer_program_is_left_alone(database: Database) -> None:
    await _say_schema_is(database, "9999_from_the_future")
    async with database.read() as conn:
        before = await conn.run_sync(_statements)

    with pytest.raises(DatabaseTooNewError):
        await migrate.upgrade(database)

    async with database.read() as conn:
        assert await conn.run_sync(_statements) == before
        assert await conn.scalar(text("SELECT version_num FROM alembic_version")) == "9999_from_the_future"


async def _say_schema_is(database: Database, revision: str) -> None:
    async with database.write() as conn:
        await conn.execute(text("UPDATE alembic_version SET version_num = :to"), {"to": revision})


async def _differences(database: Database) -> list[Any]:
    def compare(conn: Connection) -> list[Any]:
        return list(compare_metadata(MigrationContext.configure(conn), metadata))

    async with database.read() as conn:
        return await conn.run_sync(compare)


async def _listed(conn: Any, query: str) -> list[str]:
    return sorted((await conn.execute(text(query))).scalars())


async def _made(database: Database) -> list[str]:
    async with database.read() as conn:
        return await conn.run_sync(_statements)


def _statements(conn: Connection) -> list[str]:
    """What SQLite was told to create; the order of columns in a table is of no account."""
    return sorted(_parts(sql) for sql in conn.execute(text(SQLITE_SCHEMA)).scalars())


def _parts(sql: str) -> str:
    head, _, body = " ".join(sql.split()).partition("(")
    if not head.startswith("CREATE TABLE"):
        return f"{head}({body}"
    return head + " | ".join(sorted(re.split(r", (?![^(]*\))", body.removesuffix(")").strip())))
