"""What people write to the bot: commands, a start by a link, and words."""

from collections.abc import Sequence
from functools import partial

import telegram

from bot.chat import Command
from bot.platforms import typed
from bot.platforms.telegram import words
from bot.platforms.telegram.answers import Rest
from bot.platforms.telegram.asker import Asker, who_wrote
from bot.platforms.telegram.asking import Asking
from bot.platforms.telegram.brought import brought
from bot.platforms.telegram.coded import Coded
from bot.platforms.telegram.codes import Pressed
from bot.platforms.telegram.ledger import Ledger
from bot.platforms.telegram.setup import Setup
from bot.platforms.telegram.written import Written, command_in, words_of


class Messages:
    """Reads messages; in a group only those that are for this bot, for there others read along."""

    def __init__(
        self,
        bot: telegram.Bot,
        asking: Asking,
        coded: Coded,
        setup: Setup,
        ledger: Ledger,
        commands: Sequence[Command],
    ) -> None:
        self._bot = bot
        self._asking = asking
        self._coded = coded
        self._setup = setup
        self._ledger = ledger
        self._commands = commands

    async def read(self, message: telegram.Message, update: int) -> Rest | None:
        """What remains to be told; None for what is not for this bot. Raises NotStored."""
        asker, written = who_wrote(message), command_in(words_of(message))
        if written is None:
            return await self._plain(message, asker, update)
        if written.to and written.to != (self._bot.username or "").casefold():
            return None
        if written.command == "setup":
            if await self._ledger.first(update):
                await self._setup.begin(message, written.rest)
            return None
        if written.command == "start":
            return await self._start(asker, written.rest, update) if asker.in_private else None
        return await self._command(message, asker, written, update)

    async def _command(
        self, message: telegram.Message, asker: Asker, written: Written, update: int
    ) -> Rest | None:
        read = typed.read(f"/{written.command} {written.rest}", self._commands)
        if isinstance(read, typed.Typed):
            command, given = read
            text = typed.text_of(command)
            along = brought(text.name, given.get(text.name, ""), message, self._bot.id) if text else None
            return await self._asking.ask(asker, Pressed(command.name, given), update, along)
        if not asker.in_private and not written.to:
            return None
        nearest = tuple(command.name for command in read.nearest)
        return await self._asking.say(asker, partial(words.unknown_command, read.word, nearest), update)

    async def _start(self, asker: Asker, payload: str, update: int) -> Rest | None:
        """The private chat is opened, with the code of a command where a link led there."""
        if payload:
            return await self._coded.ask(asker, payload, update)
        return await self._asking.say(asker, words.welcome, update)

    async def _plain(self, message: telegram.Message, asker: Asker, update: int) -> Rest | None:
        """Words without a command: an answer to the set-up, or somebody who chats with the bot."""
        answered = message.reply_to_message
        by = answered.from_user if answered else None
        if by is not None and by.id == self._bot.id:
            if not await self._ledger.first(update):
                return None
            if await self._setup.typed(message) or not asker.in_private:
                return None
            return await self._asking.tell(asker, words.only_commands)
        return await self._asking.say(asker, words.only_commands, update) if asker.in_private else None
