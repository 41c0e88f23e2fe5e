"""Answers on their way: in order for each who asked, and nobody waits for the answers of others."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import structlog

from bot.chat import Answer, Picture

log = structlog.get_logger()

WAITING = 8
"""Answers that may wait behind each other. Whoever asks for more in a row is not waiting for them."""


async def _at_once() -> None:
    """Waits for nothing."""


class Newest:
    """What a standing message is to show: the newest answer, until that leaves. One with a picture and one
    without do not stand for each other: they take other calls."""

    def __init__(self, chat: int, message: int, answer: Answer) -> None:
        self._of = (chat, message, answer.picture is not None)
        self._answer = answer
        self._left = False

    @property
    def picture(self) -> Picture | None:
        return self._answer.picture

    def leaves(self) -> Answer:
        """What is shown now; no newer one takes its place any more."""
        self._left = True
        return self._answer

    def becomes(self, newer: "Newest") -> bool:
        """Shows the newer one instead, if it is for the same message and there is still time."""
        if self._left or self._of != newer._of:
            return False
        self._answer = newer._answer
        return True


@dataclass(frozen=True, slots=True)
class Rest:
    """What remains of an update once its effect is stored: to tell whoever asked.

    `turn` waits until telling is no trouble. `newest` is there for what changes a standing message: of
    several such answers that have not left, only the newest is given.
    """

    give: Callable[[], Awaitable[None]]
    turn: Callable[[], Awaitable[None]] = _at_once
    newest: Newest | None = None


class Answers:
    """Gives answers, one after the other in each lane."""

    def __init__(self) -> None:
        self._lanes: dict[object, deque[Rest]] = {}
        self._at_work: set[asyncio.Task[None]] = set()

    def add(self, lane: object, answer: Rest) -> None:
        """Gives it when those before it are given. Where too many wait it is dropped; what changes a standing
        message is not, for that would go on showing what is true no longer: the oldest makes room."""
        waiting = self._lanes.get(lane)
        if waiting is None:
            self._lanes[lane] = deque([answer])
            task = asyncio.create_task(self._give(lane))
            self._at_work.add(task)
            task.add_done_callback(self._at_work.discard)
        elif answer.newest is not None:
            _put(waiting, answer, answer.newest)
        elif len(waiting) <= WAITING:
            waiting.append(answer)
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
        """The first is the one that is being given."""
        waiting = self._lanes[lane]
        try:
            while waiting:
                try:
                    await waiting[0].turn()
                    await waiting[0].give()
                except Exception:
                    log.exception("telegram_answer_failed", lane=lane)
                waiting.popleft()
        finally:
            del self._lanes[lane]


def _put(waiting: deque[Rest], answer: Rest, newest: Newest) -> None:
    """In the place of one that would change the same message, else at the end."""
    if any(other.newest is not None and other.newest.becomes(newest) for other in waiting):
        return
    if len(waiting) > WAITING:
        del waiting[1]
    waiting.append(answer)
