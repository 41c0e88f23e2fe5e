"""How long it takes to turn one occasion into 100,000 deliveries, and what it costs in memory."""

import time

from sqlalchemy import func, select

from bench import memory
from bench.figure import Figure
from bench.world import NOW, world
from bot.schedule.runner import Runner
from storage.tables import deliveries

CHANNELS = 100_000


async def measure() -> list[Figure]:
    async with world(CHANNELS) as database:
        before = memory.peak_from_here()
        begin = time.perf_counter()
        await Runner(database).tick(NOW)  # the two-hour reminder is due exactly now
        took = time.perf_counter() - begin
        grown = memory.peak() - before
        async with database.read() as conn:
            made = await conn.scalar(select(func.count()).select_from(deliveries))
    if made != CHANNELS:
        raise RuntimeError(f"{made} deliveries were made")
    return [
        Figure(f"one occasion into {CHANNELS:,} deliveries", took, "s", 2),
        Figure("memory grown by it", grown, "MB", 20),
    ]
