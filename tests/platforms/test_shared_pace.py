"""Processes that share a token stay within its limit together, and use it up. On a real PostgreSQL, in
virtual time: how fast the machine is changes nothing."""

import asyncio
from collections.abc import Sequence
from itertools import count

import pytest

from bot.platforms import shared_pace
from bot.platforms.book import NOTHING, Became, Booked, Rate, Unshared
from bot.platforms.discord.adapter import SHARED as DISCORD
from bot.platforms.shared_pace import AHEAD, AHEAD_OF_OTHERS, SHARE_ALONE, Halted, SharedPace
from storage.paces import REACH
from tests.shared_pace import most_within, processes
from tests.virtual_time import in_virtual_time

LIMIT = 50
"""Calls in a second, as Discord allows them."""
MESSAGES = 32
"""Of one process on their way at once."""


def now() -> float:
    return asyncio.get_running_loop().time()


async def posts(pace: SharedPace, seconds: float) -> list[float]:
    """Posts without a pause for so long; gives when each message left."""
    end, left = now() + seconds, list[float]()

    async def one_after_the_other() -> None:
        while now() < end:
            await pace.book()
            left.append(now())

    await asyncio.gather(*(one_after_the_other() for _ in range(MESSAGES)))
    return [at for at in left if at < end]


async def together(paces: Sequence[SharedPace], seconds: float) -> list[list[float]]:
    return await asyncio.gather(*(posts(pace, seconds) for pace in paces))


def of_all(each: Sequence[Sequence[float]]) -> list[float]:
    return sorted(at for left in each for at in left)


@pytest.mark.postgres
@pytest.mark.parametrize("count", [1, 2, 4])
@in_virtual_time
async def test_together_they_use_the_limit_and_never_go_over_it(
    migrated_postgres_url: str, count: int
) -> None:
    async with processes(migrated_postgres_url, count) as (books, stores):
        each = await together([SharedPace(book, DISCORD) for book in books], 4.0)
    left = of_all(each)
    assert most_within(left, 1.0) <= LIMIT
    assert len(left) >= 0.95 * LIMIT * 4.0
    assert min(map(len, each)) > len(left) / count / 2, "each has its share"
    assert sum(store.asked for store in stores) < 1.5 * (len(left) + count * MESSAGES)


@pytest.mark.postgres
@in_virtual_time
async def test_what_a_process_is_too_late_for_is_made_good(migrated_postgres_url: str) -> None:
    async with processes(migrated_postgres_url, 2) as (books, _):
        one, other = (SharedPace(book, DISCORD) for book in books)

        async def is_held_up() -> None:
            for _ in range(8):
                await asyncio.sleep(0.4)
                async with one._turn:  # what is booked meanwhile is missed
                    await asyncio.sleep(0.12)

        stalls = asyncio.create_task(is_held_up())
        left = of_all(await together([one, other], 4.0))
        await stalls
    assert most_within(left, 1.0) <= LIMIT
    assert len(left) >= 0.95 * LIMIT * 4.0


@pytest.mark.postgres
@in_virtual_time
async def test_an_idle_process_keeps_nothing_from_a_busy_one(migrated_postgres_url: str) -> None:
    async with processes(migrated_postgres_url, 2) as (books, _):
        idle, busy = (SharedPace(book, DISCORD) for book in books)
        await together([idle, busy], 2.0)
        left = await posts(busy, 3.0)
    assert len(left) >= 0.95 * LIMIT * 3.0
    assert most_within(left, 1.0) <= LIMIT


@pytest.mark.postgres
@in_virtual_time
async def test_an_answer_goes_at_once_while_others_post_without_a_pause(migrated_postgres_url: str) -> None:
    async with processes(migrated_postgres_url, 4) as (books, _):
        gateway, *workers = (SharedPace(book, DISCORD) for book in books)
        posting = asyncio.create_task(together(workers, 3.0))
        waited, answered = [], []
        for _ in range(12):
            await asyncio.sleep(0.23)
            begun = now()
            await gateway.due(1, pressing=True)
            gateway.take()
            answered.append(now())
            waited.append(now() - begun)
        left = of_all([*await posting, answered])
    assert max(waited) <= AHEAD + 2 * DISCORD.apart
    assert most_within(left, 1.0) <= LIMIT


@pytest.mark.postgres
@in_virtual_time
async def test_a_crowd_of_answers_stays_within_the_limit_and_lets_posts_through(
    migrated_postgres_url: str,
) -> None:
    async with processes(migrated_postgres_url, 2) as (books, _):
        gateway, worker = (SharedPace(book, DISCORD) for book in books)
        posting = asyncio.create_task(posts(worker, 4.0))
        answered = []
        while now() < 4.0:
            await gateway.due(100, pressing=True)
            gateway.take()
            answered.append(now())
        posted = await posting
    left = sorted(posted + answered)
    assert most_within(left, 1.0) <= LIMIT
    assert min(len(posted), len(answered)) > len(left) / 4


@pytest.mark.postgres
@in_virtual_time
async def test_a_halt_that_one_is_told_holds_both(migrated_postgres_url: str) -> None:
    async with processes(migrated_postgres_url, 2) as (books, _):
        one, other = (SharedPace(book, DISCORD) for book in books)
        posting = asyncio.create_task(together([one, other], 5.0))
        await asyncio.sleep(1.0)
        told = now()
        one.halt(2.0)
        of_one, of_other = await posting
    assert not [at for at in of_one if told < at < told + 2.0]
    assert not [at for at in of_other if told + AHEAD_OF_OTHERS < at < told + 2.0]
    assert [at for at in of_one if at > told + 2.0]
    assert [at for at in of_other if at > told + 2.0]
    assert most_within(sorted(of_one + of_other), 1.0) <= LIMIT


@pytest.mark.postgres
@in_virtual_time
async def test_nobody_waits_for_the_end_of_a_long_halt(migrated_postgres_url: str) -> None:
    async with processes(migrated_postgres_url, 2) as (books, _):
        one, other = (SharedPace(book, DISCORD) for book in books)
        one.halt(600)
        assert one.room(0.5) == 0
        with pytest.raises(Halted):
            await one.book()
        await asyncio.sleep(0)
        with pytest.raises(Halted) as halted:
            await other.book()
    assert 599 < halted.value.seconds <= 600


@pytest.mark.postgres
@in_virtual_time
async def test_a_clock_that_is_put_back_keeps_nobody_waiting_for_long(
    migrated_postgres_url: str,
) -> None:
    async with processes(migrated_postgres_url, 2) as (books, stores):
        paces = [SharedPace(book, DISCORD) for book in books]
        await together(paces, 1.0)
        for store in stores:
            store.put_back = 1_000.0
        left = await together(paces, 4.0)
    assert sum(map(len, left)) > 0.9 * LIMIT * (4.0 - DISCORD.window - REACH)


@pytest.mark.postgres
@in_virtual_time
async def test_who_shares_takes_in_what_can_leave_soon(migrated_postgres_url: str) -> None:
    """What waits for its turn for long is unknown to the outbox, and a goal stands behind it."""
    async with processes(migrated_postgres_url, 2) as (books, _):
        one, other = (SharedPace(book, DISCORD) for book in books)
        alone = one.room(0.5)
        assert 20 <= alone <= 26
        rooms = list[int]()

        async def look() -> None:
            await asyncio.sleep(1.9)
            rooms.extend(pace.room(0.5) + pace._waiting for pace in (one, other) if pace._contended)

        await asyncio.gather(together([one, other], 2.0), look())
    assert rooms
    assert all(room <= MESSAGES for room in rooms)


@pytest.mark.postgres
@in_virtual_time
async def test_what_is_answered_late_counts_from_then(migrated_postgres_url: str) -> None:
    """It may have arrived late, and together with those that left after it."""
    rate = Rate(calls=4, window=1.0, apart=0.1, made_good=0.1)
    async with processes(migrated_postgres_url, 2) as (books, _):
        one, other = (SharedPace(book, rate) for book in books)
        heard = []
        for _ in range(4):
            await one.due(1)
            heard.append(one.take())
        last = now()
        await asyncio.sleep(0.4)
        for answered in heard:
            answered()
        await one.due(1)
        assert now() - last == pytest.approx(1.0 + 0.4 - 0.3, abs=0.1)
        one.take()
        await other.due(1)
        assert now() - last >= 1.2


class Gone:
    """A book that cannot be reached."""

    def __init__(self) -> None:
        self.asked = 0

    async def book(
        self, rate: Rate, wanted: int, ahead: float, became: Became = NOTHING, chat: str = ""
    ) -> Booked:
        self.asked += 1
        raise Unshared

    async def count(self, rate: Rate, chat: str) -> None:
        raise Unshared

    async def halt(self, seconds: float) -> None:
        raise Unshared


@in_virtual_time
async def test_without_the_book_it_goes_on_at_a_cautious_share() -> None:
    paces = [SharedPace(Gone(), DISCORD) for _ in range(SHARE_ALONE)]
    each = await together(paces, 4.0)
    left = of_all(each)
    assert min(map(len, each)) >= 0.9 * LIMIT * 4.0 / SHARE_ALONE
    assert most_within(left, 1.0) <= LIMIT


@in_virtual_time
async def test_a_halt_is_kept_where_nobody_can_be_told() -> None:
    pace = SharedPace(Gone(), DISCORD)
    pace.halt(2.0)
    left = await posts(pace, 4.0)
    assert left
    assert min(left) >= 2.0


async def test_a_halt_that_ends_just_then_is_waited_for_like_any(monkeypatch: pytest.MonkeyPatch) -> None:
    """Time passes between two looks at the clock, too."""
    ticks = count()
    monkeypatch.setattr(shared_pace, "_now", lambda: next(ticks) / 1_000)
    pace = SharedPace(Gone(), DISCORD)
    pace.halt(0.0015)
    await pace.book()
    assert pace.halted() == 0


@pytest.mark.postgres
@in_virtual_time
async def test_who_gives_up_leaves_what_was_booked_to_the_next(migrated_postgres_url: str) -> None:
    async with processes(migrated_postgres_url, 1) as ([book], [store]):
        pace = SharedPace(book, DISCORD)
        waiting = asyncio.create_task(pace.book())
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        waiting.cancel()
        await asyncio.gather(waiting, return_exceptions=True)
        await pace.book()
    assert store.asked == 1
