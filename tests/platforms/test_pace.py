"""Calls leave evenly, and never more in a second than Discord allows."""

import asyncio

from bot.platforms.pace import Pace


async def departures(pace: Pace, calls: int) -> list[float]:
    left: list[float] = []

    async def one() -> None:
        await pace.book()
        left.append(asyncio.get_running_loop().time())

    await asyncio.gather(*(one() for _ in range(calls)))
    return left


def most_within(left: list[float], seconds: float) -> int:
    return max(sum(start <= other < start + seconds for other in left) for start in left)


async def test_no_window_holds_more_than_it_may() -> None:
    left = await departures(Pace(calls=20, window=0.2), 70)
    assert most_within(left, 0.199) <= 20
    assert left == sorted(left)


async def test_a_held_up_loop_makes_good_without_a_burst_beyond_the_window() -> None:
    pace = Pace(calls=20, window=0.2)
    await departures(pace, 5)
    await asyncio.sleep(0.3)
    left = await departures(pace, 60)
    assert most_within(left, 0.199) <= 20


async def test_the_first_call_waits_for_nothing() -> None:
    begin = asyncio.get_running_loop().time()
    [first] = await departures(Pace(calls=1, window=60), 1)
    assert first - begin < 1
