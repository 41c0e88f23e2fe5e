"""Processes that begin within a moment: their modules are loaded once, and each is forked from there."""

import asyncio
import multiprocessing
import os
import signal
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import Any, TypeAlias

Tell: TypeAlias = Callable[[str], None]
"""Says something to who started the process."""

_FORKED = multiprocessing.get_context("forkserver")
_FORKED.set_forkserver_preload(["__main__", "bench.worker", "bot.app.discord", "bot.app.telegram"])


class Process:
    """One that runs; make it by `started`."""

    def __init__(self, target: Callable[..., None], given: tuple[Any, ...]) -> None:
        self._lines, theirs = _FORKED.Pipe(duplex=False)
        self._process = _FORKED.Process(target=_run, args=(target, theirs, given), daemon=True)
        self._process.start()
        theirs.close()

    @property
    def alive(self) -> bool:
        return self._process.is_alive()

    async def says(self) -> str | None:
        """What it says next; None where it has ended."""
        with suppress(EOFError):
            return str(await asyncio.to_thread(self._lines.recv))
        return None

    async def ends(self) -> int | None:
        """Waits for its end; gives its exit code."""
        while await self.says() is not None:
            pass
        await asyncio.to_thread(self._process.join)
        return self._process.exitcode

    def send(self, number: signal.Signals) -> None:
        if self._process.pid is not None and self.alive:
            os.kill(self._process.pid, number)

    async def killed(self) -> None:
        """Kills it (SIGKILL), and waits until it is gone."""
        self.send(signal.SIGKILL)
        await self.ends()


async def started(target: Callable[..., None], *given: Any) -> Process:
    """Begins `target(tell, *given)`, a function of a module, in a process of its own."""
    return await asyncio.to_thread(Process, target, given)


def _run(target: Callable[..., None], lines: "Connection[str, str]", given: tuple[Any, ...]) -> None:
    target(lines.send, *given)
