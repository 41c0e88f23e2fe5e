"""How long it takes from the command to the first post of a rehearsal, and what an idle process holds.

The program is compiled beforehand, as it is where it is installed.
"""

import asyncio
import os
import re
import sys
import time
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from httpx import AsyncClient

from bench import loopback, memory
from bench.figure import Figure
from bench.loopback import Loopback

STARTS = 3
PLATFORMS = 2
SETTLED = 5.0
"""Seconds after the logins in which what a start needs for a moment is given back."""
WITHIN = 120
ADDRESS = re.compile(rb"http://[\d.]+:\d+")
LOGGED_IN = re.compile(r"^matchday_logged_in\{.*\} 1\.0$", re.MULTILINE)


async def measure() -> list[Figure]:
    with TemporaryDirectory(prefix="matchday-") as folder:
        compiled = {"PYTHONPYCACHEPREFIX": f"{folder}/compiled", "PYTHONDONTWRITEBYTECODE": ""}
        await _rehearsed(compiled)
        starts = [await _rehearsed(compiled) for _ in range(STARTS)]
        held = await _idle(Path(folder), compiled)
    return [
        Figure("first post of a rehearsal after the command", median(took for took, _ in starts), "s", 3),
        Figure("memory of that process, web channel and rehearsal", median(mb for _, mb in starts), "MB"),
        Figure("memory of an idle process on both platforms", held, "MB", 180),
    ]


async def _rehearsed(settings: Mapping[str, str]) -> tuple[float, float]:
    """Seconds until the first post stands, and the MB that are held then."""
    begin = time.perf_counter()
    async with _run(settings) as process:
        await _line(process, re.compile(b"Team news"))
        took = time.perf_counter() - begin
        return took, await asyncio.to_thread(memory.held, process.pid)


async def _idle(folder: Path, settings: Mapping[str, str]) -> float:
    """MB that are held once both platforms have let it in."""
    async with AsyncExitStack() as stack:
        discord = await stack.enter_async_context(loopback.discord(folder / "discord", 1))
        telegram = await stack.enter_async_context(loopback.telegram(folder / "telegram", 1))
        process = await stack.enter_async_context(_run({**settings, **_tokens(folder, discord, telegram)}))
        await _logged_in((await _line(process, ADDRESS)).decode())
        await asyncio.sleep(SETTLED)
        return await asyncio.to_thread(memory.held, process.pid)


async def _logged_in(address: str) -> None:
    """Waits until both platforms have let it in, as its gauges say."""
    async with AsyncClient() as client:
        told = ""
        while len(LOGGED_IN.findall(told)) < PLATFORMS:
            await asyncio.sleep(0.2)
            told = (await client.get(f"{address}/metrics")).text


def _tokens(folder: Path, discord: Loopback, telegram: Loopback) -> dict[str, str]:
    return {
        "MATCHDAY_DATABASE": f"sqlite:///{folder}/idle.sqlite",
        "MATCHDAY_OPENLIGADB": "false",
        "DISCORD_TOKEN": discord.token,
        "MATCHDAY_DISCORD_API_URL": discord.api_url,
        "MATCHDAY_DISCORD_GATEWAY_URL": discord.gateway_url or "",
        "TELEGRAM_TOKEN": telegram.token,
        "MATCHDAY_TELEGRAM_API_URL": telegram.api_url,
    }


@asynccontextmanager
async def _run(settings: Mapping[str, str]) -> AsyncIterator[Process]:
    """`matchday run`, and its end."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "run",
        stdout=PIPE, stderr=DEVNULL,
        env={**os.environ, "MATCHDAY_WEB_PORT": "0", "PYTHONUNBUFFERED": "1", "COLUMNS": "200", **settings},
    )  # fmt: skip
    try:
        async with asyncio.timeout(WITHIN):
            yield process
    finally:
        process.terminate()
        await process.communicate()


async def _line(process: Process, wanted: re.Pattern[bytes]) -> bytes:
    """The words that are wanted, once the process has written them."""
    assert process.stdout is not None
    while line := await process.stdout.readline():
        if found := wanted.search(line):
            return found[0]
    raise RuntimeError(f"python -m bot run ended before it said {wanted.pattern.decode()}")
