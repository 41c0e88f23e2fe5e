"""Calls to one chat that come from several processes: a worker posts there, and a gateway answers."""

from bot.platforms.book import Book, Rate, Unshared
from bot.platforms.pace import now

A_MINUTE = 60
"""Calls: what a chat without a limit by the minute is taken to allow, one every second."""
AT_ONCE = 0.05
"""Seconds ahead for which a call is booked."""


class SharedChats:
    """What is booked of each chat. While nobody knows what others do, each process keeps to the limits of a
    chat by itself."""

    def __init__(self, book: Book, burst: int, every: float, most: int, minute: float) -> None:
        """As for `turns.Chat`; `most` is of groups."""
        self._book = book
        saved = (burst - 1) * every
        self._group = Rate(most, minute, every, saved, saved)
        self._person = Rate(A_MINUTE, A_MINUTE * every, every, saved, saved)

    async def booked(self, chat: int) -> float:
        """Books a call that leaves now: 0, or the seconds until one could be booked."""
        rate = self._rate(chat)
        try:
            booked = await self._book.book(rate, 1, AT_ONCE, chat=str(chat))
        except Unshared:
            return 0.0
        return 0.0 if booked.slots else max(booked.free_at - now(), AT_ONCE)

    async def count(self, chat: int) -> None:
        """An answer leaves, which waits for no chat."""
        try:
            await self._book.count(self._rate(chat), str(chat))
        except Unshared:
            return

    def _rate(self, chat: int) -> Rate:
        return self._group if chat < 0 else self._person
