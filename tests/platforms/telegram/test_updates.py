"""Updates: none lost, none with two effects, whatever happens to either side."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from structlog.testing import capture_logs

from bot.chat import Action, Answer, Post
from bot.platforms.telegram import updates
from bot.platforms.telegram.adapter import Telegram
from bot.platforms.telegram.errors import Closing
from tests.platforms.telegram.stage import Stage, until
from tests.telegram_server import Chat, Entry, Fault, TelegramServer


@asynccontextmanager
async def killed(stage: Stage) -> AsyncIterator[Telegram]:
    """An adapter that ends in the middle of what it does: nothing is finished, nothing confirmed."""
    adapter = stage.adapter()

    async def not_at_all() -> None:
        return None

    running = asyncio.create_task(adapter.run())
    await until(lambda: adapter.ready)
    yield adapter
    polling = adapter._polling
    assert polling is not None
    polling.confirm = not_at_all  # type: ignore[method-assign]
    at_work = [*adapter._updates._at_work, running]
    for task in at_work:
        task.cancel()
    await asyncio.gather(*at_work, return_exceptions=True)


def numbers(server: TelegramServer) -> list[int]:
    """Ids of the updates that Telegram would hand over again."""
    return [update["update_id"] for update in server.updates.pending]


def polls(server: TelegramServer) -> list[Entry]:
    return [one for one in server.log if one.method == "getUpdates"]


def strange(server: TelegramServer) -> Chat:
    """A group that the bot is not in."""
    group = server.a_supergroup()
    del group.members[server.bot.id]
    return group


async def test_a_kill_loses_nothing_and_doubles_nothing(stage: Stage) -> None:
    """The first of a batch is still being dealt with, the others had their effect, none is confirmed."""
    server = stage.server
    slow, quick, new = (server.a_person(name) for name in ("Slow", "Quick", "New"))
    group = strange(server)
    async with killed(stage):
        stage.held[slow.id] = asyncio.Event()
        await stage.says(slow, "/me")
        await stage.says(quick, "/next liverpool")
        await server.starts(new)
        server.adds_bot(group)
        await until(lambda: stage.posts(quick) and stage.posts(new) and stage.posts(group))
        assert len(numbers(server)) == 4
    assert [request.command for request in stage.asked] == ["next"]
    stage.held.clear()
    async with stage.running():
        await stage.heard_all()
        await until(lambda: stage.posts(slow))
    assert [request.command for request in stage.asked] == ["next", "me"]
    assert [len(stage.posts(one)) for one in (slow, quick, new, group)] == [1, 1, 1, 1]


@pytest.mark.parametrize("seed", range(3))
async def test_many_kills(stage: Stage, seed: int) -> None:
    fans = [stage.server.a_person(f"Fan {number}") for number in range(20)]
    for fan in fans:
        await stage.says(fan, "/next liverpool")
    for kill in range(5):
        stage.slow = 0.01 * (kill + seed)
        async with killed(stage):
            await asyncio.sleep(0.01 * (seed + 1))
    async with stage.running():
        await stage.heard_all()
    assert sorted(request.person for request in stage.asked) == sorted(str(fan.id) for fan in fans)
    assert all(len(stage.posts(fan)) <= 1 for fan in fans)


async def test_what_is_being_answered_is_finished_and_the_rest_left_to_the_next(stage: Stage) -> None:
    fan = stage.server.a_person()
    stage.slow = 0.2
    async with stage.running() as adapter:
        await stage.says(fan, "/next liverpool")
        await stage.says(fan, "/next atalanta")
        await until(lambda: len(adapter._updates.in_hand()) == 2)
    assert len(stage.posts(fan)) == 1
    assert len(numbers(stage.server)) == 1
    async with stage.running():
        await stage.heard_all()
        await until(lambda: len(stage.posts(fan)) == 2)
    assert [request.arguments["team"] for request in stage.asked] == ["liverpool", "atalanta"]


async def test_who_waits_at_the_end_hears_that_it_is_over(stage: Stage) -> None:
    """A webhook is told at once that its update was not dealt with."""
    fan = stage.server.a_person()
    stage.slow = 0.2
    async with stage.running() as adapter:
        await stage.says(fan, "/next liverpool")
        await stage.says(fan, "/next atalanta")
        raws = list(stage.server.updates.pending)
        taking = [asyncio.create_task(adapter._updates.take(raw)) for raw in raws]
        await until(lambda: len(adapter._updates.in_hand()) == 2)
    taken = await asyncio.wait_for(asyncio.gather(*taking, return_exceptions=True), 30)
    assert [type(one) for one in taken] == [type(None), Closing]
    with pytest.raises(Closing):
        await adapter._updates.take(raws[1])


async def test_what_was_dealt_with_is_confirmed_at_the_end(stage: Stage) -> None:
    fan = stage.server.a_person()
    async with stage.running():
        await stage.says(fan, "/next liverpool")
        await until(lambda: stage.posts(fan))
    assert numbers(stage.server) == []


async def test_closing_does_not_wait_for_ever(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(updates, "FINISHING", 0.05)
    fan = stage.server.a_person()
    stage.held[fan.id] = asyncio.Event()
    async with stage.running() as adapter:
        await stage.says(fan, "/next liverpool")
        await until(adapter._updates.in_hand)
    assert len(numbers(stage.server)) == 1


async def test_a_chat_is_answered_in_order_and_waits_for_no_other(stage: Stage, bot: Telegram) -> None:
    ann, ben = stage.server.a_person("Ann"), stage.server.a_person("Ben")
    stage.answers = lambda request: Answer(Post(request.arguments.get("team", "")))
    stage.held[ann.id] = asyncio.Event()
    await stage.says(ann, "/next 1")
    await stage.says(ann, "/next 2")
    await stage.says(ann, "/next 3")
    await stage.says(ben, "/next liverpool")
    await until(lambda: stage.posts(ben))
    assert stage.posts(ann) == []
    stage.held[ann.id].set()
    await until(lambda: len(stage.posts(ann)) == 3)
    assert stage.texts(ann) == ["1", "2", "3"]


async def test_a_crowd_is_answered_once_each(stage: Stage, bot: Telegram) -> None:
    fans = [stage.server.a_person(f"Fan {number}") for number in range(102)]
    for fan in fans:
        await stage.says(fan, "/next liverpool")
    await until(lambda: all(stage.posts(fan) for fan in fans))
    await stage.heard_all()
    assert {len(stage.posts(fan)) for fan in fans} == {1}


async def test_the_same_update_twice_has_one_effect(stage: Stage, bot: Telegram) -> None:
    fan = stage.server.a_person()
    await stage.says(fan, "/next liverpool")
    raw = stage.server.updates.pending[0]
    await asyncio.gather(*(bot._updates.take(raw) for _ in range(5)))
    await stage.heard_all()
    await bot._updates.take(raw)
    assert len(stage.asked) == 1


async def test_an_update_that_cannot_be_read_hides_no_other(stage: Stage, bot: Telegram) -> None:
    fan = stage.server.a_person()
    stage.server.world.tell("message", {"message_id": "none"})
    stage.server.world.tell("callback_query", {"id": 7})
    await stage.says(fan, "/next liverpool")
    await until(lambda: stage.posts(fan))
    await stage.heard_all()


async def test_a_store_that_is_away_is_waited_for(stage: Stage, bot: Telegram) -> None:
    fan, group = stage.server.a_person(), strange(stage.server)
    stage.store_is_away = True
    await stage.server.starts(fan)
    stage.server.adds_bot(group)
    await asyncio.sleep(0.2)
    assert (stage.posts(fan), len(numbers(stage.server))) == ([], 2)
    stage.store_is_away = False
    await stage.heard_all()
    await until(lambda: stage.posts(fan))
    assert stage.chats == ["joined Anfield"]


async def test_a_store_that_is_away_for_long_costs_no_update(
    stage: Stage, bot: Telegram, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(updates, "TRIES", 2)
    stage.store_is_away = True
    with capture_logs() as logs:
        stage.server.adds_bot(strange(stage.server))
        await until(lambda: sum(entry["event"] == "telegram_update_failed" for entry in logs) > 3)
    stage.store_is_away = False
    await stage.heard_all()
    assert stage.chats == ["joined Anfield"]


async def test_a_handler_that_the_store_fails_is_answered_with_regret(stage: Stage, bot: Telegram) -> None:
    fan = stage.server.a_person()
    stage.store_is_away = True
    await stage.says(fan, "/next liverpool")
    await until(lambda: stage.posts(fan))
    assert "did not work" in stage.texts(fan)[0]
    await stage.heard_all()


async def test_an_update_that_never_works_is_given_up(
    stage: Stage, bot: Telegram, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(updates, "TRIES", 2)

    async def broken(*_: Any) -> None:
        raise RuntimeError("a bug")

    monkeypatch.setattr("bot.platforms.telegram.chats.Chats.changed", broken)
    stage.server.adds_bot(strange(stage.server))
    await stage.heard_all()


@pytest.mark.parametrize("fault", [Fault.BAD_GATEWAY, Fault.SERVER_ERROR, Fault.RESET, Fault.UNAUTHORISED])
async def test_polls_that_fail_are_followed_by_others(stage: Stage, fault: Fault) -> None:
    fan = stage.server.a_person()
    stage.server.fail(fault, on="getUpdates", times=2)
    async with stage.running():
        await stage.says(fan, "/next liverpool")
        await until(lambda: stage.posts(fan))
    assert len(stage.asked) == 1


async def test_a_poll_waits_as_long_as_telegram_wishes(stage: Stage) -> None:
    stage.server.fail(Fault.RATE_LIMITED, on="getUpdates", seconds=1)
    fan = stage.server.a_person()
    await stage.says(fan, "/next liverpool")
    async with stage.running():
        await until(lambda: stage.posts(fan))
    first, second = polls(stage.server)[:2]
    assert second.at - first.at >= 1


async def test_another_that_polls_is_complained_of(stage: Stage, bot: Telegram) -> None:
    with capture_logs() as logs:
        await until(lambda: stage.server.updates.polled)
        await bot._bot.updates(None, 0)
        await until(lambda: any(entry["event"] == "telegram_updates_go_elsewhere" for entry in logs))
    fan = stage.server.a_person()
    await stage.says(fan, "/next liverpool")
    await until(lambda: stage.posts(fan))


async def test_numbers_that_begin_anew_are_heard(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    """After a quiet week Telegram chooses them by chance: an old offset would confirm them unseen."""
    monkeypatch.setattr("tests.telegram_server.updates.LONGEST", 0.05)
    fan = stage.server.a_person()
    async with stage.running():
        await stage.says(fan, "/next liverpool")
        await until(lambda: stage.posts(fan))
        await until(lambda: "offset" in polls(stage.server)[-1].raw)
        await until(lambda: "offset" not in polls(stage.server)[-1].raw)
        stage.server.updates._next = 5
        await stage.says(fan, "/next atalanta")
        await until(lambda: len(stage.posts(fan)) == 2)


async def test_an_old_webhook_is_taken_away(stage: Stage) -> None:
    async with stage.running(webhook_url=f"{stage.server.api_url}/nowhere"):
        pass
    assert stage.server.updates.hook is not None
    fan = stage.server.a_person()
    await stage.says(fan, "/next liverpool")
    async with stage.running():
        await until(lambda: stage.posts(fan))
    assert stage.server.updates.hook is None


async def test_a_press_that_is_handed_over_again_asks_once(stage: Stage) -> None:
    fan = stage.server.a_person(started=True)
    async with killed(stage) as adapter:
        stage.answers = lambda request: Answer(Post("Marks", actions=(Action("Again", "me"),)))
        await stage.says(fan, "/me")
        await until(lambda: stage.posts(fan))
        slow = stage.server.a_person("Slow")
        stage.held[slow.id] = asyncio.Event()
        await stage.says(slow, "/me")
        press = await stage.server.presses(fan, stage.posts(fan)[0], "Again")
        await press.answered()
        await until(lambda: len(stage.posts(fan)) == 2)
        assert len(adapter._updates.in_hand()) == 1
    stage.held.clear()
    async with stage.running():
        await stage.heard_all()
    assert len(stage.posts(fan)) == 2
