"""How the set-up reaches people: in the place of its own form, as a reply, in private."""

from typing import TypeAlias

import structlog
import telegram
from telegram.constants import ChatType, ParseMode
from telegram.error import BadRequest, TelegramError

from bot.chat import Look, Post
from bot.platforms.telegram.errors import said
from bot.platforms.telegram.line import Line
from bot.platforms.telegram.sending import NO_PREVIEW
from bot.platforms.telegram.showing import Showing, Shown

log = structlog.get_logger()

Markup: TypeAlias = telegram.InlineKeyboardMarkup | telegram.ReplyKeyboardMarkup | telegram.ForceReply | None


class Saying:
    """All calls raise TelegramError, save those that say else."""

    def __init__(self, line: Line, showing: Showing) -> None:
        self._line = line
        self._showing = showing

    async def write(
        self,
        chat: telegram.Chat,
        post: Post,
        language: str,
        markup: Markup = None,
        *,
        topic: int | None = None,
        reply_to: int | None = None,
    ) -> None:
        """A message of its own, silent where others hear it."""

        async def act(shown: Shown) -> None:
            await self._line.answering(
                chat.id,
                lambda: self._line.bot.send_message(
                    chat.id,
                    shown.html,
                    parse_mode=ParseMode.HTML,
                    link_preview_options=NO_PREVIEW,
                    disable_notification=chat.type != ChatType.PRIVATE,
                    message_thread_id=topic,
                    reply_parameters=_to(reply_to),
                    reply_markup=_joined(shown.markup, markup),
                ),
            )

        await self._showing.sent(post, Look(language), act)

    async def in_private(
        self, person: telegram.User, post: Post, language: str, markup: Markup = None
    ) -> bool:
        """To somebody themselves; False where they have not let the bot write to them, or Telegram failed."""
        if person.is_bot:
            return False
        try:
            await self.write(
                telegram.Chat(person.id, ChatType.PRIVATE, first_name=person.first_name),
                post,
                language,
                markup,
            )
        except TelegramError as error:
            log.info("telegram_setup_not_in_private", person=person.id, error=said(error))
            return False
        return True

    async def in_place(
        self,
        form: telegram.MaybeInaccessibleMessage,
        post: Post,
        language: str,
        markup: telegram.InlineKeyboardMarkup | None = None,
    ) -> None:
        """Instead of what the form said; where it is gone, as a message of its own, but not in a channel."""

        async def act(shown: Shown) -> None:
            await self._line.answering(
                form.chat.id,
                lambda: self._line.bot.edit_message_text(
                    shown.html,
                    form.chat.id,
                    form.message_id,
                    parse_mode=ParseMode.HTML,
                    link_preview_options=NO_PREVIEW,
                    reply_markup=_rows(shown.markup, markup),
                ),
            )

        try:
            await self._showing.sent(post, Look(language), act)
        except BadRequest as error:
            if "not modified" in error.message.casefold():
                return  # pressed twice
            if form.chat.type == ChatType.CHANNEL:
                raise
            await self.write(form.chat, post, language, markup, topic=topic_of(form))

    async def remove(self, message: telegram.MaybeInaccessibleMessage) -> bool:
        """Takes a message of the bot's away; False where Telegram does not."""
        try:
            return await self._line.bot.delete_message(message.chat.id, message.message_id)
        except TelegramError as error:
            log.info("telegram_setup_not_removed", chat=message.chat.id, error=said(error))
            return False


def topic_of(message: telegram.MaybeInaccessibleMessage) -> int | None:
    """The forum topic that a message is in. Threads of replies are numbered likewise, and are none."""
    if not isinstance(message, telegram.Message) or not message.is_topic_message:
        return None
    return message.message_thread_id if message.chat.type == ChatType.SUPERGROUP else None


def _to(reply_to: int | None) -> telegram.ReplyParameters | None:
    return telegram.ReplyParameters(reply_to, allow_sending_without_reply=True) if reply_to else None


def _joined(own: telegram.InlineKeyboardMarkup | None, markup: Markup) -> Markup:
    if markup is None or isinstance(markup, telegram.InlineKeyboardMarkup):
        return _rows(own, markup)
    return markup


def _rows(*keyboards: telegram.InlineKeyboardMarkup | None) -> telegram.InlineKeyboardMarkup | None:
    """The rows of all of them, one below the other."""
    rows = [row for keyboard in keyboards if keyboard for row in keyboard.inline_keyboard]
    return telegram.InlineKeyboardMarkup(rows) if rows else None
