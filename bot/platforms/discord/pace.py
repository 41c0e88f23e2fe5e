"""How fast calls may follow each other: Discord allows a bot 50 in a second, whatever they are for."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeAlias

Book: TypeAlias = Callable[[], Awaitable[None]]
"""Waits until one more call may be made."""

CALLS_PER_SECOND = 48.0
"""Two fewer than Discord allows: calls that left evenly may arrive unevenly."""


class Pace:
    """Spreads the calls of this process evenly, first come first served."""

    def __init__(self, per_second: float = CALLS_PER_SECOND) -> None:
        self._apart = 1 / per_second
        self._next = 0.0

    async def book(self) -> None:
        now = asyncio.get_running_loop().time()
        mine = max(now, self._next)
        self._next = mine + self._apart
        if mine > now:
            await asyncio.sleep(mine - now)
