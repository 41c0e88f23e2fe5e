"""What is past use goes: once a day while the bot runs, or when the operator says so."""

import asyncio
import shutil
import sqlite3
from collections import Counter
from collections.abc import Awaitable, Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

import structlog

from bot.app.errors import NotBegunError
from bot.settings import Settings
from storage import expiring, migrate, retention
from storage.database import Database, connect

log = structlog.get_logger()

HOUR = 3_600.0
HOURS_OF_DAY = 24
TOLD_EVERY = 50_000
"""Rows after which a long tidying says how far it is."""


class Tidying:
    """The part of single work that removes things."""

    def __init__(
        self,
        database: Database,
        now: Callable[[], datetime],
        keep: timedelta,
        also: tuple[Callable[[], Awaitable[None]], ...] = (),
    ) -> None:
        """`keep` is for how long posts are kept; `also` is what other parts do once a day."""
        self._database = database
        self._now = now
        self._keep = keep
        self._also = also

    async def run(self) -> None:
        """Tidies until it is cancelled; what fails is tried again the day after. Nothing is removed by a
        clock that says something else than the day before."""
        while True:
            await self._daily()
            for _ in range(HOURS_OF_DAY):
                await self._hourly()
                await asyncio.sleep(HOUR)

    async def _hourly(self) -> None:
        try:
            if late := await expiring.expire(self._database, self._now()):
                log.info("posts_expired_unsent", count=late)
        except Exception:  # the next hour comes
            log.exception("expiring_failed")

    async def _daily(self) -> None:
        try:
            if not await retention.steady(self._database, self._now()):
                log.info("tidying_waits", reason="the clock has to prove itself for a day")
                return
            removed = await retention.tidy(self._database, self._now(), self._keep, _Progress().told)
            for work in self._also:
                await work()
        except Exception:  # tomorrow is another day
            log.exception("tidying_failed")
        else:
            if removed.total():
                log.info("tidied", **+removed)


class _Progress:
    """Says in the log how far long work is."""

    def __init__(self) -> None:
        self._next = TOLD_EVERY

    def told(self, removed: Counter[str]) -> None:
        if removed.total() >= self._next:
            self._next = removed.total() + TOLD_EVERY
            log.info("tidying", **+removed)


class Tidied(NamedTuple):
    """How many rows of what were removed. `size` is the file's in bytes before and after, where it is one;
    `problem` tells why space that is free was not given back."""

    removed: Counter[str]
    size: tuple[int, int] | None = None
    problem: str = ""


async def tidied(settings: Settings, told: Callable[[Counter[str]], None]) -> Tidied:
    """Does a day's tidying at once. A SQLite file gives back what it does not need any more: the bot must be
    stopped. Raises StorageError, and NotBegunError."""
    keep = timedelta(days=settings.keep_days)
    database = connect(settings.database, alone=True)
    try:
        if not (await migrate.state(database)).up_to_date:
            raise NotBegunError
        file = Path(database.engine.url.database or "") if database.alone else None
        before = _size(file) if file else 0
        now = datetime.now(UTC)
        await expiring.expire(database, now)
        removed = +await retention.tidy(database, now, keep, told)
        await database.engine.dispose()
        problem = await asyncio.to_thread(give_back, file) if file else ""
        return Tidied(removed, (before, _size(file)) if file else None, problem)
    finally:
        await database.close()


def give_back(file: Path) -> str:
    """Writes the file anew without what is free in it; why not, where that cannot be."""
    with closing(sqlite3.connect(file)) as store:
        if not store.execute("PRAGMA freelist_count").fetchone()[0]:
            return ""
        if shutil.disk_usage(file.parent).free < 2 * _size(file):
            return "it needs twice its size free on the disk for a moment, and there is less"
        try:
            store.execute("VACUUM")
            store.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        except sqlite3.Error as error:
            return str(error)
    return ""


def _size(file: Path) -> int:
    return sum(
        Path(f"{file}{side}").stat().st_size for side in ("", "-wal") if Path(f"{file}{side}").exists()
    )
