"""Which matches are near, to come and over, by whose they are."""

from datetime import timedelta

import pytest

from bot.knowledge.match import Match, Status
from storage import fixtures
from storage.database import Database
from storage.fixtures import Around
from tests.knowledge.builders import NOON, atalanta, liverpool
from tests.storage.season import CUP, DAY, EVERTON, a_match, keep, kickoff, plan, play, say, status

HOUR = timedelta(hours=1)
BEFORE = a_match("before", liverpool(), EVERTON)
NOW = a_match("now", atalanta(), liverpool(), CUP)
AFTER = a_match("after", EVERTON, liverpool())
OTHERS = a_match("others", EVERTON, atalanta())


async def around(store: Database, *targets: str) -> Around:
    async with store.read() as conn:
        return await fixtures.around(conn, targets, NOON, 60 * DAY)


async def to_come(store: Database, *targets: str) -> list[str]:
    async with store.read() as conn:
        return list(await fixtures.to_come(conn, targets, NOON, 5))


async def test_what_is_played_what_comes_and_what_was(either: Database) -> None:
    await play(either, BEFORE, NOON - DAY)
    await live(either, NOW)
    await plan(either, AFTER, NOON + DAY)
    found = await around(either, "team:liverpool")
    assert [match.key for match in found if match] == ["now", "after", "before"]
    assert found.running is not None
    assert found.running.begins == NOON - HOUR


async def test_nothing_is_near_in_an_empty_store(either: Database) -> None:
    assert await around(either) == Around(None, None, None)


@pytest.mark.parametrize(
    ("target", "key"),
    [
        ("team:everton", "others"),
        ("team:liverpool", "after"),
        ("competition:cup", "now"),
        ("match:after", "after"),
    ],
)
async def test_a_target_decides_whose_matches_count(either: Database, target: str, key: str) -> None:
    await plan(either, OTHERS, NOON + HOUR)
    await plan(either, AFTER, NOON + 2 * HOUR)
    await plan(either, NOW, NOON + 3 * HOUR)
    found = await around(either, target)
    assert found.coming is not None
    assert found.coming.key == key


async def test_what_nobody_follows_is_not_found(either: Database) -> None:
    await plan(either, AFTER, NOON + DAY)
    assert await around(either, "team:atalanta") == Around(None, None, None)
    assert await to_come(either, "nonsense") == []


async def test_a_match_that_nobody_reported_on_is_over_some_day(either: Database) -> None:
    await plan(either, AFTER, NOON - 6 * HOUR)
    assert (await around(either)).coming is None


async def test_a_postponed_match_is_told_until_its_day_is_over(either: Database) -> None:
    await plan(either, AFTER, NOON + HOUR)
    await say(either, status("after", Status.POSTPONED))
    found = await around(either)
    assert found.coming is not None
    assert found.coming.status is Status.POSTPONED


async def test_an_abandoned_match_is_the_last_one(either: Database) -> None:
    await plan(either, AFTER, NOON - HOUR)
    await say(either, status("after", Status.ABANDONED))
    found = await around(either)
    assert found.last is not None
    assert found.last.status is Status.ABANDONED


async def test_matches_to_come_soonest_first_and_undated_last(either: Database) -> None:
    await plan(either, AFTER, (NOON + 3 * DAY).date())
    await plan(either, OTHERS, NOON + DAY)
    await keep(either, NOW)
    await play(either, BEFORE, NOON - DAY)
    assert await to_come(either) == ["others", "after", "now"]


async def test_played_matches_newest_first(either: Database) -> None:
    await play(either, BEFORE, NOON - 2 * DAY)
    await play(either, OTHERS, (NOON - DAY).date())
    await plan(either, AFTER, NOON + DAY)
    async with either.read() as conn:
        assert [m.key for m in await fixtures.played(conn, [], 5)] == ["others", "before"]
        assert [m.key for m in await fixtures.played(conn, ["team:liverpool"], 5)] == ["before"]


async def test_between_two_days_whatever_the_status(either: Database) -> None:
    await play(either, BEFORE, NOON - DAY)
    await plan(either, AFTER, NOON + DAY)
    await plan(either, OTHERS, NOON + 9 * DAY)
    async with either.read() as conn:
        assert [m.key for m in await fixtures.between(conn, NOON - DAY, NOON + DAY)] == ["before", "after"]


async def live(store: Database, match: Match) -> None:
    await keep(store, match)
    await say(store, kickoff(match.key, NOON - HOUR), status(match.key, Status.LIVE))
