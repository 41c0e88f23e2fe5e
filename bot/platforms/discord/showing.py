"""Which form of a post a channel gets: with its picture, in an embed, or less where less is allowed."""

from collections import OrderedDict
from collections.abc import Awaitable, Callable, Iterator
from typing import NamedTuple, TypeVar

import discord

from bot.chat import Look, Message, Picture, Post
from bot.platforms.discord import pictures
from bot.platforms.discord.render import Rendered, plain, render

Made = TypeVar("Made")

DRAWN = 64
"""Posts kept as they were drawn, with the post itself, so that its id stays its own."""
REMEMBERED = 10_000
"""Channels of which is known that they show no embeds, or take no files; asked again after a restart."""


class Form(NamedTuple):
    """What a message makes use of."""

    embed: bool
    picture: bool


class Showing:
    """Draws posts for channels."""

    def __init__(self) -> None:
        self._without_embeds: set[int] = set()
        self._without_files: set[int] = set()
        self._drawn: OrderedDict[tuple[int, Look, str | None, str | None], tuple[Post, Rendered]] = (
            OrderedDict()
        )

    async def shown(self, channel: int, message: Message, act: Callable[[Rendered], Awaitable[Made]]) -> Made:
        """Does it with all there is; without the picture where it is not taken, and without an embed where
        the bot may write and may not embed. Raises what the barest form raises."""
        too_large = False
        forms = list(self._forms(channel, message))
        for form in forms:
            if form.picture and too_large:
                continue
            try:
                made = await act(self._draw(message, form))
            except discord.HTTPException as error:
                too_large |= form.picture and pictures.too_large(error)
                if form == forms[-1] or not pictures.less_may_do(error, form.picture):
                    raise
            else:
                self._learn(channel, message, form, too_large)
                return made
        raise AssertionError("the barest form has no picture, and is always tried")

    def _forms(self, channel: int, message: Message) -> Iterator[Form]:
        """From the fullest to the barest."""
        pictured = message.picture is not None and channel not in self._without_files
        embedded = channel not in self._without_embeds
        if embedded:
            if pictured:
                yield Form(True, True)
            yield Form(True, False)
            if not self._draw(message, Form(True, pictured)).embeds:
                return  # without an embed it would be the same again
        if pictured:
            yield Form(False, True)
        yield Form(False, False)

    def _learn(self, channel: int, message: Message, worked: Form, too_large: bool) -> None:
        """What was tried before and refused is not tried again in this channel."""
        if not worked.embed and len(self._without_embeds) < REMEMBERED:
            self._without_embeds.add(channel)
        refused = message.picture is not None and not worked.picture and not too_large
        if refused and len(self._without_files) < REMEMBERED:
            self._without_files.add(channel)

    def _draw(self, message: Message, form: Form) -> Rendered:
        """The message of this very post; many channels get the same one."""
        post, look, ping = message.post, message.look, message.wishes.ping
        picture = message.picture if form.picture else None
        if not form.embed:
            return plain(post, look, ping, picture)
        key = id(post), look, ping, _name(picture)
        drawn = self._drawn.get(key)
        if drawn is None:
            drawn = self._drawn[key] = post, render(post, look, ping, picture)
            if len(self._drawn) > DRAWN:
                self._drawn.popitem(last=False)
        return drawn[1]


def _name(picture: Picture | None) -> str | None:
    return None if picture is None else pictures.name(picture)
