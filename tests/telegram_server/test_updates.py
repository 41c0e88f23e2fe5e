"""Updates by long polling: they come until they are confirmed, and one bot at a time may ask."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
import telegram
from telegram.error import Conflict

from tests.telegram_server import Fault, Status, TelegramServer
from tests.telegram_server.conftest import a_bot


async def test_an_update_comes_again_until_it_is_confirmed(server: TelegramServer, bot: telegram.Bot) -> None:
    fan = server.a_person()
    await server.says(server.private(fan), fan, "one")
    await server.says(server.private(fan), fan, "two")
    first = await bot.get_updates(limit=1)
    again = await bot.get_updates()
    assert [update.update_id for update in first] == [again[0].update_id]
    assert [_text(update) for update in again] == ["one", "two"]
    later = await bot.get_updates(offset=again[0].update_id + 1)
    assert [_text(update) for update in later] == ["two"]
    assert await bot.get_updates(offset=later[0].update_id + 1) == ()
    assert await bot.get_updates() == ()


async def test_a_negative_offset_forgets_the_rest(server: TelegramServer, bot: telegram.Bot) -> None:
    fan = server.a_person()
    for text in ("one", "two", "three"):
        await server.says(server.private(fan), fan, text)
    assert [_text(update) for update in await bot.get_updates(offset=-1)] == ["three"]
    assert len(await bot.get_updates()) == 1


async def test_a_poll_waits_for_news(server: TelegramServer, bot: telegram.Bot) -> None:
    fan = server.a_person()
    poll = asyncio.create_task(bot.get_updates(timeout=5))
    await server.updates.until(polled=True)
    await server.says(server.private(fan), fan, "/next@matchday_loopback_bot liverpool")
    [update] = await asyncio.wait_for(poll, 30)
    assert update.message is not None
    assert [(e.type, e.offset, e.length) for e in update.message.entities] == [("bot_command", 0, 27)]
    assert update.message.from_user is not None
    assert update.message.from_user.language_code == "en"


async def test_a_poll_ends_with_nothing(server: TelegramServer, bot: telegram.Bot) -> None:
    before = time.monotonic()
    assert await bot.get_updates(timeout=1) == ()
    assert time.monotonic() - before > 0.9


async def test_the_older_of_two_polls_is_ended(server: TelegramServer, bot: telegram.Bot) -> None:
    fan = server.a_person()
    async with a_bot(server) as other:
        older = asyncio.create_task(bot.get_updates(timeout=5))
        await server.updates.until(polled=True)
        newer = asyncio.create_task(other.get_updates(timeout=5))
        with pytest.raises(Conflict, match="terminated by other getUpdates request; make sure that only one"):
            await older
        await server.updates.until(polled=True)
        await server.says(server.private(fan), fan, "for the newer")
        assert len(await newer) == 1


async def test_only_what_was_asked_for(server: TelegramServer, bot: telegram.Bot) -> None:
    group, fan = server.a_supergroup(rights=("can_manage_chat",)), server.a_person()
    server.changes_place(group, fan, Status.MEMBER)
    assert await bot.get_updates(allowed_updates=["chat_member"]) == ()  # not by default
    await server.says(group, fan, "not asked for")
    server.changes_place(group, fan, Status.MEMBER)
    [update] = await bot.get_updates()
    assert update.chat_member is not None
    assert update.chat_member.new_chat_member.status == "member"


async def test_a_poll_that_the_client_gives_up(server: TelegramServer) -> None:
    fan = server.a_person()
    server.fail(Fault.RESET, on="getUpdates")
    async with a_bot(server) as bot:
        with pytest.raises(telegram.error.NetworkError):
            await bot.get_updates()
        poll = asyncio.create_task(bot.get_updates(timeout=5))
        await server.updates.until(polled=True)
        poll.cancel()
        await server.updates.until(polled=False)
        await server.says(server.private(fan), fan, "still there")
        assert len(await bot.get_updates()) == 1
    assert server.log[-2].description == "the caller went away"


def _text(update: telegram.Update) -> str | None:
    assert update.message is not None
    return update.message.text


async def test_a_server_that_goes_away_ends_the_poll() -> None:
    server = TelegramServer()
    async with a_bot_of(server) as bot:
        poll = asyncio.create_task(bot.get_updates(timeout=5))
        await server.updates.until(polled=True)
        await server.stop()
        with pytest.raises(telegram.error.NetworkError):
            await poll


@asynccontextmanager
async def a_bot_of(server: TelegramServer) -> AsyncIterator[telegram.Bot]:
    """A client of a server that is stopped before the client is."""
    await server.start()
    async with a_bot(server) as bot:
        yield bot
