"""Waking the runner: at the instant it asked for, after any change, and now and then in any case."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from storage.errors import store_is_away, words_of

log = structlog.get_logger()

HEARTBEAT = 30
"""Seconds after which the runner looks again though nobody called: a change made by another process, say."""
AGAIN = timedelta(seconds=1)
"""The soonest that the runner is woken again by what it asked for."""
AFTER_FAILURE = 2
"""Seconds until the next try after a tick that failed: a store that was away may be back."""
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
        self._next: asyncio.TimerHandle | None = None

    def start(self) -> None:
        """Begins with a tick at once."""
        self._scheduler.start()
        self.changed()

    def changed(self) -> None:
        """Says that facts or rules have changed: the runner looks at once."""
        self._scheduler.add_job(self._ring, id="changed", replace_existing=True)

    def stop(self) -> None:
        if self._next is not None:
            self._next.cancel()
        self._scheduler.shutdown(wait=False)

    def _look_again(self, seconds: float) -> None:
        """By the clock of the loop: one on the wall that is put back by an hour would silence the scheduler
        for as long."""
        if self._next is not None:
            self._next.cancel()
        if self._scheduler.running:
            self._next = asyncio.get_running_loop().call_later(seconds, self.changed)

    async def _ring(self) -> None:
        async with self._ringing:
            self._look_again(HEARTBEAT)
            try:
                due = await self._tick(self._now())
            except Exception as error:  # the bot goes on answering meanwhile
                if store_is_away(error):
                    log.error("store_away", loop="planning", error=words_of(error))
                else:
                    log.exception("tick_failed")
                self._look_again(AFTER_FAILURE)
                return
            finally:
                self._beat()
        if due is not None:
            due = max(due, self._now() + AGAIN)  # what is due and was not done failed: it must not spin
            self._scheduler.add_job(self._ring, "date", run_date=due, id="due", replace_existing=True)
        self._then()
