"""Who moderates a server, and whom a command names, through the real client."""

import pytest

from bot.chat import Action, Answer, Mention, MentionKind, Post, Where
from bot.platforms.asks import Right, RightUnknown
from bot.platforms.discord.adapter import Discord
from tests import discord_server as loopback
from tests.discord_server.rights import ADMINISTRATOR, EMBED_LINKS, MANAGE_GUILD
from tests.platforms.discord.stage import Stage


async def pauses(stage: Stage, who: loopback.Member) -> str:
    """Presses a button: the command itself Discord shows to those only who manage the server."""
    stage.answers = lambda request: Answer(Post(f"/{request.command}", actions=(Action("Pause", "pause"),)))
    shown = await stage.server.slash(stage.guild, stage.channel(), who, "next")
    stage.asked.clear()
    assert shown.message is not None
    return (await stage.server.press(shown.message, "1|pause|", who)).text


async def test_a_role_that_was_named_moderates_and_does_not_administer(stage: Stage, bot: Discord) -> None:
    steward = stage.server.a_member("steward", permissions=EMBED_LINKS)
    assert "for moderators" in await pauses(stage, steward)
    [role] = steward.role_ids
    stage.named.add((str(stage.guild.id), str(role)))
    assert "/pause" in await pauses(stage, steward)
    assert (stage.asked[0].may_moderate, stage.asked[0].administers) == (True, False)
    stage.named.clear()
    assert "for moderators" in await pauses(stage, steward)


async def test_a_person_who_was_named_moderates_there_only(stage: Stage, bot: Discord) -> None:
    ben = stage.server.a_member("ben")
    stage.named.add(("12345", str(ben.id)))
    assert "for moderators" in await pauses(stage, ben)
    stage.named.add((str(stage.guild.id), str(ben.id)))
    assert "/pause" in await pauses(stage, ben)


async def test_who_manages_the_server_administers(stage: Stage, bot: Discord) -> None:
    await pauses(stage, stage.server.a_member(permissions=MANAGE_GUILD))
    assert stage.asked[0].administers


async def test_the_role_that_everybody_has_makes_nobody_a_moderator(stage: Stage, bot: Discord) -> None:
    stage.named.add((str(stage.guild.id), str(stage.guild.id)))
    assert "for moderators" in await pauses(stage, stage.server.a_member())


async def test_for_what_all_may_ask_nobody_looks_into_the_list(stage: Stage, bot: Discord) -> None:
    ben = stage.server.a_member("ben")
    stage.named.add((str(stage.guild.id), str(ben.id)))
    await stage.server.slash(stage.guild, stage.channel(), ben, "next")
    assert not stage.asked[0].may_moderate


async def test_where_it_is_asked_is_told(stage: Stage, bot: Discord) -> None:
    await pauses(stage, stage.server.a_member(permissions=MANAGE_GUILD))
    assert stage.asked[0].where == Where(str(stage.guild.id), stage.guild.name, "general")


async def test_roles_channels_and_members_of_this_server_are_named_others_not(
    stage: Stage, bot: Discord
) -> None:
    role, ben = stage.server.a_role(stage.guild, "Stewards"), stage.server.a_member("ben")
    boss, there = stage.server.a_member(permissions=MANAGE_GUILD), stage.channel("match-day")
    named = f"<@&{role.id}> <@{ben.id}> <#{there.id}> <@&1> <#2> <@3> @everyone {role.id}"
    await stage.server.slash(stage.guild, stage.channel(), boss, "article", {"article": named})
    assert stage.asked[0].mentions == (
        Mention(MentionKind.ROLE, str(role.id), "Stewards"),
        Mention(MentionKind.PERSON, str(ben.id), "Ben"),
        Mention(MentionKind.CHANNEL, str(there.id), "match-day"),
    )


async def test_what_somebody_may_decide_is_asked_of_discord_at_the_time(stage: Stage, bot: Discord) -> None:
    server, guild = stage.server, str(stage.guild.id)
    boss, ben = server.a_member("boss"), server.a_member("ben")
    leads = server.a_role(stage.guild, "Leads", permissions=MANAGE_GUILD)
    stage.guild.members[boss.id] = (leads.id,)
    assert await bot.right(guild, str(boss.id)) is Right.ADMINISTERS
    assert await bot.right(guild, str(stage.guild.owner_id)) is Right.ADMINISTERS
    assert await bot.right(guild, str(ben.id)) is Right.NONE
    leads.permissions = 0  # and the gateway does not tell
    assert await bot.right(guild, str(boss.id)) is Right.NONE
    leads.permissions = ADMINISTRATOR
    assert await bot.right(guild, str(boss.id)) is Right.ADMINISTERS
    stage.guild.members[boss.id] = ()
    assert await bot.right(guild, str(boss.id)) is Right.NONE


async def test_who_was_named_is_one_while_they_are_there(stage: Stage, bot: Discord) -> None:
    guild, steward = str(stage.guild.id), stage.server.a_member("steward")
    role = stage.server.a_role(stage.guild, "Stewards")
    stage.guild.members[steward.id] = (role.id,)
    stage.named.add((guild, str(role.id)))
    assert await bot.right(guild, str(steward.id)) is Right.LISTED
    assert await bot.right("12345", str(steward.id)) is Right.NONE
    stage.guild.gone.add(steward.id)
    assert await bot.right(guild, str(steward.id)) is Right.NONE


@pytest.mark.parametrize("person", ["1", "operator", ""])
async def test_nobody_of_the_server_decides_nothing(stage: Stage, bot: Discord, person: str) -> None:
    assert await bot.right(str(stage.guild.id), person) is Right.NONE


async def test_a_discord_that_does_not_say_lets_nobody_in(stage: Stage, bot: Discord) -> None:
    owner = str(stage.guild.owner_id)
    stage.server.fail(loopback.Fault.UNAVAILABLE, on="GET /guilds/{guild_id}")
    with pytest.raises(RightUnknown):
        await bot.right(str(stage.guild.id), owner)


async def test_before_and_after_the_bot_is_there_nobody_is_let_in(stage: Stage, bot: Discord) -> None:
    await bot.close()
    with pytest.raises(RightUnknown):
        await bot.right(str(stage.guild.id), str(stage.guild.owner_id))
