"""Marks that were given before there were ballots become ballots of fans who are known by hashes."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from sqlalchemy import Connection, text

from bot.knowledge.match import MatchKey, TeamKey
from bot.knowledge.ratings import Tally
from storage import ballots, fan_keys, migrate, sheets
from storage.database import Database, connect
from storage.fans import Account, enrol, fan_of

KEY = MatchKey("cup")
LIVERPOOL, ATALANTA = TeamKey("liverpool"), TeamKey("atalanta")
FIRST = datetime(2026, 3, 1, 17, 0, tzinfo=UTC)
LATER = FIRST + timedelta(minutes=5)
GIVEN: list[tuple[str, str, TeamKey, str, int, datetime]] = [
    ("cup", "web:ann", LIVERPOOL, "Salah", 14, FIRST),
    ("cup", "web:ann", ATALANTA, "Hien", 9, LATER),
    ("cup", "telegram:7", LIVERPOOL, "Salah", 14, LATER),
    ("other", "web:ann", LIVERPOOL, "Jones", 12, LATER),
]


@pytest.fixture(params=["sqlite", "postgresql"])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Database:
    """A store without a schema."""
    if request.param == "postgresql":
        store: Database = request.getfixturevalue("postgres")
        return store
    return connect(f"sqlite:///{tmp_path / 'old.sqlite'}")


@pytest.fixture
async def old(empty: Database) -> AsyncIterator[Database]:
    """The store as it was before, with marks in it."""
    async with empty.write() as conn:
        await conn.run_sync(_to_0004)
        for statement in (
            "INSERT INTO teams (key, name, aliases) VALUES ('liverpool', 'Liverpool', '[]')",
            "INSERT INTO teams (key, name, aliases) VALUES ('atalanta', 'Atalanta', '[]')",
            "INSERT INTO competitions (key, name, aliases) VALUES ('cup', 'The Cup', '[]')",
            "INSERT INTO matches (key, competition, season, home, away) VALUES "
            "('cup', 'cup', '2025-26', 'liverpool', 'atalanta'), "
            "('other', 'cup', '2025-26', 'atalanta', 'liverpool')",
            "INSERT INTO communities (platform, address, name) VALUES ('web', 'town', 'Town')",
            "INSERT INTO channels (community, platform, address, name) VALUES (1, 'web', 'town', 'Town')",
        ):
            await conn.execute(text(statement))
        await conn.run_sync(_give)
    yield empty
    await empty.close()


def _to_0004(conn: Connection) -> None:
    config = migrate._config()
    config.attributes["connection"] = conn
    command.upgrade(config, "0004")


def _give(conn: Connection) -> None:
    names = ("match", "fan", "team", "player", "half_steps", "given_at")
    rows = [dict(zip(names, one, strict=True)) for one in GIVEN]
    if conn.dialect.name == "sqlite":
        rows = [{**row, "given_at": f"{row['given_at']:%Y-%m-%d %H:%M:%S.%f}"} for row in rows]
    conn.execute(
        text("INSERT INTO marks VALUES (:match, :fan, :team, :player, :half_steps, :given_at)"), rows
    )


async def test_fans_and_their_marks_are_carried_over(old: Database) -> None:
    await migrate.upgrade(old)
    async with old.write() as conn:
        kept = await ballots.of_match(conn, KEY)
        assert kept is not None
        assert (kept.opened_at, kept.closes_at) == (FIRST, FIRST + timedelta(hours=12))
        assert (kept.fans, kept.halves, kept.hidden) == (2, True, False)
        assert await ballots.tallies(conn, KEY) == {
            (LIVERPOOL, "Salah"): Tally({14: 2}),
            (ATALANTA, "Hien"): Tally({9: 1}),
        }
        assert await sheets.recount(conn, kept.id) == []
        ann = await fan_of(conn, Account("web", "ann"))
        assert ann is not None
        own = await ballots.of_fan(conn, kept.id, ann)
        assert sorted(own.marks.values()) == [9, 14]
        assert (own.given_at, own.changed_at) == (FIRST, LATER)
        new = await enrol(conn, Account("web", "bob"), LATER)
        assert new not in (ann, await fan_of(conn, Account("telegram", "7")))


async def test_with_the_operators_key_they_are_known_by_it(old: Database) -> None:
    await migrate.upgrade(old, "a long and secret key")
    await fan_keys.settle(old, "a long and secret key")
    async with old.read() as conn:
        assert await fan_of(conn, Account("telegram", "7")) is not None
        row: Any = (await conn.execute(text("SELECT value, proof FROM keys"))).one()
    assert row.value is None
