"""When one more call may leave: of all together, and of those to one chat.

Telegram counts a call when it arrives there: no sooner than it leaves here, and no later than its answer is
here. So a call is taken to count for as long as its answer is on the way, and a window after that.
"""

import asyncio
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

UNDER_WAY = 0.5
"""Part of a window after which a call is taken to have arrived, answered or not: else one that hangs would
count for as long as it does."""
EVENLY = 0.99
"""Share of the limit at which calls follow each other."""
MADE_GOOD = 0.25
"""Part of a window that is made good after a busy moment, by calls closer together."""


class Departure:
    """A call that is on its way. It counts until `over`, on the loop's clock."""

    def __init__(self, over: float, window: float, then: Callable[[], None] = lambda: None) -> None:
        """`then` hears of the answer, too."""
        self.over = over
        self._window = window
        self._then = then

    def answered(self) -> None:
        self.over = min(self.over, now() + self._window)
        self._then()


class Overall:
    """All calls of this process: evenly, and never more than `calls` in any `window` seconds."""

    def __init__(self, calls: int, window: float) -> None:
        self._calls = calls
        self._window = window
        self._apart = window / (calls * EVENLY)
        self._next = 0.0
        self._counting: deque[Departure] = deque()

    def wait(self) -> float:
        """Seconds until one more may leave; less than 0 where it might have left already."""
        instant = now()
        while self._counting and self._counting[0].over <= instant:
            self._counting.popleft()
        ends = sorted(each.over for each in self._counting)
        room = ends[len(ends) - self._calls] if len(ends) >= self._calls else instant
        return max(self._next, room) - instant

    def within(self, seconds: float) -> int:
        """How many may leave within so many seconds."""
        left = seconds - max(self.wait(), 0.0)
        return int(left / self._apart) + 1 if left >= 0 else 0

    def leaves(self, answered: Callable[[], None] = lambda: None) -> Departure:
        """One leaves now; `answered` is called as soon as its answer is here."""
        instant = now()
        self._next = max(self._next, instant - MADE_GOOD * self._window) + self._apart
        departure = Departure(instant + (1 + UNDER_WAY) * self._window, self._window, answered)
        self._counting.append(departure)
        return departure


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


def now() -> float:
    """Seconds on the loop's clock."""
    return asyncio.get_running_loop().time()
