"""One occasion to many channels, through a platform's real client, against a server that keeps its limits.

python -m bench discord telegram           # 2,000 channels on each
python -m bench scale                      # 10,000 on each, and what goes out where nothing is limited
"""

import asyncio
import os
import sqlite3
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import AbstractAsyncContextManager, closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from bench import loopback
from bench.figure import Figure
from bench.loopback import Loopback
from bench.world import fill, kickoff_claim
from bot.knowledge.occasion import Kind, Rule

CHANNELS = int(os.environ.get("CHANNELS", "2000"))
MANY = 10_000
UNLIMITED = 2_000
ROUNDS = 3
"""Fan-outs without limits, and bare loops, in turn: the machine may be busy during one of them."""
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
    return await at_the_limit(DISCORD, CHANNELS)


async def telegram() -> list[Figure]:
    return await at_the_limit(TELEGRAM, CHANNELS)


async def scale(channels: int) -> list[Figure]:
    """At the limits of both at once; then without limits, one after the other."""
    both = await asyncio.gather(*(at_the_limit(service, channels) for service in (DISCORD, TELEGRAM)))
    bare = [await without_limit(service) for service in (DISCORD, TELEGRAM)]
    return [figure for figures in (*both, *bare) for figure in figures]


async def at_the_limit(service: Service, channels: int) -> list[Figure]:
    with TemporaryDirectory() as folder:
        async with service.start(Path(folder) / "log", channels) as server:
            url = await store(Path(folder), server)
            sender = await worker(url, server, goal_after=min(10.0, channels / service.limit / 2))
            told, _ = await sender.communicate()
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


async def without_limit(service: Service, channels: int = UNLIMITED, rounds: int = ROUNDS) -> list[Figure]:
    """What the whole way from the outbox carries, held against a bare loop over the same client library with
    as many calls at once."""
    rates, bare = [], []
    for _ in range(rounds):
        with TemporaryDirectory() as folder:
            async with service.start(Path(folder) / "log", channels, *service.unlimited) as server:
                words = (server.platform, await store(Path(folder), server), server.api_url, server.token)
                rates.append(await _rate(server, "bench.unlimited", *words))
        with TemporaryDirectory() as folder:
            async with service.start(Path(folder) / "log", channels, *service.unlimited) as server:
                where = (server.platform, server.api_url, server.token)
                bare.append(await _rate(server, "bench.bare", *where))
    name = service.name
    return [
        Figure(f"{name}: fan-out without limit", median(rates), "/s"),
        Figure(f"{name}: a bare loop over the same library", median(bare), "/s"),
        Figure(f"{name}: the fan-out by the bare loop", median(rates) / median(bare), "", 0.8, least=True),
    ]


async def _rate(server: Loopback, module: str, *words: str) -> float:
    """Messages a second, from the first to the last, of a process that writes to all channels."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", module, *words, stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.DEVNULL
    )
    await process.communicate("\n".join(server.channels).encode())
    at = sorted(float(line["at"]) for _, line in server.told())
    if len(at) != len(server.channels):
        raise RuntimeError(f"python -m {module} sent {len(at)} messages to {len(server.channels)} channels")
    return (len(at) - 1) / (at[-1] - at[0])


def in_state(url: str, state: str) -> list[str]:
    """The channels with a delivery in that state."""
    with closing(sqlite3.connect(url.removeprefix("sqlite:///"))) as store:
        found = store.execute(
            "SELECT c.address FROM deliveries d JOIN channels c ON c.id = d.channel WHERE d.state = ?",
            (state,),
        )
        return [address for (address,) in found]


async def store(
    folder: Path,
    server: Loopback,
    wanted: Sequence[Rule] = WANTED,
    ahead: timedelta = timedelta(hours=2),
) -> str:
    """The URL of a store in which all of the server's channels are to hear of a match so far ahead."""
    url = f"sqlite:///{folder / 'bench.sqlite'}"
    now = datetime.now(UTC)
    await fill(url, server.platform, server.channels, [kickoff_claim(now + ahead, now)], wanted)
    return url


async def worker(url: str, server: Loopback, goal_after: float | None = None) -> asyncio.subprocess.Process:
    """Starts `bench.worker`."""
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
