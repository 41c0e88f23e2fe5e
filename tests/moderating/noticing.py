"""Waiting for what the bot does on Telegram."""

import asyncio
from collections.abc import Callable
from typing import TypeVar

from tests.telegram_server import Message, TelegramServer

T = TypeVar("T")
WITHIN = 20.0


class Noticing:
    """Wakes who waits for something of the bot's that is new, changed or gone."""

    def __init__(self, server: TelegramServer) -> None:
        self._happened = asyncio.Event()
        server.world.noted = self._noted

    def _noted(self, _message: Message) -> None:
        self._happened.set()
        self._happened = asyncio.Event()

    async def until(self, found: Callable[[], T | None]) -> T:
        """The first thing that is found. Raises TimeoutError."""
        async with asyncio.timeout(WITHIN):
            while (seen := found()) is None:
                await self._happened.wait()
        return seen
