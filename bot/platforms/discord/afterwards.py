"""What follows a delivery, and must neither delay nor fail it: crosspost, pin, calendar, archive."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

import discord
import structlog

from bot.chat import Message
from bot.platforms.discord.events import Events
from bot.platforms.discord.failures import EXPECTED
from bot.platforms.discord.threads import Threads
from bot.platforms.discord.venues import ANNOUNCEMENT, Venues
from bot.platforms.memory import Memory

log = structlog.get_logger()

PIN = "pin"
PINNED, UNPINNED = "pinned", "unpinned"


class Afterwards:
    """Does it in the background, one thing after the other for each delivery."""

    def __init__(
        self, client: discord.Client, venues: Venues, memory: Memory, threads: Threads, events: Events
    ) -> None:
        self._client = client
        self._venues = venues
        self._memory = memory
        self._threads = threads
        self._events = events
        self._doing: set[asyncio.Task[None]] = set()

    def sent(self, message: Message, reference: str) -> None:
        channel, place = (int(part) for part in reference.split("/"))
        steps: list[Callable[[], Awaitable[object]]] = []
        in_thread = str(channel) != message.channel.address
        if message.wishes.crosspost and not in_thread:
            steps.append(lambda: self._publish(channel, place))
        if message.wishes.pin and message.kind.value == "live":
            steps.append(lambda: self._pin(message, channel, place))
        if message.wishes.event:
            steps.append(lambda: self._events.arrange(message))
        if in_thread and message.kind.value == "ratings":
            steps.append(lambda: self._threads.archive(message, channel))
        self._start(message, steps)

    def edited(self, message: Message, reference: str) -> None:
        channel, place = (int(part) for part in reference.split("/"))
        steps: list[Callable[[], Awaitable[object]]] = []
        if message.wishes.event:
            steps.append(lambda: self._events.arrange(message))
        if message.kind.value == "live" and message.fixture is not None and message.fixture.over:
            steps.append(lambda: self._unpin(message, channel, place))
        self._start(message, steps)

    async def finish(self) -> None:
        """Waits for what is being done."""
        while self._doing:
            await asyncio.wait(self._doing)

    def _start(self, message: Message, steps: list[Callable[[], Awaitable[object]]]) -> None:
        if steps:
            self._keep(self._all(message, steps))

    def _keep(self, doing: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(doing)
        self._doing.add(task)
        task.add_done_callback(self._doing.discard)

    async def _all(self, message: Message, steps: list[Callable[[], Awaitable[object]]]) -> None:
        for step in steps:
            try:
                await step()
            except EXPECTED as error:
                log.warning(
                    "discord_extra_failed",
                    channel=message.channel.address,
                    subject=message.subject,
                    error=str(error),
                )
            except Exception:
                log.exception("discord_extra_broke", channel=message.channel.address, subject=message.subject)

    async def _publish(self, channel: int, place: int) -> None:
        if (await self._venues.find(channel)).kind == ANNOUNCEMENT:
            await self._client.http.publish_message(channel, place)

    async def _pin(self, message: Message, channel: int, place: int) -> None:
        await self._client.http.pin_message(channel, place)
        await self._memory.keep(message.channel, message.subject, PIN, f"{channel}/{place}", PINNED)

    async def _unpin(self, message: Message, channel: int, place: int) -> None:
        kept = await self._memory.find(message.channel, message.subject, PIN)
        if kept == (f"{channel}/{place}", PINNED):
            await self._client.http.unpin_message(channel, place)
            await self._memory.keep(message.channel, message.subject, PIN, f"{channel}/{place}", UNPINNED)
