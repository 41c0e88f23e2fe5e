"""How an answer reaches who asked: in place or new, where it was asked or in private."""

from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any

import structlog
import telegram
from telegram.error import BadRequest, Forbidden, TelegramError

from bot.chat import Answer, Look
from bot.platforms.asks import Translations
from bot.platforms.telegram import words
from bot.platforms.telegram.answers import Newest, Rest
from bot.platforms.telegram.asker import Asker
from bot.platforms.telegram.codes import Codes, Pressed
from bot.platforms.telegram.errors import said
from bot.platforms.telegram.html import escaped
from bot.platforms.telegram.manners import Manners
from bot.platforms.telegram.showing import Shown
from bot.platforms.telegram.telling import Standing, Telling

log = structlog.get_logger()


class Reply:
    """Gives answers. Failing to is logged: nobody else could be told."""

    def __init__(
        self,
        bot: telegram.Bot,
        telling: Telling,
        codes: Codes,
        translations: Translations,
        manners: Manners,
    ) -> None:
        self._bot = bot
        self._telling = telling
        self._codes = codes
        self._translations = translations
        self._manners = manners

    def given(self, asker: Asker, answer: Answer, look: Look, asked: Pressed) -> Rest:
        """Answers what was asked. In a group that is a silent reply; what is private, and what would be too
        much for the group, goes to the asker's own chat with the bot."""
        stays = asker.in_private or not answer.private
        newest = None
        if stays and answer.replaces and asker.replaceable and answer.file is None:
            newest = Newest(asker.chat.id, asker.message, answer)
        give = partial(self._give, asker, answer, look, asked, newest)
        if (own := asker.private_chat) and (asker.in_private or answer.private):
            return Rest(give, partial(self._manners.in_private, own), newest)
        return Rest(give, newest=newest)

    def shown(self, asker: Asker, shown: Shown) -> Rest:
        """The same for what is drawn already, in private."""

        async def give() -> None:
            await self._told(asker, lambda: self._telling.words(asker.chat.id, shown, **_below(asker)))

        return Rest(give, partial(self._manners.in_private, asker.chat.id))

    async def _give(
        self, asker: Asker, answer: Answer, look: Look, asked: Pressed, newest: Newest | None
    ) -> None:
        crowded = not (asker.in_private or answer.private or self._manners.at_once(asker.chat.id))
        if crowded and (own := asker.private_chat):
            await self._manners.in_private(own)

        async def act() -> None:
            if crowded or (answer.private and not asker.in_private):
                await self._privately(asker, answer, look, None if crowded else asked)
            elif newest is not None:
                pressed = Standing(asker.chat.id, asker.message, asker.picture)
                how = _below(asker, asker.answers) | {"disable_notification": True}
                await self._telling.replace(pressed, newest, look, **how)
            else:
                await self._telling.tell(asker.chat.id, answer, look, **_below(asker))

        await self._told(asker, act)

    async def _told(self, asker: Asker, act: Callable[[], Awaitable[object]]) -> None:
        try:
            await act()
        except TelegramError as error:
            log.warning("telegram_reply_failed", chat=asker.chat.id, error=said(error))

    async def _privately(self, asker: Asker, answer: Answer, look: Look, asked: Pressed | None) -> None:
        """To the asker's own chat; where the bot may not write first, a link that asks the same there."""
        try:
            if asker.private_chat is None:
                raise Forbidden("nobody knows who asked")
            await self._telling.tell(asker.private_chat, answer, look)
        except (Forbidden, BadRequest) as error:
            if isinstance(error, BadRequest) and "not found" not in str(error).casefold():
                raise
            if asked and not asker.pressed and self._manners.at_once(asker.chat.id):
                await self._telling.words(asker.chat.id, await self._door(asked, look), **_below(asker))

    async def _door(self, asked: Pressed, look: Look) -> Shown:
        """One line with a button that opens the private chat and asks the same there."""
        translations = self._translations(look.language)
        address = deep_link(self._bot, await self._codes.code(asked.command, asked.arguments))
        button = telegram.InlineKeyboardButton(words.open_(translations), url=address)
        return Shown(escaped(words.in_private(translations)), telegram.InlineKeyboardMarkup([[button]]))


def _below(asker: Asker, message: int | None = None) -> dict[str, Any]:
    """How a new message is sent as a reply to what was asked, or to another message there; 0 is none."""
    to = asker.message if message is None else message
    return {
        "message_thread_id": asker.topic,
        "reply_parameters": telegram.ReplyParameters(to, allow_sending_without_reply=True) if to else None,
        "disable_notification": not asker.in_private,
    }


def deep_link(bot: telegram.Bot, code: str) -> str:
    """The address that opens the private chat with the bot, with a command."""
    return f"https://t.me/{bot.username}?start={code}"
