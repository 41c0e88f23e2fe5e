"""The bot's own process: started, killed (SIGKILL), started anew on the same store."""

import asyncio
import os
import re
import sys
import time
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")

ADDRESS = re.compile(r"http://[\d.]+:\d+")
OURS = ("MATCHDAY_", "DISCORD_", "TELEGRAM_", "FOOTBALL_DATA_", "API_FOOTBALL_")
BEGINNING = 240.0
"""Seconds for a start; a busy machine takes a while to import everything."""


class Lost(Exception):  # noqa: N818 - what became of an answer
    """The process died, or the connection did, before the answer was there."""


class Program:
    """`matchday run` in a folder. `listening` waits until every platform has heard of a new process."""

    def __init__(self, folder: Path, settings: Mapping[str, str], listening: Callable[[], Awaitable[None]]):
        self.address = ""
        """Of the page of the process that is running."""
        self.kills = 0
        self.starts: list[float] = []
        """Seconds that each start took, until all platforms were there."""
        self.memory = 0.0
        """The most that one of the processes took, in MB."""
        self.log = folder / "log"
        self._folder = folder
        kept = {name: value for name, value in os.environ.items() if not name.startswith(OURS)}
        self._environment = {**kept, **settings, "COLUMNS": "200"}
        self._listening = listening
        self._process: Process | None = None
        self._reading: asyncio.Task[None] | None = None
        self._up = asyncio.Event()
        self._died = asyncio.Event()

    async def start(self) -> None:
        began = time.monotonic()
        with self.log.open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                sys.executable, "-W", "ignore", "-m", "bot", "run",
                cwd=self._folder, env=self._environment, stdin=DEVNULL, stdout=PIPE, stderr=log,
            )  # fmt: skip
        async with asyncio.timeout(BEGINNING):
            self.address = await self._told(self._process)
            await self._listening()
        self.starts.append(time.monotonic() - began)
        self._died = asyncio.Event()
        self._up.set()

    async def kill(self) -> None:
        """Whoever waits for an answer hears that it is lost."""
        assert self._process is not None
        self._measure()
        self._up.clear()
        self._process.kill()
        await self._process.wait()
        self.kills += 1
        self._died.set()

    async def stop(self) -> None:
        """As an operator stops it."""
        if self._process is None or self._process.returncode is not None:
            return
        self._measure()
        self._up.clear()
        self._process.terminate()
        try:
            await asyncio.wait_for(self._process.wait(), 30)
        except TimeoutError:
            self._process.kill()
            await self._process.wait()
        self._died.set()

    async def up(self) -> None:
        await self._up.wait()

    @property
    def dead(self) -> bool:
        return self._died.is_set()

    async def answered(self, asking: Awaitable[T], within: float = 60.0) -> T:
        """What it gives; raises Lost where the process dies first, and where nothing comes."""
        answer = asyncio.ensure_future(asking)
        death = asyncio.ensure_future(self._died.wait())
        try:
            await asyncio.wait({answer, death}, timeout=within, return_when=asyncio.FIRST_COMPLETED)
            if not answer.done():
                raise Lost
            return answer.result()
        finally:
            death.cancel()
            answer.cancel()
            await asyncio.gather(answer, death, return_exceptions=True)

    async def _told(self, process: Process) -> str:
        """The address of the page, from what the program says."""
        assert process.stdout is not None
        while line := (await process.stdout.readline()).decode():
            if found := ADDRESS.search(line):
                self._reading = asyncio.create_task(_read(process.stdout))
                return found[0]
        raise RuntimeError(f"the bot did not start: {self.log.read_text(errors='replace')[-2000:]}")

    def _measure(self) -> None:
        assert self._process is not None
        status = Path(f"/proc/{self._process.pid}/status")
        if status.exists():
            peak = next((line for line in status.read_text().splitlines() if line.startswith("VmHWM")), "0 0")
            self.memory = max(self.memory, int(peak.split()[1]) / 1024)


async def _read(stream: asyncio.StreamReader) -> None:
    """So that the program never waits for somebody to read what it says."""
    while await stream.readline():
        pass
