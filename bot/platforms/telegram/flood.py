"""How fast calls may follow each other, and that none leaves while Telegram wants to be left alone."""

import asyncio
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from typing import Protocol

from bot.platforms.book import Book, Rate
from bot.platforms.pace import Departure, Overall, now
from bot.platforms.shared_pace import SharedPace
from bot.platforms.telegram.shared_chats import SharedChats
from bot.platforms.telegram.turns import Chat

AHEAD = 0.35
"""Seconds for which calls are taken in: as long as it may take until more are handed over."""
A_LITTLE = 1.02
"""How much longer a chat's own windows are taken to be: a call may be faster than the one before it."""
SHARED = 1.03
"""The same of the second in which processes that share a token make their calls together: what leaves in that
time arrives within one, if the one process is some milliseconds quicker than the other."""
MADE_GOOD_TOGETHER = 0.15
"""Seconds of that which are made good after a busy moment."""
REMEMBERED = 1_000
"""Chats after which those that were quiet for a minute are forgotten, two whenever a new one comes."""
SOON = 2.0
"""Seconds after which one comes again that waited long enough behind others."""
HALTED = "Telegram wants to be left alone"
BUSY = "the chat gets many messages just now"


class HeldBack(Exception):  # noqa: N818 - a reason, not an error
    """The call did not leave; it may after so many seconds."""

    def __init__(self, words: str, seconds: float) -> None:
        super().__init__(words)
        self.seconds = seconds


class Gate(Protocol):
    """What else may keep calls back."""

    @property
    def closed(self) -> bool: ...

    async def opened(self, until: float, /) -> None:
        """Raises HeldBack where it is still closed then."""
        ...


class Flood:
    """Gives each call its turn, and keeps all of them back during a halt."""

    def __init__(
        self,
        per_second: int = 30,
        per_group_per_minute: int = 20,
        chat_burst: int = 3,
        *,
        second: float = 1.0,
        minute: float = 60.0,
        book: Book | None = None,
    ) -> None:
        """In each chat one call a second, and `chat_burst` where it was quiet. `second` and `minute` are how
        long these are. `book` is where processes that share the token book their calls."""
        self._overall = Overall(per_second, second)
        self._group = per_group_per_minute
        self._burst = chat_burst
        self._second = second * A_LITTLE
        self._minute = minute * A_LITTLE
        self._chats: OrderedDict[int, Chat] = OrderedDict()
        self._shared: SharedPace | None = None
        self._shared_chats: SharedChats | None = None
        if book is not None:
            window = second * SHARED
            self._shared = SharedPace(book, Rate(per_second, window, window / per_second, MADE_GOOD_TOGETHER))
            self._shared_chats = SharedChats(
                book, chat_burst, self._second, per_group_per_minute, self._minute
            )
        self._halted_until = 0.0
        self._waiting = self._in_line = self._answering = 0
        self._next_one = asyncio.Lock()
        self._unhurried = asyncio.Lock()
        self._answers = asyncio.Lock()

    def halt(self, seconds: float) -> None:
        """Nothing leaves for so long. Many calls may be told so at once: the latest end is the end."""
        self._halted_until = max(self._halted_until, now() + seconds)
        if self._shared is not None:
            self._shared.halt(seconds)

    def halted(self) -> float:
        """Seconds for which nothing may leave."""
        elsewhere = self._shared.halted() if self._shared is not None else 0.0
        return max(self._halted_until - now(), elsewhere, 0.0)

    def room(self) -> int:
        """How many more could leave within the next moment; one, where nothing is, so that somebody waits."""
        soon = 0 if self.halted() else self._overall.within(AHEAD)
        if self._shared is not None:
            soon = min(soon, self._shared.room(AHEAD))
        return max(soon - self._waiting, 0 if self._waiting else 1)

    async def turn(
        self, chat: int, until: float, patience: float, gate: Gate, *, urgent: bool = False
    ) -> Departure:
        """Waits until a call to this chat may leave; it has to leave at once. Raises HeldBack where the chat
        is busy, or a halt lasts, for longer than `patience` seconds, or the turn would come after `until`."""
        booked = False
        with self._coming(chat, patience) as busy:
            try:
                async with asyncio.timeout_at(until), busy.turn:
                    while True:
                        await gate.opened(until)
                        await _sleep(self.halted(), min(until, now() + patience), HALTED)
                        await _sleep(busy.wait(), until, BUSY)
                        if not booked:
                            await self._elsewhere(chat, until, patience)
                            booked = True
                        if departure := await self._turn_of_all(busy, gate, urgent):
                            return departure
            except TimeoutError:
                raise HeldBack(BUSY, max(self.halted(), SOON)) from None

    async def answer(self, chat: int, until: float) -> Departure:
        """An answer to a person, which waits for no chat, but for its turn among all calls: a crowd that
        presses a button would bring the bot over its limit. Answers and deliveries take turns. A halt is
        waited for; raises HeldBack where it ends after `until`."""
        if self._shared_chats is not None:
            await self._shared_chats.count(chat)
        while True:
            await _sleep(self.halted(), until, HALTED)
            with self._in_a_line(answering=True):
                async with self._answers, self._next_one:
                    if await self._room():
                        return self._leaves(self._chat(chat))

    async def _turn_of_all(self, busy: Chat, gate: Gate, urgent: bool) -> Departure | None:
        """First come first served, the urgent before the rest. None where the turn was lost in waiting."""
        with self._in_a_line():
            async with nullcontext() if urgent else self._unhurried, self._next_one:
                if not await self._room() or gate.closed or busy.wait() > 0:
                    return None
                return self._leaves(busy)

    async def _room(self) -> bool:
        """Waits for room among all calls; False where there is a halt instead."""
        while (wait := self._overall.wait()) > 0 and not self.halted():  # noqa: ASYNC110 - others may come first
            await asyncio.sleep(wait)
        if self._shared is None:
            return not self.halted()
        return await self._shared.due(self._in_line, pressing=self._answering > 0) and not self.halted()

    def _leaves(self, to: Chat) -> Departure:
        heard = [to.leaves()] if self._shared is None else [to.leaves(), self._shared.take()]

        def answered() -> None:
            for each in heard:
                each()

        return self._overall.leaves(answered)

    async def _elsewhere(self, chat: int, until: float, patience: float) -> None:
        """Waits until other processes leave room in this chat, and books it."""
        while self._shared_chats is not None and (wait := await self._shared_chats.booked(chat)):
            await _sleep(wait, min(until, now() + patience), BUSY)

    @contextmanager
    def _in_a_line(self, *, answering: bool = False) -> Iterator[None]:
        """Those that wait for their turn among all calls."""
        self._in_line += 1
        self._answering += answering
        try:
            yield
        finally:
            self._in_line -= 1
            self._answering -= answering

    @contextmanager
    def _coming(self, chat: int, patience: float) -> Iterator[Chat]:
        """Raises HeldBack where too many are waiting for this chat already."""
        busy = self._chat(chat)
        if (wait := busy.wait(ahead=busy.coming)) > patience:
            raise HeldBack(BUSY, wait)
        busy.coming += 1
        self._waiting += 1
        try:
            yield busy
        finally:
            busy.coming -= 1
            self._waiting -= 1

    def _chat(self, chat: int) -> Chat:
        known = self._chats.get(chat)
        if known is None:
            self._forget()
            most = self._group if chat < 0 else None  # a channel's id looks like a group's
            known = self._chats[chat] = Chat(self._burst, self._second, most, self._minute)
        return known

    def _forget(self) -> None:
        """Looks at those seen first, so that what is known stays little and no call takes long."""
        for _ in range(2 if len(self._chats) > REMEMBERED else 0):
            chat, known = self._chats.popitem(last=False)
            if not known.quiet:
                self._chats[chat] = known


async def _sleep(seconds: float, until: float, words: str) -> None:
    if seconds <= 0:
        return
    if now() + seconds > until:
        raise HeldBack(words, seconds)
    await asyncio.sleep(seconds)
