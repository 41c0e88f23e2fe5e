"""How an answer reaches who asked: at once or after a delay, for all or for one, in place or new."""

from collections.abc import Awaitable, Callable
from typing import Any

import aiohttp
import discord
import structlog

from bot.chat import Answer, Look
from bot.platforms.discord import components
from bot.platforms.discord.render import render
from bot.platforms.text import ELLIPSIS

log = structlog.get_logger()

_ACKNOWLEDGED = 40_060
TRIES = 2


class Reply:
    """The answer to one interaction. Its failure is logged: nobody else could be told."""

    def __init__(self, interaction: discord.Interaction[Any], private: bool = True) -> None:
        """`private` is what is expected of the answer: Discord wants to know it when deferring."""
        self._interaction = interaction
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
            replaces = answer.replaces and _is_the_askers_own(self._interaction)
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
        shown = render(answer.post, look)
        send = self._interaction.followup.send if self._deferred else self._interaction.response.send_message
        await send(
            shown.content,
            embeds=list(shown.embeds),
            view=components.view(answer.post.actions),
            allowed_mentions=shown.mentions,
            ephemeral=private,
        )

    async def _replace(self, answer: Answer, look: Look) -> None:
        shown = render(answer.post, look)
        if self._deferred:
            edit: Callable[..., Awaitable[object]] = self._interaction.edit_original_response
        else:
            edit = self._interaction.response.edit_message
        await edit(
            content=shown.content,
            embeds=list(shown.embeds),
            view=components.view(answer.post.actions),
            allowed_mentions=shown.mentions,
        )

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


def _is_the_askers_own(interaction: discord.Interaction[Any]) -> bool:
    """Whether the pressed message is an answer to this very person: what all see is never replaced."""
    message = interaction.message
    if message is None:
        return False
    asked = message.interaction_metadata
    return message.flags.ephemeral or (asked is not None and asked.user.id == interaction.user.id)
