"""Whether Telegram answers at all: while nobody knows, nothing new is sent, so that little becomes unknown.

One call that goes unheard is enough: a harmless question costs a few milliseconds, a message sent into the
void is lost from sight. Where questions are answered and messages are not, these go one at a time.
"""

import asyncio
from collections.abc import Awaitable, Callable

import structlog

from bot.platforms.telegram.flood import HeldBack

log = structlog.get_logger()

PATIENCE = 20.0
"""Seconds that a message waits for Telegram before it goes back to the outbox."""
AGAIN = 5.0
"""Seconds after which it comes from there again."""
FIRST_PAUSE, LONGEST_PAUSE = 0.1, 5.0
"""Seconds between two questions."""
IN_A_ROW = 3
"""Messages unheard in a row after which they go one at a time."""
ONE_EVERY = 5.0
"""Seconds after which the next one may go, if nothing is heard of the last."""
LOOK = 0.1
"""Seconds between two looks whether something was heard."""


class Outage:
    """Asks `probe` whether Telegram is there, where a message went unheard. It is closed until it says so."""

    def __init__(self, probe: Callable[[], Awaitable[bool]]) -> None:
        self._probe = probe
        self._asking = asyncio.Lock()
        self._silent = False
        self._pause = 0.0
        self._unheard = 0
        self._next_one = 0.0

    @property
    def closed(self) -> bool:
        return self._silent or self._wait() > 0

    def heard(self) -> None:
        """A message was answered."""
        self._unheard = 0

    def unheard(self) -> None:
        """A message was not."""
        self._unheard += 1
        self.doubt()

    def doubt(self) -> None:
        """An answer takes long."""
        if not self._silent:
            log.info("telegram_silent", unheard=self._unheard)
            self._silent = True
            self._pause = 0.0

    def leaves(self) -> None:
        """A message is on its way; others may have to wait for what becomes of it."""
        if self._unheard >= IN_A_ROW:
            self._next_one = asyncio.get_running_loop().time() + ONE_EVERY

    async def opened(self, until: float) -> None:
        """Returns once messages may leave. Raises HeldBack where they still may not `until` then."""
        if not self.closed:
            return
        until = min(until, asyncio.get_running_loop().time() + PATIENCE)
        try:
            async with asyncio.timeout_at(until):
                while self.closed:
                    await (self._ask() if self._silent else asyncio.sleep(min(self._wait(), LOOK)))
        except TimeoutError:
            raise HeldBack("Telegram does not answer", AGAIN) from None

    async def _ask(self) -> None:
        """Asks until it answers; one asks for all who wait."""
        async with self._asking:
            while self._silent:
                await asyncio.sleep(self._pause)
                self._pause = min(max(self._pause * 2, FIRST_PAUSE), LONGEST_PAUSE)
                if await self._probe():
                    log.info("telegram_answers")
                    self._silent = False

    def _wait(self) -> float:
        if self._unheard < IN_A_ROW:
            return 0.0
        return max(self._next_one - asyncio.get_running_loop().time(), 0.0)
