"""From joining a server to its first followed team, with a restart in between."""

from bot.chat import Channel
from bot.platforms.discord.adapter import Discord
from bot.platforms.discord.setup_form import BEGIN, CHANNEL, FIND, KINDS, SAVE, TEAM
from tests.discord_server import Exchange, Message
from tests.discord_server.rights import MANAGE_GUILD, SEND_MESSAGES
from tests.platforms.discord.stage import Stage, until


async def begun(stage: Stage) -> Exchange:
    """The form, as a moderator gets it from the welcome."""
    server = stage.server
    guild = server.a_guild("Kop", channels=("welcome", "matches"))
    server.join(guild)
    await until(lambda: server.posts(guild.channel("welcome")))
    [welcome] = server.posts(guild.channel("welcome"))
    return await server.press(welcome, BEGIN, server.a_member("mod", permissions=MANAGE_GUILD))


def form(said: Exchange) -> Message:
    assert said.message is not None
    return said.message


async def test_a_server_is_greeted_once(stage: Stage, bot: Discord) -> None:
    guild = stage.server.a_guild("Kop", channels=("welcome", "matches"))
    for _ in range(2):
        stage.server.join(guild)
        await until(lambda: stage.server.posts(guild.channel("welcome")))
    assert "joined Kop" in stage.guilds
    [welcome] = stage.server.posts(guild.channel("welcome"))
    assert welcome.custom_ids == [BEGIN]


async def test_it_greets_where_it_may_speak(stage: Stage, bot: Discord) -> None:
    guild = stage.server.a_guild("Kop", channels=("rules", "chat"))
    guild.channel("rules").deny = SEND_MESSAGES
    stage.server.join(guild)
    await until(lambda: stage.server.posts(guild.channel("chat")))


async def test_where_it_may_speak_nowhere_it_says_nothing(stage: Stage, bot: Discord) -> None:
    guild = stage.server.a_guild("Kop", channels=("rules",), permissions=0)
    stage.server.join(guild)
    await until(lambda: "joined Kop" in stage.guilds)
    assert stage.server.invalid_requests == 0


async def test_three_selects_and_a_button(stage: Stage, bot: Discord) -> None:
    server = stage.server
    said = await begun(stage)
    assert said.ephemeral
    assert said.message is not None
    assert set(said.message.custom_ids) == {TEAM, CHANNEL, KINDS, FIND, SAVE}
    matches = server.world.guilds[said.channel.guild_id or 0].channel("matches")
    await server.choose(form(said), TEAM, ["Liverpool"], said.member)
    await server.choose(form(said), CHANNEL, [matches], said.member)
    await server.choose(form(said), KINDS, ["goals", "after"], said.member)
    saved = await server.press(form(said), SAVE, said.member)
    await until(lambda: "#matches follows Liverpool" in form(said).text)
    assert saved.message is said.message
    assert form(said).custom_ids == []
    kinds = frozenset({"goal", "full_time", "ballot", "ratings"})
    assert stage.followed == [(Channel("discord", str(matches.id)), "matches", "Kop", "Liverpool", kinds)]


async def test_a_team_can_be_searched_for(stage: Stage, bot: Discord) -> None:
    said = await begun(stage)
    asked = await stage.server.press(form(said), FIND, said.member)
    await stage.server.submit(asked, {"name": "west"})
    await stage.server.press(form(said), SAVE, said.member)
    await until(lambda: stage.followed)
    assert stage.followed[0][3] == "West Ham United"


async def test_what_was_chosen_outlives_a_restart(stage: Stage) -> None:
    async with stage.running():
        said = await begun(stage)
        await stage.server.choose(form(said), TEAM, ["Atalanta"], said.member)
    async with stage.running():
        await stage.server.press(form(said), SAVE, said.member)
        await until(lambda: stage.followed)
    assert stage.followed[0][3] == "Atalanta"


async def test_setting_up_is_for_moderators(stage: Stage, bot: Discord) -> None:
    said = await begun(stage)
    welcome = stage.server.posts(said.channel)[0]
    refused = await stage.server.press(welcome, BEGIN, stage.server.a_member())
    assert refused.ephemeral
    assert "for moderators" in refused.text
