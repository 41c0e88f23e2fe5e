"""Builders: guilds, channels, roles, members, the private channel with someone."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from tests.discord_server import application, rights
from tests.discord_server.control import Control
from tests.discord_server.rights import Rights, bits
from tests.discord_server.snowflakes import at
from tests.discord_server.world import Channel, Guild, Kind, Member, Role, Tag, User

Channels = Sequence[str] | Mapping[str, Kind]


class Population(Control):
    """The part of the server that says who is there."""

    def a_guild(
        self,
        name: str = "Anfield",
        *,
        channels: Channels = ("general",),
        permissions: Rights = rights.USUAL,
        locale: str = "en-GB",
    ) -> Guild:
        """A guild with the bot in it, its channels by name (text), or by name and kind. See also `join`."""
        guild = self._guild(name, bits(permissions), locale)
        named = channels if isinstance(channels, Mapping) else dict.fromkeys(channels, Kind.TEXT)
        for channel, kind in named.items():
            self.a_channel(guild, channel, kind, told=False)
        return guild

    def _guild(self, name: str, permissions: int, locale: str) -> Guild:
        world = self.world
        number = world.ids.new_apart()
        everyone = Role(number, "@everyone", 0, position=0)
        bot_role = Role(world.ids.new(), world.bot.name, permissions)
        guild = Guild(number, name, world.owner.id, permissions, everyone, bot_role, locale)
        guild.roles = {role.id: role for role in (everyone, bot_role)}
        world.guilds[number] = guild
        return guild

    def a_channel(
        self,
        guild: Guild,
        name: str,
        kind: Kind = Kind.TEXT,
        *,
        allow: Rights = 0,
        deny: Rights = 0,
        tags: Sequence[str] = (),
        told: bool = True,
    ) -> Channel:
        """A channel in which the bot has more, or fewer, rights than in the guild."""
        world = self.world
        channel = Channel(world.ids.new(), guild.id, kind, name, allow=bits(allow), deny=bits(deny))
        channel.tags = [Tag(world.ids.new(), tag) for tag in tags]
        channel.position = len(guild.channels)
        guild.channels[channel.id] = world.channels[channel.id] = channel
        if told:
            self.tell_channel("CHANNEL_CREATE", channel)
        return channel

    def a_role(self, guild: Guild, name: str, *, permissions: Rights = 0, mentionable: bool = True) -> Role:
        role = Role(self.world.ids.new(), name, bits(permissions), mentionable=mentionable)
        guild.roles[role.id] = role
        self.tell_role(guild, role)
        return role

    def a_member(
        self,
        name: str = "fan",
        *,
        permissions: Rights = 0,
        locale: str = "en-GB",
        since: datetime | None = None,
    ) -> Member:
        """Someone who asks, with these permissions wherever they do; `since` when they have an account."""
        number = self.world.ids.new() if since is None else at(since, len(self.world.users))
        user = User(number, name)
        self.world.users[user.id] = user
        return Member(user, bits(permissions), locale)

    def a_dm(self, member: Member) -> Channel:
        """The private channel between the bot and someone; `member.user.takes_dms = False` closes it."""
        return application.private_channel(self.world, member.user)
