"""One occasion to many Discord channels, through the real client, against a server that keeps the limits.

python -m bench discord           # 2,000 channels, a minute
CHANNELS=10000 python -m bench discord
"""

import asyncio
import os
import random
import sys
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bench import loopback
from bench.figure import Figure
from bench.world import fill, kickoff_claim
from bot.knowledge.occasion import Kind, Rule

CHANNELS = int(os.environ.get("CHANNELS", "2000"))
KILLED_CHANNELS = int(os.environ.get("KILLED_CHANNELS", "1000"))
KILLS = int(os.environ.get("KILLS", "20"))
LIMIT = 50
"""Calls a second that Discord allows a bot."""
WANTED = (Rule(Kind.KICKOFF_REMINDER, "PT7200S"), Rule(Kind.GOAL))


async def measure() -> list[Figure]:
    return [*await _at_the_limit(), *await _killed()]


async def _at_the_limit() -> list[Figure]:
    with TemporaryDirectory() as folder:
        async with loopback.discord(Path(folder) / "log", *_shape(CHANNELS)) as server:
            url = await _store(Path(folder), server.channels)
            worker = await _worker(url, server, goal_after=min(10.0, CHANNELS / LIMIT / 2))
            told, _ = await worker.communicate()
            began, scored = (float(line) for line in told.split())
            posts = [line for line in server.applied() if line["act"] == "post"]
            state = await server.state()
    goals, reminders = _told(posts)
    calls = len(posts)
    took = max(line["at"] for line in posts) - began
    return [
        Figure(f"Discord: {calls:,} messages at {LIMIT}/s", took, "s", calls / LIMIT * 1.05),
        Figure("Discord: first message", min(line["at"] for line in reminders) - began, "s", 0.5),
        Figure("Discord: first message of a goal midway", min(line["at"] for line in goals) - scored, "s", 1),
        Figure("Discord: calls answered with 429", state["statuses"].get("429", 0), "calls", 0),
        Figure("Discord: broken rules of the service", len(state["violations"]), "calls", 0),
        Figure("Discord: channels told twice or not at all", _wrong(posts, server.channels), "channels", 0),
    ]


async def _killed() -> list[Figure]:
    """The worker is killed again and again (SIGKILL) while it sends, and started anew."""
    moments = random.Random(9)
    caught = 0
    with TemporaryDirectory() as folder:
        shape = _shape(KILLED_CHANNELS)
        async with loopback.discord(
            Path(folder) / "log", *shape, "--per-second", "0", "--no-buckets"
        ) as server:
            url = await _store(Path(folder), server.channels)
            for _ in range(KILLS):
                worker = await _worker(url, server)
                assert worker.stdout is not None
                await worker.stdout.readline()
                await asyncio.sleep(moments.uniform(0.05, 0.45))
                if worker.returncode is None:
                    worker.kill()
                    caught += 1
                await worker.wait()
            worker = await _worker(url, server)
            await worker.communicate()
            posts = [line for line in server.applied() if line["act"] == "post"]
    return [
        Figure(f"Discord: kills in a fan-out to {KILLED_CHANNELS:,} channels", caught, "kills"),
        Figure("Discord: lost or doubled after them", _wrong(posts, server.channels), "channels", 0),
    ]


def _shape(channels: int) -> tuple[int, int]:
    """Guilds, and channels in each."""
    return max(1, channels // 50), min(channels, 50)


async def _store(folder: Path, channels: tuple[str, ...]) -> str:
    url = f"sqlite:///{folder / 'bench.sqlite'}"
    now = datetime.now(UTC)
    await fill(url, "discord", channels, [kickoff_claim(now + timedelta(hours=2), now)], WANTED)
    return url


async def _worker(
    url: str, server: loopback.Loopback, goal_after: float | None = None
) -> asyncio.subprocess.Process:
    words = [url, server.api_url, server.token, *([str(goal_after)] if goal_after else [])]
    return await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bench.discord_worker", *words, stdout=asyncio.subprocess.PIPE
    )


def _told(posts: list[dict[str, Any]]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Messages of the goal, and the others."""
    goals = [line for line in posts if "Goal" in str(line)]
    return goals, [line for line in posts if line not in goals]


def _wrong(posts: list[dict[str, Any]], channels: tuple[str, ...]) -> int:
    """Channels that were not told each thing exactly once."""
    told = Counter((str(line["channel"]), "Goal" in str(line)) for line in posts)
    kinds = {goal for _, goal in told}
    return sum(told[channel, goal] != 1 for channel in channels for goal in kinds)
