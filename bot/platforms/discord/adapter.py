"""The adapter as a whole: joined here, run and closed by the application."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import aiohttp
import discord
import structlog

from bot.chat import Channel, Command, Look, Permission
from bot.platforms.asks import (
    AnswerTo,
    Complete,
    LookOf,
    Moderates,
    Right,
    RightUnknown,
    Teams,
    Translations,
    nobody,
)
from bot.platforms.book import Book, Rate
from bot.platforms.discord.afterwards import Afterwards
from bot.platforms.discord.asking import Asking
from bot.platforms.discord.calls import Calls, InvalidRequests
from bot.platforms.discord.client import DiscordPlatform
from bot.platforms.discord.commands import payload, register
from bot.platforms.discord.elsewhere import point_at
from bot.platforms.discord.errors import ShardsMisfit, TokenRefused
from bot.platforms.discord.events import Events
from bot.platforms.discord.failures import EXPECTED
from bot.platforms.discord.gateway import Gateway, Listener
from bot.platforms.discord.guilds import Here, Joined, Left
from bot.platforms.discord.permissions import permissions
from bot.platforms.discord.posting import Posting
from bot.platforms.discord.repeating import Repeating
from bot.platforms.discord.rights import right
from bot.platforms.discord.setup import Follow, Setup
from bot.platforms.discord.showing import Showing
from bot.platforms.discord.threads import Threads
from bot.platforms.discord.venues import Venues
from bot.platforms.memory import Memory
from bot.platforms.pace import Pace
from bot.platforms.shared_pace import SharedPace

log = structlog.get_logger()

CALLS = 50
"""In a second, whatever they are for: Discord allows a bot no more."""
SHARED = Rate(calls=CALLS, window=1.035, apart=1.035 / 50, made_good=0.15)
"""The same of all processes that share the token."""
SOON = 0.5
"""Seconds in which what is taken in can leave: a goal stands behind no more than that."""
FIRST_WAIT, LONGEST_WAIT = 1.0, 60.0
"""Seconds before another try to log in."""


@dataclass(frozen=True, slots=True)
class Options:
    """What the operator sets. `guild`: commands go to this server only, where a change shows at once.

    Without `shard_count` Discord says how many there should be; `shard_ids` are this process's share of them.
    `api_url` and `gateway_url` are another server than Discord's own.
    """

    token: str
    guild: int | None = None
    shard_count: int | None = None
    shard_ids: tuple[int, ...] = ()
    languages: tuple[str, ...] = ()
    api_url: str | None = None
    gateway_url: str | None = None


@dataclass(frozen=True, slots=True)
class Handlers:
    """What the adapter asks of the application."""

    commands: Sequence[Command]
    answer: AnswerTo
    complete: Complete
    look: LookOf
    teams: Teams
    follow: Follow
    joined: Joined
    left: Left
    here: Here
    moderates: Moderates = nobody


class Discord:
    """Discord, from the token on. `platform` takes messages as soon as `run` has logged in."""

    def __init__(
        self,
        options: Options,
        handlers: Handlers,
        memory: Memory,
        translations: Translations,
        book: Book | None = None,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        """`book` is where processes that share the token book their calls. Raises ShardsMisfit."""
        _fits(options)
        point_at(options.api_url, options.gateway_url)
        invalid = InvalidRequests()
        shared = SharedPace(book, SHARED) if book else None
        pace = shared or Pace(CALLS, 1.0)
        calls = Calls(pace.book, invalid, shared.halt if shared else lambda _: None)
        self._options = options
        self._memory = memory
        self._translations = translations
        self._listed = handlers.moderates
        self._told = payload(handlers.commands, options.languages, translations)
        self._client = Gateway(calls.trace(), options.shard_count, options.shard_ids or None)
        self._logged_in = asyncio.Event()
        self._closed = asyncio.Event()
        self._begun = False
        venues = Venues(self._client)
        showing = Showing()
        posting = Posting(self._client, showing)
        threads = Threads(self._client, venues, memory, showing)
        events = Events(self._client, venues, memory, now)
        self._afterwards = Afterwards(self._client, venues, memory, threads, events)
        repeating = Repeating(invalid, self._logged_in.is_set)
        self.platform = DiscordPlatform(
            self._client,
            repeating,
            threads,
            posting,
            self._afterwards,
            room=lambda: pace.room(SOON),
        )
        self._client.listener = Listener(
            Asking(handlers.answer, handlers.look, handlers.commands, translations, handlers.moderates),
            handlers.complete,
            Setup(handlers.teams, handlers.follow, translations),
            memory,
            handlers.joined,
            handlers.left,
            handlers.here,
        )

    async def permissions(self, channel: Channel, look: Look) -> Sequence[Permission]:
        """What the bot may do in a channel. Raises DeliveryFailed."""
        return await permissions(self._client, channel.address, self._translations(look.language))

    async def right(self, server: str, person: str) -> Right:
        """What somebody may decide in a server, asked of Discord anew. Raises RightUnknown."""
        if not self._logged_in.is_set():
            raise RightUnknown("not logged in")
        return await right(self._client, server, person, self._listed)

    @property
    def ready(self) -> bool:
        """Whether the gateway is connected and has told of its servers."""
        return self._client.is_ready()

    @property
    def logged_in(self) -> bool:
        """Whether messages can be sent."""
        return self._logged_in.is_set()

    async def run(self, listen: bool = True) -> None:
        """Works until `close`. Without `listen` it only sends, as a worker does whose gateway is another
        process. Raises TokenRefused; a Discord that cannot be reached is waited for."""
        try:
            await self._log_in()
            if listen:
                await self._listen()
            else:
                await self._closed.wait()
        finally:
            await self.close()

    async def close(self) -> None:
        """Lets what follows the last deliveries happen, then leaves."""
        self._closed.set()
        self._logged_in.clear()
        if self._begun and not self._client.is_closed():
            await self._afterwards.finish()
            await self._client.close()

    async def _listen(self) -> None:
        """Connects, and stays connected until closed. The commands of the last start serve where those of
        this one cannot be told."""
        try:
            await register(self._client, self._told, self._memory, self._options.guild)
        except EXPECTED as error:
            log.warning("discord_commands_not_registered", error=str(error))
        while not self._closed.is_set():
            try:
                await self._client.connect()
            except discord.GatewayNotFound as error:
                log.warning("discord_gateway_unreachable", error=str(error), again_in=FIRST_WAIT)
                await asyncio.sleep(FIRST_WAIT)

    async def _log_in(self) -> None:
        wait = FIRST_WAIT
        while not self._closed.is_set():
            self._begun = True
            try:
                await self._client.login(self._options.token)
            except discord.LoginFailure:
                raise TokenRefused from None
            except (discord.HTTPException, aiohttp.ClientError, OSError) as error:
                log.warning("discord_unreachable", error=str(error), again_in=wait)
                await asyncio.sleep(wait)
                wait = min(wait * 2, LONGEST_WAIT)
            else:
                self._logged_in.set()
                return


def _fits(options: Options) -> None:
    count = options.shard_count
    if options.shard_ids and (count is None or not all(0 <= one < count for one in options.shard_ids)):
        raise ShardsMisfit
