"""The delivering half of the adapter by itself: the real client on a small Telegram."""

import asyncio
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from gettext import NullTranslations
from typing import Any

import pytest
import telegram

from bot.chat import DeliveryFailed, Message
from bot.platforms.memory import Memory
from bot.platforms.telegram.afterwards import Afterwards
from bot.platforms.telegram.client import TelegramPlatform
from bot.platforms.telegram.codes import Codes
from bot.platforms.telegram.flood import Flood
from bot.platforms.telegram.line import Line
from bot.platforms.telegram.notes import Notes
from bot.platforms.telegram.pictures import Pictures
from bot.platforms.telegram.showing import Showing
from bot.platforms.telegram.topics import Topics
from tests.platforms.telegram.stage import Notebook
from tests.telegram_server import SENDS, TelegramServer
from tests.telegram_server.journal import Entry


@dataclass
class PostOffice:
    """What sends, and what it learnt on the way."""

    line: Line
    flood: Flood
    platform: TelegramPlatform
    afterwards: Afterwards
    moves: list[tuple[int, int]] = field(default_factory=list)

    async def send(self, message: Message) -> str:
        return await self.platform.send(message)

    async def failure(self, message: Message) -> DeliveryFailed:
        with pytest.raises(DeliveryFailed) as failed:
            await self.platform.send(message)
        return failed.value

    async def edit_failure(self, reference: str, message: Message) -> DeliveryFailed:
        with pytest.raises(DeliveryFailed) as failed:
            await self.platform.edit(reference, message)
        return failed.value

    async def all(self, messages: Iterable[Message]) -> list[str | DeliveryFailed]:
        """All at once, as the outbox does with 32 of them."""
        return await asyncio.gather(*(self._outcome(message) for message in messages))

    async def _outcome(self, message: Message) -> str | DeliveryFailed:
        try:
            return await self.platform.send(message)
        except DeliveryFailed as failed:
            return failed


@asynccontextmanager
async def posting(
    server: TelegramServer, memory: Memory | None = None, flood: Flood | None = None, **more: Any
) -> AsyncIterator[PostOffice]:
    memory = memory if memory is not None else Notebook()
    flood = flood or Flood(per_second=10_000, per_group_per_minute=10_000, chat_burst=10_000)
    bot = telegram.Bot(server.token, base_url=f"{server.api_url}/bot")
    line = Line(bot, flood)
    showing = Showing(memory, Codes(memory), translations)
    topics = Topics(line, memory)
    afterwards = Afterwards(line, memory, topics, Notes(line, showing, memory, translations))
    moves: list[tuple[int, int]] = []

    async def moved(old: int, new: int) -> None:
        moves.append((old, new))

    platform = TelegramPlatform(
        line, showing, Pictures(memory), topics, afterwards, moved, lambda: True, **more
    )
    async with bot:
        yield PostOffice(line, flood, platform, afterwards, moves)
        await afterwards.finish()


def translations(language: str) -> NullTranslations:
    return NullTranslations()


def calls(server: TelegramServer, method: str = SENDS) -> list[Entry]:
    return [entry for entry in server.log if entry.method == method]


def at_most_within(times: list[float], seconds: float) -> int:
    """The most that any window of so many seconds holds."""
    return max((sum(start <= time < start + seconds for time in times) for start in times), default=0)
