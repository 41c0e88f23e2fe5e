"""How fast calls may follow each other: Discord allows a bot 50 in a second, whatever they are for."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from typing import TypeAlias

Book: TypeAlias = Callable[[], Awaitable[None]]
"""Waits until one more call may be made."""

CALLS = 49
"""One fewer than Discord allows in a second."""
WINDOW = 1.02
"""Seconds in which so many may leave: what leaves in a little more than a second may arrive within one."""


class Pace:
    """Spreads the calls of this process evenly, first come first served.

    What a busy moment held up is made good, but never so that more than `calls` leave within `window`
    seconds.
    """

    def __init__(self, calls: int = CALLS, window: float = WINDOW) -> None:
        self._apart = window / calls
        self._window = window
        self._next = 0.0
        self._left: deque[float] = deque(maxlen=calls)
        self._turn = asyncio.Lock()

    async def book(self) -> None:
        async with self._turn:
            now = asyncio.get_running_loop().time()
            free = self._left[0] + self._window if len(self._left) == self._left.maxlen else now
            if (due := max(self._next, free)) > now:
                await asyncio.sleep(due - now)
            now = asyncio.get_running_loop().time()
            self._left.append(now)
            self._next = max(self._next, now - self._window) + self._apart
