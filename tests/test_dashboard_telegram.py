"""/dashboard on Telegram, from the group to the page: the real client and a real store."""

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import suppress
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.app.speaking import speaking
from bot.settings import Settings
from storage import sign_ins
from storage.sign_ins import Person
from tests import telegram_server as loopback
from tests.moderators_page import Clubhouse, clubhouse, press
from tests.platforms.telegram.stage import until
from tests.stores import copied
from tests.telegram_server import Limits, TelegramServer

SIGN_IN = re.compile(r"https://bot\.example\.org(/dashboard/sign-in/[\w-]{43})")


@pytest.fixture
async def server() -> AsyncIterator[TelegramServer]:
    async with TelegramServer(limits=Limits.off()) as running:
        yield running
        assert [str(violation) for violation in running.violations] == []


@pytest.fixture
async def house(tmp_path: Path, migrated: Path, server: TelegramServer) -> AsyncIterator[Clubhouse]:
    settings = Settings(
        _env_file=None, telegram_token=SecretStr(server.token), telegram_api_url=server.api_url
    )
    async with clubhouse(copied(migrated, tmp_path)) as house:
        [adapter], _ = speaking(house.joined, settings)
        running = asyncio.create_task(adapter.run())
        try:
            await until(lambda: running.done() or getattr(adapter, "ready", False))
            yield house
        finally:
            await adapter.close()
            with suppress(asyncio.CancelledError):
                await running


def posts(server: TelegramServer, where: loopback.Chat | loopback.Person) -> list[loopback.Message]:
    """The bot's messages there, or to this person alone, who has started the bot."""
    return server.posts(where if isinstance(where, loopback.Chat) else server.private(where))


def links(server: TelegramServer, where: loopback.Chat | loopback.Person) -> list[str]:
    """Links to the page that can be read there, in words or behind them."""
    return list(dict.fromkeys(SIGN_IN.findall(repr(posts(server, where)))))


async def test_an_administrators_link_is_told_to_them_alone(house: Clubhouse, server: TelegramServer) -> None:
    boss = server.a_person("Boss", started=True)
    group = server.a_supergroup("Reds", owner=boss)
    await server.says(group, boss, "/dashboard")
    await until(lambda: links(server, boss))
    assert server.posts(group) == []
    [link] = links(server, boss)
    browser = house.browser()
    page = await browser.get(link)
    assert "sent to Boss on Telegram" in page.text
    assert (await press(browser, link)).status_code == 303
    assert "There is no channel here that you moderate" in (await browser.get("/dashboard")).text
    await server.says(group, boss, "/moderators add 12345")
    await until(lambda: len(posts(server, boss)) >= 2)
    page = await browser.get("/dashboard", follow_redirects=True)
    assert (page.status_code, "Reds" in page.text) == (200, True)


async def test_who_has_not_met_the_bot_is_led_to_it_and_the_group_reads_no_link(
    house: Clubhouse, server: TelegramServer
) -> None:
    boss = server.a_person("Boss")
    group = server.a_supergroup("Reds", owner=boss)
    for say in (server.says(group, boss, "/dashboard"), server.says_anonymously(group, "/dashboard")):
        before = len(server.posts(group))
        await say
        await until(lambda: len(server.posts(group)) > before)  # noqa: B023 - awaited within the loop
    assert links(server, group) == []
    [[door]] = server.posts(group)[-1].buttons
    await server.starts(boss, (door.url or "").partition("?start=")[2])
    await until(lambda: links(server, boss))
    async with house.joined.database.read() as conn:
        assert await sign_ins.communities_of(conn, Person("telegram", str(boss.id))) != []
        assert await sign_ins.communities_of(conn, Person("telegram", str(group.id))) == []


async def test_a_fan_gets_none(house: Clubhouse, server: TelegramServer) -> None:
    group, fan = server.a_supergroup("Reds"), server.a_person("Fan", started=True)
    server.is_in(group, fan)
    await server.says(group, fan, "/dashboard")
    await until(lambda: server.posts(group))
    assert "for moderators" in server.posts(group)[-1].text
    assert links(server, group) == links(server, fan) == []
