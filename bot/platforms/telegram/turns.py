"""When one more call to a chat may leave. It counts from its arrival there: see `bot.platforms.pace`."""

import asyncio
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from bot.platforms.pace import UNDER_WAY, now


class Chat:
    """The calls to one chat: a few at once, then one `every` so many seconds, and `most` a minute (None: any
    number). Those that wait hold `turn` one after the other; `coming` is how many there are."""

    def __init__(self, burst: int, every: float, most: int | None, minute: float) -> None:
        self.turn = asyncio.Lock()
        self.coming = 0
        self._burst = burst
        self._every = every
        self._most = most
        self._minute = minute
        self._next = 0.0
        self._left: deque[_Call] = deque(maxlen=most or 1)
        self._on_the_way: list[_Call] = []

    def wait(self, ahead: int = 0) -> float:
        """Seconds until one more may leave, with so many before it."""
        instant = now()
        free = max(self._next - instant, 0.0) + (ahead + 1 - self._burst) * self._every
        if self._most and (place := len(self._left) + ahead - self._most) >= 0:
            arrived = self._left[place].arrived if place < len(self._left) else instant
            free = max(free, arrived + self._minute - instant)
        return max(free, 0.0)

    def leaves(self) -> Callable[[], None]:
        """One leaves now; what it gives is to be called as soon as its answer is here."""
        instant = now()
        self._next = max(self._next, instant) + self._every
        call = _Call(instant + UNDER_WAY * self._every)
        self._left.append(call)
        self._on_the_way = [*self._unheard(instant), call]

        def answered() -> None:
            call.arrived = now()
            # Whatever is still on the way may have arrived after this one.
            after = len(self._unheard(call.arrived))
            self._next = max(self._next, call.arrived + (1 + after) * self._every)

        return answered

    def _unheard(self, instant: float) -> list["_Call"]:
        """Those that may not have arrived."""
        return [each for each in self._on_the_way if each.arrived > instant]

    @property
    def quiet(self) -> bool:
        """Whether nothing is lost when it is forgotten."""
        over = self._left[-1].arrived + self._minute if self._left else 0.0
        return not self.coming and max(self._next, over) <= now()


@dataclass(slots=True)
class _Call:
    """When it is taken to arrive, on the loop's clock: at the latest when its answer is here."""

    arrived: float
