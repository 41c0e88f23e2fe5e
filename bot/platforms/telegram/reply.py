"""How an answer reaches who asked: in place or new, where it was asked or in private."""

from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

import structlog
import telegram
from telegram.constants import ParseMode
from telegram.error import BadRequest, Forbidden, TelegramError

from bot.chat import Answer, Look
from bot.platforms.asks import Translations
from bot.platforms.telegram import words
from bot.platforms.telegram.asker import Asker
from bot.platforms.telegram.codes import Codes, Pressed
from bot.platforms.telegram.errors import said
from bot.platforms.telegram.failures import answered, not_modified, unsent
from bot.platforms.telegram.html import escaped
from bot.platforms.telegram.line import Line
from bot.platforms.telegram.manners import Manners
from bot.platforms.telegram.showing import Showing, Shown

log = structlog.get_logger()
Made = TypeVar("Made")

NO_PREVIEW = telegram.LinkPreviewOptions(is_disabled=True)
_NOT_TO_EDIT = ("to edit not found", "can't be edited", "MESSAGE_ID_INVALID")


class Reply:
    """Gives answers. Failing to is logged: nobody else could be told."""

    def __init__(
        self, line: Line, showing: Showing, codes: Codes, translations: Translations, manners: Manners
    ) -> None:
        self._line = line
        self._showing = showing
        self._codes = codes
        self._translations = translations
        self._manners = manners

    async def give(self, asker: Asker, answer: Answer, look: Look, asked: Pressed) -> None:
        """Answers what was asked. In a group that is a silent reply; what is private, and what would be too
        much for the group, goes to the asker's own chat with the bot."""
        crowded = not (asker.in_private or answer.private or self._manners.at_once(asker.chat.id))
        if (own := asker.private_chat) and (asker.in_private or answer.private or crowded):
            await self._manners.in_private(own)

        async def act(shown: Shown) -> None:
            if crowded or (answer.private and not asker.in_private):
                await self._privately(asker, shown, None if crowded else asked, look)
            elif answer.replaces and asker.replaceable:
                await self._replace(asker, shown)
            else:
                await self._add(asker, shown)

        await self._told(asker, lambda: self._showing.sent(answer.post, look, act))

    async def show(self, asker: Asker, shown: Shown) -> None:
        """The same for what is drawn already, in private."""
        await self._manners.in_private(asker.chat.id)
        await self._told(asker, lambda: self._add(asker, shown))

    async def _told(self, asker: Asker, act: Callable[[], Awaitable[None]]) -> None:
        try:
            await act()
        except TelegramError as error:
            log.warning("telegram_reply_failed", chat=asker.chat.id, error=said(error))

    async def _privately(self, asker: Asker, shown: Shown, asked: Pressed | None, look: Look) -> None:
        """To the asker's own chat; where the bot may not write first, a link that asks the same there."""
        try:
            if asker.private_chat is None:
                raise Forbidden("nobody knows who asked")
            await self._send(asker.private_chat, shown)
        except (Forbidden, BadRequest) as error:
            if isinstance(error, BadRequest) and "not found" not in str(error).casefold():
                raise
            if asked and not asker.pressed and self._manners.at_once(asker.chat.id):
                await self._add(asker, await self._door(asked, look))

    async def _door(self, asked: Pressed, look: Look) -> Shown:
        """One line with a button that opens the private chat and asks the same there."""
        translations = self._translations(look.language)
        address = deep_link(self._line.bot, await self._codes.code(asked.command, asked.arguments))
        button = telegram.InlineKeyboardButton(words.open_(translations), url=address)
        return Shown(escaped(words.in_private(translations)), telegram.InlineKeyboardMarkup([[button]]))

    async def _add(self, asker: Asker, shown: Shown) -> None:
        answered = telegram.ReplyParameters(asker.message, allow_sending_without_reply=True)
        await self._send(
            asker.chat.id,
            shown,
            message_thread_id=asker.topic,
            reply_parameters=answered if asker.message else None,
            disable_notification=not asker.in_private,
        )

    async def _replace(self, asker: Asker, shown: Shown) -> None:
        try:
            await self._twice(
                asker.chat.id,
                lambda: self._line.bot.edit_message_text(
                    shown.html,
                    asker.chat.id,
                    asker.message,
                    parse_mode=ParseMode.HTML,
                    link_preview_options=NO_PREVIEW,
                    reply_markup=shown.markup,
                ),
            )
        except BadRequest as error:
            if not not_modified(error):
                if not any(words in str(error) for words in _NOT_TO_EDIT):
                    raise
                await self._add(asker, shown)

    async def _send(self, chat: int, shown: Shown, **more: Any) -> None:
        await self._twice(
            chat,
            lambda: self._line.bot.send_message(
                chat,
                shown.html,
                parse_mode=ParseMode.HTML,
                link_preview_options=NO_PREVIEW,
                reply_markup=shown.markup,
                **more,
            ),
        )

    async def _twice(self, chat: int, act: Callable[[], Awaitable[Made]]) -> Made:
        """Once more where the first try certainly did nothing."""
        try:
            return await self._line.answering(chat, act)
        except TelegramError as error:
            if answered(error) or not unsent(error):
                raise
        return await self._line.answering(chat, act)


def deep_link(bot: telegram.Bot, code: str) -> str:
    """The address that opens the private chat with the bot, with a command."""
    return f"https://t.me/{bot.username}?start={code}"
