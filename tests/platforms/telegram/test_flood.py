"""No more than Telegram allows: in all, in a chat, in a group, and nothing at all during a halt."""

import asyncio
from datetime import timedelta
from itertools import pairwise
from random import Random

import pytest

from bot.chat import DeliveryFailed, Failure
from bot.platforms.telegram import flood as floods
from bot.platforms.telegram.flood import Flood, HeldBack
from bot.platforms.telegram.turns import Chat
from tests.platforms.telegram.delivering import at_most_within, calls, posting
from tests.platforms.telegram.stage import a_message, until
from tests.telegram_server import EDITS, SENDS, Fault, Limits, TelegramServer
from tests.virtual_time import in_virtual_time

GROUP, OTHER, PERSON = -1001, -1002, 7


class Open:
    """A gate that never closes."""

    closed = False

    async def opened(self, until: float) -> None:
        return


async def left(flood: Flood, chat: int, *, patience: float = 60.0, urgent: bool = False) -> float:
    """When a call of a delivery left."""
    loop = asyncio.get_running_loop()
    departure = await flood.turn(chat, loop.time() + 60, patience, Open(), urgent=urgent)
    at = loop.time()
    departure.answered()
    return at


@in_virtual_time
async def test_no_window_holds_more_than_it_may_and_none_is_wasted() -> None:
    flood = Flood(20, 1_000, 1_000, second=0.2)
    times = await asyncio.gather(*(left(flood, chat) for chat in range(100)))
    assert at_most_within(list(times), 0.199) <= 20
    assert max(times) - min(times) < 100 / 20 * 0.2 * 1.06


@in_virtual_time
async def test_a_held_up_loop_makes_good_without_a_burst_beyond_the_window() -> None:
    flood = Flood(20, 1_000, 1_000, second=0.2)
    await asyncio.gather(*(left(flood, chat) for chat in range(5)))
    await asyncio.sleep(0.3)
    times = await asyncio.gather(*(left(flood, chat) for chat in range(60)))
    assert at_most_within(list(times), 0.199) <= 20


async def answered(flood: Flood, chat: int) -> float:
    """When an answer left."""
    loop = asyncio.get_running_loop()
    departure = await flood.answer(chat, loop.time() + 60)
    at = loop.time()
    departure.answered()
    return at


@in_virtual_time
async def test_an_answer_to_a_person_waits_for_no_chat_and_is_counted() -> None:
    flood = Flood(1_000, 1_000, 1, second=0.2)
    begin = asyncio.get_running_loop().time()
    for _ in range(10):
        await answered(flood, PERSON)
    assert asyncio.get_running_loop().time() - begin < 0.1
    assert await left(flood, PERSON) - begin > 0.19


@in_virtual_time
async def test_a_crowd_of_answers_stays_within_the_limit_and_holds_up_no_goal() -> None:
    flood = Flood(20, 1_000, 1_000, second=0.2)
    crowd = [asyncio.create_task(answered(flood, person)) for person in range(1, 80)]
    await asyncio.sleep(0.25)
    goal = await left(flood, GROUP, urgent=True)
    assert sum(task.done() and task.result() < goal for task in crowd) < 40
    times = [goal, *await asyncio.gather(*crowd)]
    assert at_most_within(times, 0.199) <= 20


@in_virtual_time
async def test_an_answer_waits_for_few_deliveries() -> None:
    flood = Flood(20, 1_000, 1_000, second=0.5)
    deliveries = [asyncio.create_task(left(flood, chat)) for chat in range(30)]
    await asyncio.sleep(0.05)
    at = await answered(flood, PERSON)
    assert sum(task.done() and task.result() < at for task in deliveries) < 15
    await asyncio.gather(*deliveries)


@in_virtual_time
async def test_a_chat_gets_a_few_at_once_and_then_one_after_the_other() -> None:
    flood = Flood(1_000, 1_000, 3, second=0.1)
    times = sorted(await asyncio.gather(*(left(flood, PERSON) for _ in range(8))))
    assert times[2] - times[0] < 0.05
    assert [later - sooner > 0.09 for sooner, later in pairwise(times[2:])] == [True] * 5


@pytest.mark.parametrize("seed", range(10))
@in_virtual_time
async def test_no_limit_is_broken_however_calls_overtake_each_other(seed: int) -> None:
    """By the server's own counting, though it may get a call late, and answer late, each as it happens."""
    flood = Flood(6)
    limits = Limits(per_second=6, chat_burst=3)
    chance = Random(seed)
    judged = []

    async def call(chat: int, hurry: bool) -> None:
        loop = asyncio.get_running_loop()
        until = loop.time() + 60
        departure = await (flood.answer(chat, until) if hurry else flood.turn(chat, until, 60, Open()))
        await asyncio.sleep(chance.choice((0, 0, 0.2)))
        judged.append(limits.judge("sendMessage", str(chat), loop.time(), group=chat < 0))
        await asyncio.sleep(chance.choice((0, 0, 0.2)))
        departure.answered()

    async def chat(number: int) -> None:
        for _ in range(8):
            await asyncio.sleep(chance.choice((0, 0.3, 4)))
            await asyncio.gather(*(call(number, hurry=False) for _ in range(chance.randint(1, 5))))

    people = (call(person, hurry=True) for person in range(1, 10))
    await asyncio.gather(*people, *(chat(number) for number in (GROUP, OTHER, 100, 101)))
    assert len(judged) > 9 + 4 * 8
    assert set(judged) == {None}


@in_virtual_time
async def test_a_group_gets_so_many_a_minute_and_a_person_more() -> None:
    flood = Flood(1_000, 4, 1_000, minute=0.3)
    group = sorted(await asyncio.gather(*(left(flood, GROUP) for _ in range(9))))
    assert at_most_within(group, 0.299) == 4
    person = await asyncio.gather(*(left(flood, PERSON) for _ in range(9)))
    assert max(person) - min(person) < 0.2


async def test_who_would_wait_long_for_a_chat_is_told_how_long_and_others_go_on() -> None:
    flood = Flood(1_000, 1_000, 1, second=1.0)
    begin = await left(flood, GROUP, patience=2.0)
    waiting = [asyncio.create_task(left(flood, GROUP, patience=2.0)) for _ in range(1)]
    await asyncio.sleep(0.01)
    with pytest.raises(HeldBack) as busy:
        await left(flood, GROUP, patience=1.9)
    assert 1.9 < busy.value.seconds < 2.1
    assert await left(flood, OTHER, patience=2.0) - begin < 0.1
    for task in waiting:
        task.cancel()


async def test_a_halt_of_some_length_is_waited_for_in_the_outbox() -> None:
    """What waits here is on its way for all that the outbox knows, and unknown if the process dies."""
    flood, loop = Flood(), asyncio.get_running_loop()
    flood.halt(5)
    begin = loop.time()
    with pytest.raises(HeldBack) as held:
        await flood.turn(GROUP, begin + 60, 2, Open())
    assert 4 < held.value.seconds <= 5
    assert loop.time() - begin < 4.5


async def test_what_is_urgent_does_not_stand_behind_the_rest() -> None:
    flood = Flood(20, 1_000, 1_000, second=0.5)
    patient = [asyncio.create_task(left(flood, chat)) for chat in range(30)]
    await asyncio.sleep(0.05)
    at = await left(flood, 999, urgent=True)
    assert sum(task.done() and task.result() < at for task in patient) < 15
    await asyncio.gather(*patient)


async def test_who_gives_up_leaves_no_lock_and_no_place_behind() -> None:
    flood = Flood(10, 1_000, 1, second=0.1)
    for _ in range(3):
        waiting = [asyncio.create_task(left(flood, chat)) for chat in (GROUP, GROUP, OTHER, GROUP)]
        await asyncio.sleep(0.015)
        for task in waiting:
            task.cancel()
        await asyncio.gather(*waiting, return_exceptions=True)
    assert not flood._next_one.locked()
    assert not flood._unhurried.locked()
    assert [(chat.coming, chat.turn.locked()) for chat in flood._chats.values()] == [(0, False)] * 2
    async with asyncio.timeout(30):
        await left(flood, GROUP)


async def test_who_stands_behind_one_with_more_time_waits_no_longer_than_their_own() -> None:
    flood, loop = Flood(), asyncio.get_running_loop()
    flood.halt(0.5)
    first = asyncio.create_task(flood.turn(GROUP, loop.time() + 5, 5, Open()))
    await asyncio.sleep(0)
    with pytest.raises(HeldBack) as held:
        await flood.turn(GROUP, loop.time() + 0.1, 5, Open())
    assert held.value.seconds == floods.SOON
    assert (await first).over > 0


async def test_quiet_chats_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(floods, "REMEMBERED", 10)
    flood = Flood(100_000, 20, 3, second=0.001, minute=0.001)
    for chat in range(1, 500):
        await left(flood, -chat)
    assert len(flood._chats) < 100


async def test_a_busy_chat_is_not_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(floods, "REMEMBERED", 10)
    flood = Flood(100_000, 1, 3, second=0.001, minute=60)
    for chat in range(1, 100):
        await left(flood, -chat)
    with pytest.raises(HeldBack):
        await left(flood, -1, patience=2)


async def test_a_full_minute_is_reckoned_with_those_who_wait() -> None:
    chat = Chat(burst=10, every=0.1, most=2, minute=60)
    assert chat.wait(ahead=1) == 0
    assert chat.wait(ahead=2) == 60
    chat.leaves()()
    assert 59 < chat.wait(ahead=1) <= 60


@in_virtual_time
async def test_what_may_have_arrived_late_in_a_chat_keeps_the_next_waiting_for_longer() -> None:
    chat = Chat(burst=1, every=1.0, most=1, minute=60)
    answered = chat.leaves()
    assert chat.wait() == pytest.approx(60.5)  # as long as nobody knows, it may arrive in half a second
    await asyncio.sleep(0.2)
    answered()
    assert chat.wait() == pytest.approx(60.0)
    unlimited = Chat(burst=1, every=1.0, most=None, minute=60)
    answered = unlimited.leaves()
    await asyncio.sleep(0.3)
    answered()
    assert unlimited.wait() == pytest.approx(1.0)


# --- over the wire


async def test_a_fan_out_runs_into_no_limit() -> None:
    """The server allows half as many again: what a busy machine holds up arrives closer together than it
    left. The bench counts without that, and on its own."""
    limits = Limits(per_second=45)
    async with TelegramServer(limits=limits) as server, posting(server, flood=Flood()) as office:
        chats = [server.a_channel(f"c{number}") for number in range(60)]
        sent = await office.all(a_message(chat) for chat in chats)
        assert all(isinstance(one, str) for one in sent)
        assert {entry.status for entry in calls(server)} == {200}


async def test_edits_count_too() -> None:
    async with (
        TelegramServer(limits=Limits(per_chat_per_second=None)) as server,
        posting(server, flood=Flood(30, 1_000, 1_000)) as office,
    ):
        chats = [server.a_channel(f"c{number}") for number in range(20)]
        references = [await office.send(a_message(chat)) for chat in chats]
        await asyncio.gather(
            *(
                office.platform.edit(reference, a_message(chat, "No goal"))
                for reference, chat in zip(references, chats, strict=True)
            )
        )
        assert len(calls(server, EDITS)) == 20
        assert {entry.status for entry in server.log} == {200}


async def test_topics_share_what_their_chat_is_allowed() -> None:
    """With a second that is longer, so that a busy machine is none too slow to hold back the fifth: it would
    leave after three seconds, where two are waited for."""
    async with (
        TelegramServer(limits=Limits(chat_burst=3)) as server,
        posting(server, flood=Flood(chat_burst=3, second=1.45)) as office,
    ):
        forum = server.a_supergroup(forum=True)
        topics = [
            server.a_topic(forum, name) for name in ("one", "two", "three", "four", "five", "six", "seven")
        ]
        sent = await office.all(a_message(forum, topic.name, topic=topic) for topic in topics)
        waiting = [one for one in sent if isinstance(one, DeliveryFailed)]
        assert {one.failure for one in waiting} == {Failure.NOT_SENT}
        assert all(one.retry_after and one.retry_after > timedelta(seconds=2) for one in waiting)
        assert len(waiting) == 3  # four came in two seconds: three at once, one after its second
        assert {entry.status for entry in calls(server)} == {200}


async def test_after_a_429_nothing_leaves_before_its_time_and_all_of_it_after(
    server: TelegramServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With many on their way: each may be told, and none adds to the others' wait."""
    chats = [server.a_channel(f"c{number}") for number in range(32)]
    fan = server.private(server.a_person(started=True))
    async with posting(server, flood=Flood(300, 1_000, 1_000)) as office:
        told, gone = (
            noting(office.flood, "halt", monkeypatch),
            noting(office.flood._overall, "leaves", monkeypatch),
        )
        server.fail(Fault.RATE_LIMITED, times=10, seconds=1)
        sending = asyncio.create_task(office.all(a_message(chat) for chat in chats))
        await until(lambda: told)
        await office.line.answering(fan.id, lambda: office.line.bot.send_message(fan.id, "hello"))
        sent = await sending
    assert all(isinstance(one, str) for one in sent)
    assert len(told) == 10
    assert not [at for at in gone if told[0] < at < told[-1] + 1.0]
    assert [at for at in gone if at >= told[-1] + 1.0]
    assert max(gone) < told[-1] + 1.5
    assert [len(server.posts(chat)) for chat in [*chats, fan]] == [1] * 33


def noting(of: object, method: str, monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """From now on, when it was called."""
    times: list[float] = []
    does = getattr(of, method)

    def noted(*given: object) -> object:
        times.append(asyncio.get_running_loop().time())
        return does(*given)

    monkeypatch.setattr(of, method, noted)
    return times


async def test_a_long_halt_gives_all_slots_back(server: TelegramServer) -> None:
    chat, other = server.a_channel(), server.a_channel()
    async with posting(server) as office:
        server.fail(Fault.RATE_LIMITED, seconds=90)
        for each in (chat, other):
            failed = await office.failure(a_message(each))
            assert failed.failure is Failure.NOT_SENT
            assert failed.retry_after
            assert timedelta(seconds=89) < failed.retry_after <= timedelta(seconds=90)
        assert len(calls(server, SENDS)) == 1
