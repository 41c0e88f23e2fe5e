"""A SQLite file that cannot be written for a while: the disk is full, or another program holds the lock. What
is on its way arrives meanwhile; nothing is written down as sent that was not, and nothing is sent twice."""

import asyncio
import sqlite3
from collections.abc import Iterator, MutableMapping
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, event
from sqlalchemy.exc import OperationalError
from structlog.testing import capture_logs

from storage.database import Database
from tests.discord_server import DiscordServer
from tests.faults.program import Server, a_store, channels_of, name_of, program, some, told

CHANNELS = 120


@contextmanager
def each_transaction(store: Database, *pragmas: str) -> Iterator[None]:
    """They hold for one connection only, and there are several."""

    def begin(conn: Connection) -> None:
        for pragma in pragmas:
            conn.exec_driver_sql(f"PRAGMA {pragma}").close()

    event.listen(store.engine.sync_engine, "begin", begin)
    yield
    event.remove(store.engine.sync_engine, "begin", begin)


async def complaint(logged: list[MutableMapping[str, Any]], words: str) -> None:
    """Waits until the sender says so."""
    async with asyncio.timeout(60):
        while not any(  # noqa: ASYNC110 - a plain list
            line["event"] == "store_away" and line["loop"] == "sending" and words in line["error"]
            for line in logged
        ):
            await asyncio.sleep(0.01)


def packed(path: Path) -> None:
    """Without pages that are free: what grows needs new ones."""
    with closing(sqlite3.connect(path)) as opened:
        opened.execute("VACUUM")


def pages(path: Path) -> int:
    with closing(sqlite3.connect(path)) as opened:
        return int(opened.execute("PRAGMA page_count").fetchone()[0])


async def test_a_full_disk_is_told_and_when_there_is_room_it_goes_on(
    discord: DiscordServer, tmp_path: Path
) -> None:
    path, rooms = tmp_path / "store.sqlite", channels_of(discord, CHANNELS)
    url = f"sqlite:///{path}"
    await a_store(url, "discord", rooms)
    packed(path)
    with capture_logs() as logged:
        async with program(url, discord) as running:
            store = running.joined.database
            await some(discord, 10)
            with each_transaction(store, f"max_page_count={pages(path)}"):
                await complaint(logged, "database or disk is full")
            with each_transaction(store, "max_page_count=1000000"):
                assert await running.done(CHANNELS) == {"sent": CHANNELS}
    assert told(discord) == dict.fromkeys(rooms, 1)


async def test_a_lock_that_another_program_holds_for_long_is_told_and_waited_for(
    server: Server, tmp_path: Path
) -> None:
    path, rooms = tmp_path / "store.sqlite", channels_of(server, 40)
    url = f"sqlite:///{path}"
    await a_store(url, name_of(server), rooms)
    with capture_logs() as logged:
        async with program(url, server) as running:
            store = running.joined.database
            with each_transaction(store, "busy_timeout=50"):
                await some(server, 5)
                with closing(sqlite3.connect(path, isolation_level=None, check_same_thread=False)) as another:
                    await asyncio.to_thread(another.execute, "BEGIN IMMEDIATE")
                    with pytest.raises(OperationalError, match="locked"):
                        await running.scores()
                    await complaint(logged, "database is locked")
                    another.execute("ROLLBACK")
                assert await running.done(len(rooms)) == {"sent": len(rooms)}
    assert told(server) == dict.fromkeys(rooms, 1)
