"""Who moderates a server, and whom and what a command names in it."""

import re
from collections.abc import Iterable
from typing import Any

import discord
import structlog

from bot.chat import Mention, MentionKind
from bot.platforms.asks import Moderates, Right, RightUnknown
from bot.platforms.discord.failures import EXPECTED

log = structlog.get_logger()

MOST = 5
"""Mentions that are looked at in one command."""
_MENTION = re.compile(r"<(@&|@!?|#)(\d{1,20})>")


def administers(interaction: discord.Interaction[Any]) -> bool:
    """Whether Discord itself says that somebody manages the server."""
    rights = interaction.permissions
    return rights.manage_guild or rights.administrator


async def moderates(interaction: discord.Interaction[Any], listed: Moderates) -> bool:
    """Whether somebody moderates: as Discord says, or as `listed` does. Raises what that raises."""
    if administers(interaction):
        return True
    who = interaction.user
    if interaction.guild_id is None or not isinstance(who, discord.Member):
        return False
    roles = [str(role.id) for role in who.roles if not role.is_default()]
    return await listed(str(interaction.guild_id), str(who.id), roles)


async def right(client: discord.Client, server: str, person: str, listed: Moderates) -> Right:
    """What somebody may decide in a server, asked of Discord anew: what the gateway told of its roles may be
    past. Raises RightUnknown, and what `listed` does."""
    try:
        guild = await client.fetch_guild(int(server), with_counts=False)
        member = await guild.fetch_member(int(person))
    except (ValueError, discord.NotFound, discord.Forbidden):  # no server of ours, nobody of theirs
        return Right.NONE
    except EXPECTED as error:
        raise RightUnknown(str(error)) from error
    may = member.guild_permissions
    if may.manage_guild or may.administrator:
        return Right.ADMINISTERS
    roles = [str(role.id) for role in member.roles if not role.is_default()]
    return Right.LISTED if await listed(server, person, roles) else Right.NONE


async def mentions(interaction: discord.Interaction[Any], written: Iterable[str]) -> tuple[Mention, ...]:
    """Roles, channels and members of this server that are named in what was written; others are none."""
    guild, found = interaction.guild, []
    if guild is not None:
        marks = dict.fromkeys(mark for text in written for mark in _MENTION.findall(text[:4_000]))
        for sign, number in list(marks)[:MOST]:
            one = await _mention(guild, sign, int(number))
            if one is not None:
                found.append(one)
    return tuple(found)


async def _mention(guild: discord.Guild, sign: str, number: int) -> Mention | None:
    if sign == "@&":
        role = guild.get_role(number)
        return Mention(MentionKind.ROLE, str(number), role.name) if role else None
    if sign == "#":
        channel = guild.get_channel_or_thread(number)
        return Mention(MentionKind.CHANNEL, str(number), channel.name) if channel else None
    try:
        member = guild.get_member(number) or await guild.fetch_member(number)
    except EXPECTED as error:
        log.info("discord_member_unknown", guild=guild.id, error=str(error))
        return None
    return Mention(MentionKind.PERSON, str(number), member.display_name)
