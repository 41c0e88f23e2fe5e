"""What a test can do to the platform: faults, lost connections, guilds and channels that come and go."""

from collections.abc import Sequence
from typing import Any

from tests.discord_server import wire
from tests.discord_server.door import Door
from tests.discord_server.faults import EDITS, POSTS, Fault, Planned
from tests.discord_server.gateway import Gateway
from tests.discord_server.rights import Rights, bits
from tests.discord_server.sessions import INVALID_SESSION, RECONNECT
from tests.discord_server.world import Channel, Guild, Role, World

STORM = (Fault.RATE_LIMITED, Fault.SERVER_ERROR, Fault.UNAVAILABLE, Fault.RESET, Fault.TIMEOUT)


class Control:
    """Mixed into the server so that a test has one thing to hold."""

    world: World
    gateway: Gateway
    door: Door

    # Faults

    def fail(
        self,
        fault: Fault,
        *,
        times: int | None = 1,
        on: str | None = POSTS,
        channel: Channel | None = None,
        applied: bool = False,
        seconds: float = 0.2,
    ) -> None:
        """The next `times` calls of this kind fail (None: all; `on` None: any). A 429 asks for `seconds`."""
        channel_id = None if channel is None else channel.id
        self.door.faults.plan(Planned(fault, applied, on, channel_id, times, seconds))

    def storm(
        self,
        *,
        seed: int,
        each: float = 0.05,
        kinds: Sequence[Fault] = STORM,
        on: Sequence[str] = (POSTS, EDITS),
    ) -> None:
        """Each of `kinds` befalls this share of calls; half of those that can hide it are applied."""
        self.door.faults.storm(seed=seed, each=each, kinds=kinds, on=on)

    def calm(self) -> None:
        self.door.faults.calm()

    def pass_time(self, seconds: float) -> None:
        """Moves the server's clock ahead: nonces, tokens and limits grow old."""
        self.world.ahead += seconds

    # Connections

    def reconnect(self, shard: int | None = None) -> None:
        """Asks connected bots to come back and resume."""
        for session in self.gateway.connected(shard):
            if session.connection is not None:
                session.connection.op(RECONNECT)

    def invalidate(self, *, resumable: bool = False, shard: int | None = None) -> None:
        """Tells connected bots that their session is no more (or is, but ask again)."""
        for session in self.gateway.connected(shard):
            if session.connection is not None:
                session.connection.op(INVALID_SESSION, resumable)
            if not resumable:
                self.gateway.sessions.pop(session.id, None)

    def close_gateway(self, code: int = 4000, *, shard: int | None = None) -> None:
        """Closes the connections with a code of Discord's."""
        for session in self.gateway.connected(shard):
            if session.connection is not None:
                session.connection.close(code)

    def cut_gateway(self, *, shard: int | None = None) -> None:
        """The network drops the connections."""
        for session in self.gateway.connected(shard):
            if session.connection is not None:
                session.connection.cut()

    # Guilds and channels

    def join(self, guild: Guild) -> None:
        """The bot is added to a guild (such as a fresh `a_guild`) while it runs."""
        guild.joined = True
        self.world.tell("GUILD_CREATE", wire.guild_create(self.world, guild, joining=True), guild.id)

    def leave(self, guild: Guild) -> None:
        """The bot is removed from a guild."""
        guild.joined = False
        self.world.tell("GUILD_DELETE", {"id": str(guild.id)}, guild.id)

    def outage(self, guild: Guild) -> None:
        """The guild is unavailable for a while; the bot is still in it."""
        self.world.tell("GUILD_DELETE", {"id": str(guild.id), "unavailable": True}, guild.id)

    def delete_channel(self, channel: Channel) -> None:
        channel.deleted = True
        self.tell_channel("THREAD_DELETE" if channel.is_thread else "CHANNEL_DELETE", channel)

    def archive(self, thread: Channel, *, locked: bool = False) -> None:
        """A moderator, or time, archives a thread."""
        thread.archived, thread.locked = True, locked
        self.tell_channel("THREAD_UPDATE", thread)

    def set_rights(self, channel: Channel, *, allow: Rights = 0, deny: Rights = 0) -> None:
        """A moderator changes what the bot may do in a channel."""
        channel.allow, channel.deny = bits(allow), bits(deny)
        self.tell_channel("CHANNEL_UPDATE", channel)

    def tell_channel(self, event: str, channel: Channel) -> None:
        self.world.tell(event, wire.channel(self.world, channel), channel.guild_id)

    def tell_role(self, guild: Guild, role: Role) -> None:
        facts: dict[str, Any] = {"guild_id": str(guild.id), "role": wire.role(role)}
        self.world.tell("GUILD_ROLE_CREATE", facts, guild.id)
