"""Whether what a process does all the time goes on, and whether it could be of use just now."""

import asyncio
from collections.abc import Callable, Sequence
from datetime import timedelta
from time import monotonic

from prometheus_client import Gauge
from sqlalchemy import text

from storage.database import Database

PATIENCE = 5.0
"""Seconds that the store has to answer."""
BEATS = Gauge("matchday_loop_last_turn_timestamp_seconds", "When a loop last came round", ["loop"])


class Pulse:
    """Each loop of a process says when it comes round. One that has not for too long is stuck: that the
    store or a platform is away is no reason for it, since a loop goes on trying."""

    def __init__(self, database: Database, seconds: Callable[[], float] = monotonic) -> None:
        self._database = database
        self._seconds = seconds
        self._last: dict[str, tuple[float, float]] = {}

    def loop(self, name: str, within: timedelta) -> Callable[[], None]:
        """What the loop calls whenever it comes round. It has begun with this."""

        def beat() -> None:
            self._last[name] = (self._seconds(), within.total_seconds())
            BEATS.labels(name).set_to_current_time()

        beat()
        return beat

    def ended(self, name: str) -> None:
        """The loop has been stopped, and is missed no more."""
        if self._last.pop(name, None) is not None:
            BEATS.remove(name)

    def stuck(self) -> Sequence[str]:
        """A sentence for each loop that does not come round any more: only a restart helps."""
        now = self._seconds()
        return [
            f"{name} has not come round for {now - last:.0f} seconds"
            for name, (last, within) in self._last.items()
            if now - last > within
        ]

    async def problems(self) -> Sequence[str]:
        """The same, and whether the store answers. Nothing that is kept there is told."""
        try:
            async with asyncio.timeout(PATIENCE), self._database.read() as conn:
                await conn.execute(text("SELECT 1"))
        except Exception as error:  # whatever it is, and its words may tell where the store is
            return [*self.stuck(), f"the database does not answer ({type(error).__name__})"]
        return self.stuck()
