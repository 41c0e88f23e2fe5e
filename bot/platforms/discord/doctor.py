"""Whether the bot could work on Discord: the token, the intents, the permissions in each followed channel."""

import asyncio
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import aiohttp
import discord

from bot.platforms.discord.elsewhere import point_at
from bot.platforms.discord.invite import NEEDED, TO_POST, link
from bot.platforms.finding import Finding, Level

AT_MOST = 200
"""Channels that are looked at: two calls for each server, and one should not wait for minutes."""
PATIENCE = 30.0


async def examine(token: str, followed: Sequence[str] = (), api_url: str | None = None) -> list[Finding]:
    """Looks at everything; only reads. `followed` are addresses of channels that are to hear something."""
    point_at(api_url)
    client = discord.Client(intents=discord.Intents.none(), max_ratelimit_timeout=PATIENCE)
    try:
        async with asyncio.timeout(PATIENCE):
            await client.login(token)
            return [*await _application(client), *await _channels(client, followed)]
    except discord.LoginFailure:
        advice = "Reset it on the page of your application, under Bot, and set DISCORD_TOKEN."
        return [Finding("Discord", Level.FAIL, "Discord does not accept the token", advice)]
    except (discord.DiscordException, aiohttp.ClientError, OSError, TimeoutError) as error:
        found = f"Discord could not be asked: {error or type(error).__name__}"
        return [Finding("Discord", Level.FAIL, found, "Look at this machine's way to discord.com.")]
    finally:
        await client.close()


async def _application(client: discord.Client) -> list[Finding]:
    info = await client.application_info()
    name = client.user.name if client.user else "?"
    found = [
        Finding("Discord", Level.OK, f"logged in as {name}"),
        Finding("Discord intents", Level.OK, "needs none that must be switched on"),
    ]
    if not info.bot_public:
        found.append(Finding("Discord", Level.OK, "a private bot: only its owner can invite it"))
    if info.bot_require_code_grant:
        advice = "Switch it off on the page of your application, under Bot."
        found.append(
            Finding("Discord invite", Level.FAIL, "“Requires OAuth2 Code Grant” keeps everyone out", advice)
        )
    if client.application_id is not None:
        found.append(Finding("Discord invite", Level.OK, link(client.application_id)))
    return found


async def _channels(client: discord.Client, followed: Sequence[str]) -> list[Finding]:
    found: list[Finding] = []
    guilds: dict[int, tuple[discord.Guild, discord.Member]] = {}
    for address in followed[:AT_MOST]:
        found.append(await _channel(client, int(address), guilds))
    if len(followed) > AT_MOST:
        left = len(followed) - AT_MOST
        found.append(Finding("Discord channels", Level.OK, f"{left} more were not looked at"))
    if found and all(one.level is Level.OK for one in found):
        return [
            Finding("Discord channels", Level.OK, f"{len(followed)} followed, and the bot may post in each")
        ]
    return [one for one in found if one.level is not Level.OK]


async def _channel(
    client: discord.Client, address: int, guilds: dict[int, tuple[discord.Guild, discord.Member]]
) -> Finding:
    """What is missing in one channel. In a thread the permissions of its channel count."""
    name = f"Discord channel {address}"
    try:
        place = await place_of(client, address, guilds)
    except KeyError:  # of no server: a person's own chat with the bot
        return Finding(name, Level.OK, "is a private chat")
    except (discord.NotFound, discord.Forbidden):
        advice = "Let the bot see it, or unfollow there."
        return Finding(name, Level.FAIL, "is not there, or the bot may not see it", advice)
    if place is None:
        return Finding(name, Level.WARN, "its permissions could not be read")
    has = place.channel.permissions_for(place.me)
    return _judged(f"Discord #{place.channel.name} in {place.channel.guild.name}", has, place.thread)


class Place(NamedTuple):
    """Where the bot is to post: the channel whose permissions count, the bot as a member of its server, and
    whether it is a thread of that channel."""

    channel: discord.abc.GuildChannel
    me: discord.Member
    thread: bool


async def place_of(
    client: discord.Client, address: int, guilds: dict[int, tuple[discord.Guild, discord.Member]]
) -> Place | None:
    """Looks a channel up; None where its server does not list it. `guilds` are those known already. Raises
    KeyError for a private conversation, and what discord.py raises."""
    data = await client.http.get_channel(address)
    guild, me = await _guild(client, int(data["guild_id"]), guilds)  # type: ignore[typeddict-item]  # it is in a server
    thread = data["type"] in (10, 11, 12)
    channel = await _place(guild, int(data["parent_id"]) if thread else address)  # type: ignore[typeddict-item,arg-type]
    return None if channel is None else Place(channel, me, thread)


async def _guild(
    client: discord.Client, guild: int, known: dict[int, tuple[discord.Guild, discord.Member]]
) -> tuple[discord.Guild, discord.Member]:
    if guild not in known:
        found = await client.fetch_guild(guild, with_counts=False)
        known[guild] = found, await found.fetch_member(client.user.id if client.user else 0)
    return known[guild]


async def _place(guild: discord.Guild, channel: int) -> discord.abc.GuildChannel | None:
    return next((one for one in await guild.fetch_channels() if one.id == channel), None)


def _judged(name: str, has: discord.Permissions, thread: bool) -> Finding:
    must = TO_POST | discord.Permissions(send_messages_in_threads=True) if thread else TO_POST
    if lacking := _missing(must, has):
        return Finding(
            name, Level.FAIL, f"lacks: {', '.join(lacking)}", "Allow it in the channel's settings."
        )
    if lacking := _missing(NEEDED, has):
        wanted = ", ".join(lacking)
        return Finding(name, Level.WARN, f"posts work; what needs {wanted} does not", "Allow it, if wanted.")
    return Finding(name, Level.OK, "the bot may post")


def _missing(wanted: discord.Permissions, has: discord.Permissions) -> Iterable[str]:
    """Permissions as Discord's settings name them, in English."""
    if has.administrator:
        return []
    return [name.replace("_", " ") for name, on in wanted if on and not getattr(has, name)]
