"""A topic for each match: opened with its first post, named after it, closed after the ratings.

Telegram lists no topics, so one whose making was never heard of is never found. It is not made a second time.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Final
from weakref import WeakValueDictionary
from zoneinfo import ZoneInfo

import structlog
from telegram.error import ChatMigrated, TelegramError

from bot.chat import Failure, Fixture, Look, Message
from bot.platforms.memory import Memory
from bot.platforms.telegram import addresses
from bot.platforms.telegram.addresses import Place
from bot.platforms.telegram.errors import said
from bot.platforms.telegram.failures import EXPECTED, failed, unsent
from bot.platforms.telegram.flood import HeldBack
from bot.platforms.telegram.line import PATIENTLY, Attempt, Line
from bot.platforms.text import clean, cut

log = structlog.get_logger()

KIND: Final = "topic"
OPEN: Final = ""
MAKING: Final = "making"
"""Asked for; as long as it stays so, nobody knows whether there is one."""
REFUSED: Final = "refused"
LOST: Final = "lost"
CLOSED: Final = "closed"
"""By us, after the ratings."""
LONGEST_NAME = 128
AGAIN = 2.0


class Topics:
    """Finds and makes the topics of matches."""

    def __init__(self, line: Line, memory: Memory) -> None:
        self._line = line
        self._memory = memory
        self._opening: WeakValueDictionary[tuple[str, str], asyncio.Lock] = WeakValueDictionary()

    async def open(self, message: Message, attempt: Attempt) -> Place:
        """Where this message goes: its match's topic, or the channel itself where there can be none. Raises
        HeldBack and TelegramError; of the message itself nothing has left then."""
        own = addresses.place(message.channel.address)
        if not message.wishes.thread or message.fixture is None or own.topic is not None or own.chat > 0:
            return own
        async with self._alone(message, attempt):
            kept = await self._memory.find(message.channel, message.subject, KIND)
            if kept is None or kept == ("", OPEN):
                return await self._made(message, message.fixture, own, attempt)
        topic, state = kept
        return own if not topic or state == LOST else Place(own.chat, int(topic))

    async def lost(self, message: Message, place: Place, error: TelegramError, attempt: Attempt) -> Place:
        """The topic took no post: one that was closed here is opened again, for any other General serves."""
        kept = await self._memory.find(message.channel, message.subject, KIND)
        if kept == (str(place.topic), CLOSED) and await self._opened_again(message, place, attempt):
            return place
        log.info("telegram_topic_lost", channel=message.channel.address, topic=place.topic, error=said(error))
        if kept is not None and kept[0] == str(place.topic):
            await self._memory.keep(message.channel, message.subject, KIND, str(place.topic), LOST)
        return Place(place.chat)

    async def close(self, message: Message, place: Place, attempt: Attempt) -> None:
        """Puts the match's topic away, once all is said. Raises HeldBack and TelegramError."""
        topic = place.topic
        if topic is None or addresses.place(message.channel.address) == place:
            return
        await self._line.delivering(
            place.chat,
            lambda: self._line.bot.close_forum_topic(place.chat, topic, **PATIENTLY),
            attempt,
        )
        await self._memory.keep(message.channel, message.subject, KIND, str(topic), CLOSED)

    async def _opened_again(self, message: Message, place: Place, attempt: Attempt) -> bool:
        topic = place.topic or 0
        try:
            await self._line.delivering(
                place.chat,
                lambda: self._line.bot.reopen_forum_topic(place.chat, topic, **PATIENTLY),
                attempt,
            )
        except TelegramError as error:
            if failed(error, doubt=False).failure is Failure.NOT_SENT:
                raise
            return False
        await self._memory.keep(message.channel, message.subject, KIND, str(topic), OPEN)
        return True

    async def _made(self, message: Message, fixture: Fixture, own: Place, attempt: Attempt) -> Place:
        await self._state(message, MAKING)
        title = name(fixture, message.look)
        try:
            made = await self._line.delivering(
                own.chat,
                lambda: self._line.bot.create_forum_topic(own.chat, title, **PATIENTLY),
                attempt,
                once=True,
            )
        except EXPECTED as error:
            return await self._unmade(message, own, error)
        finally:
            attempt.doubt = False
        await self._memory.keep(message.channel, message.subject, KIND, str(made.message_thread_id), OPEN)
        return Place(own.chat, made.message_thread_id)

    async def _unmade(self, message: Message, own: Place, error: Exception) -> Place:
        """Without a topic the channel itself serves, unless it may go better in a moment."""
        if isinstance(error, ChatMigrated) or (
            unsent(error) and failed(error, doubt=False).failure is Failure.NOT_SENT
        ):
            await self._state(message, OPEN)
            raise error
        log.warning("telegram_topic_not_made", channel=message.channel.address, error=said(error))
        if unsent(error):
            await self._state(message, REFUSED)
        return own

    async def _state(self, message: Message, state: str) -> None:
        await self._memory.keep(message.channel, message.subject, KIND, "", state)

    @asynccontextmanager
    async def _alone(self, message: Message, attempt: Attempt) -> AsyncIterator[None]:
        """One at a time for each match and channel: a second topic would stay empty."""
        key = message.channel.address, message.subject
        turn = self._opening.setdefault(key, asyncio.Lock())
        try:
            async with asyncio.timeout_at(attempt.until):
                await turn.acquire()
        except TimeoutError:
            raise HeldBack("its topic is still being made", AGAIN) from None
        try:
            yield
        finally:
            turn.release()


def name(fixture: Fixture, look: Look) -> str:
    """ "Atalanta v Liverpool · 2024-04-18", the day being that of the channel's zone."""
    day = f" · {fixture.kickoff.astimezone(ZoneInfo(look.zone)):%Y-%m-%d}" if fixture.kickoff else ""
    return cut(clean(fixture.name) or "…", LONGEST_NAME - len(day)) + day
