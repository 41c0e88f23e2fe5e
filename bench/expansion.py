"""How long it takes to turn one occasion into 100,000 deliveries, and what it costs in memory."""

import gc
import time
from pathlib import Path

from sqlalchemy import func, select

from bench.figure import Figure
from bench.world import NOW, world
from bot.schedule.runner import Runner
from storage.tables import deliveries

CHANNELS = 100_000


async def measure() -> list[Figure]:
    async with world(CHANNELS) as database:
        before = _peak_from_here()
        begin = time.perf_counter()
        await Runner(database).tick(NOW)  # the two-hour reminder is due exactly now
        took = time.perf_counter() - begin
        grown = _peak() - before
        async with database.read() as conn:
            made = await conn.scalar(select(func.count()).select_from(deliveries))
    if made != CHANNELS:
        raise RuntimeError(f"{made} deliveries were made")
    return [
        Figure(f"one occasion into {CHANNELS:,} deliveries", took, "s", 2),
        Figure("memory grown by it", grown, "MB", 20),
    ]


def _peak_from_here() -> float:
    """Forgets the peak so far, and gives the new one in MB: what is held now."""
    gc.collect()
    Path("/proc/self/clear_refs").write_text("5")
    return _peak()


def _peak() -> float:
    """The most memory this process has held since its peak was reset, in MB (Linux)."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) / 1024
    raise RuntimeError("this system does not tell the peak of a process's memory")
