"""One occasion to many channels, through a platform's real client, against a server that keeps its limits.

python -m bench discord telegram           # 2,000 channels on each
CHANNELS=10000 python -m bench telegram
"""

import asyncio
import os
import random
import sqlite3
import sys
from collections import Counter
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager, closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bench import loopback
from bench.figure import Figure
from bench.loopback import Loopback
from bench.world import fill, kickoff_claim
from bot.knowledge.occasion import Kind, Rule

CHANNELS = int(os.environ.get("CHANNELS", "2000"))
KILLED_CHANNELS = int(os.environ.get("KILLED_CHANNELS", "1000"))
KILLS = int(os.environ.get("KILLS", "20"))
WANTED = (Rule(Kind.KICKOFF_REMINDER, "PT7200S"), Rule(Kind.GOAL))


@dataclass(frozen=True, slots=True)
class Service:
    """A platform: how it is started on loopback, how many calls a second it allows a bot, and how its
    server is told to allow any number."""

    name: str
    start: Callable[..., AbstractAsyncContextManager[Loopback]]
    limit: int
    unlimited: tuple[str, ...]


DISCORD = Service("Discord", loopback.discord, 50, ("--per-second", "0", "--no-buckets"))
TELEGRAM = Service("Telegram", loopback.telegram, 30, ("--per-second", "0", "--no-chat-limits"))


async def discord() -> list[Figure]:
    return [*await _at_the_limit(DISCORD), *await _killed(DISCORD)]


async def telegram() -> list[Figure]:
    return [*await _at_the_limit(TELEGRAM), *await _killed(TELEGRAM)]


async def _at_the_limit(service: Service) -> list[Figure]:
    with TemporaryDirectory() as folder:
        async with service.start(Path(folder) / "log", CHANNELS) as server:
            url = await _store(Path(folder), server)
            worker = await _worker(url, server, goal_after=min(10.0, CHANNELS / service.limit / 2))
            told, _ = await worker.communicate()
            began, scored = (float(line) for line in told.split())
            posts = [line for _, line in server.told()]
            late = in_state(url, "skipped")
            wrong = _wrong(server, late)
            state = await server.state()
    goals = [line["at"] for line in posts if _of_goal(line)]
    reminders = [line["at"] for line in posts if not _of_goal(line)]
    took = max(goals + reminders) - began
    name, at_most = service.name, len(posts) / service.limit * 1.05
    return [
        Figure(f"{name}: {len(posts):,} messages at {service.limit}/s", took, "s", at_most),
        Figure(f"{name}: first message", min(reminders) - began, "s", 0.5),
        Figure(f"{name}: first message of a goal midway", min(goals) - scored, "s", 1),
        Figure(f"{name}: calls answered with 429", state["statuses"].get("429", 0), "calls", 0),
        Figure(f"{name}: broken rules of the service", len(state["violations"]), "calls", 0),
        Figure(f"{name}: messages that were too late, and skipped", len(late), "messages"),
        Figure(f"{name}: channels told twice, or not at all for no reason", wrong, "channels", 0),
    ]


async def _killed(service: Service) -> list[Figure]:
    """The worker is killed again and again (SIGKILL) while it sends, and started anew."""
    moments = random.Random(9)
    caught = in_flight = 0
    with TemporaryDirectory() as folder:
        async with service.start(Path(folder) / "log", KILLED_CHANNELS, *service.unlimited) as server:
            url = await _store(Path(folder), server)
            for _ in range(KILLS):
                worker = await _worker(url, server)
                assert worker.stdout is not None
                await worker.stdout.readline()
                await asyncio.sleep(moments.uniform(0.05, 0.45))
                if worker.returncode is None:
                    worker.kill()
                    caught += 1
                await worker.wait()
                in_flight += len(in_state(url, "sending"))
            worker = await _worker(url, server)
            await worker.communicate()
            unsure = in_state(url, "unknown")
            told = Counter(channel for channel, _ in server.told())
            lost = [channel for channel in server.channels if not told[channel] and channel not in unsure]
    name = service.name
    return [
        Figure(f"{name}: kills in a fan-out to {KILLED_CHANNELS:,} channels", caught, "kills"),
        Figure(f"{name}: lost after them", len(lost), "channels", 0),
        Figure(f"{name}: doubled after them", sum(count > 1 for count in told.values()), "channels", 0),
        Figure(f"{name}: listed as unknown, of {in_flight} in flight", len(unsure), "channels", in_flight),
    ]


def in_state(url: str, state: str) -> list[str]:
    """The channels with a delivery in that state."""
    with closing(sqlite3.connect(url.removeprefix("sqlite:///"))) as store:
        found = store.execute(
            "SELECT c.address FROM deliveries d JOIN channels c ON c.id = d.channel WHERE d.state = ?",
            (state,),
        )
        return [address for (address,) in found]


async def _store(folder: Path, server: Loopback) -> str:
    url = f"sqlite:///{folder / 'bench.sqlite'}"
    now = datetime.now(UTC)
    await fill(url, server.platform, server.channels, [kickoff_claim(now + timedelta(hours=2), now)], WANTED)
    return url


async def _worker(url: str, server: Loopback, goal_after: float | None = None) -> asyncio.subprocess.Process:
    words = [server.platform, url, server.api_url, server.token, *([str(goal_after)] if goal_after else [])]
    return await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bench.worker", *words, stdout=asyncio.subprocess.PIPE
    )


def _of_goal(line: dict[str, Any]) -> bool:
    return "Goal" in str(line)


def _wrong(server: Loopback, late: list[str]) -> int:
    """Channels that were not told each thing exactly once; of those skipped as too late, one thing less."""
    told = Counter((channel, _of_goal(line)) for channel, line in server.told())
    things, skipped = len({goal for _, goal in told}), Counter(late)
    each = Counter(channel for channel, _ in told)
    twice = {channel for (channel, _), count in told.items() if count > 1}
    return sum(c in twice or each[c] + skipped[c] != things for c in server.channels)
