"""Presses of one person on one message are answered one after the other, in the order in which they came."""

import asyncio
from collections.abc import Awaitable, Callable, Hashable, Iterator
from contextlib import contextmanager


class Turns:
    """Two presses in a second are two tasks, and the handlers of the first may take longer: its answer would
    be shown last, and with it how things stood before."""

    def __init__(self) -> None:
        self._last: dict[Hashable, asyncio.Future[None]] = {}

    @contextmanager
    def queue(self, key: Hashable) -> Iterator[Callable[[], Awaitable[None]]]:
        """Takes a place in the queue of `key` at once, and gives it up at the end. What it yields waits until
        those before have given up theirs."""
        before = self._last.get(key)
        mine = self._last[key] = asyncio.get_running_loop().create_future()

        async def its_turn() -> None:
            if before is not None:
                await asyncio.shield(before)

        def give_up(_: object = None) -> None:
            mine.set_result(None)
            if self._last.get(key) is mine:
                del self._last[key]

        try:
            yield its_turn
        finally:
            if before is None or before.done():
                give_up()
            else:
                before.add_done_callback(give_up)
