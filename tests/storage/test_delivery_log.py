"""The log of one channel: newest first, by kind, by state, by day, page after page."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import insert

from bot.chat import Channel, Look
from bot.knowledge.match import MatchKey
from bot.knowledge.occasion import Kind
from storage import channels, delivery_log
from storage.database import Database
from storage.delivery_log import Wanted
from storage.tables import deliveries, occasions
from tests.knowledge.builders import NOON, atalanta, liverpool
from tests.storage.season import EVERTON, a_match, keep

DERBY = a_match("derby", liverpool(), EVERTON)
TIE = a_match("tie", atalanta(), liverpool())
HOUR = timedelta(hours=1)
ALL = Wanted()


async def a_channel(store: Database, address: str) -> int:
    async with store.write() as conn:
        community = await channels.open_community(conn, "discord", "1", "Reds")
        here = Channel("discord", address)
        return await channels.open_channel(conn, community, here, address, Look(), NOON)


async def occasion(
    store: Database, subject: str, kind: Kind, at: datetime = NOON, community: int = 0, stands: str = "told"
) -> int:
    async with store.write() as conn:
        row = {
            "community": community, "subject": subject, "kind": kind.value, "variant": "", "lead": "",
            "due_at": at, "expires_at": at + HOUR, "priority": 3, "revision": 1, "facts": {}, "state": stands,
        }  # fmt: skip
        made = await conn.execute(insert(occasions).values(row))
        return int(made.inserted_primary_key[0])  # type: ignore[index]  # a single row was inserted


async def deliver(
    store: Database, number: int, channel: int, state: str = "sent", at: datetime = NOON
) -> int:
    async with store.write() as conn:
        row = {
            "occasion": number, "channel": channel, "platform": "discord", "state": state, "priority": 3,
            "due_at": at, "not_before": at, "wanted": 1, "revision": 1, "reference": "42/7",
        }  # fmt: skip
        made = await conn.execute(insert(deliveries).values(row))
        return int(made.inserted_primary_key[0])  # type: ignore[index]  # a single row was inserted


async def numbers(store: Database, channel: int, wanted: Wanted = ALL, limit: int = 50) -> list[int | None]:
    async with store.read() as conn:
        found = await delivery_log.in_channel(conn, channel, wanted, limit)
    return [entry.logged.delivery for entry in found]


async def test_a_channel_sees_its_own_the_newest_first(either: Database) -> None:
    here, there = await a_channel(either, "1"), await a_channel(either, "2")
    goal = await occasion(either, "derby", Kind.GOAL)
    late = await occasion(either, "derby", Kind.FULL_TIME)
    first = await deliver(either, goal, here)
    await deliver(either, goal, there)
    last = await deliver(either, late, here)
    assert await numbers(either, here) == [last, first]
    async with either.read() as conn:
        [newest] = await delivery_log.in_channel(conn, here, Wanted(), 1)
    assert (newest.subject, newest.reference, newest.logged.kind) == ("derby", "42/7", Kind.FULL_TIME)


async def test_it_can_be_asked_for_a_kind_a_state_and_the_last_days(either: Database) -> None:
    here = await a_channel(either, "1")
    old = NOON - timedelta(days=9)
    goal = await deliver(either, await occasion(either, "derby", Kind.GOAL), here)
    lost = await deliver(either, await occasion(either, "tie", Kind.GOAL), here, "unknown", old)
    failed = await deliver(either, await occasion(either, "tie", Kind.PREVIEW), here, "failed")
    assert await numbers(either, here, Wanted(kind=Kind.GOAL)) == [lost, goal]
    assert await numbers(either, here, Wanted(state="failed")) == [failed]
    assert await numbers(either, here, Wanted(kind=Kind.GOAL, state="unknown")) == [lost]
    assert await numbers(either, here, Wanted(since=NOON - timedelta(days=7))) == [failed, goal]
    assert await numbers(either, here, Wanted(kind=Kind.CARD)) == []


async def test_pages_follow_each_other_without_a_gap_while_more_is_posted(either: Database) -> None:
    here = await a_channel(either, "1")
    made = [
        await deliver(either, await occasion(either, "derby", kind), here)
        for kind in (Kind.PREVIEW, Kind.LINEUP, Kind.LIVE, Kind.GOAL)
    ]
    assert await numbers(either, here, limit=2) == [made[3], made[2]]
    await deliver(either, await occasion(either, "derby", Kind.FULL_TIME), here)
    assert await numbers(either, here, Wanted(before=made[2]), limit=2) == [made[1], made[0]]


async def test_the_matches_to_choose_from_are_those_of_the_channel(either: Database) -> None:
    here, there = await a_channel(either, "1"), await a_channel(either, "2")
    await keep(either, DERBY, TIE)
    await deliver(either, await occasion(either, "tie", Kind.GOAL), here)
    await deliver(either, await occasion(either, "derby", Kind.GOAL), here)
    await deliver(either, await occasion(either, "tie", Kind.LINEUP), there)
    await deliver(either, await occasion(either, "channel:1", Kind.NOTICE), here)
    async with either.read() as conn:
        assert await delivery_log.matches_in(conn, here, 5) == ["derby", "tie"]
        assert await delivery_log.matches_in(conn, here, 1) == ["derby"]


@pytest.mark.parametrize("stands", ["told", "expired", "armed"])
async def test_of_one_match_it_tells_what_never_became_a_delivery(either: Database, stands: str) -> None:
    here = await a_channel(either, "1")
    await occasion(either, "derby", Kind.PREVIEW, stands=stands)
    sent = await deliver(either, await occasion(either, "derby", Kind.GOAL, NOON + HOUR), here)
    async with either.read() as conn:
        found = await delivery_log.entries_of_match(conn, here, 1, MatchKey("derby"))
    assert [(entry.logged.delivery, entry.logged.stands, entry.reference) for entry in found] == [
        (None, stands, None),
        (sent, "told", "42/7"),
    ]
