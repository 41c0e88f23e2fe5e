"""A server for each test, and a real discord.py client connected to it."""

import os
from collections.abc import AsyncIterator
from pathlib import Path

import discord
import pytest

from tests.discord_server import DiscordServer, Guild, Limits
from tests.discord_server.fan_bot import FanBot, connected


@pytest.fixture
async def server() -> AsyncIterator[DiscordServer]:
    """Without rate limits; checked against the contract where MATCHDAY_SHARED says where it is."""
    shared = os.environ.get("MATCHDAY_SHARED")
    folder = Path(shared) if shared else None
    async with DiscordServer(limits=Limits.off(), contract=folder) as running:
        running.door.judges_itself = True
        running.a_guild("Anfield", channels=("general", "match-day"))
        yield running


@pytest.fixture
async def bot(server: DiscordServer) -> AsyncIterator[FanBot]:
    async with connected(server) as client:
        yield client


def guild_of(server: DiscordServer) -> Guild:
    return next(iter(server.world.guilds.values()))


def text_channel(bot: FanBot, number: int) -> discord.TextChannel:
    channel = bot.get_channel(number)
    assert isinstance(channel, discord.TextChannel)
    return channel
