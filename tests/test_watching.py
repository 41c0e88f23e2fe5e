"""What those who watch over a process are shown, and what `matchday health` makes of it."""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest
import structlog
from prometheus_client import REGISTRY
from typer.testing import CliRunner

from bot.__main__ import cli
from bot.app.gauges import Gauges
from bot.app.health import problems
from bot.app.pulse import Pulse
from bot.app.watching import on_the_page, serve_watched
from bot.knowledge.occasion import Kind, Rule
from bot.platforms.web.errors import PortInUse
from bot.schedule.runner import Runner
from bot.settings import Settings
from storage import polling
from storage.database import Database
from tests.fanbase import KICKOFF, a_channel, a_store_with_the_match

MINUTE = timedelta(minutes=1)


@pytest.fixture(autouse=True)
def _afterwards() -> Iterator[None]:
    """The command sets the log up for its own output, which is closed then."""
    yield
    logging.getLogger().handlers.clear()
    structlog.reset_defaults()


class Seconds:
    """A stopwatch that a test sets."""

    at = 0.0

    def __call__(self) -> float:
        return self.at


def settings(**how: Any) -> Settings:
    return Settings(_env_file=None, **how)


@asynccontextmanager
async def watched(pulse: Pulse) -> AsyncIterator[int]:
    """The endpoint on a port that is free."""
    ready = asyncio.get_running_loop().create_future()
    serving = asyncio.create_task(serve_watched(pulse, settings(metrics_port=0), ready.set_result))
    yield int((await ready).rpartition(":")[2])
    serving.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await serving


async def asked(port: int, path: str) -> httpx.Response:
    async with httpx.AsyncClient(trust_env=False) as client:
        return await client.get(f"http://127.0.0.1:{port}{path}")


async def ill(port: int) -> list[str]:
    return list(await asyncio.to_thread(problems, settings(metrics_port=port)))


def gauge(name: str, **labels: str) -> float | None:
    return REGISTRY.get_sample_value(name, labels)


async def test_a_process_that_is_well_says_so(database: Database) -> None:
    pulse = Pulse(database)
    pulse.loop("sending", MINUTE)()
    async with watched(pulse) as port:
        for path in ("/livez", "/healthz"):
            answer = await asked(port, path)
            assert (answer.status_code, answer.json()) == (200, {"status": "ok"})
        assert await ill(port) == []


async def test_a_loop_that_stands_still_is_named(database: Database) -> None:
    seconds = Seconds()
    pulse = Pulse(database, seconds)
    beat = pulse.loop("sending", MINUTE)
    pulse.loop("planning", 10 * MINUTE)
    seconds.at = 61
    async with watched(pulse) as port:
        assert (await asked(port, "/livez")).status_code == 503
        assert await ill(port) == ["sending has not come round for 61 seconds"]
        beat()
        assert await ill(port) == []


async def test_a_loop_that_was_stopped_is_not_missed(database: Database) -> None:
    seconds = Seconds()
    pulse = Pulse(database, seconds)
    pulse.loop("planning", MINUTE)
    pulse.ended("planning")
    seconds.at = 3600
    assert await pulse.problems() == []


async def test_a_store_that_is_away_is_no_reason_to_restart(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away() -> None:
        raise OSError("postgresql://bot:hunter2@db.example refused")

    pulse = Pulse(database)
    async with watched(pulse) as port:
        monkeypatch.setattr(database, "read", away)
        assert (await asked(port, "/livez")).status_code == 200
        answer = await asked(port, "/healthz")
        assert answer.status_code == 503
        assert answer.json()["why"] == ["the database does not answer (OSError)"]
        assert "hunter2" not in answer.text


async def test_the_figures_have_a_port_of_their_own(database: Database) -> None:
    pulse = Pulse(database)
    async with watched(pulse) as port:
        text = (await asked(port, "/metrics")).text
        assert "matchday_loop_last_turn_timestamp_seconds" in text
        with pytest.raises(PortInUse, match="MATCHDAY_METRICS_PORT"):
            await serve_watched(pulse, settings(metrics_port=port))


def test_the_page_has_the_figures_only_where_they_have_no_port_of_their_own(database: Database) -> None:
    alone = on_the_page(Pulse(database), settings())
    beside = on_the_page(Pulse(database), settings(metrics_port=9464))
    assert [one.path for one in alone] == ["/livez", "/healthz", "/metrics"]
    assert [one.path for one in beside] == ["/livez", "/healthz"]


async def test_without_a_port_nothing_is_served(database: Database) -> None:
    await serve_watched(Pulse(database), settings())


@pytest.mark.parametrize(
    ("how", "said"),
    [
        ({"web": False}, "MATCHDAY_METRICS_PORT"),
        ({"web": False, "metrics_port": 1}, "nothing answers at 127.0.0.1:1"),
        ({"web_port": 1}, "nothing answers at 127.0.0.1:1"),
        ({"web": False, "metrics_port": 1, "metrics_host": "0.0.0.0"}, "127.0.0.1:1"),
    ],
)
def test_where_nobody_answers_it_is_said(how: dict[str, object], said: str) -> None:
    [problem] = problems(settings(**how))
    assert said in problem


async def test_what_answers_may_be_somebody_else() -> None:
    async def strange(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readline()
        writer.write(b"220 ready\r\n")
        writer.close()

    async with await asyncio.start_server(strange, "127.0.0.1", 0) as server:
        port = server.sockets[0].getsockname()[1]
        assert await ill(port) == [f"what answers at 127.0.0.1:{port} is no matchday"]


def test_the_command_ends_with_1_where_nobody_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MATCHDAY_METRICS_PORT", "1")
    result = CliRunner().invoke(cli, ["health"])
    assert result.exit_code == 1
    assert "Not well: nothing answers" in result.output


async def test_the_command_ends_with_0_where_all_is_well(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with watched(Pulse(database)) as port:
        monkeypatch.setenv("MATCHDAY_METRICS_PORT", str(port))
        result = await asyncio.to_thread(CliRunner().invoke, cli, ["health"])
    assert (result.exit_code, result.output) == (0, "Well.\n")


async def test_the_gauges_tell_what_waits_and_forget_what_is_done(database: Database) -> None:
    await a_store_with_the_match(database)
    await a_channel(database, wants=(Rule(Kind.KICKOFF_REMINDER, "PT7200S"),))
    due = KICKOFF - timedelta(hours=2)
    gauges = Gauges(database, lambda: due + MINUTE)
    kind = {"platform": "paper", "kind": "kickoff_reminder"}

    await Runner(database).tick(due)
    await gauges.read()
    assert gauge("matchday_deliveries_pending", **kind) == 1
    assert gauge("matchday_deliveries_oldest_seconds", **kind) == 60
    assert gauge("matchday_channels", platform="paper") == 1
    assert gauge("matchday_channels_paused", platform="paper") == 0
    assert gauge("matchday_gauges_last_read_timestamp_seconds") == (due + MINUTE).timestamp()

    async with database.write() as conn:
        await conn.exec_driver_sql("UPDATE deliveries SET state = 'skipped'")
    await gauges.read()
    assert gauge("matchday_deliveries_pending", **kind) is None
    assert gauge("matchday_deliveries_oldest_seconds", **kind) is None


async def test_who_reads_the_gauges_no_more_tells_nothing_old(database: Database) -> None:
    await a_store_with_the_match(database)
    await a_channel(database)
    read = asyncio.Event()

    class Watched(Gauges):
        async def read(self) -> None:
            await super().read()
            read.set()

    reading = asyncio.create_task(Watched(database, lambda: KICKOFF).run())
    await read.wait()
    assert gauge("matchday_channels", platform="paper") == 1
    reading.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await reading
    assert gauge("matchday_channels", platform="paper") is None


async def test_the_gauges_tell_how_sources_do_that_are_switched_on(database: Database) -> None:
    now = datetime(2024, 4, 18, 12, tzinfo=UTC)
    well = polling.ProviderState("well", now.date(), calls=3, left=97, answered_at=now - MINUTE)
    async with database.write() as conn:
        await polling.keep(conn, well)
        await polling.keep(conn, polling.ProviderState("ill", now.date(), failures=4))
        await polling.keep(conn, polling.ProviderState("off", now.date(), failures=9))

    await Gauges(database, lambda: now, ["well", "ill"]).read()

    answered = "matchday_source_last_success_timestamp_seconds"
    assert gauge(answered, source="well") == (now - MINUTE).timestamp()
    assert gauge(answered, source="ill") is None
    assert gauge("matchday_source_failures", source="ill") == 4
    assert gauge("matchday_source_calls_left", source="well") == 97
    assert gauge("matchday_source_failures", source="off") is None
