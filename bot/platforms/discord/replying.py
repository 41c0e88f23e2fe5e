"""How an answer reaches who asked: at once or after a delay, for all or for one, in place or new."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

import aiohttp
import discord
import structlog

from bot.chat import Answer, Look
from bot.platforms.asks import Translations
from bot.platforms.discord import pictures, sheets, words
from bot.platforms.discord.render import Rendered, render
from bot.platforms.text import ELLIPSIS

log = structlog.get_logger()

_ACKNOWLEDGED = 40_060
TRIES = 2


class Reply:
    """The answer to one interaction. Its failure is logged: nobody else could be told."""

    def __init__(
        self, interaction: discord.Interaction[Any], translations: Translations, private: bool = True
    ) -> None:
        """`private` is what is expected of the answer: Discord wants to know it when deferring."""
        self._interaction = interaction
        self._translations = translations
        self._expected_private = private
        self._deferred = False
        self._pressed = interaction.type is discord.InteractionType.component

    async def defer(self) -> None:
        """Buys fifteen minutes. For a button nothing is to be seen of it."""
        thinking = self._interaction.type is discord.InteractionType.modal_submit
        self._deferred = await self._told(
            lambda: self._interaction.response.defer(ephemeral=self._expected_private, thinking=thinking)
        )

    async def ask(self, form: discord.ui.Modal) -> None:
        """Asks back: the answer follows when the form is filled in."""
        await self._told(lambda: self._interaction.response.send_modal(form))

    async def give(self, answer: Answer, look: Look) -> None:
        if self._pressed:
            replaces = answer.replaces and _is_the_askers_own(self._interaction, answer.private)
            await self._told(
                lambda: self._replace(answer, look) if replaces else self._add(answer, look, True)
            )
        elif self._deferred and answer.private == self._expected_private:
            await self._told(lambda: self._replace(answer, look))
        elif self._deferred:
            # what comes first after a deferral inherits who sees it, so that has to be something else
            await self._told(lambda: self._interaction.edit_original_response(content=ELLIPSIS))
            await self._told(lambda: self._add(answer, look, answer.private))
            await self._told(self._interaction.delete_original_response)
        else:
            await self._told(lambda: self._add(answer, look, answer.private))

    async def _add(self, answer: Answer, look: Look, private: bool) -> None:
        send = self._interaction.followup.send if self._deferred else self._interaction.response.send_message

        async def add(given: Answer, shown: Rendered) -> None:
            await send(
                shown.content,
                embeds=list(shown.embeds),
                files=pictures.uploads(given.picture, given.file),
                view=sheets.view(given.post),
                allowed_mentions=shown.mentions,
                ephemeral=private,
            )

        await self._as_taken(answer, look, add)

    async def _replace(self, answer: Answer, look: Look) -> None:
        """In the place of what was there, whose files go with it: while one press is being answered, another
        answer may have taken away what stood there when the button was pressed."""
        if self._deferred:
            edit: Callable[..., Awaitable[object]] = self._interaction.edit_original_response
        else:
            edit = self._interaction.response.edit_message

        async def put(given: Answer, shown: Rendered) -> None:
            await edit(
                content=shown.content,
                embeds=list(shown.embeds),
                attachments=pictures.uploads(given.picture, given.file),
                view=sheets.view(given.post),
                allowed_mentions=shown.mentions,
            )

        await self._as_taken(answer, look, put)

    async def _as_taken(
        self, answer: Answer, look: Look, act: Callable[[Answer, Rendered], Awaitable[None]]
    ) -> None:
        """The whole answer; without its picture and its file where Discord does not take them there."""
        try:
            await act(answer, render(answer.post, look, picture=answer.picture))
        except discord.HTTPException as error:
            if not (answer.picture or answer.file) or not pictures.less_may_do(error, attached=True):
                raise
            log.warning("discord_files_not_taken", channel=self._interaction.channel_id, error=str(error))
            post = answer.post
            if answer.file:
                post = words.without_its_file(post, self._translations(look.language))
            await act(replace(answer, post=post, picture=None, file=None), render(post, look))

    async def _told(self, act: Callable[[], Awaitable[object]]) -> bool:
        """Whether Discord took it; a connection that breaks is tried once more."""
        for _ in range(TRIES):
            try:
                await act()
            except discord.HTTPException as error:
                if error.code == _ACKNOWLEDGED:
                    return True  # the first try arrived after all
                log.warning("discord_reply_failed", interaction=self._interaction.id, error=str(error))
                return False
            except (TimeoutError, aiohttp.ClientError, OSError) as error:
                log.warning("discord_reply_unheard", interaction=self._interaction.id, error=str(error))
            else:
                return True
        return False


def _is_the_askers_own(interaction: discord.Interaction[Any], private: bool) -> bool:
    """Whether the pressed message is an answer to this very person: what all see is never replaced, nor does
    it become what only one should see."""
    message = interaction.message
    if message is None:
        return False
    asked = message.interaction_metadata
    theirs = asked is not None and asked.user.id == interaction.user.id
    return message.flags.ephemeral or (theirs and not private)
