"""What follows a delivery happens, and fails none."""

import asyncio
from dataclasses import replace

import pytest

from bot.chat import Message, Wishes
from bot.knowledge.occasion import Kind
from bot.platforms.telegram import afterwards, line
from tests.platforms.telegram.delivering import calls, posting
from tests.platforms.telegram.stage import Notebook, a_message
from tests.telegram_server import KEEPER, Chat, Fault, TelegramServer

PIN, UNPIN = "pinChatMessage", "unpinChatMessage"


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(line, "FIRST_PAUSE", 0.02)


@pytest.fixture
def chat(server: TelegramServer) -> Chat:
    return server.a_supergroup(rights=KEEPER)


def live(chat: Chat) -> Message:
    return replace(a_message(chat, "Live"), kind=Kind.LIVE, wishes=Wishes(pin=True))


def over(message: Message) -> Message:
    assert message.fixture is not None
    return replace(message, fixture=replace(message.fixture, over=True))


async def test_the_live_message_is_pinned_while_the_match_is_on(server: TelegramServer, chat: Chat) -> None:
    message, memory = live(chat), Notebook()
    async with posting(server, memory) as office:
        reference = await office.send(message)
        await office.afterwards.finish()
        [post] = server.posts(chat)
        assert post.pinned
        assert calls(server, PIN)[0].params["disable_notification"] is True
        await office.platform.edit(reference, replace(message, post=a_message(chat, "1-0").post))
    async with posting(server, memory) as office:  # after a restart as well
        await office.platform.edit(reference, over(message))
    assert not post.pinned


async def test_it_is_unpinned_once(server: TelegramServer, chat: Chat) -> None:
    message = live(chat)
    async with posting(server) as office:
        reference = await office.send(message)
        await office.afterwards.finish()
        for _ in range(2):
            await office.platform.edit(reference, over(message))
            await office.afterwards.finish()
    assert len(calls(server, UNPIN)) == 1


async def test_what_nobody_wished_for_is_not_pinned(server: TelegramServer, chat: Chat) -> None:
    async with posting(server) as office:
        await office.send(replace(live(chat), wishes=Wishes()))
        await office.send(replace(live(chat), kind=Kind.GOAL))
        await office.platform.edit(await office.send(replace(live(chat), wishes=Wishes())), over(live(chat)))
    assert calls(server, PIN) == calls(server, UNPIN) == []


async def test_a_missing_right_fails_no_delivery(server: TelegramServer) -> None:
    chat = server.a_supergroup()
    async with posting(server) as office:
        await office.send(live(chat))
        await office.afterwards.finish()
    assert [entry.status for entry in calls(server, PIN)] == [400]
    assert len(server.posts(chat)) == 1


async def test_it_delays_no_delivery(server: TelegramServer, chat: Chat) -> None:
    async with posting(server) as office:
        server.fail(Fault.SLOW, on=PIN, seconds=0.5)
        begin = asyncio.get_running_loop().time()
        await office.send(live(chat))
        assert asyncio.get_running_loop().time() - begin < 0.4


async def test_it_makes_no_farewell_slow(
    server: TelegramServer, chat: Chat, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(afterwards, "FAREWELL", 0.05)
    async with posting(server) as office:
        server.fail(Fault.RATE_LIMITED, on=PIN, seconds=60)
        await office.send(live(chat))
        async with asyncio.timeout(30):
            await office.afterwards.finish()


async def test_what_went_unheard_is_done_again(server: TelegramServer, chat: Chat) -> None:
    async with posting(server) as office:
        server.fail(Fault.RESET, on=PIN)
        await office.send(live(chat))
        await office.afterwards.finish()
    assert server.posts(chat)[0].pinned
