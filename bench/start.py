"""How long it takes from the command to the first post of a rehearsal, and what the process then holds."""

import asyncio
import os
import sys
import time
from pathlib import Path
from statistics import median

from bench.figure import Figure

STARTS = 3


async def measure() -> list[Figure]:
    starts = [await _start() for _ in range(STARTS)]
    return [
        Figure("first post of a rehearsal after the command", median(took for took, _ in starts), "s", 3),
        Figure("memory of that process, web channel and rehearsal", median(mb for _, mb in starts), "MB"),
    ]


async def _start() -> tuple[float, float]:
    begin = time.perf_counter()
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "run",
        stdout=asyncio.subprocess.PIPE,
        env={**os.environ, "MATCHDAY_WEB_PORT": "0", "PYTHONUNBUFFERED": "1"},
    )  # fmt: skip
    assert process.stdout is not None
    try:
        async with asyncio.timeout(60):
            while b"Team news" not in (line := await process.stdout.readline()):
                if not line:
                    raise RuntimeError("the rehearsal ended before its first post")
        took = time.perf_counter() - begin
        return took, await asyncio.to_thread(_held, process.pid)
    finally:
        process.terminate()
        await process.communicate()


def _held(pid: int) -> float:
    """What a process holds in memory now, in MB (Linux)."""
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    raise RuntimeError("this system does not tell a process's memory")
