"""What this Discord knows: users, guilds, channels, roles. Plain values that the handlers change."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import IntEnum
from itertools import chain
from typing import TYPE_CHECKING, Any

from tests.discord_server import rights
from tests.discord_server.journal import Journal
from tests.discord_server.refusals import MissingAccess, UnknownChannel, UnknownGuild
from tests.discord_server.snowflakes import Snowflakes

if TYPE_CHECKING:
    from tests.discord_server.exchange import Exchange
    from tests.discord_server.message import Message

Json = dict[str, Any]


class Kind(IntEnum):
    """Types of channel."""

    TEXT = 0
    DM = 1
    VOICE = 2
    CATEGORY = 4
    ANNOUNCEMENT = 5
    ANNOUNCEMENT_THREAD = 10
    PUBLIC_THREAD = 11
    PRIVATE_THREAD = 12
    FORUM = 15


THREADS = frozenset({Kind.ANNOUNCEMENT_THREAD, Kind.PUBLIC_THREAD, Kind.PRIVATE_THREAD})


@dataclass(slots=True, eq=False)
class User:
    id: int
    name: str
    bot: bool = False
    takes_dms: bool = True


@dataclass(slots=True, eq=False)
class Member:
    """Someone who asks: a user and the permissions they have wherever they ask."""

    user: User
    permissions: int = 0
    locale: str = "en-GB"
    role_ids: tuple[int, ...] = ()

    @property
    def id(self) -> int:
        return self.user.id


@dataclass(slots=True, eq=False)
class Role:
    id: int
    name: str
    permissions: int
    position: int = 1
    mentionable: bool = False


@dataclass(slots=True, eq=False)
class Tag:
    """A forum's tag."""

    id: int
    name: str


@dataclass(slots=True, eq=False)
class Channel:
    """A channel or a thread; a thread has a parent and an owner."""

    id: int
    guild_id: int | None
    kind: Kind
    name: str
    parent_id: int | None = None
    allow: int = 0
    deny: int = 0
    topic: str | None = None
    position: int = 0
    tags: list[Tag] = field(default_factory=list)
    tag_required: bool = False
    applied_tags: list[int] = field(default_factory=list)
    owner_id: int | None = None
    archived: bool = False
    locked: bool = False
    auto_archive_minutes: int = 1440
    archived_changed: str = "2024-01-01T00:00:00+00:00"
    recipient: User | None = None
    message_count: int = 0
    last_message_id: int | None = None
    deleted: bool = False

    @property
    def is_thread(self) -> bool:
        return self.kind in THREADS


@dataclass(slots=True, eq=False)
class Guild:
    """A Discord server that the bot is in, or was in."""

    id: int
    name: str
    owner_id: int
    permissions: int
    everyone: Role
    bot_role: Role
    locale: str = "en-GB"
    channels: dict[int, Channel] = field(default_factory=dict)
    roles: dict[int, Role] = field(default_factory=dict)
    events: dict[int, Json] = field(default_factory=dict)
    members: dict[int, tuple[int, ...]] = field(default_factory=dict)
    """Roles of those whom a test has given any. Whoever else there is is here too, without one."""
    gone: set[int] = field(default_factory=set)
    """Users who are not here any more."""
    joined: bool = True

    def channel(self, name: str) -> Channel:
        """The channel or thread of this name; LookupError if there is none."""
        for channel in self.channels.values():
            if channel.name == name and not channel.deleted:
                return channel
        raise LookupError(f"{self.name} has no channel called {name!r}")


class World:
    """The state behind the HTTP API and the gateway, and its clock."""

    def __init__(self, *, token: str) -> None:
        self.token = token
        self.ids = Snowflakes()
        self.bot = User(self.ids.new_apart(), "matchday", bot=True)
        self.application_id = self.bot.id
        self.owner = User(self.ids.new(), "operator")
        self.users: dict[int, User] = {user.id: user for user in (self.bot, self.owner)}
        self.guilds: dict[int, Guild] = {}
        self.channels: dict[int, Channel] = {}
        self.messages: dict[int, list[Message]] = {}
        self.message_by_id: dict[int, Message] = {}
        self.nonces: dict[str, tuple[float, Message]] = {}
        self.commands: dict[int | None, list[Json]] = {None: []}
        self.exchanges: dict[int, Exchange] = {}
        self.exchange_by_token: dict[str, Exchange] = {}
        self.files: dict[str, bytes] = {}
        self.journal = Journal()
        self.origin = ""
        self.nonce_seconds = 120.0
        self.answer_seconds = 3.0
        self.token_seconds = 900.0
        self.file_bytes = 10 * 1024 * 1024
        self.shards = 1
        self.ahead = 0.0
        self.tell: Callable[[str, Json, int | None], None] = lambda event, data, guild_id: None
        """Sends a gateway event to the shard that hears about the guild; None is the first shard."""
        self.hears: Callable[[str, int | None], bool] = lambda event, guild_id: False
        """Whether any session would get such an event."""

    def now(self) -> float:
        """Seconds on a clock that only rises; tests move it ahead by `ahead`."""
        return time.monotonic() + self.ahead

    def guild(self, guild_id: int) -> Guild:
        """Raises UnknownGuild where the bot is not in it."""
        guild = self.guilds.get(guild_id)
        if guild is None or not guild.joined:
            raise UnknownGuild
        return guild

    def channel(self, channel_id: int) -> Channel:
        """A channel the bot can see. Raises UnknownChannel, or MissingAccess where it may not look."""
        channel = self.channels.get(channel_id)
        if channel is None or channel.deleted:
            raise UnknownChannel
        if channel.guild_id is not None:
            if not self.guilds[channel.guild_id].joined:
                raise MissingAccess
            if not self.rights(channel) & rights.VIEW_CHANNEL:
                raise MissingAccess
        return channel

    def rights(self, channel: Channel) -> int:
        """What the bot may do there; a thread has its parent's overwrites."""
        if channel.guild_id is None:
            return rights.EVERYTHING
        place = (
            channel
            if channel.parent_id is None or not channel.is_thread
            else self.channels[channel.parent_id]
        )
        return rights.within(self.guilds[channel.guild_id].permissions, allow=place.allow, deny=place.deny)

    def threads(self, guild: Guild) -> Iterator[Channel]:
        """Those that are neither deleted nor archived."""
        return (c for c in guild.channels.values() if c.is_thread and not c.deleted and not c.archived)

    def all_messages(self) -> Iterator["Message"]:
        return chain.from_iterable(self.messages.values())
