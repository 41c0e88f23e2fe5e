"""Servers as the adapter tells of them."""

from collections.abc import Awaitable, Callable, Sequence
from typing import NamedTuple, TypeAlias

import discord


class Guild(NamedTuple):
    """A Discord server: its id as a community's address, its name, its language (BCP 47)."""

    id: str
    name: str
    language: str


Joined: TypeAlias = Callable[[Guild], Awaitable[None]]
Left: TypeAlias = Callable[[Guild], Awaitable[None]]
Here: TypeAlias = Callable[[Sequence[Guild]], Awaitable[None]]
"""Told after each connection: all servers that the bot is in, so that whoever is not among them left while
nobody was listening. A process with some of the shards cannot know that, and does not tell."""


def told(guild: discord.Guild) -> Guild:
    return Guild(str(guild.id), guild.name or "", str(guild.preferred_locale))
