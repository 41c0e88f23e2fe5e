"""The alarm wakes the runner: at once after a change, at the instant it asked for, and never in a spin."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta

import pytest

from bot.schedule import alarm
from bot.schedule.alarm import Alarm

Tick = Callable[[datetime], Awaitable[datetime | None]]


def now() -> datetime:
    return datetime.now(UTC)


async def ticks_of(tick: Tick, seconds: float, changes: int = 0) -> int:
    """How often the sender is woken in a while, with so many changes told in a row."""
    woken = 0

    def wake() -> None:
        nonlocal woken
        woken += 1

    bell = Alarm(tick, now, wake)
    bell.start()
    for _ in range(changes):
        await asyncio.sleep(0.02)
        bell.changed()
    await asyncio.sleep(seconds)
    bell.stop()
    return woken


async def test_it_begins_with_a_tick() -> None:
    async def nothing_due(at: datetime) -> None:
        return None

    assert await ticks_of(nothing_due, 0.2) == 1


async def test_a_change_while_the_runner_works_is_not_forgotten() -> None:
    began: list[datetime] = []

    async def slow(at: datetime) -> None:
        began.append(at)
        await asyncio.sleep(0.1)

    await ticks_of(slow, 0.5, changes=1)
    assert len(began) == 2


async def test_it_wakes_at_the_instant_that_was_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(alarm, "AGAIN", timedelta(0))
    due = now() + timedelta(seconds=0.3)

    async def due_once(at: datetime) -> datetime | None:
        return due if at < due else None

    assert await ticks_of(due_once, 0.8) == 2


async def test_what_stays_due_because_it_fails_makes_no_spin() -> None:
    async def always_late(at: datetime) -> datetime:
        return at - timedelta(minutes=1)

    assert await ticks_of(always_late, 0.6) == 1


async def test_a_tick_that_fails_does_not_end_it() -> None:
    failures = [OSError("the store is away")]

    async def fails_once(at: datetime) -> None:
        if failures:
            raise failures.pop()

    assert await ticks_of(fails_once, 0.3, changes=1) == 1
