"""Pressed buttons: each is answered at once, and what many press in a group leads to the private chat."""

import re
from collections.abc import Sequence

import structlog
import telegram
from telegram.constants import ChatType
from telegram.error import TelegramError

from bot.chat import Command
from bot.platforms.asks import Translations
from bot.platforms.telegram import words
from bot.platforms.telegram.answers import Rest
from bot.platforms.telegram.asker import who_pressed
from bot.platforms.telegram.coded import Coded
from bot.platforms.telegram.errors import said
from bot.platforms.telegram.ledger import Ledger
from bot.platforms.telegram.reply import deep_link
from bot.platforms.telegram.setup import Setup

log = structlog.get_logger()

CODE = re.compile(r"[A-Za-z0-9_-]{1,64}")
"""What can stand behind ?start= in a link; whether it means anything is seen in the private chat."""


class Presses:
    """Answers presses, and asks what their buttons say."""

    def __init__(
        self,
        bot: telegram.Bot,
        coded: Coded,
        setup: Setup,
        ledger: Ledger,
        commands: Sequence[Command],
        translations: Translations,
    ) -> None:
        self._bot = bot
        self._coded = coded
        self._setup = setup
        self._ledger = ledger
        self._of_moderators = tuple(f"{command.name}_" for command in commands if command.moderators_only)
        self._translations = translations

    async def acknowledge(self, query: telegram.CallbackQuery) -> None:
        """Answers a press, before anything else is done about it. In a group that leads to the private chat,
        where the same is asked: what many press there floods nobody."""
        url = text = None
        if not self._stays(query):
            if CODE.fullmatch(query.data or ""):
                url = deep_link(self._bot, query.data or "")
            else:
                translations = self._translations(query.from_user.language_code or "en")
                text = words.of_another_version(translations).title
        try:
            await self._bot.answer_callback_query(query.id, text=text, url=url)
        except TelegramError as error:
            log.info("telegram_press_not_answered", error=said(error))

    async def pressed(self, query: telegram.CallbackQuery, update: int) -> Rest | None:
        """What follows. Raises NotStored."""
        asker, data = who_pressed(query), query.data or ""
        if asker is None or not self._stays(query):
            return None
        if not data.startswith(Setup.OURS):
            return await self._coded.ask(asker, data, update)
        if await self._ledger.first(update):
            await self._setup.pressed(query)
        return None

    def _stays(self, query: telegram.CallbackQuery) -> bool:
        """Whether a press is dealt with where the button is: in private, and what moderators decide."""
        data, message = query.data or "", query.message
        if data.startswith(Setup.OURS):
            return True
        if message is None:
            return False
        return message.chat.type == ChatType.PRIVATE or data.startswith(self._of_moderators)
