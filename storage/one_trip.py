"""aiosqlite's connection with few trips to its thread: one a statement, where it takes four.

A trip is what a small statement costs: the event loop hands it to the connection's thread, which wakes the
event loop again. aiosqlite goes there to make a cursor, to execute, to fetch, and to close it. And SQLAlchemy
begins a transaction, and rolls back what has ended, with a trip for each: here BEGIN goes with the first
statement, and nothing is ended that was not begun.
"""

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any

import aiosqlite

_CHUNK = 64  # rows at a time where somebody iterates over a cursor of aiosqlite's own; nobody does


def connect(database: str, **how: Any) -> "Connection":
    """What `aiosqlite.connect` gives, to be awaited; `how` are the arguments of `sqlite3.connect`."""
    connection = Connection(partial(sqlite3.connect, database, **how), _CHUNK)
    connection._thread.daemon = (
        True  # as SQLAlchemy does with those it makes: it must not outlive the program
    )
    return connection


class Connection(aiosqlite.Connection):
    """Transactions begin by a BEGIN of whatever kind, and in no other way."""

    begin: str | None = None
    """A BEGIN that waits for the first statement."""
    _begun = False  # noted when it is sent, so that what was sent and given up is ended, too

    def cursor(self) -> "Cursor":  # type: ignore[override]  # nothing to wait for
        return Cursor(self)

    async def commit(self) -> None:
        if self._ends():
            await super().commit()

    async def rollback(self) -> None:
        if self._ends():
            await super().rollback()

    async def trip(self, errand: Callable[[str | None], None]) -> None:
        """Does it in the connection's thread, with the BEGIN that comes before it, if any."""
        begin, self.begin = self.begin, None
        self._begun = self._begun or begin is not None
        await self._execute(errand, begin)  # type: ignore[no-untyped-call]  # aiosqlite's own way there

    def _ends(self) -> bool:
        """Whether there is a transaction to end."""
        begun, self._begun, self.begin = self._begun, False, None
        return begun


class Cursor:
    """The part of a cursor that SQLAlchemy asks for. It has all rows of a statement once it is executed: it
    is not for reading bit by bit."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._rows: Sequence[Any] = ()
        self.description: Any = None
        self.rowcount = -1
        self.lastrowid: int | None = None
        self.arraysize = 1

    async def __aenter__(self) -> "Cursor":
        return self

    async def execute(self, sql: str, parameters: Any = ()) -> None:
        if sql.startswith("BEGIN"):
            self._connection.begin = sql
            return
        await self._connection.trip(partial(self._run, sqlite3.Cursor.execute, sql, parameters))

    async def executemany(self, sql: str, parameters: Iterable[Any]) -> None:
        await self._connection.trip(partial(self._run, sqlite3.Cursor.executemany, sql, parameters))

    async def fetchall(self) -> Sequence[Any]:
        return self._rows

    async def close(self) -> None:
        self._rows = ()

    def _run(self, method: Callable[..., Any], sql: str, parameters: Any, begin: str | None) -> None:
        cursor = self._connection._conn.cursor()
        try:
            if begin is not None:
                cursor.execute(begin)
            method(cursor, sql, parameters)
            self._rows = cursor.fetchall()
            self.description = cursor.description
            self.rowcount, self.lastrowid = cursor.rowcount, cursor.lastrowid
        finally:
            cursor.close()
