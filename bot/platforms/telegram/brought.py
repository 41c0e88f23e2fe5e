"""What somebody brings along for a command's text: a file, or another message that they answer."""

from collections.abc import Callable
from dataclasses import replace
from gettext import NullTranslations
from typing import NamedTuple

import structlog
import telegram
from telegram.error import TelegramError

from bot.chat import Paragraph, Post, Text
from bot.platforms import files
from bot.platforms.telegram import words
from bot.platforms.telegram.errors import said
from bot.platforms.text import units

log = structlog.get_logger()

LONGEST_MESSAGE = 4_096
"""UTF-16 units; what is longer is sent by clients in several messages."""
CUT_BEFORE = 500
"""Clients cut at the end of a line, so that the first of several messages may be that much shorter."""


class NotTaken(Exception):  # noqa: N818 - a reason, not an error
    """`words` say to whoever brought it what to do instead."""

    def __init__(self, words: Callable[[NullTranslations], Post]) -> None:
        super().__init__()
        self.words = words


class Brought(NamedTuple):
    """The text for the command's argument of that name, or the file that holds it."""

    argument: str
    text: str
    document: telegram.Document | None = None

    @property
    def may_go_on(self) -> bool:
        """Whether it is so long that it can be the first of several messages."""
        return self.document is None and units(self.text) > LONGEST_MESSAGE - CUT_BEFORE


def brought(argument: str, typed: str, message: telegram.Message, bot: int) -> Brought | None:
    """What was typed goes first, then the message's own file, then the message that it answers. What the bot
    itself said is no article."""
    if typed:
        return Brought(argument, typed)
    if message.document is not None:
        return Brought(argument, "", message.document)
    answered = message.reply_to_message
    if answered is None or (answered.from_user is not None and answered.from_user.id == bot):
        return None
    if answered.document is not None:
        return Brought(argument, "", answered.document)
    text = answered.text or answered.caption
    return Brought(argument, text) if text else None


async def read(one: Brought) -> str:
    """The text itself. Raises NotTaken."""
    file = one.document
    if file is None:
        return one.text
    if not files.holds_text(file.file_name or "", file.mime_type or ""):
        raise NotTaken(words.no_text_file)
    if (file.file_size or 0) > files.LARGEST:
        raise NotTaken(words.too_large)
    try:
        found = await file.get_file()
        data = bytes(await found.download_as_bytearray())
    except TelegramError as error:
        log.warning("telegram_file_not_read", error=said(error))
        raise NotTaken(words.did_not_work) from None
    if len(data) > files.LARGEST:
        raise NotTaken(words.too_large)
    return files.decoded(data)


def with_a_hint(post: Post, translations: NullTranslations) -> Post:
    """An answer about a text that may have been cut."""
    hint = Paragraph((Text(words.may_go_on(translations)),))
    return replace(post, blocks=(*post.blocks, hint))
