"""What one process at a time does for all: planning, asking providers and feeds, counting, tidying."""

import asyncio
from collections.abc import Callable
from datetime import timedelta

import structlog

from bot.app.data import Data
from bot.app.gauges import Gauges
from bot.app.press import press, understanding
from bot.app.providers import accesses, competitions_named, providers_on
from bot.app.tidying import Tidying
from bot.app.voting import ballot_rules
from bot.app.world import World
from bot.schedule.alarm import Alarm
from bot.schedule.counting import Counting
from bot.schedule.runner import Runner
from bot.settings import Settings

log = structlog.get_logger()

COUNTED_EVERY = 5.0
"""Seconds between two looks at the ballots that are open."""

PLANNING = "planning"
PLANNED_WITHIN = timedelta(minutes=15)
"""It comes round twice a minute; telling a million channels something takes it a while."""


class SingleWork:
    """It can be begun again after it was cancelled: another process may have done it in between."""

    def __init__(self, joined: World, settings: Settings, sendable: Callable[[], None]) -> None:
        """`sendable` hears that there may be something new to send."""
        self._joined = joined
        self._settings = settings
        self._sendable = sendable
        self._alarm: Alarm | None = None
        self._data: Data | None = None

    def changed(self) -> None:
        """Facts have changed, or somebody follows or wants something else."""
        if self._alarm is not None and self._data is not None:
            self._alarm.changed()
            self._data.wake()

    async def run(self) -> None:
        """Works until it is cancelled. Raises what the first part that fails raises."""
        joined, settings = self._joined, self._settings
        runner = Runner(joined.database, ballot_rules(settings))
        beat = joined.pulse.loop(PLANNING, PLANNED_WITHIN)
        self._alarm = alarm = Alarm(runner.tick, joined.clock.now, self._sendable, beat)
        self._data = data = Data(
            joined.database,
            providers_on(settings),
            joined.clock,
            alarm.changed,
            competitions=competitions_named(settings),
        )
        papers = press(joined.database, joined.clock, understanding(settings))
        alarm.start()
        try:
            async with asyncio.TaskGroup() as together:
                together.create_task(data.run(), name="data")
                together.create_task(papers.run(), name="press")
                together.create_task(self._count(), name="counting")
                gauges = Gauges(joined.database, joined.clock.now, accesses(settings))
                together.create_task(gauges.run(), name="gauges")
                keep = timedelta(days=settings.keep_days)
                tidying = Tidying(
                    joined.database, joined.clock.now, keep, (papers.tidy, data.tidy, joined.paces.tidy)
                )
                together.create_task(tidying.run(), name="tidying")
        finally:
            self._alarm = self._data = None
            alarm.stop()
            joined.pulse.ended(PLANNING)

    async def _count(self) -> None:
        """Every few seconds, how many have voted."""
        counting = Counting(self._joined.database)
        while True:
            try:
                if await counting.look(self._joined.clock.now()):
                    self._sendable()
            except Exception:  # the next count tells it
                log.exception("counting_failed")
            await asyncio.sleep(COUNTED_EVERY)
