"""Discord, joined to the store and the handlers."""

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from bot.app.world import World
from bot.chat import Channel, Look, Post
from bot.doctor import Check, Level
from bot.platforms.discord import doctor
from bot.platforms.discord.adapter import Discord, Handlers, Options
from bot.platforms.discord.guilds import Guild
from bot.posts.language import translations
from bot.settings import Settings
from handlers.setting_up import SettingUp
from storage import channels, communities, places
from storage.database import Database, connect, database_url

PLATFORM = "discord"


def discord(
    joined: World, settings: Settings, token: str, changed: Callable[[], None] = lambda: None
) -> Discord:
    """The adapter, ready to run. `changed` hears that rules have changed. Raises ShardsMisfit."""
    setting_up = SettingUp(joined.database, joined.clock)
    servers = Servers(joined.database, joined.clock.now)

    async def follow(channel: Channel, name: str, guild: Guild, team: str, kinds: frozenset[str], /) -> Post:
        community = (guild.id, guild.name)
        post = await setting_up.follow(channel, name, community, Look(guild.language), team, kinds)
        changed()
        return post

    return Discord(
        Options(
            token=token,
            guild=settings.discord_guild,
            shard_count=settings.discord_shard_count,
            shard_ids=settings.discord_shard_ids,
            api_url=settings.discord_api_url,
            gateway_url=settings.discord_gateway_url,
        ),
        Handlers(
            commands=joined.desk.commands,
            answer=joined.desk.answer,
            complete=joined.desk.complete,
            look=servers.look,
            teams=setting_up.teams,
            follow=follow,
            joined=servers.joined,
            left=servers.left,
            here=servers.here,
        ),
        Remembered(joined.database),
        translations,
        now=joined.clock.now,
    )


class Remembered:
    """What the adapter keeps beyond its own life, in the store."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def find(self, channel: Channel, subject: str, kind: str, /) -> tuple[str, str] | None:
        async with self._database.read() as conn:
            return await places.find(conn, channel, subject, kind)

    async def keep(
        self, channel: Channel, subject: str, kind: str, reference: str, state: str = "", /
    ) -> None:
        async with self._database.write() as conn:
            await places.keep(conn, channel, subject, kind, reference, state)

    async def recall(self, name: str, /) -> str | None:
        async with self._database.read() as conn:
            return await places.recall(conn, name)

    async def remember(self, name: str, value: str, /) -> None:
        async with self._database.write() as conn:
            await places.remember(conn, name, value)


class Servers:
    """Servers that are joined and left, and how their channels like their posts."""

    def __init__(self, database: Database, now: Callable[[], datetime]) -> None:
        self._database = database
        self._now = now

    async def joined(self, guild: Guild) -> None:
        async with self._database.write() as conn:
            await channels.open_community(conn, PLATFORM, guild.id, guild.name)
            await communities.back(conn, PLATFORM, guild.id)

    async def left(self, guild: Guild) -> None:
        async with self._database.write() as conn:
            await communities.left(conn, PLATFORM, guild.id, self._now())

    async def here(self, guilds: Sequence[Guild]) -> None:
        async with self._database.write() as conn:
            await communities.only(conn, PLATFORM, [guild.id for guild in guilds], self._now())

    async def look(self, channel: Channel) -> Look | None:
        async with self._database.read() as conn:
            kept = await channels.settings(conn, channel)
        return kept.look if kept else None


async def examine(settings: Settings) -> list[Check]:
    """What Discord itself says: of the token, of the permissions in each followed channel; nothing without
    a token."""
    if settings.discord_token is None:
        return []
    found = await doctor.examine(
        settings.discord_token.get_secret_value(), await _followed(settings), settings.discord_api_url
    )
    return [Check(one.name, Level(one.level.value), one.found, one.advice) for one in found]


async def _followed(settings: Settings) -> list[str]:
    """Addresses of the channels that are to hear something; none where the store cannot tell."""
    if not _is_there(settings):
        return []  # looking must not make it
    database = connect(settings.database)
    try:
        async with database.read() as conn:
            return await channels.addresses(conn, PLATFORM)
    except DBAPIError:
        return []  # no schema yet, or no answer: what is wrong with the store is told elsewhere
    finally:
        await database.close()


def _is_there(settings: Settings) -> bool:
    url = database_url(settings.database)
    return url.get_backend_name() != "sqlite" or Path(str(url.database)).exists()
