"""A slash command, a pressed button or a menu, and its answer within the three seconds Discord allows."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import discord
import structlog
from prometheus_client import Counter

from bot.chat import Answer, Channel, Command, Look, Request, Where
from bot.platforms.asks import AnswerTo, LookOf, Moderates, Translations, nobody
from bot.platforms.discord import components, rights, sheets, texts, words
from bot.platforms.discord.commands import ATTACHMENT
from bot.platforms.discord.components import Pressed
from bot.platforms.discord.replying import Reply
from bot.platforms.discord.turns import Turns
from bot.platforms.spoken import to_one

log = structlog.get_logger()

ASKED = Counter("matchday_discord_asked", "Commands and buttons, by how they ended", ["outcome"])


DEFER_AFTER = 1.5
"""Seconds; Discord gives up after three, and the way there takes its share."""
PATIENCE = 60.0
"""Seconds after which the asker is told that no answer will come."""


class Asking:
    """Hands questions to the handlers, and their answers to those who asked."""

    def __init__(
        self,
        answer: AnswerTo,
        look: LookOf,
        commands: Sequence[Command],
        translations: Translations,
        listed: Moderates = nobody,
    ) -> None:
        """`listed` says who moderates beyond those who manage the server."""
        self._answer = answer
        self._listed = listed
        self._look = look
        self._commands = {command.name: command for command in commands}
        self._translations = translations
        self._last_was_private: dict[str, bool] = {}
        self._turns = Turns()

    async def command(self, interaction: discord.Interaction[Any]) -> None:
        """A slash command: the answer is for everyone unless it says that it is private. One that takes a
        text, given alone, opens a form for it."""
        data: Mapping[str, Any] = interaction.data or {}
        options, name = data.get("options", ()), str(data.get("name", ""))
        command = self._commands.get(name)
        written = {o["name"]: _written(o["value"]) for o in options if o["type"] != ATTACHMENT}
        if command and not options and (not command.moderators_only or rights.administers(interaction)):
            form = texts.form(command, self._translations(str(interaction.locale)))
            if form is not None:
                await Reply(interaction, self._translations).ask(form)
                return
        given = texts.with_file(interaction, Pressed(name, written), command)
        await self._ask(interaction, given, self._reply(interaction, name))

    async def form(self, interaction: discord.Interaction[Any]) -> None:
        """A form that was filled in; the answer is as to the command itself."""
        given = texts.submitted(interaction.data or {})
        if given is None:
            await self._outdated(interaction)
            return
        await self._ask(interaction, given, self._reply(interaction, given.asked.command))

    async def button(self, interaction: discord.Interaction[Any]) -> None:
        """A pressed button, or a choice in a menu: only who pressed it sees the answer, as a channel has many
        who press. What comes while another press of theirs is being answered waits for it."""
        data: Mapping[str, Any] = interaction.data or {}
        asked = components.pressed(str(data.get("custom_id", "")))
        if asked is None:
            await self._outdated(interaction)
            return
        message = interaction.message.id if interaction.message else 0
        with self._turns.queue((interaction.user.id, message)) as its_turn:
            given = texts.Given(sheets.chosen(asked, data))
            await self._ask(interaction, given, Reply(interaction, self._translations), its_turn)

    async def _outdated(self, interaction: discord.Interaction[Any]) -> None:
        ASKED.labels("outdated").inc()
        post = words.of_another_version(self._translations(str(interaction.locale)))
        await Reply(interaction, self._translations).give(
            Answer(post, private=True), Look(str(interaction.locale))
        )

    def _reply(self, interaction: discord.Interaction[Any], command: str) -> Reply:
        return Reply(interaction, self._translations, self._last_was_private.get(command, True))

    async def _ask(
        self,
        interaction: discord.Interaction[Any],
        given: texts.Given,
        reply: Reply,
        its_turn: Callable[[], Awaitable[None]] | None = None,
    ) -> None:
        thinking = asyncio.create_task(self._answered(interaction, given, its_turn))
        done, _ = await asyncio.wait({thinking}, timeout=DEFER_AFTER)
        if not done:
            await reply.defer()
        answer, look = await thinking
        self._last_was_private[given.asked.command] = answer.private
        await reply.give(answer, look)

    async def _answered(
        self,
        interaction: discord.Interaction[Any],
        given: texts.Given,
        its_turn: Callable[[], Awaitable[None]] | None,
    ) -> tuple[Answer, Look]:
        """The handlers' answer; a kind word if they fail, and the reason in the log."""
        if its_turn is not None:
            await its_turn()
        own, command = Look(language=str(interaction.locale)), given.asked.command
        try:
            async with asyncio.timeout(PATIENCE):
                channel, look = await self.place(interaction)
                own = to_one(look, own.language, self._translations)
                if not await self._allowed(interaction, command):
                    ASKED.labels("not allowed").inc()
                    return Answer(words.for_moderators(self._translations(own.language)), private=True), own
                answer = await self._answer(await self._request(interaction, given, channel, look))
        except texts.NotTaken as reason:
            ASKED.labels("not taken").inc()
            return Answer(reason.words(self._translations(own.language)), private=True), own
        except Exception:
            log.exception("discord_question_failed", command=command, channel=interaction.channel_id)
            ASKED.labels("failed").inc()
            return Answer(words.did_not_work(self._translations(own.language)), private=True), own
        ASKED.labels("answered").inc()
        look = answer.look or look
        if given.cut:
            answer = replace(answer, post=texts.with_a_hint(answer.post, self._translations(look.language)))
        return answer, look

    async def _request(
        self, interaction: discord.Interaction[Any], given: texts.Given, channel: Channel, look: Look
    ) -> Request:
        """Whoever comes so far with a moderators' command is one; for others nobody looks into the list."""
        command, arguments = given.asked.command, (await given.read()).arguments
        ours = self._for_moderators(command)
        administers = rights.administers(interaction)
        return Request(
            command=command,
            arguments=arguments,
            channel=channel,
            person=str(interaction.user.id),
            look=look,
            may_moderate=ours or administers,
            name=interaction.user.global_name or interaction.user.name,  # a server's own nickname stays there
            since=interaction.user.created_at,
            where=_where(interaction, channel),
            administers=administers,
            alone=interaction.guild_id is None,
            mentions=await rights.mentions(interaction, arguments.values()) if ours else (),
            language=str(interaction.locale),
            only_asker=interaction.guild_id is None or interaction.type is discord.InteractionType.component,
        )

    async def _allowed(self, interaction: discord.Interaction[Any], name: str) -> bool:
        return not self._for_moderators(name) or await rights.moderates(interaction, self._listed)

    def _for_moderators(self, name: str) -> bool:
        command = self._commands.get(name)
        return command is not None and command.moderators_only

    async def place(self, interaction: discord.Interaction[Any]) -> tuple[Channel, Look]:
        """Where somebody asks. In a match's thread it is the channel that the thread belongs to, unless the
        thread itself is known."""
        channel = Channel("discord", str(interaction.channel_id or 0))
        look = await self._look(channel)
        if look is None and isinstance(interaction.channel, discord.Thread):
            parent = Channel("discord", str(interaction.channel.parent_id))
            if (theirs := await self._look(parent)) is not None:
                return parent, theirs
        return channel, look or Look(language=str(interaction.locale))


def _where(interaction: discord.Interaction[Any], channel: Channel) -> Where | None:
    """The server, and what the channel is called in it; None in a private chat."""
    guild, here = interaction.guild, interaction.channel
    if guild is None or here is None:
        return None
    in_thread = isinstance(here, discord.Thread) and channel.address == str(here.parent_id)
    there = here.parent if isinstance(here, discord.Thread) and in_thread else here
    name = getattr(there, "name", None) or channel.address
    return Where(str(guild.id), guild.name, str(name))


def _written(value: object) -> str:
    """An option as one would have typed it: 7.0 is 7."""
    return f"{value:g}" if isinstance(value, float) else str(value)
