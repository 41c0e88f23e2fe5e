"""A store that began with the first schema, and was in use under each since, loses nothing on its way here.

What a store of a schema could hold is in the file named after it, as SQL; a schema that is new needs one.
"""

import asyncio
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from sqlalchemy import Connection, inspect, select, table, text

from bot.knowledge.match import MatchKey, Score, TeamKey
from bot.knowledge.ratings import Tally
from storage import ballots, dossiers, migrate, outbox, rooms, sheets
from storage.all_tables import metadata
from storage.database import Database, connect
from storage.fans import Account, enrol
from tests.storage.schemas import revisions, to_schema

HERE = Path(__file__).parent
FIRST_LEG = MatchKey("first-leg")
SOON = datetime(2024, 4, 18, 17, 1, tzinfo=UTC)
MADE_ANEW = {"0005": {"marks", "tallies"}}
"""Tables whose rows a migration carries over into others: a test of their own tells what becomes of them."""

Rows: TypeAlias = dict[str, list[dict[str, Any]]]


@pytest.fixture(scope="module")
def used_sqlite(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The URL of a store that was used under every schema, and then brought up to date by the program."""
    url = f"sqlite:///{tmp_path_factory.mktemp('upgrades') / 'matchday.sqlite'}"
    asyncio.run(_used(url))
    return url


@pytest.fixture(scope="module")
def used_postgresql(postgres_server: Any) -> Iterator[str]:
    """The same on PostgreSQL."""
    postgres_server.psql("CREATE DATABASE used_for_long")
    url: str = postgres_server.get_uri(database="used_for_long")
    asyncio.run(_used(url))
    yield url
    postgres_server.psql("DROP DATABASE used_for_long WITH (FORCE)")


@pytest.fixture(params=["sqlite", "postgresql"])
def used(request: pytest.FixtureRequest) -> str:
    return str(request.getfixturevalue(f"used_{request.param}"))


@pytest.fixture
async def upgraded(used: str) -> AsyncIterator[Database]:
    """That store; the tests share it."""
    store = connect(used)
    yield store
    await store.close()


async def test_nothing_is_lost_and_every_table_was_in_use(upgraded: Database) -> None:
    async with upgraded.read() as conn:
        rows = await conn.run_sync(_rows)
        if conn.dialect.name == "sqlite":
            assert (await conn.exec_driver_sql("PRAGMA foreign_key_check")).all() == []

    assert set(rows) == set(metadata.tables)
    assert [name for name, kept in rows.items() if not kept] == []


async def test_the_program_goes_on_where_the_old_one_stopped(upgraded: Database) -> None:
    async with upgraded.write() as conn:
        [reminder] = await outbox.claim(conn, SOON, "worker", ["web"], 10)
        told = await outbox.backlog(conn)
        messages = await rooms.latest(conn, "reds", "a-visitor", 10)

    assert (reminder.occasion.subject, reminder.channel.address) == ("second-leg", "reds")
    assert reminder.look.zone == "Europe/London"
    assert told == {"sent": 1, "unknown": 1, "sending": 1}
    assert [message.post.title for message in messages] == ["Full time", "Next"]


async def test_what_was_said_and_voted_is_read_as_before(upgraded: Database) -> None:
    async with upgraded.write() as conn:
        dossier = await dossiers.load(conn, FIRST_LEG)
        tallies = await ballots.tallies(conn, FIRST_LEG)
        wrong = await sheets.recount(conn, 1)
        newcomer = await enrol(conn, Account("web", "newcomer"), SOON + timedelta(days=1))

    assert dossier.final is not None
    assert dossier.final.score == Score(0, 3)
    assert tallies == {(TeamKey("liverpool"), "Mohamed Salah"): Tally({9: 1, 11: 1})}
    assert wrong == []
    assert newcomer == 3


async def _used(url: str) -> None:
    store = connect(url)
    before: Rows = {}
    async with store.write() as conn:
        if conn.dialect.name == "postgresql":
            await conn.execute(text("SET LOCAL TIME ZONE 'UTC'"))
        for revision in revisions():
            await conn.run_sync(to_schema, revision)
            _must_be_there(before, await conn.run_sync(_rows), MADE_ANEW.get(revision, set()))
            for statement in (HERE / f"{revision}.sql").read_text().split(";\n"):
                if statement.strip():
                    await conn.exec_driver_sql(statement)
            before = await conn.run_sync(_rows)
    assert (await migrate.upgrade(store)).up_to_date
    await store.close()


def _rows(conn: Connection) -> Rows:
    """Everything there is, by table, but for what alembic keeps."""
    names = (name for name in inspect(conn).get_table_names() if name != "alembic_version")
    everything = {name: conn.execute(select(text("*")).select_from(table(name))) for name in names}
    return {name: sorted(map(dict, rows.mappings()), key=repr) for name, rows in everything.items()}


def _must_be_there(before: Rows, after: Rows, besides: set[str]) -> None:
    """What was in a table is there still, in the columns that there were."""
    for name, rows in before.items():
        if name not in besides and rows:
            known = [{column: row[column] for column in rows[0]} for row in after[name]]
            assert sorted(known, key=repr) == rows, name
