"""One message into a channel, or into the place of an earlier one, with the picture that comes with it."""

import asyncio
from collections.abc import Sequence
from contextlib import AbstractAsyncContextManager, nullcontext

import discord

from bot.chat import Message
from bot.platforms.discord import components, pictures
from bot.platforms.discord.failures import INVALID_FORM, code
from bot.platforms.discord.pictures import Standing
from bot.platforms.discord.render import Rendered
from bot.platforms.discord.showing import Showing

UPLOADS = 20
"""Pictures on their way at once. More than a thin line carries within the time for one answer would all come
too late, and be sent again."""


class Posting:
    """Raises what discord.py raises."""

    def __init__(self, client: discord.Client, showing: Showing) -> None:
        self._client = client
        self._showing = showing
        self._standing = Standing()
        self._uploading = asyncio.Semaphore(UPLOADS)

    async def post(self, channel: int, message: Message) -> str:
        """Sends it under its key; gives the reference "channel/message"."""

        async def send(shown: Rendered) -> str:
            async with self._line(shown):
                sent = await self._client.get_partial_messageable(channel).send(
                    shown.content,
                    embeds=shown.embeds,
                    files=pictures.uploads(shown.picture),
                    view=components.view(message.post.actions),
                    allowed_mentions=shown.mentions,
                    nonce=message.key,
                    silent=message.silent,
                )
            reference = f"{channel}/{sent.id}"
            self._standing.keep(reference, sent)
            return reference

        return await self._showing.shown(channel, message, send)

    async def change(self, channel: int, place: int, message: Message) -> None:
        """Puts it into the place of a message: all that is not named in the edit goes."""
        reference = f"{channel}/{place}"

        async def put(shown: Rendered) -> None:
            there = self._standing.same(reference, shown.picture)
            if there is None or not await self._stays(channel, place, message, shown, there):
                async with self._line(shown):
                    await self._put(channel, place, message, shown, pictures.uploads(shown.picture))

        await self._showing.shown(channel, message, put)

    async def _stays(
        self, channel: int, place: int, message: Message, shown: Rendered, there: discord.Attachment
    ) -> bool:
        """Whether the picture could stay: another worker may have put another in its place."""
        try:
            changed = await self._put(channel, place, message, shown, [there])
        except discord.HTTPException as error:
            if code(error) != INVALID_FORM:
                raise
            self._standing.forget(f"{channel}/{place}")
            return False
        return bool(changed.attachments)

    async def _put(
        self,
        channel: int,
        place: int,
        message: Message,
        shown: Rendered,
        attached: Sequence[discord.Attachment | discord.File],
    ) -> discord.Message:
        there = self._client.get_partial_messageable(channel).get_partial_message(place)
        changed = await there.edit(
            content=shown.content,
            embeds=shown.embeds,
            attachments=attached,
            view=components.view(message.post.actions),
            allowed_mentions=shown.mentions,
        )
        self._standing.keep(f"{channel}/{place}", changed)
        return changed

    def _line(self, shown: Rendered) -> AbstractAsyncContextManager[None]:
        """The way out: free for words, and shared by pictures."""
        return nullcontext() if shown.picture is None else self._uploading
