"""What a worker has claimed stays its own while it is on its way, and no longer."""

import asyncio
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from bot.chat import Message
from bot.delivery.composer import Composed, Composer
from bot.delivery.sender import Sender
from bot.knowledge.occasion import Kind, Rule
from storage import outbox
from storage.database import Database
from storage.outbox import Claimed
from storage.tables import deliveries
from tests.delivery.town import Town
from tests.fanbase import KICKOFF, Paper, a_channel, a_store_with_the_match

REMINDER = (Rule(Kind.KICKOFF_REMINDER, "PT7200S"),)
TOO_LONG = outbox.LEASE + timedelta(seconds=1)


@pytest.fixture
async def town(database: Database) -> Town:
    """A reminder for one channel is due."""
    await a_store_with_the_match(database)
    await a_channel(database, wants=REMINDER)
    town = Town(database)
    town.clock.at = KICKOFF - timedelta(hours=2)
    await town.runner.tick(town.clock.at)
    return town


class Forgetful(Paper):
    """A platform that has forgotten every key."""

    async def send(self, message: Message) -> str:
        self.sent.append((self.clock.at, message))
        return "ref"


class Held(Composer):
    """Composes when it is let."""

    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self.began, self.let = asyncio.Event(), asyncio.Event()

    async def compose(self, delivery: Claimed, now: datetime) -> Composed:
        self.began.set()
        await self.let.wait()
        return await super().compose(delivery, now)


async def leases(town: Town) -> list[Any]:
    async with town.database.read() as conn:
        return list((await conn.execute(select(deliveries.c.lease_until))).scalars())


async def test_what_breaks_off_inside_a_platform_is_found_when_its_lease_ends(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever waits for a part of an adapter that was ended hears that they were cancelled."""

    async def ended(_: Message) -> str:
        raise asyncio.CancelledError

    monkeypatch.setattr(town.paper, "send", ended)
    await town.sender.turn()
    await asyncio.wait(town.sender.on_their_way)
    town.clock.at += TOO_LONG
    assert await town.sender.keep() == 1
    assert [state for state, _ in await town.states()] == ["unknown"]


async def test_who_was_stopped_before_it_sent_leaves_it_to_the_one_that_took_over(town: Town) -> None:
    paper = Forgetful(town.clock, remembers=timedelta(minutes=1))
    held = Held(town.database)
    stopped = Sender(town.database, [paper], town.clock, held)
    other = Sender(town.database, [paper], town.clock, Composer(town.database))
    await stopped.turn()
    await held.began.wait()
    town.clock.at += TOO_LONG
    await other.keep()
    await other.drain()

    town.clock.at += timedelta(minutes=5)
    await stopped.keep()
    held.let.set()
    await stopped.drain()

    assert len(paper.sent) == 1
    assert await town.states() == [("sent", None)]


async def test_who_was_stopped_and_has_not_looked_since_claims_it_anew(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = Held(town.database)
    stopped = Sender(town.database, [town.paper], town.clock, held)
    await stopped.turn()
    await held.began.wait()
    with monkeypatch.context() as over:
        over.setattr(outbox, "LEASE", timedelta(0))
        held.let.set()
        await asyncio.wait(stopped.on_their_way)
    assert town.paper.sent == []

    await stopped.drain()
    assert len(town.paper.sent) == 1


async def test_what_was_claimed_unheard_and_found_by_another_goes_out_all_the_same(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(town.sender, "_worker", "stopped")
    async with town.database.write() as conn:
        unheard = await outbox.claim(conn, town.clock.at, "stopped", ["paper"], 1)
    monkeypatch.setattr(town.sender, "_not_begun", unheard)
    town.clock.at += TOO_LONG
    assert await town.a_sender().keep() == 1

    await town.sender.drain()

    assert len(town.paper.sent) == 1
    assert await town.states() == [("sent", None)]


async def test_what_is_on_its_way_at_the_end_stays_its_workers(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outbox, "LEASE", timedelta(seconds=0.03))
    held = Held(town.database)
    ending = Sender(town.database, [town.paper], town.clock, held)
    await ending.turn()
    [before] = await leases(town)
    town.clock.at += timedelta(seconds=10)
    keep, renewed = ending.keep, asyncio.Event()

    async def kept() -> int:
        lost = await keep()
        renewed.set()
        return lost

    monkeypatch.setattr(ending, "keep", kept)
    finished = asyncio.create_task(ending.finish(timedelta(seconds=30)))
    async with asyncio.timeout(10):
        await renewed.wait()
    assert await leases(town) != [before]
    monkeypatch.setattr(outbox, "LEASE", timedelta(seconds=30))
    held.let.set()
    await finished
    assert await town.states() == [("sent", None)]
