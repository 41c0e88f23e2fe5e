"""The program killed (SIGKILL) while it tells many channels of a platform through its real client."""

import asyncio
import random
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import select

from bench import loopback
from bench.kills import reached
from bench.processes import started
from bench.worker import run
from bench.world import fill, kickoff_claim
from bot.knowledge.occasion import Kind, Rule
from storage.database import connect
from storage.tables import channels, deliveries
from tests.stores import store_url

KILLS = 3
PATIENCE = 60.0
"""Seconds after which a process is taken to be stuck."""
REMINDER = (Rule(Kind.KICKOFF_REMINDER, "PT7200S"),)


async def test_on_discord_none_is_lost_and_none_doubled(tmp_path: Path) -> None:
    async with loopback.discord(tmp_path / "log", 150, "--per-second", "0", "--no-buckets") as server:
        url = await a_store(tmp_path, server)
        await killed_now_and_then(url, server)
        told, state = Counter(channel for channel, _ in server.told()), await server.state()
    assert told == dict.fromkeys(server.channels, 1)
    assert state["violations"] == []


async def test_on_telegram_none_is_doubled_and_what_may_be_lost_is_known(tmp_path: Path) -> None:
    """Telegram knows no key by which a repeat could be told from the first: what was on its way when the
    process died is listed as unknown, and nothing else is."""
    async with loopback.telegram(tmp_path / "log", 150, "--per-second", "0", "--no-chat-limits") as server:
        url = await a_store(tmp_path, server)
        in_flight = await killed_now_and_then(url, server)
        told, state = Counter(channel for channel, _ in server.told()), await server.state()
    unknown = await in_state(url, "unknown")
    assert set(unknown) <= in_flight
    assert set(told.values()) == {1}
    assert set(server.channels) - set(told) <= set(unknown)
    assert state["violations"] == []


async def a_store(folder: Path, server: loopback.Loopback) -> str:
    url = store_url(folder / "store.sqlite")
    now = datetime.now(UTC)
    known = [kickoff_claim(now + timedelta(hours=2), now)]
    await fill(url, server.platform, server.channels, known, REMINDER)
    return url


async def killed_now_and_then(url: str, server: loopback.Loopback) -> set[str]:
    """Sends all there is to send, with a few kills on the way; gives the channels to which something was on
    its way at one of them."""
    moments = random.Random(11)
    in_flight: set[str] = set()
    given = (run, server.platform, url, server.api_url, server.token)
    for _ in range(KILLS):
        worker = await started(*given)
        assert await worker.says()
        async with asyncio.timeout(PATIENCE):
            await reached(server, server.count() + moments.randint(1, 25), worker)
        await worker.killed()
        in_flight.update(await in_state(url, "sending"))
    assert await (await started(*given)).ends() == 0
    return in_flight


async def in_state(url: str, state: str) -> list[str]:
    """The channels with a delivery in that state."""
    store = connect(url)
    theirs = select(channels.c.address).join(deliveries, deliveries.c.channel == channels.c.id)
    async with store.read() as conn:
        found = list(await conn.scalars(theirs.where(deliveries.c.state == state)))
    await store.close()
    return found
