"""Who is looking at a room in this process, and what has just been said there."""

import asyncio
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager

from bot.platforms.web.history import RoomMessage

ROOM_FOR = 64
"""Messages that wait for one reader. Whoever falls further behind reads the history again instead."""


class Inbox:
    """What one reader has not taken yet."""

    def __init__(self, visitor: str | None, room_for: int) -> None:
        self.visitor = visitor
        self.behind = False
        self.closed = False
        self._waiting: deque[RoomMessage] = deque()
        self._room_for = room_for
        self._something = asyncio.Event()

    def put(self, message: RoomMessage) -> None:
        if len(self._waiting) >= self._room_for:
            self._waiting.clear()
            self.behind = True
        elif not self.behind:
            self._waiting.append(message)
        self._something.set()

    def close(self) -> None:
        self.closed = True
        self._something.set()

    async def take(self, seconds: float) -> list[RoomMessage]:
        """What came; empty after so long without anything, when closed, or when the reader fell behind."""
        try:
            async with asyncio.timeout(seconds):
                await self._something.wait()
        except TimeoutError:
            return []
        self._something.clear()
        taken = list(self._waiting)
        self._waiting.clear()
        return taken


class Hub:
    """Tells every reader in this process what is new in their room."""

    def __init__(self, room_for: int = ROOM_FOR) -> None:
        self._readers: dict[str, set[Inbox]] = {}
        self._room_for = room_for
        self._closed = False

    @property
    def readers(self) -> int:
        return sum(len(inboxes) for inboxes in self._readers.values())

    def publish(self, message: RoomMessage) -> None:
        """Hands a message to those who may see it; never waits for a slow reader."""
        for inbox in self._readers.get(message.room, ()):
            if message.visitor in (None, inbox.visitor):
                inbox.put(message)

    @contextmanager
    def listening(self, room: str, visitor: str | None) -> Iterator[Inbox]:
        inbox = Inbox(visitor, self._room_for)
        if self._closed:
            inbox.close()
        readers = self._readers.setdefault(room, set())
        readers.add(inbox)
        try:
            yield inbox
        finally:
            readers.discard(inbox)
            if not readers and self._readers.get(room) is readers:
                del self._readers[room]

    def close(self) -> None:
        """Ends every stream, and each one that is opened from now on: the process is about to stop."""
        self._closed = True
        for inboxes in self._readers.values():
            for inbox in inboxes:
                inbox.close()
