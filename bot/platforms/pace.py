"""How fast the calls to a platform may follow each other.

A platform counts a call when it arrives there: no sooner than it leaves here, and no later than its answer is
here. So a call is taken to count for as long as its answer is on the way, and a window after that.
"""

import asyncio
from collections import deque
from collections.abc import Callable

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
        room = instant
        if (too_many := len(self._counting) - self._calls) >= 0:
            room = sorted(each.over for each in self._counting)[too_many]
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


class Pace:
    """The same for calls that wait for nothing else: first come first served."""

    def __init__(self, calls: int, window: float) -> None:
        self._overall = Overall(calls, window)
        self._turn = asyncio.Lock()
        self._waiting = 0

    async def book(self) -> Callable[[], None]:
        """Waits until a call may leave, which it has to at once; what it gives is to be called as soon as its
        answer is here."""
        self._waiting += 1
        try:
            async with self._turn:
                while (wait := self._overall.wait()) > 0:  # noqa: ASYNC110 - a late answer makes it longer
                    await asyncio.sleep(wait)
                return self._overall.leaves().answered
        finally:
            self._waiting -= 1

    def room(self, seconds: float) -> int:
        """How many more than those that wait may leave within so many seconds."""
        return max(self._overall.within(seconds) - self._waiting, 0)


def now() -> float:
    """Seconds on the loop's clock."""
    return asyncio.get_running_loop().time()
