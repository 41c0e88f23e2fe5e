"""Discord, joined to the store and the handlers."""

from collections.abc import Callable, Sequence
from functools import partial

from bot.app.communities import Communities
from bot.app.followed import followed
from bot.app.remembered import Remembered
from bot.app.world import World
from bot.chat import Channel, Look, Post
from bot.doctor import Check, Level
from bot.platforms.discord import doctor
from bot.platforms.discord.adapter import Discord, Handlers, Options
from bot.platforms.discord.commands import LOCALES
from bot.platforms.discord.guilds import Guild
from bot.posts.language import SOURCE, speaks, told_in, translations
from bot.settings import Settings
from handlers.setting_up import SettingUp

PLATFORM = "discord"


def discord(
    joined: World, settings: Settings, token: str, changed: Callable[[], None] = lambda: None
) -> Discord:
    """The adapter, ready to run. `changed` hears that rules have changed. Raises ShardsMisfit."""
    setting_up = SettingUp(joined.database, joined.clock)
    servers = Communities(PLATFORM, joined.database, joined.clock.now)

    async def came(guild: Guild) -> None:
        await servers.joined(guild.id, guild.name)

    async def went(guild: Guild) -> None:
        await servers.left(guild.id)

    async def here(guilds: Sequence[Guild]) -> None:
        await servers.only([guild.id for guild in guilds], partial(_ours, settings))

    async def follow(channel: Channel, name: str, guild: Guild, team: str, kinds: frozenset[str], /) -> Post:
        community = (guild.id, guild.name)
        post = await setting_up.follow(channel, name, community, Look(told_in(guild.language)), team, kinds)
        changed()
        return post

    return Discord(
        Options(
            token=token,
            guild=settings.discord_guild,
            shard_count=settings.discord_shard_count,
            shard_ids=settings.discord_shard_ids,
            languages=tuple(one for one in LOCALES if speaks(one) not in (None, SOURCE)),
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
            joined=came,
            left=went,
            here=here,
            moderates=servers.moderates,
        ),
        Remembered(joined.database),
        translations,
        joined.paces.of(PLATFORM, token),
        joined.clock.now,
    )


def _ours(settings: Settings, guild: str) -> bool:
    """Whether a server is one of this process's shards: Discord's rule is (id >> 22) % shards. Without shards
    of its own it hears of every server."""
    count, ours = settings.discord_shard_count, settings.discord_shard_ids
    return not ours or not count or (int(guild) >> 22) % count in ours


async def examine(settings: Settings) -> list[Check]:
    """What Discord itself says: of the token, of the permissions in each followed channel; nothing without
    a token."""
    if settings.discord_token is None:
        return []
    found = await doctor.examine(
        settings.discord_token.get_secret_value(),
        await followed(settings, PLATFORM),
        settings.discord_api_url,
    )
    return [Check(one.name, Level(one.level.value), one.found, one.advice) for one in found]
