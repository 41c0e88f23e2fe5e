"""The table of commands as Telegram is told it."""

from collections.abc import AsyncIterator
from gettext import NullTranslations

import pytest
import telegram

from bot.chat import Command
from bot.platforms.telegram.commands import ADMINISTRATORS, EVERYWHERE, PRIVATE, Menu, payload, register
from handlers.table import TABLE
from tests.platforms.telegram.stage import COMMANDS, Notebook
from tests.telegram_server import Fault, TelegramServer

OURS = [entry.command for entry in TABLE]


class Italian(NullTranslations):
    """Knows a few words."""

    def gettext(self, message: str) -> str:
        return {"My marks": "I miei voti"}.get(message, message)


def plain(_: str) -> NullTranslations:
    return NullTranslations()


def italian(language: str) -> NullTranslations:
    return Italian() if language.startswith("it") else NullTranslations()


def names(menus: list[Menu], scope: str, language: str = "") -> list[str]:
    [menu] = [menu for menu in menus if (menu.scope, menu.language) == (scope, language)]
    return [name for name, _ in menu.entries]


@pytest.fixture
async def client(server: TelegramServer) -> AsyncIterator[telegram.Bot]:
    async with telegram.Bot(server.token, base_url=f"{server.api_url}/bot") as bot:
        yield bot


def test_fans_are_not_offered_what_is_for_moderators() -> None:
    menus = payload(COMMANDS, (), plain)
    fans = names(menus, EVERYWHERE)
    assert "next" in fans
    assert not {"pause", "article", "setup"} & set(fans)
    assert names(menus, ADMINISTRATORS) == names(menus, PRIVATE) == [*fans, "pause", "article", "setup"]


def test_every_command_of_ours_fits() -> None:
    for menu in payload(OURS, (), plain):
        assert len(menu.entries) <= 100
        assert all(1 <= len(description) <= 100 for _, description in menu.entries)
    assert set(names(payload(OURS, (), plain), PRIVATE)) == {*(command.name for command in OURS), "setup"}


def test_a_name_that_telegram_does_not_take_is_left_out() -> None:
    odd = [Command("Next", "a"), Command("who-is-out", "b"), Command("x" * 33, "c"), Command("tie", "")]
    assert payload(odd, (), plain)[0].entries == (("tie", "tie"),)


def test_a_language_has_a_menu_where_it_has_words() -> None:
    menus = payload(COMMANDS, ("en-GB", "it-CH", "it", "de", "ast", "x"), italian)
    assert {menu.language for menu in menus} == {"", "it"}
    assert ("me", "I miei voti") in next(menu for menu in menus if menu.language == "it").entries


async def test_each_sees_their_own(server: TelegramServer, client: telegram.Bot) -> None:
    await register(client, payload(COMMANDS, ("it",), italian), Notebook())
    owner, fan = server.a_person("Ann"), server.a_person("Ugo", language="it")
    group = server.a_group("Fans", owner=owner)
    await server.joins(group, fan)
    assert "setup" in dict(server.menu(group, owner))
    assert "setup" not in dict(server.menu(group, fan))
    assert dict(server.menu(group, fan))["me"] == "I miei voti"
    assert "setup" in dict(server.menu(server.private(fan), fan))


async def test_it_is_told_only_when_it_changed(server: TelegramServer, client: telegram.Bot) -> None:
    memory = Notebook()
    told = payload(COMMANDS, (), plain)
    assert await register(client, told, memory)
    calls = len(server.log)
    assert not await register(client, payload(COMMANDS, (), plain), memory)
    assert len(server.log) == calls
    assert await register(client, payload(COMMANDS[:2], (), plain), memory)


async def test_a_language_that_is_gone_is_deleted(server: TelegramServer, client: telegram.Bot) -> None:
    memory = Notebook()
    await register(client, payload(COMMANDS, ("it",), italian), memory)
    assert ("default", "it") in server.world.commands
    await register(client, payload(COMMANDS, (), italian), memory)
    assert {language for _, language in server.world.commands} == {""}


async def test_what_failed_is_told_again(server: TelegramServer, client: telegram.Bot) -> None:
    memory = Notebook()
    server.fail(Fault.SERVER_ERROR, on="setMyCommands")
    with pytest.raises(telegram.error.TelegramError):
        await register(client, payload(COMMANDS, (), plain), memory)
    assert await register(client, payload(COMMANDS, (), plain), memory)
