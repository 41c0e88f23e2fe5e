"""Several worker processes post under one token, on one PostgreSQL, to a server that keeps the token's limit.

python -m bench pace                        # two workers and four, some 600 channels on each platform
PACE_CHANNELS=5000 python -m bench pace
"""

import asyncio
import os
import sys
import time
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.fanout import DISCORD, TELEGRAM, Service
from bench.figure import Figure
from bench.loopback import Loopback
from bench.postgres import postgres
from bench.world import fill, kickoff_claim
from bot.knowledge.occasion import Kind, Rule
from bot.schedule.runner import Runner
from storage import claims, migrate
from storage.database import connect
from storage.paces import Limit, Paces

SECONDS = 12
"""What a fan-out takes at the limit, where nobody says how many channels there are."""
CHANNELS = int(os.environ.get("PACE_CHANNELS", "0"))
WORKERS = (2, 4)
BOOKINGS = 1_000
WANTED = (Rule(Kind.KICKOFF_REMINDER, "PT7200S"),)


async def measure() -> list[Figure]:
    found = []
    with postgres() as server:
        for service in (DISCORD, TELEGRAM):
            for workers in WORKERS:
                with server.database() as url:
                    found += await _together(url, service, workers)
        with server.database() as url:
            found.append(await _booking(url))
    return found


async def _together(url: str, service: Service, workers: int) -> list[Figure]:
    channels = CHANNELS or service.limit * SECONDS // 50 * 50
    with TemporaryDirectory() as folder:
        async with service.start(Path(folder) / "log", channels) as server:
            now = datetime.now(UTC)
            later = kickoff_claim(now + timedelta(days=30), now)
            await fill(url, server.platform, server.channels, [later], WANTED)
            running = [await _worker(url, server) for _ in range(workers)]
            for one in running:
                assert one.stdout is not None
                await one.stdout.readline()  # it is ready: what a start costs is no matter of pace
            await _due(url)
            await asyncio.gather(*(one.communicate() for one in running))
            told = server.told()
            state = await server.state()
    times = [float(line["at"]) for _, line in told]
    what, at_most = f"{service.name}, {workers} workers", len(server.channels) / service.limit * 1.05
    each = Counter(place for place, _ in told)
    wrong = sum(each[channel] != 1 for channel in server.channels)
    return [
        Figure(f"{what}: {len(told):,} messages at {service.limit}/s", max(times) - min(times), "s", at_most),
        Figure(f"{what}: calls answered with 429", state["statuses"].get("429", 0), "calls", 0),
        Figure(f"{what}: broken rules of the service", len(state["violations"]), "calls", 0),
        Figure(f"{what}: told twice, or not at all", wrong, "channels", 0),
    ]


async def _due(url: str) -> None:
    """The match begins earlier, and something is due for every channel."""
    now = datetime.now(UTC)
    database = connect(url)
    try:
        async with database.write() as conn:
            await claims.add(conn, [kickoff_claim(now + timedelta(hours=2), now)], now)
        await Runner(database).tick(datetime.now(UTC))
    finally:
        await database.close()


async def _worker(url: str, server: Loopback) -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bench.worker", server.platform, url, server.api_url, server.token),
        stdout=asyncio.subprocess.PIPE,
    )


async def _booking(url: str) -> Figure:
    """What one question to the store costs this side. A message takes one or two of them."""
    database = connect(url)
    paces = Paces(database)
    try:
        await migrate.upgrade(database)
        limit = Limit(50, 1.035, 1.035 / 50, 0.15)
        await paces.book("bench", limit, 5, 0.1)
        before = time.process_time()
        for _ in range(BOOKINGS):
            await paces.book("bench", limit, 5, 0.1)
        took = time.process_time() - before
    finally:
        await paces.close()
        await database.close()
    return Figure("one booking, processor time", took / BOOKINGS * 1_000, "ms", 0.5)
