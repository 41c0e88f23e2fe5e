"""A Telegram that gives no usable answer costs as few unknown messages as can be."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta

import pytest

from bot.chat import DeliveryFailed, Failure
from bot.platforms.telegram import line, outage
from bot.platforms.telegram.flood import Flood, HeldBack
from bot.platforms.telegram.outage import Outage
from tests.platforms.telegram.delivering import calls, posting
from tests.platforms.telegram.stage import a_message
from tests.telegram_server import SENDS, Fault, TelegramServer

ASKS = "getMe"
AWAY = [Fault.SERVER_ERROR, Fault.BAD_GATEWAY, Fault.UNAVAILABLE, Fault.RESET]


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outage, "FIRST_PAUSE", 0.02)
    monkeypatch.setattr(outage, "LONGEST_PAUSE", 0.1)
    monkeypatch.setattr(outage, "PATIENCE", 0.5)


def later() -> float:
    return asyncio.get_running_loop().time() + 10


def saying(*answers: bool) -> tuple[list[float], Callable[[], Awaitable[bool]]]:
    asked: list[float] = []
    said = list(answers)

    async def probe() -> bool:
        asked.append(asyncio.get_running_loop().time())
        await asyncio.sleep(0)
        return said.pop(0) if len(said) > 1 else said[0]

    return asked, probe


async def test_one_asks_for_all_who_wait_and_goes_on_asking() -> None:
    asked, probe = saying(False, False, False, True)
    silent = Outage(probe)
    silent.unheard()
    await asyncio.gather(*(silent.opened(later()) for _ in range(20)))
    assert len(asked) == 4
    assert not silent.closed


async def test_nobody_waits_longer_than_they_may_and_the_next_asks_on() -> None:
    asked, probe = saying(False)
    silent = Outage(probe)
    silent.unheard()
    with pytest.raises(HeldBack):
        await silent.opened(asyncio.get_running_loop().time() + 0.05)
    first = len(asked)
    with pytest.raises(HeldBack):
        await silent.opened(later())
    assert len(asked) > first


async def test_one_who_gives_up_does_not_stop_the_asking() -> None:
    asked, probe = saying(False, False, True)
    silent = Outage(probe)
    silent.unheard()
    asking = asyncio.create_task(silent.opened(later()))
    waiting = asyncio.create_task(silent.opened(later()))
    await asyncio.sleep(0.005)
    asking.cancel()
    await waiting
    assert len(asked) == 3


async def test_where_questions_are_answered_and_messages_are_not_these_go_one_at_a_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(outage, "ONE_EVERY", 0.1)
    silent = Outage(saying(True)[1])
    for _ in range(outage.IN_A_ROW):
        silent.unheard()
    await silent.opened(later())
    silent.leaves()
    begin = asyncio.get_running_loop().time()
    assert silent.closed
    await silent.opened(later())
    assert asyncio.get_running_loop().time() - begin > 0.09
    silent.leaves()
    silent.heard()
    assert not silent.closed


@pytest.mark.parametrize("fault", AWAY)
async def test_while_telegram_is_away_one_is_unknown_and_the_rest_wait(
    server: TelegramServer, fault: Fault
) -> None:
    chats = [server.a_channel(f"c{number}") for number in range(6)]
    async with posting(server) as office:
        server.fail(fault, on=None, times=None)
        outcomes = [await office.failure(a_message(chat)) for chat in chats[:3]]
        assert [one.failure for one in outcomes] == [Failure.UNKNOWN, Failure.NOT_SENT, Failure.NOT_SENT]
        assert outcomes[1].retry_after == timedelta(seconds=outage.AGAIN)
        assert len(calls(server)) == 1
        server.calm()
        assert all(isinstance(one, str) for one in await office.all(a_message(chat) for chat in chats[3:]))


async def test_those_who_stand_in_line_when_one_goes_unheard_do_not_leave_either(
    server: TelegramServer,
) -> None:
    chats = [server.a_channel(f"c{number}") for number in range(16)]
    async with posting(server, flood=Flood(10, 1_000, 1_000)) as office:
        server.fail(Fault.RESET, on=None, times=None)
        outcomes = await office.all(a_message(chat) for chat in chats)
        failed = [one.failure for one in outcomes if isinstance(one, DeliveryFailed)]
        assert len(failed) == 16
        assert failed.count(Failure.UNKNOWN) == len(calls(server)) <= 4  # those that left at once


async def test_those_who_wait_go_on_as_soon_as_it_answers(server: TelegramServer) -> None:
    chats = [server.a_channel(f"c{number}") for number in range(12)]
    async with posting(server) as office:
        server.fail(Fault.RESET)
        server.fail(Fault.UNAVAILABLE, on=ASKS, times=3)
        lost = await office.failure(a_message(chats[0]))
        sent = await office.all(a_message(chat) for chat in chats[1:])
        assert lost.failure is Failure.UNKNOWN
        assert all(isinstance(one, str) for one in sent)
        assert len(calls(server, ASKS)) == 1 + 4  # the login's, and four of the outage's


async def test_on_a_good_day_one_that_goes_unheard_costs_one_question(server: TelegramServer) -> None:
    chats = [server.a_channel(f"c{number}") for number in range(40)]
    async with posting(server) as office:
        server.fail(Fault.RESET, chat=chats[5])
        outcomes = await office.all(a_message(chat) for chat in chats)
        failed = [one for one in outcomes if isinstance(one, DeliveryFailed)]
        assert [one.failure for one in failed] == [Failure.UNKNOWN]
        assert len(calls(server, ASKS)) <= 2


async def test_an_answer_that_takes_long_makes_others_wait_before_it_is_lost(
    server: TelegramServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(line, "SLOW", 0.05)
    monkeypatch.setitem(line.PATIENTLY, "read_timeout", 0.6)
    first, *others = [server.a_channel(f"c{number}") for number in range(5)]
    async with posting(server) as office:
        server.fail(Fault.TIMEOUT, on=None, times=None, seconds=5)
        hanging = asyncio.create_task(office.failure(a_message(first)))
        await asyncio.sleep(0.1)
        sent = await office.all(a_message(chat) for chat in others)
        assert [one.failure for one in sent if isinstance(one, DeliveryFailed)] == [Failure.NOT_SENT] * 4
        assert (await hanging).failure is Failure.UNKNOWN
        assert len(calls(server)) == 1


async def test_a_late_answer_is_an_answer(server: TelegramServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(line, "SLOW", 0.05)
    chat = server.a_channel()
    async with posting(server) as office:
        server.fail(Fault.SLOW, seconds=0.3)
        sent = await office.all([a_message(chat, "one"), a_message(chat, "two")])
        assert all(isinstance(one, str) for one in sent)


async def test_what_could_not_connect_is_sent_when_it_can(server: TelegramServer) -> None:
    chat, port = server.a_channel(), server.port
    async with posting(server) as office:
        await office.send(a_message(chat, "before"))
        await server.stop()
        sending = asyncio.create_task(office.send(a_message(chat, "after")))
        await asyncio.sleep(0.2)
        server.port = port
        await server.start()
        await sending
        assert [len(server.posts(chat)), len(calls(server, SENDS))] == [2, 2]


async def test_what_cannot_connect_for_long_has_certainly_not_arrived(server: TelegramServer) -> None:
    chat = server.a_channel()
    async with posting(server) as office:
        await server.stop()
        failed = await office.failure(a_message(chat))
        assert failed.failure is Failure.NOT_SENT


async def test_an_answer_to_a_person_waits_for_no_outage(server: TelegramServer) -> None:
    fan = server.private(server.a_person(started=True))
    async with posting(server) as office:
        office.line._outage.unheard()
        await office.line.answering(fan.id, lambda: office.line.bot.send_message(fan.id, "hello"))
        assert len(server.posts(fan)) == 1
