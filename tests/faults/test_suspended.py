"""The program suspended and woken: a laptop that was closed, a machine that was moved."""

import asyncio
import signal
from datetime import timedelta
from pathlib import Path

import pytest

from bench import loopback
from bench.fanout import store
from bench.kills import posts_of, reached, states_of
from bench.processes import started
from bench.worker import run
from bot.knowledge.occasion import Kind, Rule
from bot.knowledge.timeline import EventKind
from storage.database import Database
from tests.delivery.town import Town
from tests.fanbase import KICKOFF, a_channel, a_store_with_the_match, hear
from tests.knowledge.builders import LIVERPOOL, event, told
from tests.test_kills import PATIENCE

HOUR = timedelta(hours=1)
MINUTE = timedelta(minutes=1)
REMINDER = Rule(Kind.KICKOFF_REMINDER, "PT7200S")


async def test_a_process_that_is_stopped_and_woken_goes_on_where_it_was(tmp_path: Path) -> None:
    """A real one, in the middle of a fan-out through the real client."""
    async with loopback.telegram(tmp_path / "log", 60, "--no-chat-limits") as server:
        url = await store(tmp_path, server)
        worker = await started(run, server.platform, url, server.api_url, server.token)
        assert await worker.says()
        async with asyncio.timeout(PATIENCE):
            await reached(server, 5, worker)
        worker.send(signal.SIGSTOP)
        async with asyncio.timeout(PATIENCE):
            await _quiet(server)
        assert server.count() < len(server.channels), "what had left already arrived, and nothing more"
        worker.send(signal.SIGCONT)
        assert await worker.ends() == 0
        assert set(states_of(url).values()) == {"sent"}
        assert posts_of(server) == dict.fromkeys(server.channels, 1)


async def _quiet(server: loopback.Loopback) -> None:
    """Until nothing arrives any more: for so long, a process at work would send fifteen."""
    at = -1
    while server.count() > at:
        at = server.count()
        await asyncio.sleep(0.5)


@pytest.fixture
async def town(database: Database) -> Town:
    await a_store_with_the_match(database)
    return Town(database)


async def test_an_hour_later_what_was_planned_and_not_told_is_skipped_with_its_reason(town: Town) -> None:
    await a_channel(town.database, wants=(REMINDER, Rule(Kind.GOAL)))
    town.clock.at = KICKOFF - 2 * HOUR
    await town.runner.tick(town.clock.at)
    town.clock.at += HOUR
    await town.to(KICKOFF - 30 * MINUTE)
    assert town.paper.sent == []
    assert await town.states() == [("skipped", "expired")]


async def test_an_hour_later_what_fell_due_meanwhile_is_not_told_as_news(town: Town) -> None:
    """A goal that a provider tells of at waking, of an hour ago."""
    await a_channel(town.database, wants=(REMINDER, Rule(Kind.GOAL)))
    await town.to(KICKOFF - 2 * HOUR - 30 * MINUTE)
    town.clock.at += HOUR
    await town.runner.tick(town.clock.at)
    await town.sender.drain()
    assert town.paper.sent == []
    town.clock.at = KICKOFF + 70 * MINUTE
    scored = told(event(EventKind.GOAL, 7, LIVERPOOL, "Mohamed Salah"), when=KICKOFF + 7 * MINUTE)
    await hear(town.database, scored, now=town.clock.at)
    await town.to(KICKOFF + 80 * MINUTE)
    assert town.paper.sent == []


async def test_what_was_on_its_way_when_it_was_stopped_is_written_down_at_waking(town: Town) -> None:
    """The lease is over by then; a single process has nobody who could have taken it over."""
    await a_channel(town.database, wants=(REMINDER,))
    town.clock.at = KICKOFF - 2 * HOUR
    await town.runner.tick(town.clock.at)
    await town.sender.turn()
    await asyncio.wait(town.sender.on_their_way)
    town.clock.at += HOUR
    await town.sender.keep()
    await town.to(KICKOFF)
    assert len(town.paper.sent) == 1
    assert await town.states() == [("sent", None)]
