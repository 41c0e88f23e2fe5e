"""What Telegram tells us, handed to whom it concerns."""

from collections.abc import Callable
from functools import partial

import telegram

from bot.platforms.telegram.answers import Rest
from bot.platforms.telegram.chats import Chats, Welcome
from bot.platforms.telegram.errors import NotStored
from bot.platforms.telegram.inline import Inline
from bot.platforms.telegram.ledger import Ledger
from bot.platforms.telegram.messages import Messages
from bot.platforms.telegram.presses import Presses
from bot.platforms.telegram.setup import Setup
from bot.platforms.telegram.written import by_a_person, words_of

ALLOWED = ("message", "channel_post", "callback_query", "inline_query", "my_chat_member")
"""The kinds of update that are listened to."""


class Listener:
    """Deals with one update at a time; see Updates for their order."""

    def __init__(
        self,
        messages: Messages,
        presses: Presses,
        inline: Inline,
        setup: Setup,
        chats: Callable[[Welcome], Chats],
        ledger: Ledger,
    ) -> None:
        """`chats` are told of what becomes of chats, and have someone greet new ones."""
        self._messages = messages
        self._presses = presses
        self._inline = inline
        self._setup = setup
        self._chats = chats
        self._ledger = ledger

    async def acknowledge(self, query: telegram.CallbackQuery) -> None:
        await self._presses.acknowledge(query)

    async def given_up(self, update: telegram.Update) -> bool:
        """Whether an update that never works can be noted as dealt with."""
        try:
            await self._ledger.first(update.update_id)
        except NotStored:
            return False
        return True

    async def hear(self, update: telegram.Update) -> Rest | None:
        """Has the effect of an update stored; what it gives tells whoever asked. Raises NotStored."""
        number = update.update_id
        message = update.message or update.channel_post
        if update.callback_query:
            return await self._presses.pressed(update.callback_query, number)
        if update.inline_query:
            return Rest(partial(self._inline.answer, update.inline_query))
        if update.my_chat_member:
            await self._chats(_Once(self._setup, self._ledger, number)).changed(update.my_chat_member)
        elif message and (message.migrate_to_chat_id or message.migrate_from_chat_id):
            await self._chats(self._setup).migrated(message)
        elif message and message.chat_shared:
            if await self._ledger.first(number):
                await self._setup.shared(message)
        elif message and words_of(message) and by_a_person(message):
            return await self._messages.read(message, number)
        return None


class _Once:
    """Greets a chat once, though what becomes of the chat is told again until it is stored."""

    def __init__(self, setup: Setup, ledger: Ledger, update: int) -> None:
        self._setup = setup
        self._ledger = ledger
        self._update = update

    async def welcome(self, chat: telegram.Chat, added_by: telegram.User) -> None:
        if await self._ledger.first(self._update):
            await self._setup.welcome(chat, added_by)
