"""How large the store is after three seasons of a thousand channels, and what tidying it costs the others."""

import asyncio
import secrets
import sqlite3
import time
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import insert

from bench import seasons
from bench.figure import Figure
from bot.app.tidying import give_back
from bot.settings import Settings
from storage import migrate, retention
from storage.backup import backup
from storage.database import Database, connect
from storage.tables import handled

LIMIT = 512
"""MB. A season and a summer of everything, and of three seasons what stays for good: with a backup beside it
and the room that giving space back needs, it fits onto the 2 GB that the smallest machine has to spare."""
LONGEST_WAIT = 100
"""Milliseconds: half of what a person notices, and a thirtieth of what Discord waits for an answer."""
BETWEEN_WRITES = 0.02
ALONE = 20
"""Seconds in which it is seen how long writing takes where nothing is tidied."""


async def measure() -> list[Figure]:
    keep = timedelta(days=Settings.model_fields["keep_days"].default)
    with TemporaryDirectory(prefix="matchday-") as folder:
        file = Path(folder) / "seasons.sqlite"
        database = connect(f"sqlite:///{file}", alone=True)
        try:
            await migrate.upgrade(database)
            await database.engine.dispose()
            await asyncio.to_thread(seasons.fill, file)
            before = _megabytes(file)
            async with _Writer(database) as alone:
                await asyncio.sleep(ALONE)
            began = time.perf_counter()
            async with _Writer(database) as tidied_beside:
                removed = await retention.tidy(database, seasons.NOW, keep)
            took = time.perf_counter() - began
            in_use = _in_use(file)
            async with _Writer(database) as saved_beside:
                await backup(f"sqlite:///{file}", Path(folder) / "saved.sqlite")
            await database.engine.dispose()
            began = time.perf_counter()
            await asyncio.to_thread(give_back, file)
            vacuumed = time.perf_counter() - began
            after = _megabytes(file)
        finally:
            await database.close()
    return [
        Figure("the store after three seasons of 1,000 channels", before, "MB"),
        Figure("tidied, in use", in_use, "MB", LIMIT),
        Figure("tidied, the file after `matchday db tidy`", after, "MB", LIMIT),
        Figure(f"removing {removed.total():,} rows the first time, beside other work", took, "s"),
        Figure("longest that a small write waited meanwhile", tidied_beside.longest, "ms", LONGEST_WAIT),
        Figure("99 of 100 times", tidied_beside.often, "ms"),
        Figure("longest with nothing beside it, on this machine now", alone.longest, "ms"),
        Figure("99 of 100 times", alone.often, "ms"),
        Figure("longest that a small write waited during a backup", saved_beside.longest, "ms", LONGEST_WAIT),
        Figure("giving the space back, the bot being stopped", vacuumed, "s"),
    ]


class _Writer:
    """Somebody who writes a little again and again; how many milliseconds that took, from asking to kept."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._took: list[float] = []

    async def __aenter__(self) -> "_Writer":
        await self._write_once()  # the first one opens a connection, which a bot has done long ago
        self._writing = asyncio.create_task(self._write())
        return self

    async def __aexit__(self, *_: object) -> None:
        self._writing.cancel()
        await asyncio.wait([self._writing])

    @property
    def longest(self) -> float:
        return max(self._took)

    @property
    def often(self) -> float:
        return sorted(self._took)[int(len(self._took) * 0.99)]

    async def _write(self) -> None:
        while True:
            began = time.perf_counter()
            await self._write_once()
            self._took.append((time.perf_counter() - began) * 1000)
            await asyncio.sleep(BETWEEN_WRITES)

    async def _write_once(self) -> None:
        row = {"platform": "bench", "request": secrets.token_hex(8), "at": seasons.NOW}
        async with self._database.write() as conn:
            await conn.execute(insert(handled).values(row))


def _megabytes(file: Path) -> float:
    return sum(one.stat().st_size for one in file.parent.glob(f"{file.name}*")) / 1e6


def _in_use(file: Path) -> float:
    with closing(sqlite3.connect(file)) as store:
        pages, free, size = (
            store.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("page_count", "freelist_count", "page_size")
        )
    return float((pages - free) * size / 1e6)
