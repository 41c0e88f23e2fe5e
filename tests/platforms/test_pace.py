"""Calls leave evenly, and never more arrive in a second than the platform allows, however long each takes."""

import asyncio
from random import Random

import pytest

from bot.platforms.pace import Overall, Pace
from tests.platforms.telegram.delivering import at_most_within
from tests.virtual_time import in_virtual_time

CALLS, WINDOW = 20, 0.2


async def left(pace: Pace) -> float:
    """When a call left that was answered at once."""
    answered = await pace.book()
    answered()
    return asyncio.get_running_loop().time()


@in_virtual_time
async def test_no_window_holds_more_than_it_may_and_none_is_wasted() -> None:
    pace = Pace(CALLS, WINDOW)
    times = await asyncio.gather(*(left(pace) for _ in range(100)))
    assert at_most_within(list(times), WINDOW - 0.001) <= CALLS
    assert list(times) == sorted(times)
    assert max(times) - min(times) < 100 / CALLS * WINDOW * 1.06


@in_virtual_time
async def test_a_held_up_loop_makes_good_without_a_burst_beyond_the_window() -> None:
    pace = Pace(CALLS, WINDOW)
    await asyncio.gather(*(left(pace) for _ in range(5)))
    await asyncio.sleep(0.3)
    times = await asyncio.gather(*(left(pace) for _ in range(60)))
    assert at_most_within(list(times), WINDOW - 0.001) <= CALLS


@in_virtual_time
async def test_the_first_call_waits_for_nothing() -> None:
    begin = asyncio.get_running_loop().time()
    assert await left(Pace(1, 60)) == begin


@in_virtual_time
async def test_answers_that_take_long_count_for_longer() -> None:
    """A call that is answered late may have arrived late, together with those that left after it."""
    overall = Overall(calls=2, window=0.5)
    late = [overall.leaves(), overall.leaves()]
    await asyncio.sleep(0.02)
    for departure in late:
        departure.answered()
    assert 0.49 < overall.wait() <= 0.5


@in_virtual_time
async def test_a_call_that_hangs_counts_for_a_window_and_a_half() -> None:
    overall = Overall(calls=1, window=0.5)
    begin = asyncio.get_running_loop().time()
    overall.leaves()
    assert overall.wait() + begin == pytest.approx(0.75 + begin)


@pytest.mark.parametrize("seed", range(20))
@in_virtual_time
async def test_no_more_arrive_in_a_second_whenever_each_does(seed: int) -> None:
    """As the platform counts, whose clock starts when a call is there: some take long to get there, some to
    come back, and now and then all that is on its way comes late at once."""
    chance, pace, arrived = Random(seed), Pace(CALLS, WINDOW), list[float]()
    loop, busy_until = asyncio.get_running_loop(), 0.0

    async def call() -> None:
        answered = await pace.book()
        there, back = (chance.choice((0.001, 0.001, 0.02, 0.09)) for _ in range(2))
        there = max(there, min(busy_until - loop.time(), WINDOW / 2 - back))
        await asyncio.sleep(there)
        arrived.append(loop.time())
        await asyncio.sleep(back)
        answered()

    calls = []
    for _ in range(300):
        calls.append(asyncio.create_task(call()))
        if chance.random() < 0.02:
            busy_until = loop.time() + 0.08
        await asyncio.sleep(chance.choice((0.0, 0.001, 0.02)))
    await asyncio.gather(*calls)
    assert at_most_within(arrived, WINDOW - 1e-9) <= CALLS
