"""Calls leave evenly, and never more in a second than Discord allows."""

import asyncio

from bot.platforms.pace import Pace


class Watched(Pace):
    """Notes when each call was let go: a busy machine wakes the caller somewhat later, which is not the
    pace's doing."""

    def __init__(self, calls: int, window: float) -> None:
        super().__init__(calls, window)
        self.let_go: list[float] = []

    def count(self) -> None:
        super().count()
        self.let_go.append(asyncio.get_running_loop().time())


async def departures(pace: Watched, calls: int) -> list[float]:
    before = len(pace.let_go)
    await asyncio.gather(*(pace.book() for _ in range(calls)))
    return pace.let_go[before:]


def most_within(left: list[float], seconds: float) -> int:
    return max(sum(start <= other < start + seconds for other in left) for start in left)


async def test_no_window_holds_more_than_it_may() -> None:
    left = await departures(Watched(calls=20, window=0.2), 70)
    assert most_within(left, 0.199) <= 20
    assert left == sorted(left)


async def test_a_held_up_loop_makes_good_without_a_burst_beyond_the_window() -> None:
    pace = Watched(calls=20, window=0.2)
    await departures(pace, 5)
    await asyncio.sleep(0.3)
    left = await departures(pace, 60)
    assert most_within(left, 0.199) <= 20


async def test_the_first_call_waits_for_nothing() -> None:
    begin = asyncio.get_running_loop().time()
    [first] = await departures(Watched(calls=1, window=60), 1)
    assert first - begin < 1
