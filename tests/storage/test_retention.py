"""What is past use goes at its age, and little by little."""

import shutil
import sqlite3
from collections import Counter
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select, update

from bot.knowledge.occasion import Kind
from storage import audit, places, retention
from storage.audit import Entry
from storage.database import Database
from storage.tables import remembered
from tests.knowledge.builders import NOON, liverpool
from tests.storage.season import EVERTON, a_match, play
from tests.storage.test_delivery_log import a_channel, deliver, occasion

DAY = timedelta(days=1)
KEEP = 400 * DAY


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(retention, "REST", 0)


async def test_a_season_goes_and_the_next_stays_and_nothing_is_left_to_do(either: Database) -> None:
    here = await a_channel(either, "1")
    for key, at in (("old", NOON - 401 * DAY), ("new", NOON)):
        await play(either, a_match(key, liverpool(), EVERTON), at)
        for kind in (Kind.GOAL, Kind.FULL_TIME):
            await deliver(either, await occasion(either, key, kind, at), here, at=at)
    steps: list[int] = []

    removed = await retention.tidy(either, NOON, KEEP, lambda until_now: steps.append(until_now.total()))

    assert +removed == Counter(deliveries=2, occasions=2)
    assert steps == sorted(steps)
    assert +await retention.tidy(either, NOON, KEEP) == Counter()


async def test_what_goes_is_gone_from_the_file_itself_so_that_nobodys_commit_has_to_wait_for_that(
    sqlite: Database, tmp_path: Path
) -> None:
    async with sqlite.write() as conn:
        await places.remember(conn, "telegram picture 0a", "old")
        await conn.execute(update(remembered).values(at=NOON - 401 * DAY))
    await sqlite.checkpoint()

    await retention.tidy(sqlite, NOON, KEEP)

    without_log = shutil.copy(str(sqlite.engine.url.database), tmp_path / "copied.sqlite")
    with closing(sqlite3.connect(without_log)) as store:
        assert store.execute("SELECT name FROM remembered").fetchall() == []


async def test_moderators_changes_are_kept_for_a_year(either: Database) -> None:
    await a_channel(either, "1")
    async with either.write() as conn:
        for days in (366, 364):
            await audit.note(conn, Entry(1, None, "web:ann", "Ann", f"{days} days ago"), NOON - days * DAY)

    await retention.tidy(either, NOON, KEEP)

    async with either.read() as conn:
        assert [one.entry.what for one in await audit.entries(conn, 1)] == ["364 days ago"]


async def test_only_shortcuts_are_forgotten_by_their_age(either: Database) -> None:
    async with either.write() as conn:
        for name in ("telegram picture 0a", "telegram team ~x", "correction 1 y", "telegram offset"):
            await places.remember(conn, name, "old")
        await conn.execute(update(remembered).values(at=NOON - 401 * DAY))
        await places.remember(conn, "telegram picture 0b", "told now, by the clock of the database")

    await retention.tidy(either, NOON, KEEP)

    async with either.read() as conn:
        kept = (await conn.execute(select(remembered.c.name))).scalars()
        assert set(kept) == {"telegram offset", "telegram picture 0b"}
