"""Answers on their way: in order for each who asked, and nobody waits for the answers of others."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from typing import TypeAlias

import structlog

log = structlog.get_logger()

Rest: TypeAlias = Callable[[], Awaitable[None]]
"""What remains of an update once its effect is stored: to tell whoever asked."""

WAITING = 8
"""Answers that may wait behind each other. Whoever asks for more in a row is not waiting for them."""


class Answers:
    """Gives answers, one after the other in each lane."""

    def __init__(self) -> None:
        self._lanes: dict[object, deque[Rest]] = {}
        self._at_work: set[asyncio.Task[None]] = set()

    def add(self, lane: object, answer: Rest) -> None:
        """Gives it when those before it are given; drops it where there are too many."""
        if lane not in self._lanes:
            self._lanes[lane] = deque([answer])
            task = asyncio.create_task(self._give(lane))
            self._at_work.add(task)
            task.add_done_callback(self._at_work.discard)
        elif len(self._lanes[lane]) < WAITING:
            self._lanes[lane].append(answer)
        else:
            log.info("telegram_answer_dropped", lane=lane)

    async def finish(self, seconds: float) -> None:
        """Lets what waits be given, for so long at most."""
        if self._at_work:
            _, late = await asyncio.wait(self._at_work, timeout=seconds)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)

    async def _give(self, lane: object) -> None:
        waiting = self._lanes[lane]
        try:
            while waiting:
                try:
                    await waiting.popleft()()
                except Exception:
                    log.exception("telegram_answer_failed", lane=lane)
        finally:
            del self._lanes[lane]
