"""Posts of old seasons leave the store in small steps; what is told of matches to come stays."""

from collections import Counter
from datetime import timedelta

import pytest
from sqlalchemy import func, insert, select

from bot.chat import Channel
from bot.knowledge.match import MatchKey, Status
from bot.knowledge.occasion import Kind
from storage import channels, delivery_log, muted, past_claims, past_posts, places
from storage.database import Database
from storage.moderating_tables import skipped
from storage.tables import channels as channels_kept
from storage.tables import deliveries, occasions
from tests.knowledge.builders import NOON, atalanta, liverpool
from tests.storage.season import EVERTON, a_match, plan, play, say, status
from tests.storage.test_delivery_log import a_channel, deliver, occasion

OLD = NOON - timedelta(days=401)
BEFORE = NOON - timedelta(days=400)
LONG_GONE = a_match("long-gone", liverpool(), EVERTON)
RECENT = a_match("recent", atalanta(), liverpool())
PUT_OFF = a_match("put-off", atalanta(), EVERTON)


async def swept(store: Database) -> Counter[str]:
    total: Counter[str] = Counter()
    async for gone in past_posts.sweep(store, BEFORE):
        total += gone
    return total


async def subjects(store: Database) -> list[str]:
    async with store.read() as conn:
        return sorted((await conn.execute(select(occasions.c.subject))).scalars())


async def test_what_was_posted_of_old_matches_goes_and_the_rest_stays(either: Database) -> None:
    here = await a_channel(either, "1")
    await play(either, LONG_GONE, OLD)
    await play(either, RECENT, NOON)
    await deliver(either, await occasion(either, "long-gone", Kind.GOAL, OLD), here, at=OLD)
    await occasion(either, "long-gone", Kind.PREVIEW, OLD, stands="cancelled")
    kept = await deliver(either, await occasion(either, "recent", Kind.GOAL), here)

    assert await swept(either) == Counter(deliveries=1, occasions=2)

    assert await subjects(either) == ["recent"]
    async with either.read() as conn:
        [entry] = await delivery_log.in_channel(conn, here, delivery_log.Wanted(), 10)
    assert entry.logged.delivery == kept
    assert await swept(either) == Counter()


async def test_what_was_told_of_a_match_that_was_put_off_until_now_stays(either: Database) -> None:
    here = await a_channel(either, "1")
    await plan(either, PUT_OFF, NOON + timedelta(days=1))
    await deliver(either, await occasion(either, "put-off", Kind.MOVED, OLD), here, at=OLD)
    await occasion(either, "recent", Kind.GOAL)

    assert await swept(either) == Counter()


async def test_what_hangs_on_a_match_that_is_put_off_stays_though_nobody_knows_until_when(
    either: Database,
) -> None:
    number = await a_channel(either, "1")
    await plan(either, PUT_OFF, OLD)
    await say(either, status(PUT_OFF.key, Status.POSTPONED))
    await occasion(either, PUT_OFF.key, Kind.MOVED, OLD)
    await occasion(either, "recent", Kind.GOAL)
    async with either.write() as conn:
        await channels.follow(conn, number, f"match:{PUT_OFF.key}")

    assert await swept(either) == Counter()
    assert [gone async for gone in past_posts.sweep_settings(either, BEFORE)] == []
    assert [gone async for gone in past_claims.sweep(either, BEFORE.date())] == []


async def test_the_newest_occasion_stays_so_that_no_number_comes_twice(either: Database) -> None:
    number = await occasion(either, "long-gone", Kind.GOAL, OLD)

    await swept(either)

    assert await occasion(either, "recent", Kind.GOAL) == number + 1


async def test_it_goes_in_small_steps_and_can_be_broken_off_at_each(
    either: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(past_posts, "CHUNK", 4)
    await a_channel(either, "1")
    async with either.write() as conn:
        community = await channels.open_community(conn, "discord", "2", "Many")
        row = {"community": community, "platform": "discord", "name": "x"}
        await conn.execute(insert(channels_kept), [{**row, "address": f"c{n}"} for n in range(10)])
        many = list((await conn.execute(select(channels_kept.c.id))).scalars())
    for kind in (Kind.GOAL, Kind.PREVIEW):
        number = await occasion(either, "long-gone", kind, OLD)
        async with either.write() as conn:
            same = {
                "occasion": number, "platform": "discord", "state": "sent", "priority": 3, "due_at": OLD,
                "not_before": OLD, "wanted": 1,
            }  # fmt: skip
            await conn.execute(insert(deliveries), [{**same, "channel": one} for one in many])
    await occasion(either, "recent", Kind.GOAL)

    steps = []
    async for gone in past_posts.sweep(either, BEFORE):
        steps.append(gone["deliveries"])
        if len(steps) == 2:
            break
    assert steps == [4, 4]
    assert await count(either) == 2 * 11 - 8

    async for gone in past_posts.sweep(either, BEFORE):
        assert gone["deliveries"] <= 4
    assert await count(either) == 0
    assert await subjects(either) == ["recent"]


async def test_what_was_chosen_for_one_match_goes_with_it(either: Database) -> None:
    number = await a_channel(either, "1")
    here = Channel("discord", "1")
    for match, at in ((LONG_GONE, OLD), (RECENT, NOON)):
        await play(either, match, at)
        async with either.write() as conn:
            await places.keep(conn, here, match.key, "thread", "77")
            await muted.mute(conn, number, match.key, at)
            row = {"channel": number, "subject": match.key, "kind": "goal", "variant": "", "at": at}
            await conn.execute(insert(skipped).values(row))
            await channels.follow(conn, number, f"match:{match.key}")

    found: Counter[str] = Counter()
    async for gone in past_posts.sweep_settings(either, BEFORE):
        found += gone

    assert found == Counter(places=1, muted=1, skipped=1, follows=1)
    async with either.read() as conn:
        assert await places.find(conn, here, "long-gone", "thread") is None
        assert await places.find(conn, here, "recent", "thread") == ("77", "")
        both = [MatchKey("long-gone"), MatchKey("recent")]
        assert await muted.among(conn, number, both) == {"recent"}
        assert await channels.followed(conn, number) == ["match:recent"]


async def count(store: Database) -> int:
    async with store.read() as conn:
        return await conn.scalar(select(func.count()).select_from(deliveries)) or 0
