"""The real discord.py connects, resumes, shards, joins and leaves."""

import asyncio

import discord
import pytest

from tests.discord_server import DiscordServer, Limits
from tests.discord_server.conftest import guild_of
from tests.discord_server.fan_bot import FanBot, connected


async def test_a_bot_connects_and_sees_its_guilds(server: DiscordServer, bot: FanBot) -> None:
    assert [guild.name for guild in bot.guilds] == ["Anfield"]
    me = bot.guilds[0].me
    assert [c.name for c in bot.guilds[0].text_channels] == ["general", "match-day"]
    assert bot.guilds[0].text_channels[0].permissions_for(me).send_messages
    assert not bot.guilds[0].text_channels[0].permissions_for(me).administrator
    assert server.violations == []


async def test_a_session_is_resumed_with_what_it_missed(server: DiscordServer, bot: FanBot) -> None:
    guild = guild_of(server)
    server.cut_gateway()
    missed = server.a_channel(guild, "missed")  # behind the cut, so that only a replay can bring it
    await bot.hears("RESUMED")
    assert bot.get_channel(missed.id) is not None
    server.reconnect()
    await bot.hears("RESUMED", times=2)
    assert len(server.gateway.identifies) == 1


async def test_an_invalid_session_starts_anew(server: DiscordServer, bot: FanBot) -> None:
    server.invalidate()
    await bot.hears("READY", times=2)
    assert len(server.gateway.identifies) == 2


async def test_guilds_come_and_go(server: DiscordServer, bot: FanBot) -> None:
    fresh = server.a_guild("Goodison")
    server.join(fresh)
    await bot.hears("GUILD_CREATE", times=2)
    assert {g.name for g in bot.guilds} == {"Anfield", "Goodison"}
    server.leave(fresh)
    await bot.hears("GUILD_DELETE")
    with pytest.raises(discord.Forbidden):
        await bot.get_partial_messageable(fresh.channel("general").id).send("Hello?")


async def test_each_shard_hears_of_its_own_guilds() -> None:
    async with DiscordServer(limits=Limits.off()) as server:
        for number in range(6):
            server.a_guild(f"Guild {number}")
        seen = []
        for shard in range(2):
            async with connected(server, FanBot(shard_id=shard, shard_count=2)) as bot:
                seen.append({guild.id for guild in bot.guilds})
        assert seen[0] | seen[1] == server.world.guilds.keys()
        assert not seen[0] & seen[1]
        assert all(seen)


async def test_a_wrong_token_is_refused(server: DiscordServer) -> None:
    async with discord.Client(intents=discord.Intents.none()) as client:
        with server.pointed(), pytest.raises(discord.LoginFailure):
            await client.login("wrong")
    assert server.invalid_requests == 1


async def test_privileged_intents_are_refused_and_recorded(server: DiscordServer) -> None:
    greedy = discord.Client(intents=discord.Intents(guilds=True, message_content=True))
    with server.pointed(), pytest.raises(discord.PrivilegedIntentsRequired):
        await greedy.start(server.token)
    await greedy.close()
    assert "message content" in str(server.violations[0])


async def test_an_auto_sharded_bot_connects_every_shard() -> None:
    async with DiscordServer(limits=Limits.off()) as server:
        server.world.shards = 2
        for number in range(4):
            server.a_guild(f"Guild {number}")
        intents = discord.Intents(guilds=True)
        client = discord.AutoShardedClient(intents=intents, guild_ready_timeout=0.05)

        async def at_once(shard_id: int | None, *, initial: bool = False) -> None:
            """No five seconds' wait between shards."""

        client.before_identify_hook = at_once  # type: ignore[method-assign]
        with server.pointed():
            running = asyncio.create_task(client.start(server.token))
            await asyncio.wait_for(_ready(client), timeout=30)
            assert len(client.guilds) == 4
            assert {shard.id for shard in client.shards.values()} == {0, 1}
            await client.close()
            await running


async def _ready(client: discord.Client) -> None:
    while not client.is_ready():  # noqa: ASYNC110 - the client has no event before it has logged in
        await asyncio.sleep(0.01)


async def test_heartbeats_are_answered(server: DiscordServer) -> None:
    server.gateway.heartbeat_seconds = 0.05
    async with connected(server) as bot:
        await asyncio.sleep(0.2)
        assert bot.latency < 1
        assert server.gateway.connected()[0].connection is not None
