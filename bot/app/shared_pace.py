"""What processes have booked of a token's limit, joined to the store."""

import asyncio
from hashlib import blake2b

from bot.platforms.book import NOTHING, Became, Book, Booked, Rate, Slot, Unshared
from storage.database import Database
from storage.paces import Granted, Limit, Paces, PacesUnreachable, forget

CHARACTERS = 16
"""Of a token's digest: enough to tell tokens apart."""


class SharedPaces:
    """One connection for every token of this process, opened when it is first needed."""

    def __init__(self, database: Database) -> None:
        shared = database.engine.dialect.name == "postgresql"
        self._database = database
        self._paces = Paces(database) if shared else None

    def of(self, platform: str, token: str) -> Book | None:
        """What is booked under a token, which the store does not learn. None where there is one process."""
        if self._paces is None:
            return None
        digest = blake2b(token.encode(), digest_size=CHARACTERS // 2, person=b"matchday pace").hexdigest()
        return TokenBook(self._paces, f"{platform} {digest}")

    async def tidy(self) -> None:
        """Forgets chats that nobody has called for a while."""
        async with self._database.write() as conn:
            await forget(conn)

    async def close(self) -> None:
        if self._paces is not None:
            await self._paces.close()


class TokenBook:
    """bot.platforms.book.Book, in the store."""

    def __init__(self, paces: Paces, token: str) -> None:
        self._paces = paces
        self._token = token
        self._clock = ServerClock()

    async def book(
        self, rate: Rate, wanted: int, ahead: float, became: Became = NOTHING, chat: str = ""
    ) -> Booked:
        granted = await self._granted(rate, wanted, ahead, became, chat)
        here = self._clock.here
        return Booked(
            tuple(Slot(here(instant), instant) for instant in granted.instants),
            here(granted.free_at),
            here(granted.halted_until),
        )

    async def count(self, rate: Rate, chat: str) -> None:
        await self._granted(rate, 1, rate.window, NOTHING, chat, at_once=True)

    async def halt(self, seconds: float) -> None:
        try:
            await self._paces.halt(self._token, seconds)
        except PacesUnreachable:
            raise Unshared from None

    async def _granted(
        self,
        rate: Rate,
        wanted: int,
        ahead: float,
        became: Became,
        chat: str,
        *,
        at_once: bool = False,
    ) -> Granted:
        name = f"{self._token} {chat}" if chat else self._token
        limit = Limit(rate.calls, rate.window, rate.apart, rate.made_good, rate.saved)
        asked = _now()
        try:
            granted = await self._paces.book(name, limit, wanted, ahead, became, at_once=at_once)
        except PacesUnreachable:
            raise Unshared from None
        self._clock.said(granted.now, asked, _now())
        return granted


class ServerClock:
    """What the server's clock says, on the loop's clock.

    An answer tells that the server's instant lies between question and answer. The latest that it may lie is
    kept, of the quickest answer so far, until an answer shows that one of the clocks has moved since.
    """

    def __init__(self) -> None:
        self._apart: float | None = None

    def said(self, instant: float, asked: float, answered: float) -> None:
        latest = answered - instant
        if self._apart is None or self._apart < asked - instant:
            self._apart = latest
        self._apart = min(self._apart, latest)

    def here(self, instant: float) -> float:
        """Raises ValueError before anything was said."""
        if self._apart is None:
            raise ValueError("nobody has said what time it is there")
        return instant + self._apart


def _now() -> float:
    return asyncio.get_running_loop().time()
