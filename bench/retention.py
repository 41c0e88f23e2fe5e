"""How large the store is after three seasons of a thousand channels, and what tidying it costs the others."""

import asyncio
import gc
import secrets
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import insert

from bench import seasons
from bench.figure import Figure
from bench.processes import Tell, started
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
            gc.freeze()  # as the bot does: to look through what all benches import for garbage takes long
            async with _Elsewhere(Path(folder)) as meanwhile, _Writer(database) as tidied_beside:
                began = time.perf_counter()
                removed = await retention.tidy(database, seasons.NOW, keep)
                took = time.perf_counter() - began
            in_use = _in_use(file)
            async with _Elsewhere(Path(folder)) as during_backup, _Writer(database) as saved_beside:
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
        Figure("longest that a small write took meanwhile", tidied_beside.longest, "ms", LONGEST_WAIT),
        Figure("… in another store at the same time, by another process", meanwhile.longest, "ms"),
        Figure("99 of 100 times", tidied_beside.often, "ms"),
        Figure("… in another store", meanwhile.often, "ms"),
        Figure("longest that a small write took during a backup", saved_beside.longest, "ms", LONGEST_WAIT),
        Figure("… in another store at the same time, by another process", during_backup.longest, "ms"),
        Figure("giving the space back, the bot being stopped", vacuumed, "s"),
    ]


class _Took:
    """How many milliseconds small writes took, from asking to kept."""

    def __init__(self) -> None:
        self._took: list[float] = []

    @property
    def longest(self) -> float:
        return max(self._took)

    @property
    def often(self) -> float:
        return sorted(self._took)[int(len(self._took) * 0.99)]


class _Writer(_Took):
    """Somebody who writes a little into a store again and again."""

    def __init__(self, database: Database) -> None:
        super().__init__()
        self._database = database

    async def __aenter__(self) -> "_Writer":
        await _write(self._database)  # the first one opens a connection, which a bot has done long ago
        self._writing = asyncio.create_task(_write_on(self._database, self._took.append))
        return self

    async def __aexit__(self, *_: object) -> None:
        self._writing.cancel()
        await asyncio.wait([self._writing])


class _Elsewhere(_Took):
    """A process that writes the same into a store of its own: what it waits for is this machine."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._url = f"sqlite:///{folder / 'elsewhere.sqlite'}"
        self._figures = folder / "elsewhere"

    async def __aenter__(self) -> "_Elsewhere":
        self._process = await started(write_elsewhere, self._url, self._figures)
        assert await self._process.says()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._process.killed()
        whole = self._figures.read_text().rpartition("\n")[0]
        self._took = [float(line) for line in whole.splitlines()]


def write_elsewhere(tell: Tell, url: str, figures: Path) -> None:
    """Writes until it is killed, and a line for each write into a file; tells when it has begun."""
    asyncio.run(_write_elsewhere(tell, url, figures))


async def _write_elsewhere(tell: Tell, url: str, figures: Path) -> None:
    database = connect(url)
    await migrate.upgrade(database)
    await _write(database)
    tell("begun")
    with figures.open("w", buffering=1) as file:
        await _write_on(database, lambda took: print(took, file=file))


async def _write_on(database: Database, told: Callable[[float], object]) -> None:
    """Writes until it is cancelled; `told` hears how many milliseconds each took."""
    while True:
        began = time.perf_counter()
        await _write(database)
        told((time.perf_counter() - began) * 1000)
        await asyncio.sleep(BETWEEN_WRITES)


async def _write(database: Database) -> None:
    row = {"platform": "bench", "request": secrets.token_hex(8), "at": seasons.NOW}
    async with database.write() as conn:
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
