"""Setting up in a server: a welcome with a button, then a form with selects: team, channel, what to post.

Nothing is kept meanwhile: what has been chosen so far stands in the form itself, so a restart in between
does no harm.
"""

from collections.abc import Mapping
from dataclasses import replace
from gettext import NullTranslations
from typing import Any, Protocol

import discord
import structlog

from bot.chat import Answer, Channel, Look, Paragraph, Post, Text
from bot.platforms.asks import Teams, Translations
from bot.platforms.discord import setup_form, words
from bot.platforms.discord.failures import EXPECTED
from bot.platforms.discord.guilds import Guild, told
from bot.platforms.discord.invite import TO_POST
from bot.platforms.discord.render import render
from bot.platforms.discord.replying import Reply
from bot.platforms.discord.setup_form import BEGIN, CHANNEL, FIND, KINDS, OURS, SAVE, TEAM, Form

log = structlog.get_logger()


class Follow(Protocol):
    """Makes a channel follow a team: `team` is a Choice's value from `Teams`, `kinds` the kinds of post
    wanted, by their names. Gives what to tell the moderator. `name` is the channel's, without #."""

    async def __call__(
        self, channel: Channel, name: str, guild: Guild, team: str, kinds: frozenset[str], /
    ) -> Post: ...


class Setup:
    """Greets a server and guides its moderators."""

    def __init__(self, teams: Teams, follow: Follow, translations: Translations) -> None:
        self._teams = teams
        self._follow = follow
        self._translations = translations

    def is_ours(self, custom_id: str) -> bool:
        return custom_id.startswith(OURS)

    async def welcome(self, guild: discord.Guild) -> bool:
        """Greets where it may speak; gives whether there was such a place."""
        place = _where_to_speak(guild)
        if place is None:
            return False
        translations = self._translations(str(guild.preferred_locale))
        shown = render(_welcome(translations), Look())
        view = setup_form.begin(translations)
        try:
            await place.send(shown.content, embeds=list(shown.embeds), view=view)
        except EXPECTED as error:
            log.warning("discord_welcome_failed", guild=guild.id, error=str(error))
            return False
        return True

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        """A button, a select or the search of the form."""
        translations = self._translations(str(interaction.locale))
        rights = interaction.permissions
        if interaction.guild is None or not (rights.manage_guild or rights.administrator):
            await Reply(interaction, self._translations).give(
                Answer(words.for_moderators(translations), private=True), Look()
            )
            return
        try:
            await self._step(interaction, interaction.guild, translations)
        except EXPECTED as error:
            log.warning("discord_setup_unheard", guild=interaction.guild_id, error=str(error))
        except Exception:
            log.exception("discord_setup_failed", guild=interaction.guild_id)
            await Reply(interaction, self._translations).give(
                Answer(words.did_not_work(translations), private=True), Look()
            )

    async def _step(
        self, interaction: discord.Interaction[Any], guild: discord.Guild, translations: NullTranslations
    ) -> None:
        data: Mapping[str, Any] = interaction.data or {}
        values = [str(value) for value in data.get("values", ())]
        form = setup_form.read(interaction.message)
        match str(data.get("custom_id", "")):
            case part if part == BEGIN:
                await self._begin(interaction, translations)
            case part if part == FIND and interaction.type is discord.InteractionType.modal_submit:
                await self._found(interaction, form, translations)
            case part if part == FIND:
                await interaction.response.send_modal(setup_form.search(translations))
            case part if part == TEAM and values:
                await _redraw(interaction, replace(form, team=values[0]), translations)
            case part if part == CHANNEL and values:
                await _redraw(interaction, replace(form, channel=int(values[0])), translations)
            case part if part == KINDS:
                await _redraw(interaction, replace(form, kinds=tuple(values)), translations)
            case part if part == SAVE and form.complete:
                await self._save(interaction, guild, form)
            case _:
                await Reply(interaction, self._translations).give(
                    Answer(words.of_another_version(translations), private=True), Look()
                )

    async def _begin(self, interaction: discord.Interaction[Any], translations: NullTranslations) -> None:
        form = Form(setup_form.offered(await self._teams("")), channel=_postable(interaction.channel))
        shown = render(_asks(translations), Look())
        await interaction.response.send_message(
            shown.content,
            embeds=list(shown.embeds),
            view=setup_form.view(form, translations),
            ephemeral=True,
        )

    async def _found(
        self, interaction: discord.Interaction[Any], form: Form, translations: NullTranslations
    ) -> None:
        """Offers what the search found; what stands stays on offer where it found nothing."""
        teams = setup_form.offered(await self._teams(setup_form.searched(interaction.data)))
        if teams:
            form = replace(form, teams=teams, team=teams[0].value)
        await _redraw(interaction, form, translations)

    async def _save(self, interaction: discord.Interaction[Any], guild: discord.Guild, form: Form) -> None:
        channel = guild.get_channel_or_thread(form.channel or 0)
        await interaction.response.defer()
        post = await self._follow(
            Channel("discord", str(form.channel)),
            channel.name if channel else str(form.channel),
            told(guild),
            form.team or "",
            setup_form.kinds(form),
        )
        shown = render(post, Look(language=str(interaction.locale)))
        await interaction.edit_original_response(
            content=shown.content, embeds=list(shown.embeds), view=setup_form.nothing()
        )


async def _redraw(interaction: discord.Interaction[Any], form: Form, translations: NullTranslations) -> None:
    await interaction.response.edit_message(view=setup_form.view(form, translations))


def _where_to_speak(guild: discord.Guild) -> discord.TextChannel | None:
    """The channel for system messages, else the first in which the bot may write."""
    channels = [guild.system_channel, *sorted(guild.text_channels, key=lambda one: one.position)]
    for channel in channels:
        if channel is not None and channel.permissions_for(guild.me).is_superset(TO_POST):
            return channel
    return None


def _postable(channel: object) -> int | None:
    return channel.id if isinstance(channel, discord.TextChannel | discord.Thread) else None


def _welcome(translations: NullTranslations) -> Post:
    _ = translations.gettext
    return Post(
        _("Hello! I bring your matchday into this server"),
        (
            Paragraph((Text(_("Reminders, line-ups, live scores, and ratings by press and fans.")),)),
            Paragraph((Text(_("Whoever manages this server sets me up in a minute:")),)),
        ),
    )


def _asks(translations: NullTranslations) -> Post:
    _ = translations.gettext
    return Post(
        _("Set up a channel"),
        (Paragraph((Text(_("Choose a team, a channel and what to post there, then save.")),)),),
    )
