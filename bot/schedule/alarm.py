"""Waking the runner: at the instant it asked for, after any change, and now and then in any case."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler

log = structlog.get_logger()

HEARTBEAT = 30
"""Seconds after which the runner looks again though nobody called: a change made by another process, say."""
AGAIN = timedelta(seconds=1)
"""The soonest that the runner is woken again by what it asked for."""
WAITING = 16
"""Calls of one kind that may wait for the tick that is running: none may be dropped, and few are needed."""


class Alarm:
    """Calls `tick(now)`, never twice at a time. Nothing is kept: what is due follows from the store."""

    def __init__(
        self,
        tick: Callable[[datetime], Awaitable[datetime | None]],
        now: Callable[[], datetime],
        then: Callable[[], None],
        beat: Callable[[], None] = lambda: None,
    ) -> None:
        """`then` hears of each tick that was well, `beat` of every one."""
        self._tick = tick
        self._now = now
        self._then = then
        self._beat = beat
        self._scheduler = AsyncIOScheduler(
            timezone="UTC",
            job_defaults={"misfire_grace_time": None, "coalesce": True, "max_instances": WAITING},
        )
        self._ringing = asyncio.Lock()

    def start(self) -> None:
        """Begins with a tick at once."""
        self._scheduler.start()
        self._scheduler.add_job(self._ring, "interval", seconds=HEARTBEAT, id="heartbeat")
        self.changed()

    def changed(self) -> None:
        """Says that facts or rules have changed: the runner looks at once."""
        self._scheduler.add_job(self._ring, id="changed", replace_existing=True)

    def stop(self) -> None:
        self._scheduler.shutdown(wait=False)

    async def _ring(self) -> None:
        async with self._ringing:
            try:
                due = await self._tick(self._now())
            except Exception:  # the next heartbeat tries again; the bot goes on answering meanwhile
                log.exception("tick_failed")
                return
            finally:
                self._beat()
        if due is not None:
            due = max(due, self._now() + AGAIN)  # what is due and was not done failed: it must not spin
            self._scheduler.add_job(self._ring, "date", run_date=due, id="due", replace_existing=True)
        self._then()
