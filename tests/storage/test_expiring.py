"""Posts for a platform that is not run any more expire as those do that somebody comes to send."""

from datetime import timedelta

import pytest
from sqlalchemy import select, update

from bot.chat import Channel
from bot.schedule.runner import Runner
from storage import channels, expiring, missed, outbox
from storage.database import Database
from storage.tables import channels as kept
from storage.tables import deliveries
from tests.fanbase import KICKOFF, a_channel, a_store_with_the_match
from tests.knowledge.builders import NOON

DUE = KICKOFF - timedelta(hours=2)
LATER = DUE + timedelta(hours=4)


@pytest.fixture
async def store(either: Database, monkeypatch: pytest.MonkeyPatch) -> Database:
    """With a reminder that waits for three channels, in steps of two."""
    monkeypatch.setattr(expiring, "CHUNK", 2)
    await a_store_with_the_match(either)
    for name in ("one", "two", "three"):
        await a_channel(either, name)
    await Runner(either).tick(DUE)
    return either


async def states(store: Database) -> set[tuple[str, str | None]]:
    async with store.read() as conn:
        found = await conn.execute(select(deliveries.c.state, deliveries.c.reason))
    return {(row.state, row.reason) for row in found}


async def test_what_nobody_came_to_send_is_skipped_and_moderators_see_it(store: Database) -> None:
    assert await expiring.expire(store, LATER) == 3

    assert await states(store) == {("skipped", "expired")}
    async with store.read() as conn:
        [found] = await missed.in_channel(conn, Channel("paper", "one"), NOON, LATER)
    assert found.reason == "expired"
    assert await expiring.expire(store, LATER) == 0


async def test_what_is_of_use_or_has_only_just_become_useless_is_left_to_a_sender(store: Database) -> None:
    assert await expiring.expire(store, DUE + timedelta(minutes=5)) == 0
    assert await expiring.expire(store, DUE + timedelta(minutes=30)) == 0
    assert await states(store) == {("pending", None)}


async def test_what_quiet_hours_held_back_waits_as_long_as_it_is_worth_posting(store: Database) -> None:
    async with store.write() as conn:
        one = kept.c.address == "one"
        hours = {"quiet_from": "12:00", "quiet_until": "17:30", "zone": "UTC"}
        await conn.execute(update(kept).where(one).values(hours))
        its = deliveries.c.channel == select(kept.c.id).where(one).scalar_subquery()
        await conn.execute(update(deliveries).where(its).values(not_before=DUE + timedelta(minutes=1)))

    assert await expiring.expire(store, DUE + timedelta(minutes=90)) == 2  # the match is still to begin
    assert await expiring.expire(store, LATER) == 1


async def test_a_paused_channel_hears_why(store: Database) -> None:
    async with store.write() as conn:
        for name in ("one", "two", "three"):
            await channels.pause(conn, Channel("paper", name), "kicked", NOON)

    await expiring.expire(store, LATER)

    assert await states(store) == {("skipped", "the channel is paused: kicked")}


async def test_what_is_being_sent_is_left_alone(store: Database) -> None:
    async with store.write() as conn:
        assert len(await outbox.claim(conn, DUE, "worker", ["paper"], 2)) == 2

    assert await expiring.expire(store, LATER) == 1
