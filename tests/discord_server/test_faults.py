"""Limits, faults and missing rights, as the real discord.py meets them."""

import asyncio
import time

import discord
import pytest

from tests.discord_server import DiscordServer, Fault, Limits, rights
from tests.discord_server.conftest import guild_of, text_channel
from tests.discord_server.fan_bot import FanBot, connected


async def test_a_429_is_waited_for(server: DiscordServer, bot: FanBot) -> None:
    channel = guild_of(server).channel("match-day")
    server.fail(Fault.RATE_LIMITED, seconds=0.3)
    before = time.monotonic()
    await text_channel(bot, channel.id).send("Goal!")
    assert time.monotonic() - before >= 0.3
    assert len(server.posts(channel)) == 1
    assert server.invalid_requests == 1


async def test_a_bucket_is_kept_from_its_headers() -> None:
    limits = Limits(buckets={("POST", "/channels/{channel_id}/messages"): (2, 0.5)})
    async with DiscordServer(limits=limits) as server:
        channel = server.a_guild().channel("general")
        async with connected(server) as bot:
            target = text_channel(bot, channel.id)
            await asyncio.gather(*(target.send(str(number)) for number in range(5)))
        assert len(server.posts(channel)) == 5
        assert server.invalid_requests == 0
        times = [message.at for message in server.posts(channel)]
        assert times[4] - times[0] >= 0.9


async def test_the_global_limit_is_told_as_such(server: DiscordServer, bot: FanBot) -> None:
    guild = guild_of(server)
    server.door.limits = Limits(per_second=5, buckets=None)
    channels = [server.a_channel(guild, f"room-{n}") for n in range(8)]
    await bot.hears("CHANNEL_CREATE", times=8)
    await asyncio.gather(*(text_channel(bot, c.id).send("Goal!") for c in channels))
    assert all(len(server.posts(c)) == 1 for c in channels)
    assert server.invalid_requests >= 1


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        (Fault.MISSING_PERMISSIONS, discord.Forbidden),
        (Fault.UNKNOWN_CHANNEL, discord.NotFound),
        (Fault.UNAVAILABLE, discord.DiscordServerError),
        (Fault.RESET, OSError),
    ],
)
async def test_a_call_fails_as_asked(
    server: DiscordServer, bot: FanBot, fault: Fault, error: type[Exception]
) -> None:
    channel = guild_of(server).channel("match-day")
    server.fail(fault)
    with pytest.raises(error):
        await text_channel(bot, channel.id).send("Goal!")
    assert server.posts(channel) == []


async def test_an_unheard_post_is_found_again_by_its_nonce(server: DiscordServer, bot: FanBot) -> None:
    channel = guild_of(server).channel("match-day")
    target = text_channel(bot, channel.id)
    server.fail(Fault.RESET, applied=True)
    with pytest.raises(OSError, match="reset"):
        await target.send("Goal!", nonce="goal-1")
    await target.send("Goal!", nonce="goal-1")
    assert len(server.posts(channel)) == 1


async def test_rights_are_those_of_the_channel(server: DiscordServer, bot: FanBot) -> None:
    guild = guild_of(server)
    quiet = server.a_channel(guild, "quiet", deny=rights.SEND_MESSAGES)
    hidden = server.a_channel(guild, "hidden", deny=rights.VIEW_CHANNEL)
    gone = guild.channel("general")
    await bot.hears("CHANNEL_CREATE", times=2)
    server.delete_channel(gone)
    for channel, code in ((quiet, 50013), (hidden, 50001), (gone, 10003)):
        with pytest.raises(discord.HTTPException) as refused:
            await bot.get_partial_messageable(channel.id).send("Goal!")
        assert refused.value.code == code
    assert server.invalid_requests == 2


async def test_a_route_that_is_not_there_is_recorded(server: DiscordServer, bot: FanBot) -> None:
    with pytest.raises(discord.NotFound):
        await bot.http.request(discord.http.Route("GET", "/voice/regions"))
    assert "does not know the route" in str(server.violations[0])
