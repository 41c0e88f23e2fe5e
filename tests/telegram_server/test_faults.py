"""Failures as the real client meets them, and what was done all the same."""

import time
from datetime import timedelta

import pytest
import telegram
from telegram.error import InvalidToken, NetworkError, RetryAfter, TelegramError, TimedOut

from tests.telegram_server import EDITS, Fault, TelegramServer
from tests.telegram_server.conftest import a_bot

LOUD = {
    Fault.SERVER_ERROR: (NetworkError, 500),
    Fault.BAD_GATEWAY: (NetworkError, 502),
    Fault.UNAVAILABLE: (NetworkError, 503),
    Fault.RATE_LIMITED: (RetryAfter, 429),
    Fault.UNAUTHORISED: (InvalidToken, 401),
    Fault.RESET: (NetworkError, 0),
}


@pytest.mark.parametrize("fault", list(LOUD))
@pytest.mark.parametrize("applied", [True, False])
async def test_a_call_fails_once(
    server: TelegramServer, bot: telegram.Bot, fault: Fault, applied: bool
) -> None:
    error, status = LOUD[fault]
    chat = server.a_channel()
    server.fail(fault, applied=applied, seconds=3)
    with pytest.raises(error):
        await bot.send_message(chat.id, "Goal!")
    entry = server.log[-1]
    assert (entry.status, entry.fault, entry.applied) == (status, fault.name, applied)
    assert len(server.posts(chat)) == applied
    await bot.send_message(chat.id, "Goal!")
    assert len(server.posts(chat)) == 1 + applied


async def test_a_429_says_what_it_was_given(server: TelegramServer, bot: telegram.Bot) -> None:
    server.fail(Fault.RATE_LIMITED, seconds=17)
    with pytest.raises(RetryAfter) as caught:
        await bot.send_message(server.a_channel().id, "x")
    assert caught.value.retry_after == timedelta(seconds=17)


@pytest.mark.parametrize("applied", [True, False])
async def test_a_time_out(server: TelegramServer, applied: bool) -> None:
    chat = server.a_channel()
    async with a_bot(server, patience=0.1) as bot:
        server.fail(Fault.TIMEOUT, applied=applied, seconds=5)
        with pytest.raises(TimedOut):
            await bot.send_message(chat.id, "Goal!")
    assert len(server.posts(chat)) == applied
    assert server.log[-1].fault == "TIMEOUT"


async def test_a_slow_answer_is_a_right_one(server: TelegramServer, bot: telegram.Bot) -> None:
    chat = server.a_channel()
    server.fail(Fault.SLOW, seconds=0.2)
    before = time.monotonic()
    assert (await bot.send_message(chat.id, "Goal!")).text == "Goal!"
    assert time.monotonic() - before >= 0.2
    server.fail(Fault.SLOW, seconds=5)
    async with a_bot(server, patience=0.1) as hasty:
        with pytest.raises(TimedOut):
            await hasty.send_message(chat.id, "Goal!")
    assert len(server.posts(chat)) == 2


async def test_faults_meet_one_method_and_one_chat(server: TelegramServer, bot: telegram.Bot) -> None:
    here, there = server.a_channel(), server.a_channel()
    server.fail(Fault.SERVER_ERROR, on=EDITS, times=None)
    server.fail(Fault.SERVER_ERROR, chat=here, times=2)
    sent = await bot.send_message(there.id, "x")
    for _ in range(2):
        with pytest.raises(NetworkError):
            await bot.send_message(here.id, "x")
        with pytest.raises(NetworkError):
            await bot.edit_message_text("y", there.id, sent.message_id)
    await bot.send_message(here.id, "x")
    server.calm()
    await bot.edit_message_text("y", there.id, sent.message_id)


async def test_what_is_wrong_is_refused_and_not_applied(server: TelegramServer, bot: telegram.Bot) -> None:
    server.fail(Fault.RESET, applied=True)
    with pytest.raises(telegram.error.BadRequest, match="Chat not found"):
        await bot.send_message(-100, "x")
    assert not server.log[-1].applied


async def test_a_storm_is_the_same_for_the_same_seed(server: TelegramServer, bot: telegram.Bot) -> None:
    kinds = (Fault.SERVER_ERROR, Fault.RATE_LIMITED, Fault.RESET)
    runs = []
    for _ in range(2):
        chat = server.a_channel()
        server.storm(seed=7, each=0.1, kinds=kinds)
        start = len(server.log)
        for number in range(60):
            try:
                await bot.send_message(chat.id, str(number))
            except TelegramError:
                continue
        runs.append([(entry.fault, entry.applied) for entry in server.log[start:]])
        assert len(server.posts(chat)) == sum(applied for _, applied in runs[-1])
    assert runs[0] == runs[1]
    assert {kind.name for kind in kinds} <= {fault for fault, _ in runs[0]}
    hidden = {applied for fault, applied in runs[0] if fault in ("RESET", "SERVER_ERROR")}
    assert hidden == {True, False}
