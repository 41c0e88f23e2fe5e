"""Discord as a platform: posts and edits, each in the right place, each arriving once."""

from collections.abc import Callable
from contextlib import suppress
from functools import partial

import discord

from bot.chat import DeliveryFailed, Failure, Message
from bot.platforms.discord.afterwards import Afterwards
from bot.platforms.discord.calls import Attempt
from bot.platforms.discord.failures import (
    EXPECTED,
    NOT_A_TEXT_CHANNEL,
    THREAD_IS_ARCHIVED,
    code,
)
from bot.platforms.discord.posting import Posting
from bot.platforms.discord.repeating import NOT_READY, REMEMBERS, Repeating
from bot.platforms.discord.threads import Opened, Threads

PLACES = 3
"""Where a message may be tried: its thread, the thread made anew, the channel itself."""


class DiscordPlatform:
    """bot.chat.Platform for Discord. A message's reference is "channel/message", the channel being a thread
    where it stands in one. Needs no gateway: a client that is logged in is enough."""

    name = "discord"
    remembers = REMEMBERS

    def __init__(
        self,
        client: discord.Client,
        repeating: Repeating,
        threads: Threads,
        posting: Posting,
        afterwards: Afterwards,
        room: Callable[[], int],
    ) -> None:
        """`room` says how many more deliveries could leave within the next moment."""
        self._client = client
        self._repeating = repeating
        self._threads = threads
        self._posting = posting
        self._afterwards = afterwards
        self._room = room

    @property
    def room(self) -> int:
        return self._room()

    async def send(self, message: Message) -> str:
        """Posts it, in the match's thread where one is wished for. Sent again with its key within two
        minutes, it stays the message that was there first."""
        reference = await self._repeating.delivered(lambda attempt: self._posted(message, attempt))
        self._afterwards.sent(message, reference)
        return reference

    async def edit(self, reference: str, message: Message) -> None:
        """Puts the new content in. It may be done twice without harm, so its fate is never unknown."""
        channel, place = split(reference)

        async def changed(attempt: Attempt) -> None:
            await self._repeating.until_heard(lambda: self._changed(channel, place, message), attempt)

        try:
            await self._repeating.delivered(changed)
        except DeliveryFailed as failure:
            if failure.failure is Failure.UNKNOWN:
                raise DeliveryFailed(Failure.NOT_SENT, failure.reason, failure.retry_after) from failure
            raise
        self._afterwards.edited(message, reference)

    async def _posted(self, message: Message, attempt: Attempt) -> str:
        home = int(message.channel.address)
        opened = await self._repeating.before(lambda: self._threads.open(message), attempt)
        for _ in range(PLACES):
            if opened.reference is not None:
                return opened.reference
            post = partial(self._posting.post, opened.channel, message)
            try:
                return await self._repeating.until_heard(post, attempt)
            except discord.HTTPException as error:
                opened = await self._elsewhere(message, opened.channel == home, error, attempt)
        raise DeliveryFailed(Failure.NOT_SENT, "its thread is taken away again and again", NOT_READY)

    async def _elsewhere(
        self, message: Message, home: bool, error: discord.HTTPException, attempt: Attempt
    ) -> Opened:
        """Another place for a message that was not taken. Raises `error` where there is none."""
        if home and code(error) == NOT_A_TEXT_CHANNEL:
            return await self._repeating.before(lambda: self._threads.open_in_forum(message), attempt)
        if not home and error.status in (403, 404):
            return await self._repeating.before(lambda: self._threads.lost(message, error), attempt)
        raise error

    async def _changed(self, channel: int, place: int, message: Message) -> None:
        if await self._threads.put_away(message, channel):
            await self._taken_out(channel, place, message)
            return
        try:
            await self._posting.change(channel, place, message)
        except discord.HTTPException as error:
            if code(error) != THREAD_IS_ARCHIVED:
                raise
            await self._taken_out(channel, place, message)

    async def _taken_out(self, channel: int, place: int, message: Message) -> None:
        """Opens an archived thread for as long as the change takes."""
        await self._client.http.edit_channel(channel, archived=False)
        await self._posting.change(channel, place, message)
        with suppress(*EXPECTED):
            await self._client.http.edit_channel(channel, archived=True)


def split(reference: str) -> tuple[int, int]:
    """The channel and the message of a reference."""
    channel, _, place = reference.partition("/")
    return int(channel), int(place)
