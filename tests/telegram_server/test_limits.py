"""Flood limits, on the server's own clock and through the real client."""

from datetime import timedelta

import pytest
import telegram
from telegram.error import RetryAfter

from tests.telegram_server import Limits, TelegramServer
from tests.telegram_server.conftest import a_bot
from tests.telegram_server.limits import TooFast

SEND = "sendMessage"


def test_thirty_a_second_in_all() -> None:
    limits = Limits()
    assert [limits.judge(SEND, str(n), 100.0 + n / 100, group=False) for n in range(30)] == [None] * 30
    assert limits.judge(SEND, "31", 100.5, group=False) == TooFast("overall", 1)
    assert limits.judge("editMessageText", "31", 101.4, group=False) == TooFast("halted", 1)
    assert limits.judge("getUpdates", "", 101.4, group=False) is None
    assert limits.judge("answerCallbackQuery", "", 101.4, group=False) is None
    assert limits.judge(SEND, "31", 101.51, group=False) is None


def test_the_second_slides() -> None:
    limits = Limits(per_second=2, per_chat_per_second=None)
    assert limits.judge(SEND, "1", 0.0, group=False) is None
    assert limits.judge(SEND, "1", 0.9, group=False) is None
    assert limits.judge(SEND, "1", 1.01, group=False) is None
    assert limits.judge(SEND, "1", 1.02, group=False) == TooFast("overall", 1)


def test_one_a_second_in_a_chat_after_a_burst() -> None:
    limits = Limits(per_second=None)
    assert [limits.judge(SEND, "7", 0.0, group=False) for _ in range(6)] == [None] * 5 + [TooFast("chat", 1)]
    assert limits.judge(SEND, "8", 0.0, group=False) is None
    assert limits.judge(SEND, "7", 1.0, group=False) is None
    assert limits.judge(SEND, "7", 1.5, group=False) == TooFast("chat", 1)
    assert [limits.judge(SEND, "7", 60.0, group=False) for _ in range(6)][4:] == [None, TooFast("chat", 1)]


def test_twenty_a_minute_in_a_group() -> None:
    limits = Limits(per_second=None)
    assert [limits.judge(SEND, "-7", 2.0 * n, group=True) for n in range(20)] == [None] * 20
    assert limits.judge(SEND, "-7", 40.0, group=True) == TooFast("group", 20)
    assert limits.judge(SEND, "-7", 60.0, group=True) is None


def test_no_limits() -> None:
    limits = Limits.off()
    assert {limits.judge(SEND, "-7", 0.0, group=True) for _ in range(200)} == {None}


async def test_a_429_says_how_long() -> None:
    async with TelegramServer(limits=Limits(per_second=2)) as server, a_bot(server) as bot:
        chats = [server.a_channel() for _ in range(3)]
        for chat in chats[:2]:
            await bot.send_message(chat.id, "x")
        for _ in range(2):
            with pytest.raises(RetryAfter) as caught:
                await bot.send_message(chats[2].id, "x")
            assert caught.value.retry_after == timedelta(seconds=1)
        await bot.get_chat(chats[2].id)
        assert [entry.limit for entry in server.log[-3:]] == ["overall", "halted", None]
        assert server.log[-2].description == "Too Many Requests: retry after 1"
        server.pass_time(1.01)
        await bot.send_message(chats[2].id, "x")
        assert server.state()["limits"] == {"overall": 1, "halted": 1}
        assert server.violations == []


async def test_groups_are_counted_and_channels_are_not() -> None:
    limits = Limits(per_second=None, per_chat_per_second=None, per_group_per_minute=2)
    async with TelegramServer(limits=limits) as server, a_bot(server) as bot:
        group, channel = server.a_supergroup(), server.a_channel()
        sent: telegram.Message | None = None
        for _ in range(3):
            await bot.send_message(channel.id, "x")
        for _ in range(2):
            sent = await bot.send_message(group.id, "x")
        assert sent is not None
        with pytest.raises(RetryAfter):
            await bot.edit_message_text("y", group.id, sent.message_id)
        assert server.log[-1].limit == "group"
