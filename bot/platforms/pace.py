"""How fast the calls to a platform may follow each other."""

import asyncio
from collections import deque


class Pace:
    """Spreads the calls of this process evenly, first come first served: `calls` in each `window` seconds.

    What a busy moment held up is made good, but never so that more than `calls` leave within a window.
    """

    def __init__(self, calls: int, window: float) -> None:
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
            self.count()

    def count(self) -> None:
        """Books a call that leaves without waiting, as answers to people do; the next ones wait longer."""
        now = asyncio.get_running_loop().time()
        self._left.append(now)
        self._next = max(self._next, now - self._window) + self._apart
