"""A clock on the wall that is wrong for a while, put ahead or put back, with everything between a fact and a
channel on it. What was told is not told again, and what was not is told at its hour."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.delivery.composer import Composer
from bot.delivery.sender import Sender
from bot.knowledge.occasion import Kind, Rule
from bot.schedule import alarm
from bot.schedule.alarm import Alarm
from storage import leases, outbox
from storage.database import Database
from storage.tables import deliveries
from tests.delivery.town import Town
from tests.fanbase import KICKOFF, HandClock, Paper, a_channel, a_store_with_the_match

HOUR = timedelta(hours=1)
MINUTE = timedelta(minutes=1)
TWO_HOURS = Rule(Kind.KICKOFF_REMINDER, "PT7200S")
QUARTER = Rule(Kind.KICKOFF_REMINDER, "PT900S")
DUE = KICKOFF - 2 * HOUR


@pytest.fixture
async def town(either: Database) -> Town:
    await a_store_with_the_match(either)
    await a_channel(either, wants=(TWO_HOURS, QUARTER))
    return Town(either)


async def test_put_back_after_a_reminder_it_is_not_told_again(town: Town) -> None:
    await town.until(-2 * HOUR + 5 * MINUTE)
    town.clock.at -= HOUR
    await town.until(timedelta())
    assert [at for at, _ in town.paper.sent] == [DUE, KICKOFF - 15 * MINUTE]
    assert {state for state, _ in await town.states()} == {"sent"}


async def test_put_ahead_past_a_reminder_and_back_again_it_is_told_at_its_hour(town: Town) -> None:
    await town.until(-2 * HOUR - 30 * MINUTE)
    town.clock.at += HOUR  # by then it is too late for the reminder
    await town.runner.tick(town.clock.at)
    await town.sender.drain()
    assert town.paper.sent == []
    town.clock.at -= HOUR
    await town.until(timedelta())
    assert [at for at, _ in town.paper.sent] == [DUE, KICKOFF - 15 * MINUTE]


async def test_put_ahead_while_a_message_is_on_its_way_its_own_worker_does_not_give_it_up(town: Town) -> None:
    town.clock.at = DUE
    await town.runner.tick(DUE)
    await town.sender.turn()
    await asyncio.wait(town.sender.on_their_way)
    town.clock.at += HOUR
    assert await town.sender.keep() == 0
    await town.sender.drain()
    assert await town.states() == [("sent", None)]
    assert len(town.paper.sent) == 1


async def test_what_another_worker_gives_up_by_a_wrong_clock_is_sent_once_its_own_says_so(town: Town) -> None:
    town.clock.at = DUE
    await town.runner.tick(DUE)
    await town.sender.turn()
    await asyncio.wait(town.sender.on_their_way)
    async with town.database.write() as conn:
        assert await leases.recover(conn, DUE + HOUR, {}, everything=False) == 1
    assert [state for state, _ in await town.states()] == ["unknown"]
    await town.sender.drain()
    assert await town.states() == [("sent", None)]


@pytest.mark.parametrize("back", [HOUR, timedelta(seconds=1), timedelta(0)])
async def test_put_back_over_a_kill_what_was_on_its_way_is_not_repeated_without_a_key(
    town: Town, back: timedelta
) -> None:
    town.clock.at = DUE
    await town.runner.tick(DUE)
    async with town.database.write() as conn:
        assert await outbox.claim(conn, DUE, "dead", ["paper"], 10)
        given_up = await leases.recover(conn, DUE - back, {"paper": timedelta(0)}, everything=True)
    assert given_up == 1


async def test_a_key_that_may_be_forgotten_by_the_time_it_goes_out_again_is_not_used(
    database: Database,
) -> None:
    """Found while it was remembered, and held up since then."""
    clock = HandClock(DUE)
    paper = Paper(clock, remembers=MINUTE)
    await a_store_with_the_match(database)
    await a_channel(database, wants=(TWO_HOURS,))
    town = Town(database)
    await town.runner.tick(DUE)
    async with database.write() as conn:
        assert await outbox.claim(conn, DUE, "dead", ["paper"], 10)
        assert await leases.recover(conn, DUE, {"paper": MINUTE}, everything=True) == 0
    clock.at += 2 * MINUTE
    await Sender(database, [paper], clock, Composer(database)).drain()
    assert paper.sent == []
    async with database.read() as conn:
        assert (await conn.execute(select(deliveries.c.state))).scalars().all() == ["unknown"]


async def test_put_back_by_an_hour_the_planner_goes_on_looking(monkeypatch: pytest.MonkeyPatch) -> None:
    """The scheduler waits by the clock on the wall, and hears of nothing that changed elsewhere meanwhile."""
    monkeypatch.setattr(alarm, "HEARTBEAT", 0.02)
    ticks: asyncio.Queue[None] = asyncio.Queue()
    clock = HandClock(DUE)

    async def tick(_: object) -> None:
        ticks.put_nowait(None)

    bell = Alarm(tick, clock.now, lambda: None)
    bell.start()
    async with asyncio.timeout(10):
        await ticks.get()
        clock.at -= HOUR
        for _ in range(3):
            await ticks.get()
    bell.stop()
