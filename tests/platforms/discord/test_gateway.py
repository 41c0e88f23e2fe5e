"""The connection: who is told of what, and what a lost connection does."""

import asyncio
from contextlib import suppress
from types import SimpleNamespace
from typing import Any

import pytest

from bot.platforms.discord.adapter import Discord
from bot.platforms.discord.buckets import sweep_seldom
from bot.platforms.discord.errors import ShardsMisfit, TokenRefused
from bot.platforms.discord.gateway import INTENTS
from tests.discord_server import Fault, NoAnswer, NobodyListens
from tests.platforms.discord.stage import Stage, until


def test_it_hears_of_servers_and_reads_nothing() -> None:
    assert [name for name, on in INTENTS if on] == ["guilds"]


async def test_commands_are_registered_once(stage: Stage) -> None:
    for _ in range(2):
        async with stage.running():
            assert [one["name"] for one in stage.server.world.commands[None]] == [
                command.name for command in stage.commands
            ]
    assert len([entry for entry in stage.server.log if entry.method == "PUT"]) == 1


async def test_commands_that_changed_are_registered_anew(stage: Stage) -> None:
    async with stage.running():
        pass
    stage.commands = stage.commands[:2]
    async with stage.running():
        assert len(stage.server.world.commands[None]) == 2


async def test_one_server_in_development_and_everywhere_later(stage: Stage) -> None:
    async with stage.running(guild=stage.guild.id):
        assert len(stage.server.world.commands[stage.guild.id]) == len(stage.commands)
        assert stage.server.world.commands[None] == []
    async with stage.running():
        assert stage.server.world.commands[stage.guild.id] == []
        assert len(stage.server.world.commands[None]) == len(stage.commands)


async def test_the_servers_are_told_after_connecting(stage: Stage, bot: Discord) -> None:
    await until(lambda: stage.guilds)
    assert stage.guilds == ["in Anfield"]


async def test_leaving_is_told_and_an_outage_is_none(stage: Stage, bot: Discord) -> None:
    guild = stage.server.a_guild("Kop")
    stage.server.join(guild)
    await until(lambda: "joined Kop" in stage.guilds)
    stage.server.outage(guild)
    stage.server.leave(stage.guild)
    await until(lambda: "left Anfield" in stage.guilds)
    assert "left Kop" not in stage.guilds


@pytest.mark.parametrize("lost", ["reconnect", "cut_gateway", "invalidate"])
async def test_questions_are_answered_after_a_lost_connection(stage: Stage, bot: Discord, lost: str) -> None:
    getattr(stage.server, lost)()
    assert "/next" in await answered(stage)
    assert not any(heard.startswith("joined") for heard in stage.guilds)


async def answered(stage: Stage) -> str:
    """The answer to a question, asked until somebody listens again."""
    async with asyncio.timeout(30):
        while True:
            with suppress(NobodyListens, NoAnswer):
                fan = stage.server.a_member()
                said = await stage.server.slash(stage.guild, stage.channel(), fan, "next", within=1)
                return said.text
            await asyncio.sleep(0.05)


async def test_a_range_of_shards(stage: Stage) -> None:
    async with stage.running(shard_count=2, shard_ids=(0, 1)) as adapter:
        assert sorted(adapter._client.shards) == [0, 1]
    async with stage.running(shard_count=2, shard_ids=(1,)) as adapter:
        assert sorted(adapter._client.shards) == [1]


async def test_who_sees_a_part_does_not_say_who_left(stage: Stage) -> None:
    for ids in [(0,), (1,)]:
        async with stage.running(shard_count=2, shard_ids=ids):
            pass
    assert stage.guilds == []
    async with stage.running(shard_count=2, shard_ids=(0, 1)):
        await until(lambda: stage.guilds)
    assert stage.guilds == ["in Anfield"]


@pytest.mark.parametrize(("count", "ids"), [(None, (0,)), (2, (2,)), (2, (-1,))])
async def test_a_range_that_is_none(stage: Stage, count: int | None, ids: tuple[int, ...]) -> None:
    with stage.server.pointed(), pytest.raises(ShardsMisfit):
        stage.adapter(shard_count=count, shard_ids=ids)


async def test_a_token_that_is_none_is_said_to_be(stage: Stage) -> None:
    adapter = stage.adapter(token="no.such.token")  # noqa: S106
    with stage.server.pointed(), pytest.raises(TokenRefused, match="DISCORD_TOKEN"):
        await adapter.run()


async def test_commands_that_cannot_be_told_keep_nobody_from_asking(stage: Stage) -> None:
    stage.server.fail(Fault.UNAVAILABLE, on="PUT /applications/{application_id}/commands")
    async with stage.running():
        assert stage.server.world.commands[None] == []
    async with stage.running():
        assert stage.server.world.commands[None]


async def test_a_gateway_that_is_away_is_waited_for(stage: Stage) -> None:
    stage.server.fail(Fault.UNAVAILABLE, on="GET /gateway/bot")
    async with stage.running() as adapter:
        assert adapter.ready


def test_old_limits_are_looked_for_once_in_a_while() -> None:
    swept: list[int] = []
    http: Any = SimpleNamespace(_try_clear_expired_ratelimits=lambda: swept.append(1))
    sweep_seldom(http, every=60)
    for _ in range(1_000):
        http._try_clear_expired_ratelimits()
    assert swept == []
