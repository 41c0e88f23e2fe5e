"""The same flow on a real PostgreSQL: plan, expand, claim, send, correct, recover."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from bot.knowledge.occasion import Kind, Rule
from storage import claims, migrate, outbox
from storage.database import connect
from tests.delivery.round import FOLLOWED, a_store_with_a_round
from tests.delivery.town import Town
from tests.fanbase import KICKOFF, a_channel, a_store_with_the_match, hear, instants, kickoff_at

pytestmark = pytest.mark.postgres

WANTED = (Rule(Kind.KICKOFF_REMINDER, "PT7200S"), Rule(Kind.KICKOFF_REMINDER, "PT900S"), Rule(Kind.MOVED))


@pytest.fixture
async def town(postgres_url: str) -> AsyncIterator[Town]:
    database = connect(postgres_url)
    await migrate.upgrade(database)
    await a_store_with_the_match(database)
    yield Town(database)
    await database.close()


async def test_a_kickoff_that_moves_is_announced_and_corrected(town: Town) -> None:
    await a_channel(town.database, "one", wants=WANTED)
    await a_channel(town.database, "two", wants=WANTED, follows=("team:atalanta", "team:liverpool"))
    await town.until(timedelta(minutes=-110))
    later = KICKOFF + timedelta(minutes=30)
    await hear(town.database, kickoff_at(later, town.clock.at), now=town.clock.at)
    await town.until(timedelta(hours=1))
    one = [m.kind for _, m in town.paper.sent if m.channel.address == "one"]
    assert one == [Kind.KICKOFF_REMINDER, Kind.MOVED, Kind.KICKOFF_REMINDER, Kind.KICKOFF_REMINDER]
    assert len(town.paper.sent) == 2 * len(one)
    assert all(later in instants(message.post) for _, _, message in town.paper.edited)
    assert {state for state, _ in await town.states()} == {"sent"}


async def test_two_workers_never_claim_the_same_delivery(town: Town) -> None:
    for n in range(20):
        await a_channel(town.database, f"channel {n}", wants=WANTED)
    town.clock.at = KICKOFF - timedelta(hours=2)
    await town.runner.tick(town.clock.at)
    async with town.database.write() as one, town.database.write() as another:
        first = await outbox.claim(one, town.clock.at, "one", ["paper"], 15)
        second = await outbox.claim(another, town.clock.at, "another", ["paper"], 15)
    assert len(first) == 15
    assert {c.id for c in first}.isdisjoint(c.id for c in second)
    assert len(first) + len(second) == 20


async def test_two_workers_make_one_list_of_one_channel(postgres_url: str) -> None:
    database = connect(postgres_url)
    await migrate.upgrade(database)
    await a_store_with_a_round(database, 4)
    town = Town(database)
    for name in ("here", "there"):
        await a_channel(database, name, wants=WANTED, follows=(FOLLOWED,))
    town.clock.at = KICKOFF - timedelta(hours=2)
    await town.runner.tick(town.clock.at)
    async with database.write() as one, database.write() as another:
        first = await outbox.claim(one, town.clock.at, "one", ["paper"], 1)
        second = await outbox.claim(another, town.clock.at, "another", ["paper"], 8)
    assert [len(claimed.parts) for claimed in (*first, *second)] == [4, 4]
    assert {claimed.channel.address for claimed in (*first, *second)} == {"here", "there"}
    await database.close()


async def test_what_a_dead_worker_left_is_set_apart_when_its_lease_ends(town: Town) -> None:
    await a_channel(town.database, wants=WANTED)
    town.clock.at = KICKOFF - timedelta(hours=2)
    await town.runner.tick(town.clock.at)
    async with town.database.write() as conn:
        await outbox.claim(conn, town.clock.at, "dead", ["paper"], 15)
    assert await town.a_sender().recover() == 0
    town.clock.at += outbox.LEASE + timedelta(seconds=1)
    assert await town.a_sender().recover() == 1
    assert await town.states() == [("unknown", "the program stopped while this was being sent")]


async def test_a_change_that_commits_late_is_planned_all_the_same(town: Town) -> None:
    """Two processes change facts at once: the numbers of their changes must not pass the runner by."""
    await a_channel(town.database, wants=WANTED)
    await town.runner.tick(town.clock.at)
    committed: list[str] = []

    async def writes(by: str, minutes: int, pause: float) -> None:
        async with town.database.write() as conn:
            at = KICKOFF + timedelta(minutes=minutes)
            await claims.add(
                conn, [kickoff_at(at, town.clock.at + timedelta(seconds=minutes))], town.clock.at
            )
            await asyncio.sleep(pause)
        committed.append(by)

    slow = asyncio.create_task(writes("first", 30, 0.5))
    await asyncio.sleep(0.1)
    await writes("second", 45, 0)
    await slow
    assert committed == ["first", "second"]
