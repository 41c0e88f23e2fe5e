"""Running several things together until somebody says stop, or one of them fails."""

import asyncio
import signal
from collections.abc import Sequence
from typing import Any


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
        await asyncio.gather(*tasks, return_exceptions=True)
