"""The real discord.py answers people: commands, completion, buttons, selects, modals."""

import discord
import pytest

from tests.discord_server import CannotAsk, DiscordServer, Fault, NoAnswer, rights
from tests.discord_server.conftest import guild_of
from tests.discord_server.fan_bot import FanBot


async def test_a_slash_command_is_answered(server: DiscordServer, bot: FanBot) -> None:
    guild = guild_of(server)
    answer = await server.slash(
        guild, guild.channel("general"), server.a_member(), "next", {"team": "liverpool"}
    )
    await answer.until(lambda e: len(e.followups) == 1)
    assert answer.text == "liverpool play on Sunday\nAt Anfield"
    assert answer.ephemeral
    assert not answer.followups[0].ephemeral
    assert answer.took is not None
    assert answer.took < 1
    assert server.violations == []


async def test_a_deferred_answer_arrives_and_stays_private(server: DiscordServer, bot: FanBot) -> None:
    guild = guild_of(server)
    answer = await server.slash(guild, guild.channel("general"), server.a_member(), "slow")
    assert answer.deferred
    assert answer.ephemeral
    assert answer.text == "Here at last"
    assert server.posts(guild.channel("general")) == []
    assert server.violations == []


async def test_an_answer_after_three_seconds_is_unknown(server: DiscordServer, bot: FanBot) -> None:
    guild = guild_of(server)
    server.world.answer_seconds = 0.0
    answer = await server.slash(guild, guild.channel("general"), server.a_member(), "slow")
    assert answer.late
    assert answer.message is None
    assert "it must be within" in str(server.violations[0])


async def test_options_complete(server: DiscordServer, bot: FanBot) -> None:
    guild = guild_of(server)
    member = server.a_member()
    assert await server.autocomplete(guild, guild.channel("general"), member, "next", "team", "liv") == [
        ("Liverpool", "liverpool")
    ]


async def test_nobody_can_ask_what_is_not_offered(server: DiscordServer, bot: FanBot) -> None:
    guild, member = guild_of(server), server.a_member()
    channel = guild.channel("general")
    with pytest.raises(CannotAsk, match="not registered"):
        await server.slash(guild, channel, member, "nonsense")
    with pytest.raises(CannotAsk, match="needs team"):
        await server.slash(guild, channel, member, "next")
    with pytest.raises(CannotAsk, match="hidden"):
        await server.slash(guild, channel, member, "settings", {"where": channel})


async def test_a_moderator_is_known_by_their_permissions(server: DiscordServer, bot: FanBot) -> None:
    guild, moderator = guild_of(server), server.a_member("moderator", permissions=rights.MANAGE_GUILD)
    channel = guild.channel("general")
    answer = await server.slash(guild, channel, moderator, "settings", {"where": channel})
    assert answer.text == "general: True"


async def test_buttons_selects_and_modals(server: DiscordServer, bot: FanBot) -> None:
    guild, fan = guild_of(server), server.a_member()
    ballot = (await server.slash(guild, guild.channel("general"), fan, "rate")).message
    assert ballot is not None
    marked = await server.choose(ballot, "v1:mark", ["7"], fan)
    assert marked.text == "Marked 7"
    shown = await server.press(ballot, "v1:comment", fan)
    noted = await server.submit(shown, {"words": "gegenpress"})
    assert noted.text == "Noted: gegenpress"
    await server.press(ballot, "v1:motm", fan)
    assert ballot.content == "Voted"
    assert len(ballot.edits) == 1
    with pytest.raises(CannotAsk, match="does not offer"):
        await server.choose(ballot, "v1:mark", ["11"], fan)
    assert server.violations == []


async def test_a_bot_that_never_comes_back_is_told_of(server: DiscordServer, bot: FanBot) -> None:
    guild = guild_of(server)
    server.fail(
        Fault.SERVER_ERROR, on="POST /interactions/{interaction_id}/{interaction_token}/callback", times=9
    )
    with pytest.raises(NoAnswer, match="no response"):
        await server.slash(guild, guild.channel("general"), server.a_member(), "slow", within=0.3)


async def test_a_person_is_written_to_in_private(server: DiscordServer, bot: FanBot) -> None:
    fan = server.a_member("kopite")
    person = await bot.fetch_user(fan.id)
    await person.send("Kick-off in an hour")
    assert [m.text for m in server.posts(server.a_dm(fan))] == ["Kick-off in an hour"]
    answer = await server.slash(None, server.a_dm(fan), fan, "slow")
    assert answer.text == "Here at last"
    fan.user.takes_dms = False
    with pytest.raises(discord.Forbidden):
        await person.send("Kick-off in ten minutes")
    assert server.violations == []
