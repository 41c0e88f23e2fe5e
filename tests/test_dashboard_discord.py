"""/dashboard on Discord, from the server to the page: the real client and a real store."""

import asyncio
import re
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.app.dashboard_rights import KNOWN_FOR
from bot.app.speaking import speaking
from bot.chat import Channel, Look
from bot.settings import Settings
from storage import channels
from tests.discord_server import DiscordServer, Guild, Limits
from tests.discord_server.rights import MANAGE_GUILD
from tests.moderators_page import Clubhouse, clubhouse, press
from tests.platforms.discord.stage import until
from tests.stores import copied

SIGN_IN = re.compile(r"https://bot\.example\.org(/dashboard/sign-in/[\w-]{43})")


@pytest.fixture
async def server() -> AsyncIterator[DiscordServer]:
    async with DiscordServer(limits=Limits.off()) as running:
        running.a_guild("Reds", channels=["matchday"])
        with running.pointed():
            yield running
        assert running.violations == []


@pytest.fixture
async def house(tmp_path: Path, migrated: Path, server: DiscordServer) -> AsyncIterator[Clubhouse]:
    settings = Settings(
        _env_file=None,
        discord_token=SecretStr(server.token),
        discord_api_url=server.api_url,
        discord_gateway_url=server.gateway_url,
    )
    async with clubhouse(copied(migrated, tmp_path)) as house:
        [adapter], _ = speaking(house.joined, settings)
        running = asyncio.create_task(adapter.run())
        try:
            await until(lambda: running.done() or getattr(adapter, "ready", False))
            yield house
        finally:
            await adapter.close()
            await asyncio.gather(running, return_exceptions=True)


def reds(server: DiscordServer) -> Guild:
    return next(iter(server.world.guilds.values()))


async def test_a_moderators_link_is_told_to_them_alone_and_lasts_as_long_as_their_role(
    house: Clubhouse, server: DiscordServer
) -> None:
    guild, boss = reds(server), server.a_member("boss", permissions=MANAGE_GUILD)
    role = server.a_role(guild, "Leads", permissions=MANAGE_GUILD)
    guild.members[boss.id] = (role.id,)
    channel = guild.channel("matchday")
    async with house.joined.database.write() as conn:
        community = await channels.open_community(conn, "discord", str(guild.id), "Reds")
        place = Channel("discord", str(channel.id))
        house.numbers[place] = await channels.open_channel(
            conn, community, place, "matchday of the Reds", Look(), house.time.now()
        )
    said = await server.slash(guild, channel, boss, "dashboard")
    assert said.ephemeral
    assert server.posts(channel) == []
    [link] = set(SIGN_IN.findall(repr(said.message)))
    browser = house.browser()
    assert (await press(browser, link)).status_code == 303
    page = await browser.get("/dashboard", follow_redirects=True)
    assert "matchday of the Reds" in page.text
    role.permissions = 0
    house.time.pass_(timedelta(seconds=KNOWN_FOR))
    assert (await browser.get(house.page(place))).status_code == 404


async def test_a_fan_who_forges_the_moderators_button_gets_none(
    house: Clubhouse, server: DiscordServer
) -> None:
    guild, boss = reds(server), server.a_member("boss", permissions=MANAGE_GUILD)
    shown = await server.slash(guild, guild.channel("matchday"), boss, "dashboard", {"do": "out"})
    assert shown.message is not None
    assert SIGN_IN.search(repr((await server.press(shown.message, "1|dashboard|", boss)).message))
    said = await server.press(shown.message, "1|dashboard|", server.a_member("fan"))
    assert (said.ephemeral, "for moderators" in said.text) == (True, True)
    assert SIGN_IN.search(repr(said.message)) is None
