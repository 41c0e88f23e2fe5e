"""The store is tidied while the bot runs, and by the operator's command, which gives space back."""

import asyncio
import logging
import shutil
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import structlog
from sqlalchemy import func, insert, select
from structlog.testing import capture_logs
from typer.testing import CliRunner

from bot.__main__ import cli
from bot.app import tidying
from bot.app.tidying import Tidying
from bot.knowledge.occasion import Kind
from bot.schedule.runner import Runner
from storage import retention
from storage.database import Database, connect
from storage.tables import deliveries
from tests.fanbase import KICKOFF, a_channel, a_store_with_the_match
from tests.storage.test_delivery_log import a_channel as a_discord_channel
from tests.storage.test_delivery_log import occasion

LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)
MANY = 3_000


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(retention, "REST", 0)


async def an_old_season(store: Database) -> None:
    """Many deliveries of long ago, and one occasion of later."""
    channel = await a_discord_channel(store, "1")
    numbers = [await occasion(store, "old", Kind.GOAL, LONG_AGO, community=n) for n in range(MANY // 10)]
    row = {"channel": channel, "platform": "discord", "state": "sent", "priority": 3, "due_at": LONG_AGO,
           "not_before": LONG_AGO, "wanted": 1, "reference": "x" * 190}  # fmt: skip
    async with store.write() as conn:
        await conn.execute(insert(deliveries), [{**row, "occasion": number} for number in numbers])
    await occasion(store, "new", Kind.GOAL, datetime.now(UTC))


async def a_day_before(store: Database, now: datetime) -> None:
    """The bot ran then, by the same clock."""
    assert not await retention.steady(store, now - timedelta(days=1))


@asynccontextmanager
async def at_work(work: Tidying) -> AsyncIterator[asyncio.Task[None]]:
    """It is over when the block is: what is asked of a store that is closed meanwhile is never answered."""
    task = asyncio.create_task(work.run())
    yield task
    task.cancel()
    await asyncio.wait([task])


async def until_told(logged: list[Any], event: str) -> dict[str, Any]:
    async with asyncio.timeout(30):
        while True:
            for line in logged:
                if line["event"] == event:
                    return dict(line)
            await asyncio.sleep(0.01)


async def test_the_bot_tidies_once_a_day_and_says_what_went(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tidying, "TOLD_EVERY", 100)
    await an_old_season(database)
    also: list[str] = []

    async def of_another_part() -> None:
        also.append("done")

    now = LONG_AGO + timedelta(days=401)
    await a_day_before(database, now)
    work = Tidying(database, lambda: now, timedelta(days=400), (of_another_part,))
    with capture_logs() as logged:
        async with at_work(work):
            told = await until_told(logged, "tidied")
    assert (told["deliveries"], told["occasions"]) == (MANY // 10, MANY // 10)
    assert also == ["done"]
    assert [line for line in logged if line["event"] == "tidying"]


async def test_nothing_goes_by_a_clock_that_is_far_ahead(database: Database) -> None:
    await an_old_season(database)
    await a_day_before(database, LONG_AGO)
    at = datetime(2038, 1, 19, tzinfo=UTC)
    with capture_logs() as logged:
        for _ in range(2):  # started twice, with the same wrong date
            async with at_work(Tidying(database, lambda: at, timedelta(days=30))):
                await until_told(logged, "tidying_waits")
            logged.clear()
    async with database.read() as conn:
        assert await conn.scalar(select(func.count()).select_from(deliveries)) == MANY // 10


async def test_what_fails_does_not_end_it(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    await a_store_with_the_match(database)
    await a_channel(database, "one")
    await Runner(database).tick(KICKOFF - timedelta(hours=2))

    async def fails() -> None:
        raise OSError("the disk is full")

    await a_day_before(database, KICKOFF)
    work = Tidying(database, lambda: KICKOFF, timedelta(days=400), (fails,))
    with capture_logs() as logged:
        async with at_work(work) as task:
            told = await until_told(logged, "posts_expired_unsent")
            assert not task.done()
    assert told["count"] == 1
    assert "tidying_failed" in {line["event"] for line in logged}


class TestTheCommand:
    @pytest.fixture
    def home(self, tmp_path: Path, migrated_file: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
        """A folder with an empty store; the log is as it was afterwards."""
        monkeypatch.chdir(tmp_path)
        monkeypatch.setenv("MATCHDAY_DATABASE", "sqlite:///matchday.sqlite")
        shutil.copy(migrated_file, tmp_path / "matchday.sqlite")
        yield tmp_path
        structlog.reset_defaults()
        logging.basicConfig(force=True)

    def test_it_removes_what_is_past_use_and_gives_the_space_back(self, home: Path) -> None:
        async def fill() -> None:
            store = connect("sqlite:///matchday.sqlite")
            await an_old_season(store)
            await store.close()

        asyncio.run(fill())
        before = (home / "matchday.sqlite").stat().st_size

        result = CliRunner().invoke(cli, ["db", "tidy", "--yes"])

        assert result.exit_code == 0, result.output
        said = " ".join(result.output.split())
        assert (
            f"Removed what is older than 400 days: {MANY // 10} deliveries, {MANY // 10} occasions." in said
        )
        assert (home / "matchday.sqlite").stat().st_size < before
        again = " ".join(CliRunner().invoke(cli, ["db", "tidy", "--yes"]).output.split())
        assert "there was nothing" in again

    def test_while_the_bot_runs_it_is_refused_with_words(self, home: Path) -> None:
        held = connect("sqlite:///matchday.sqlite", alone=True)
        result = CliRunner().invoke(cli, ["db", "tidy", "--yes"])
        asyncio.run(held.close())
        assert result.exit_code == 1
        assert "Another matchday process" in " ".join(result.output.split())

    def test_a_store_that_is_older_is_left_alone(self, home: Path) -> None:
        (home / "matchday.sqlite").unlink()
        result = CliRunner().invoke(cli, ["db", "tidy", "--yes"])
        assert result.exit_code == 1
        assert "matchday run" in " ".join(result.output.split())

    def test_it_asks_whether_the_date_is_right(self, home: Path) -> None:
        asked = CliRunner().invoke(cli, ["db", "tidy"], input="n\n")
        assert asked.exit_code == 1
        said = " ".join(asked.output.split())
        assert f"It is {datetime.now(UTC):%d %B %Y} here" in said
        assert "Removed" not in said
        assert "Removed" in CliRunner().invoke(cli, ["db", "tidy"], input="y\n").output

    def test_where_nobody_can_answer_nothing_is_removed(self, home: Path) -> None:
        result = CliRunner().invoke(cli, ["db", "tidy"], input="")
        assert result.exit_code == 1
        assert "Removed" not in result.output
