"""A process of its own that tidies a store, and is killed (SIGKILL) in the middle of it."""

import asyncio
import os
import signal
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import event

from bench.processes import Tell
from storage import retention
from storage.database import Database, connect


def run(tell: Tell, url: str, now: datetime, keep: timedelta, most: int, in_it: bool) -> None:
    """Dies after `most` transactions that write, or `in_it`: before the last of them is kept."""
    retention.REST = 0
    asyncio.run(_tidy(tell, url, now, keep, most, in_it))


async def _tidy(tell: Tell, url: str, now: datetime, keep: timedelta, most: int, in_it: bool) -> None:
    database = connect(url)
    _die_after(database, most, in_it, tell)
    await retention.tidy(database, now, keep)
    await database.close()


def _die_after(database: Database, most: int, in_it: bool, tell: Tell) -> None:
    begun = 0
    writing = False

    @event.listens_for(database.engine.sync_engine, "before_cursor_execute")
    def on_statement(conn: Any, cursor: Any, statement: str, *_: Any) -> None:
        nonlocal begun, writing
        if not writing and statement.startswith(("INSERT", "UPDATE", "DELETE")):
            writing = True
            begun += 1
            if begun > most:
                die("between two")

    @event.listens_for(database.engine.sync_engine, "commit")
    def on_commit(_: Any) -> None:
        nonlocal writing
        if writing and begun == most and in_it:
            die("in one")
        writing = False

    def die(where: str) -> None:
        tell(where)
        os.kill(os.getpid(), signal.SIGKILL)
