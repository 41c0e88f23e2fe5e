"""The adapter as a whole: joined here, run and closed by the application."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import structlog
from starlette.routing import Route
from telegram.error import InvalidToken, TelegramError

from bot.chat import Channel, Command, Look, Permission
from bot.platforms.asks import (
    Alone,
    AnswerTo,
    LookOf,
    Moderates,
    Right,
    RightUnknown,
    Teams,
    Translations,
    at_once,
    nobody,
)
from bot.platforms.book import Book
from bot.platforms.memory import Memory
from bot.platforms.telegram import webhook
from bot.platforms.telegram.afterwards import Afterwards
from bot.platforms.telegram.asking import Asking
from bot.platforms.telegram.chats import Chats, Joined, Left, Moved, Welcome
from bot.platforms.telegram.client import TelegramPlatform
from bot.platforms.telegram.coded import Coded
from bot.platforms.telegram.codes import Codes
from bot.platforms.telegram.commands import payload, register
from bot.platforms.telegram.connection import connected, keep_the_token_out_of_logs
from bot.platforms.telegram.errors import Closing, TokenRefused, said
from bot.platforms.telegram.flood import Flood
from bot.platforms.telegram.inline import Inline
from bot.platforms.telegram.ledger import FirstTime, Ledger
from bot.platforms.telegram.line import Line
from bot.platforms.telegram.listener import Listener
from bot.platforms.telegram.manners import Manners
from bot.platforms.telegram.messages import Messages
from bot.platforms.telegram.notes import Notes
from bot.platforms.telegram.permissions import permissions
from bot.platforms.telegram.pictures import Pictures
from bot.platforms.telegram.polling import Polling
from bot.platforms.telegram.presses import Presses
from bot.platforms.telegram.reply import Reply
from bot.platforms.telegram.rights import Rights
from bot.platforms.telegram.setup import Follow, Setup
from bot.platforms.telegram.showing import Showing
from bot.platforms.telegram.telling import Telling
from bot.platforms.telegram.topics import Topics
from bot.platforms.telegram.updates import Updates

log = structlog.get_logger()

FIRST_WAIT, LONGEST_WAIT = 1.0, 60.0
"""Seconds before another try to log in."""


@dataclass(frozen=True, slots=True)
class Options:
    """What the operator sets.

    `api_url` is another server than Telegram's own. `webhook_url` is the public address that leads to the web
    process's /telegram; without one, updates are polled for. `allow_paid_broadcast` lets Telegram charge for
    what goes beyond the free number of messages a second. With `patience` a message waits so many seconds for
    a busy chat, instead of being handed back to the outbox.
    """

    token: str
    api_url: str | None = None
    webhook_url: str | None = None
    languages: tuple[str, ...] = ()
    per_second: int = 30
    per_group_per_minute: int = 20
    chat_burst: int = 3
    allow_paid_broadcast: bool = False
    patience: float | None = None


@dataclass(frozen=True, slots=True)
class Handlers:
    """What the adapter asks of the application."""

    commands: Sequence[Command]
    answer: AnswerTo
    look: LookOf
    teams: Teams
    follow: Follow
    joined: Joined
    left: Left
    moved: Moved
    first_time: FirstTime
    moderates: Moderates = nobody
    alone: Alone = at_once
    """For asking for updates: Telegram gives them to one process at a time."""


class Telegram:
    """Telegram, from the token on. `platform` takes messages as soon as `run` has logged in."""

    def __init__(
        self,
        options: Options,
        handlers: Handlers,
        memory: Memory,
        translations: Translations,
        book: Book | None = None,
    ) -> None:
        """`book` is where processes that share the token book their calls."""
        keep_the_token_out_of_logs()
        self._options = options
        self._alone = handlers.alone
        self._memory = memory
        self._translations = translations
        self._told = payload(handlers.commands, options.languages, translations)
        self._bot = connected(options.token, options.api_url)
        self._logged_in = asyncio.Event()
        self._listening = False
        self._closed = asyncio.Event()
        self._closing: asyncio.Task[None] | None = None
        self._rights = Rights(self._bot, handlers.moderates)
        limits = (options.per_second, options.per_group_per_minute, options.chat_burst)
        line = Line(self._bot, Flood(*limits, book=book))
        codes = Codes(memory)
        showing, pictures = Showing(memory, codes, translations), Pictures(memory)
        listener = self._listener(line, codes, showing, pictures, handlers, translations)
        self._updates = Updates(self._bot, listener)
        self._polling = None if options.webhook_url else Polling(self._bot, self._updates, self._closed)
        self._secret = webhook.secret(options.token)
        self.webhook: Route | None = None
        """What the web process serves; None where updates are polled for."""
        if options.webhook_url:
            self.webhook = webhook.route(self._secret, self._brought)
        topics = Topics(line, memory)
        self._afterwards = Afterwards(line, memory, topics, Notes(line, showing, memory, translations))
        self.platform = TelegramPlatform(
            line,
            showing,
            pictures,
            topics,
            self._afterwards,
            handlers.moved,
            self._logged_in.is_set,
            paid=options.allow_paid_broadcast,
            patience=options.patience,
        )

    async def permissions(self, channel: Channel, look: Look) -> Sequence[Permission]:
        """What the bot may do in a chat. Raises DeliveryFailed."""
        return await permissions(self._bot, channel.address, self._translations(look.language))

    async def right(self, chat: str, person: str) -> Right:
        """What somebody may decide in a chat. Raises RightUnknown."""
        if not self._logged_in.is_set():
            raise RightUnknown("not logged in")
        return await self._rights.right(chat, person)

    @property
    def ready(self) -> bool:
        """Whether questions are heard."""
        return self._listening and not self._closed.is_set()

    @property
    def logged_in(self) -> bool:
        """Whether messages can be sent."""
        return self._logged_in.is_set()

    async def run(self, listen: bool = True) -> None:
        """Works until `close`. Without `listen` it only sends, as a worker does whose updates another process
        hears. Raises TokenRefused; a Telegram that cannot be reached is waited for."""
        try:
            await self._patiently(self._log_in)
            if listen:
                await self._listen()
            await self._closed.wait()
        finally:
            await self.close()

    async def close(self) -> None:
        """Lets what is being answered and what follows the last deliveries finish, then leaves."""
        self._closed.set()
        self._logged_in.clear()
        if self._closing is None:
            self._closing = asyncio.create_task(self._leave())
        await asyncio.shield(self._closing)

    async def _leave(self) -> None:
        await self._updates.finish()
        await self._afterwards.finish()
        if self._polling and self._listening:
            await self._polling.confirm()
        await self._bot.shutdown()

    async def _listen(self) -> None:
        """The commands of the last start serve where those of this one cannot be told."""
        if self._closed.is_set():
            return
        try:
            await register(self._bot, self._told, self._memory)
        except TelegramError as error:
            log.warning("telegram_commands_not_registered", error=said(error))
        if self._polling:
            self._listening = True
            await self._alone(self._polling.run)
        else:
            await self._patiently(self._hook)
            self._listening = True

    async def _brought(self, raw: Mapping[str, Any]) -> None:
        """What the webhook brings. Raises Closing while the bot does not know its own name, or any more."""
        if not self._logged_in.is_set():
            raise Closing
        await self._updates.take(raw)

    async def _log_in(self) -> None:
        refused = False
        try:
            await self._bot.initialize()
        except InvalidToken:
            refused = True
        if refused:  # not where it was caught: the library's words hold the token
            raise TokenRefused
        log.info("telegram_logged_in", bot=self._bot.username)
        if not self._closed.is_set():
            self._logged_in.set()

    async def _hook(self) -> None:
        await webhook.set_up(self._bot, self._options.webhook_url or "", self._secret)

    async def _patiently(self, act: Callable[[], Awaitable[None]]) -> None:
        """Does it as soon as Telegram can be reached, unless the adapter is closed before."""
        wait = FIRST_WAIT
        while not self._closed.is_set():
            try:
                await act()
            except TelegramError as error:
                log.warning("telegram_unreachable", error=said(error), again_in=wait)
            else:
                return
            try:
                async with asyncio.timeout(wait):
                    await self._closed.wait()
            except TimeoutError:
                wait = min(wait * 2, LONGEST_WAIT)

    def _listener(
        self,
        line: Line,
        codes: Codes,
        showing: Showing,
        pictures: Pictures,
        handlers: Handlers,
        translations: Translations,
    ) -> Listener:
        rights, manners = self._rights, Manners()
        telling = Telling(line, showing, pictures)
        reply = Reply(self._bot, telling, codes, translations, manners)
        ledger, commands = Ledger(handlers.first_time), handlers.commands
        asking = Asking(handlers.answer, handlers.look, commands, rights, reply, ledger, translations)
        coded = Coded(asking, reply, showing, codes, ledger, commands)
        teams, follow = handlers.teams, handlers.follow
        setup = Setup(line, showing, rights, manners, self._memory, teams, follow, translations)

        def chats(greets: Welcome) -> Chats:
            return Chats(handlers.joined, handlers.left, handlers.moved, greets, self._memory)

        return Listener(
            Messages(self._bot, asking, coded, setup, ledger, commands),
            Presses(self._bot, coded, setup, ledger, commands, translations),
            Inline(self._bot, handlers.answer, handlers.look, commands, showing, codes, translations),
            setup,
            chats,
            ledger,
        )
