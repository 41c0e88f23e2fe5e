"""What `doctor` says of a token, and of the channels that are followed."""

from urllib.parse import parse_qs, urlsplit

import discord

from bot.platforms.discord.doctor import examine
from bot.platforms.discord.invite import NEEDED, link
from bot.platforms.finding import Finding, Level
from tests.discord_server import DiscordServer
from tests.discord_server.rights import ATTACH_FILES, CREATE_EVENTS, PIN_MESSAGES, SEND_MESSAGES
from tests.platforms.discord.stage import Stage


async def examined(server: DiscordServer, *followed: int, token: str | None = None) -> list[Finding]:
    with server.pointed():
        return await examine(token or server.token, [str(one) for one in followed], server.api_url)


async def test_all_is_well(stage: Stage) -> None:
    found = await examined(stage.server, stage.channel().id)
    assert {one.level for one in found} == {Level.OK}
    assert any(one.found.startswith("https://discord.com/oauth2/authorize?") for one in found)
    assert any("1 followed" in one.found for one in found)


async def test_a_token_that_is_none(stage: Stage) -> None:
    [finding] = await examined(stage.server, token="no.such.token")  # noqa: S106
    assert finding.level is Level.FAIL
    assert "DISCORD_TOKEN" in finding.advice


async def test_what_is_missing_in_a_channel(stage: Stage) -> None:
    stage.channel().deny = SEND_MESSAGES
    stage.channel("match-day").deny = CREATE_EVENTS | PIN_MESSAGES
    found = await examined(stage.server, stage.channel().id, stage.channel("match-day").id, 1)
    told = {one.name: one for one in found if "#" in one.name or "channel" in one.name}
    assert told["Discord #general in Anfield"].level is Level.FAIL
    assert "send messages" in told["Discord #general in Anfield"].found
    assert told["Discord #match-day in Anfield"].level is Level.WARN
    assert told["Discord channel 1"].level is Level.FAIL


async def test_without_the_right_to_attach_files_posts_work_and_pictures_do_not(stage: Stage) -> None:
    stage.channel().deny = ATTACH_FILES
    found = await examined(stage.server, stage.channel().id)
    [finding] = [one for one in found if one.level is not Level.OK]
    assert finding.level is Level.WARN
    assert finding.found == "posts work; what needs attach files does not"


async def test_discord_cannot_be_reached(stage: Stage) -> None:
    await stage.server.stop()
    [finding] = await examined(stage.server)
    assert finding.level is Level.FAIL


def test_the_invitation_asks_for_what_is_needed_and_no_more() -> None:
    asked = parse_qs(urlsplit(link(42)).query)
    assert asked["client_id"] == ["42"]
    assert asked["scope"] == ["bot applications.commands"]
    wanted = discord.Permissions(int(asked["permissions"][0]))
    assert wanted == NEEDED
    assert wanted.attach_files
    assert not wanted.administrator
    assert not wanted.mention_everyone
    assert not wanted.manage_messages
