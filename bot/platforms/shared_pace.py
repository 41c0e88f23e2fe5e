"""The pace of a token that several processes share: each books a few calls ahead, and makes them in time."""

import asyncio
from collections import deque
from collections.abc import Callable

import structlog

from bot.platforms.book import Book, Rate, Slot, Unshared

log = structlog.get_logger()

AHEAD = 0.1
"""Seconds for which a process books: so little that others soon have their turn, and an answer that comes
after what is booked goes at once."""
AHEAD_OF_OTHERS = 0.2
"""The same for an answer to a person: it finds a place where those who can wait find none. It leaves as much
of the time to them as it takes."""
GRACE = 0.015
"""Seconds by which a call may be late for what was booked: what is later gives its place back."""
IN_TIME = 0.03
"""Seconds after which an answer is late: windows are longer than the platform's by as much."""
UNDER_WAY = 0.5
"""Seconds after which a call is taken to have arrived, answered or not."""
SHARE_ALONE = 8
"""How many processes may share a token where nobody knows what the others do: each keeps to its part."""
BATCH = 2
"""Calls that one question books at most: who asks for few leaves room to the others."""
ROOM = 0.05
"""Seconds that are free for more calls when a process asks again that got none."""
LOOK = 0.02
"""The least seconds between two questions whether there is room."""
SHORT = 5.0
"""Seconds of a halt that a call waits for; after a longer one it comes again."""


class Halted(Exception):  # noqa: N818 - a reason, not an error
    """The platform wants to be left alone by this token for so many seconds."""

    def __init__(self, seconds: float) -> None:
        super().__init__("the platform wants to be left alone")
        self.seconds = seconds


class SharedPace:
    """Those who wait take turns, with a lock of theirs: `due`, then `take`, and nothing awaited between."""

    def __init__(self, book: Book, rate: Rate) -> None:
        self._book = book
        self._rate = rate
        self._slots: deque[Slot] = deque()
        self._became: dict[float, float | None] = {}
        self._free_at, self._asked_at = 0.0, -LOOK
        self._halted_until = 0.0
        self._next_alone = 0.0
        self._contended = False
        self._taken: deque[float] = deque(maxlen=rate.calls)
        self._asking: asyncio.Task[None] | None = None
        self._telling: set[asyncio.Task[None]] = set()
        self._turn = asyncio.Lock()
        self._waiting = 0

    async def book(self) -> Callable[[], None]:
        """Waits until one more call may be made, first come first served; gives what `take` does. Raises
        Halted."""
        self._waiting += 1
        try:
            async with self._turn:
                while not await self.due(self._waiting):
                    if (seconds := self.halted()) > SHORT:
                        raise Halted(seconds)
                    await asyncio.sleep(seconds)
                return self.take()
        finally:
            self._waiting -= 1

    async def due(self, wanted: int, *, pressing: bool = False) -> bool:
        """Waits until a call may leave; False where there is a halt instead, which may be over by now.
        `wanted` is how many wait for that; `pressing` says that an answer to a person is among them."""
        while not self.halted():
            await self.booked(wanted, pressing=pressing)
            if self._slots and (wait := self._slots[0].at - _now()) <= 0:
                return True
            await asyncio.sleep(wait if self._slots else 0)
        return False

    async def booked(self, wanted: int, *, pressing: bool = False) -> None:
        """Waits until a call is booked, or until there is a halt."""
        self._let_go()
        ahead = AHEAD_OF_OTHERS if pressing else AHEAD
        while not self._slots and not self.halted():
            if (wait := max(self._free_at - ahead + ROOM, self._asked_at + LOOK) - _now()) > 0:
                await asyncio.sleep(wait)
            if self._asking is None or self._asking.done():
                self._asking = asyncio.create_task(self._ask(wanted, ahead), name="booking")
            await asyncio.shield(self._asking)  # who gives up leaves what comes of it to the next
            self._let_go()

    def take(self) -> Callable[[], None]:
        """The call that is due leaves now. What it gives may be called as soon as its answer is here: what is
        answered late may have arrived late, and counts from then."""
        slot = self._slots.popleft()
        self._taken.append(_now())

        def answered() -> None:
            late = min(_now() - slot.at, UNDER_WAY) - IN_TIME
            if late > 0 and slot.mark is not None:
                self._became[slot.mark] = late

        return answered

    def room(self, seconds: float) -> int:
        """How many more of this process may leave within so many seconds; where others call too, as many as
        did lately, and one on top."""
        if self.halted():
            return 0
        calls = seconds / self._rate.apart
        if self._contended:
            since = _now() - self._rate.window
            calls = sum(at > since for at in self._taken) * seconds / self._rate.window
        return max(int(calls) + 1 - self._waiting, 0)

    def halted(self) -> float:
        """Seconds for which nothing may leave, as this process or another one was told."""
        return max(self._halted_until - _now(), 0.0)

    def halt(self, seconds: float) -> None:
        """Nothing leaves for so long; the others are told."""
        self._halted_until = max(self._halted_until, _now() + seconds)
        telling = asyncio.create_task(self._tell(seconds), name="telling of a halt")
        self._telling.add(telling)
        telling.add_done_callback(self._telling.discard)

    async def _tell(self, seconds: float) -> None:
        try:
            await self._book.halt(seconds)
        except Unshared:
            log.warning("halt_not_shared", seconds=seconds)

    async def _ask(self, wanted: int, ahead: float) -> None:
        became, self._became = self._became, {}
        try:
            booked = await self._book.book(self._rate, min(wanted, BATCH), ahead, became)
        except Unshared:
            self._slots.append(self._alone())
            return
        self._slots.extend(booked.slots)
        self._halted_until = max(self._halted_until, booked.halted_until)
        self._contended = not booked.slots or booked.slots[0].at - _now() > 2 * self._rate.apart
        if booked.slots:
            self._free_at, self._asked_at = 0.0, -LOOK  # whoever comes after them may ask at once
        else:
            self._free_at, self._asked_at = booked.free_at, _now()

    def _alone(self) -> Slot:
        """What can be no more than this process's share."""
        apart = self._rate.window / max(self._rate.calls // SHARE_ALONE, 1)
        self._next_alone = max(self._next_alone, _now()) + apart
        return Slot(self._next_alone, None)

    def _let_go(self) -> None:
        """What can no longer leave in time gives its place back."""
        while self._slots and self._slots[0].at + GRACE < _now():
            if (mark := self._slots.popleft().mark) is not None:
                self._became[mark] = None


def _now() -> float:
    """Seconds on the loop's clock."""
    return asyncio.get_running_loop().time()
