"""Which form of a post a channel gets: drawn once for all, as an embed, or plain where none may be shown."""

from collections import OrderedDict
from collections.abc import Awaitable, Callable
from typing import TypeVar

import discord

from bot.chat import Look, Message, Post
from bot.platforms.discord.failures import MISSING_PERMISSIONS, code
from bot.platforms.discord.render import Rendered, plain, render

Made = TypeVar("Made")

DRAWN = 64
"""Posts kept as they were drawn, with the post itself, so that its id stays its own."""
REMEMBERED = 10_000
"""Channels of which is known that they show no embeds; it is asked again after a restart."""


class Showing:
    """Draws posts for channels."""

    def __init__(self) -> None:
        self._without_embeds: set[int] = set()
        self._drawn: OrderedDict[tuple[int, Look, str | None], tuple[Post, Rendered]] = OrderedDict()

    async def shown(self, channel: int, message: Message, act: Callable[[Rendered], Awaitable[Made]]) -> Made:
        """Does it with an embed; without one where the bot may write and may not embed."""
        post, look, ping = message.post, message.look, message.wishes.ping
        drawn = self._draw(post, look, ping)
        if channel not in self._without_embeds:
            try:
                return await act(drawn)
            except discord.Forbidden as error:
                if code(error) != MISSING_PERMISSIONS or not drawn.embeds:
                    raise
        made = await act(plain(post, look, ping))
        if len(self._without_embeds) < REMEMBERED:
            self._without_embeds.add(channel)
        return made

    def _draw(self, post: Post, look: Look, ping: str | None) -> Rendered:
        """The message of this very post; many channels get the same one."""
        key = id(post), look, ping
        drawn = self._drawn.get(key)
        if drawn is None:
            drawn = self._drawn[key] = post, render(post, look, ping)
            if len(self._drawn) > DRAWN:
                self._drawn.popitem(last=False)
        return drawn[1]
