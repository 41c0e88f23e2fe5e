"""Running several things together until somebody says stop, or one of them fails."""

import asyncio
import signal
from collections.abc import Sequence
from typing import Any

import structlog

log = structlog.get_logger()

ENDING = 15.0
"""Seconds that a part may take to end once it is told to."""


def on_signals() -> asyncio.Event:
    """Set when the process is asked to end (SIGINT, SIGTERM)."""
    stopping = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stopping.set)
    return stopping


async def until(
    stopping: asyncio.Event,
    tasks: Sequence["asyncio.Task[None]"],
    by_themselves: Sequence["asyncio.Task[None]"] = (),
) -> None:
    """Waits for `stopping`, or for the first task that fails; then ends them all.

    What ends `by_themselves` when `stopping` is set (a sender, with what is in flight) is waited for first;
    the others are cancelled after it. Raises what the first that failed raised.
    """
    everyone = [*tasks, *by_themselves]
    stop = asyncio.create_task(stopping.wait())
    try:
        waiting: set[asyncio.Task[Any]] = {stop, *everyone}
        while not stop.done():
            done, waiting = await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                task.result()
    finally:
        stopping.set()
        stop.cancel()
        await asyncio.gather(*by_themselves, return_exceptions=True)
        for task in tasks:
            task.cancel()
        await ended(tasks)


async def ended(tasks: Sequence["asyncio.Task[Any]"]) -> None:
    """Waits for what was told to end; a connection that does not let itself be closed holds up nobody's stop
    for longer than ENDING. What they raise is of no interest any more."""
    if not tasks:
        return
    over, stuck = await asyncio.wait(tasks, timeout=ENDING)
    for task in over:
        if not task.cancelled():
            task.exception()
    for task in stuck:
        log.warning("does_not_end", part=task.get_name())
