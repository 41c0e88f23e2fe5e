"""What time it is: the one clock of a process, made by `app` and handed to whoever needs it."""

import asyncio
from datetime import UTC, datetime, timedelta


class RealClock:
    def now(self) -> datetime:
        """This instant, in UTC."""
        return datetime.now(UTC)


class StoryClock:
    """A clock that is told what time it is, for a rehearsal; between two tellings it runs on at a pace."""

    def __init__(self, start: datetime) -> None:
        self._at = start
        self._pace = 0.0
        self._told = 0.0
        self._limit = start

    def now(self) -> datetime:
        """The instant of the story."""
        if not self._pace:
            return self._at
        passed = timedelta(seconds=(asyncio.get_running_loop().time() - self._told) * self._pace)
        return min(self._at + passed, self._limit)

    def stand(self, at: datetime) -> None:
        """Makes it exactly `at`, and stops there."""
        self._at, self._pace = at, 0.0

    @property
    def pace(self) -> float:
        """How many seconds of the story pass in a second; 0 while it stands."""
        return self._pace

    async def run_until(self, at: datetime, seconds: float) -> None:
        """Lets the time until `at` pass within `seconds` of real time."""
        start = self.now()
        if seconds > 0 and at > start:
            self._at, self._limit = start, at
            self._pace = (at - start).total_seconds() / seconds
            self._told = asyncio.get_running_loop().time()
            await asyncio.sleep(seconds)
        self.stand(max(start, at))
