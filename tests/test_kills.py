"""The program killed (SIGKILL) while it tells many Discord channels: each is told exactly once."""

import asyncio
import random
import sys
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bench import loopback
from bench.world import fill, kickoff_claim
from bot.knowledge.occasion import Kind, Rule

KILLS = 3
REMINDER = (Rule(Kind.KICKOFF_REMINDER, "PT7200S"),)


async def test_none_is_lost_and_none_doubled(tmp_path: Path) -> None:
    moments = random.Random(11)
    url = f"sqlite:///{tmp_path / 'store.sqlite'}"
    now = datetime.now(UTC)
    unlimited = ("--per-second", "0", "--no-buckets")
    async with loopback.discord(tmp_path / "log", 3, 50, *unlimited) as server:
        await fill(url, "discord", server.channels, [kickoff_claim(now + timedelta(hours=2), now)], REMINDER)
        for _ in range(KILLS):
            worker = await start(url, server)
            assert worker.stdout is not None
            assert await worker.stdout.readline()
            await asyncio.wait_for(reached(server, len(server.applied()) + moments.randint(1, 25)), 30)
            worker.kill()
            await worker.wait()
        worker = await start(url, server)
        await worker.communicate()
        told = Counter(str(line["channel"]) for line in server.applied() if line["act"] == "post")
        state = await server.state()
    assert told == dict.fromkeys(server.channels, 1)
    assert state["violations"] == []


async def reached(server: loopback.Loopback, messages: int) -> None:
    while len(server.applied()) < messages:  # noqa: ASYNC110 - another process writes the log
        await asyncio.sleep(0.005)


async def start(url: str, server: loopback.Loopback) -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(
        sys.executable, "-W", "ignore", "-m", "bench.discord_worker", url, server.api_url, server.token,
        stdout=asyncio.subprocess.PIPE,
    )  # fmt: skip
