"""What follows a delivery, and must neither delay nor fail it: pin, close the topic, tell the moderators."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

import structlog

from bot.chat import Message
from bot.platforms.memory import Memory
from bot.platforms.telegram import addresses
from bot.platforms.telegram.addresses import Place, Sent
from bot.platforms.telegram.errors import said
from bot.platforms.telegram.failures import EXPECTED
from bot.platforms.telegram.line import PATIENTLY, Attempt, Line
from bot.platforms.telegram.notes import Notes
from bot.platforms.telegram.topics import Topics

log = structlog.get_logger()

PIN = "pin"
PINNED, UNPINNED = "pinned", "unpinned"
PATIENCE = 90.0
"""Seconds that it waits for a chat that is busy: in no delivery's slot, so it is in nobody's way."""
FAREWELL = 10.0
"""Seconds for it when the adapter is closed."""

Step = Callable[[Attempt], Awaitable[object]]


class Afterwards:
    """Does it in the background, one thing after the other for each delivery."""

    def __init__(self, line: Line, memory: Memory, topics: Topics, notes: Notes) -> None:
        self._line = line
        self._memory = memory
        self._topics = topics
        self._notes = notes
        self._doing: set[asyncio.Task[None]] = set()

    def sent(self, message: Message, place: Place, sent: Sent) -> None:
        steps: list[Step] = []
        if message.wishes.pin and message.kind.value == "live":
            steps.append(lambda attempt: self._pin(message, sent, attempt))
        if message.wishes.thread and message.kind.value == "ratings":
            steps.append(lambda attempt: self._topics.close(message, place, attempt))
        self._start(message, steps)

    def edited(self, message: Message, sent: Sent) -> None:
        if message.kind.value == "live" and message.fixture is not None and message.fixture.over:
            self._start(message, [lambda attempt: self._unpin(message, sent, attempt)])

    def fell_back(self, message: Message, place: Place) -> None:
        """The topic at this place took no posts."""
        self._start(message, [lambda attempt: self._notes.topic_lost(message, place, attempt)])

    async def finish(self) -> None:
        """Waits for what is being done, and not for long: none of it is worth a slow farewell."""
        if self._doing:
            _, late = await asyncio.wait(self._doing, timeout=FAREWELL)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)

    def _start(self, message: Message, steps: list[Step]) -> None:
        if steps:
            self._keep(self._all(message, steps))

    def _keep(self, doing: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(doing)
        self._doing.add(task)
        task.add_done_callback(self._doing.discard)

    async def _all(self, message: Message, steps: list[Step]) -> None:
        for step in steps:
            try:
                await step(Attempt(seconds=PATIENCE, patience=PATIENCE))
            except EXPECTED as error:
                log.warning(
                    "telegram_extra_failed",
                    channel=message.channel.address,
                    subject=message.subject,
                    error=said(error),
                )
            except Exception:
                log.exception(
                    "telegram_extra_broke", channel=message.channel.address, subject=message.subject
                )

    async def _pin(self, message: Message, sent: Sent, attempt: Attempt) -> None:
        pin = self._line.bot.pin_chat_message
        await self._line.delivering(
            sent.chat,
            lambda: pin(sent.chat, sent.message, disable_notification=True, **PATIENTLY),
            attempt,
        )
        await self._memory.keep(message.channel, message.subject, PIN, addresses.reference(*sent), PINNED)

    async def _unpin(self, message: Message, sent: Sent, attempt: Attempt) -> None:
        kept = await self._memory.find(message.channel, message.subject, PIN)
        if kept != (addresses.reference(*sent), PINNED):
            return
        unpin = self._line.bot.unpin_chat_message
        await self._line.delivering(
            sent.chat, lambda: unpin(sent.chat, message_id=sent.message, **PATIENTLY), attempt
        )
        await self._memory.keep(message.channel, message.subject, PIN, addresses.reference(*sent), UNPINNED)
