"""A command's text: typed into a form with room for its lines, or as a file. A slash command has one line."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from gettext import NullTranslations
from typing import Any, NamedTuple

import discord
import structlog

from bot.chat import Command, Paragraph, Post, Text
from bot.platforms import files
from bot.platforms.discord import words
from bot.platforms.discord.components import Pressed, typed
from bot.platforms.discord.failures import EXPECTED
from bot.platforms.text import cut, units
from bot.platforms.typed import text_of

log = structlog.get_logger()

OURS = "text1|"
"""How the custom ids of these forms begin; the figure is their version."""
LONGEST = 4_000
"""Characters that Discord lets one type into a field. What is pasted beyond is cut without a word."""
NEARLY = 10
"""Discord takes away blanks at the end, and so a text that was cut can be a little shorter."""


class NotTaken(Exception):  # noqa: N818 - a reason, not an error
    """`words` say to whoever brought a file what to do instead."""

    def __init__(self, words: Callable[[NullTranslations], Post]) -> None:
        super().__init__()
        self.words = words


class Given(NamedTuple):
    """A command with what it was given. `file` holds the text for the argument `text`; `cut`: what was typed
    is so long that it may have been cut."""

    asked: Pressed
    text: str = ""
    file: discord.Attachment | None = None
    cut: bool = False

    async def read(self) -> Pressed:
        """The command with all its words. Raises NotTaken."""
        if self.file is None:
            return self.asked
        return Pressed(self.asked.command, {**self.asked.arguments, self.text: await _read(self.file)})


def form(command: Command, translations: NullTranslations) -> discord.ui.Modal | None:
    """A field of many lines for the command's text; None for a command without one."""
    text = text_of(command)
    if text is None:
        return None
    _ = translations.gettext
    modal = discord.ui.Modal(title=cut(f"/{command.name}", 45), custom_id=f"{OURS}{command.name}|{text.name}")
    field: discord.ui.TextInput[discord.ui.View] = discord.ui.TextInput(
        custom_id=text.name, style=discord.TextStyle.paragraph, max_length=LONGEST
    )
    modal.add_item(
        discord.ui.Label(
            text=cut(_("The text, or its address"), 45),
            description=cut(_("Up to 4,000 characters; the command itself takes longer ones as a file"), 100),
            component=field,
        )
    )
    modal.stop()
    return modal


def submitted(data: Mapping[str, Any]) -> Given | None:
    """None for what is none of these forms."""
    custom_id = str(data.get("custom_id", ""))
    if not custom_id.startswith(OURS):
        return None
    command, _, name = custom_id.removeprefix(OURS).partition("|")
    text = typed(data.get("components"), name)
    return Given(Pressed(command, {name: text}), cut=units(text) > LONGEST - NEARLY)


def with_file(interaction: discord.Interaction[Any], asked: Pressed, command: Command | None) -> Given:
    """A slash command with the file that came along; what was typed goes first."""
    data: Mapping[str, Any] = interaction.data or {}
    text = text_of(command) if command else None
    facts = next(iter(data.get("resolved", {}).get("attachments", {}).values()), None)
    if text is None or facts is None or asked.arguments.get(text.name):
        return Given(asked)
    return Given(asked, text.name, discord.Attachment(data=facts, state=interaction._state))


async def _read(file: discord.Attachment) -> str:
    """The text in a file. Raises NotTaken."""
    if not files.holds_text(file.filename, file.content_type or ""):
        raise NotTaken(words.no_text_file)
    if file.size > files.LARGEST:
        raise NotTaken(words.too_large)
    try:
        data = await file.read()
    except EXPECTED as error:
        log.warning("discord_file_not_read", error=str(error))
        raise NotTaken(words.did_not_work) from None
    if len(data) > files.LARGEST:
        raise NotTaken(words.too_large)
    return files.decoded(data)


def with_a_hint(post: Post, translations: NullTranslations) -> Post:
    """An answer about a text that may have been cut."""
    hint = Paragraph((Text(words.may_be_cut(translations)),))
    return replace(post, blocks=(*post.blocks, hint))
