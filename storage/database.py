"""The connection to the store: SQLite by default, PostgreSQL by its URL."""

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout
from sqlalchemy import Connection, Table, event, make_url
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import URL, ExceptionContext
from sqlalchemy.exc import ArgumentError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from storage import one_trip
from storage.errors import BadDatabaseUrlError, DatabaseInUseError

DRIVERS = {"sqlite": "sqlite+aiosqlite", "postgresql": "postgresql+asyncpg", "postgres": "postgresql+asyncpg"}

PATIENCE: dict[str, Any] = {
    "timeout": 10,
    "command_timeout": 90,
    "server_settings": {
        "application_name": "matchday",
        "jit": "off",  # nothing that is asked here runs as long as it takes to compile
        "statement_timeout": "60s",
        "lock_timeout": "30s",
        "idle_in_transaction_session_timeout": "120s",
        "tcp_keepalives_idle": "5",
        "tcp_keepalives_interval": "2",
        "tcp_keepalives_count": "3",
    },
}
"""How long PostgreSQL may take: to let us in, for a statement (the server gives up first, and says why; a
chunk of 10,000 deliveries takes a second), to wait for a lock, and between two statements of a transaction,
in which an article may be fetched. The server notices in about ten seconds that this peer is gone."""
ALIVE = {"TCP_KEEPIDLE": 5, "TCP_KEEPINTVL": 2, "TCP_KEEPCNT": 3, "TCP_USER_TIMEOUT": 11_000}
"""So does this one that the server is: in seconds, and milliseconds; where the system knows of these."""
AT_ONCE = 15
"""Connections of one process: at full time hundreds of fans press, and wait for one that is there already."""


class Database:
    """The store. Many may read at once; on SQLite writers of one process take turns."""

    def __init__(self, engine: AsyncEngine, lock: FileLock | None = None) -> None:
        self.engine = engine
        self._lock = lock
        self._writing = asyncio.Lock() if engine.dialect.name == "sqlite" else None

    @property
    def alone(self) -> bool:
        """Whether no other process can be working on this store."""
        return self._lock is not None

    @asynccontextmanager
    async def read(self) -> AsyncIterator[AsyncConnection]:
        async with self.engine.connect() as conn, conn.begin():
            yield conn

    @asynccontextmanager
    async def write(self) -> AsyncIterator[AsyncConnection]:
        """One transaction; it is committed at the end of the block and rolled back by an exception."""
        if self._writing is None:
            async with self.engine.begin() as conn:
                yield conn
            return
        async with self._writing, self.engine.connect() as conn:
            await conn.execution_options(sqlite_begin="BEGIN IMMEDIATE")
            async with conn.begin():
                yield conn

    async def checkpoint(self) -> None:
        """Brings what was written from SQLite's log into its file, while others write.

        For who writes much: where the log grows long, SQLite does it within a commit, and whoever wants to
        write next waits for the disk as well.
        """
        if self._writing is not None:
            async with self.engine.connect() as conn:
                await conn.exec_driver_sql("PRAGMA wal_checkpoint(PASSIVE)")

    async def close(self) -> None:
        await self.engine.dispose()
        if self._lock is not None:
            self._lock.release()


def connect(url: str, *, alone: bool = False, synchronous: str = "NORMAL") -> Database:
    """Opens the store at `url` ("sqlite:///var/matchday.sqlite", "postgresql://user@host/name").

    With `alone`, a SQLite file is held against a second process. Raises BadDatabaseUrlError, and
    DatabaseInUseError when another process holds the file.
    """
    parsed = database_url(url)
    lock = None
    if parsed.get_backend_name() == "sqlite" and parsed.database not in (None, "", ":memory:"):
        path = Path(str(parsed.database))
        path.parent.mkdir(parents=True, exist_ok=True)
        lock = _hold(path) if alone else None
    sqlite_ = parsed.get_backend_name() == "sqlite"
    engine = create_async_engine(
        parsed,
        connect_args={"async_creator_fn": one_trip.connect} if sqlite_ else PATIENCE,
        pool_pre_ping=not sqlite_,
        pool_size=AT_ONCE,
        max_overflow=0,  # what comes on top would be opened and closed for each use, with a thread of its own
        pool_use_lifo=True,
        hide_parameters=True,  # what is kept of people, and the key to it, is in no error and so in no log
    )
    if engine.dialect.name == "sqlite":
        _set_up_sqlite(engine, synchronous)
    else:
        _set_up_postgres(engine)
    return Database(engine, lock)


def database_url(url: str) -> URL:
    """The parsed URL with the driver this program uses. Raises BadDatabaseUrlError."""
    try:
        parsed = make_url(url)
    except ArgumentError:
        raise BadDatabaseUrlError from None  # the text may hold a password: it is not repeated
    backend = parsed.drivername.partition("+")[0]
    if backend not in DRIVERS:
        raise BadDatabaseUrlError(backend)
    return parsed.set(drivername=DRIVERS[backend])


def insert_into(conn: AsyncConnection, table: Table) -> Any:
    """An INSERT of this store's dialect, which knows ON CONFLICT."""
    return insert_of(conn.dialect.name, table)


def insert_of(dialect: str, table: Table) -> Any:
    """The same by the dialect's name, for statements made once: making one takes as long as doing it."""
    return (sqlite if dialect == "sqlite" else postgresql).insert(table)


def _hold(path: Path) -> FileLock:
    lock = FileLock(f"{path}.lock", thread_local=False)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        raise DatabaseInUseError(path) from None
    return lock


def _set_up_sqlite(engine: AsyncEngine, synchronous: str) -> None:
    @event.listens_for(engine.sync_engine, "connect")
    def on_connect(connection: Any, _: Any) -> None:
        connection.isolation_level = (
            None  # transactions begin where `on_begin` says, not where the driver guesses
        )
        cursor = connection.cursor()
        for pragma in (
            "journal_mode=WAL",
            f"synchronous={synchronous}",
            "foreign_keys=ON",
            "busy_timeout=10000",
            "temp_store=MEMORY",
            "cache_size=-8192",  # 8 MB for each connection: memory must not grow with the number of channels
        ):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine.sync_engine, "begin")
    def on_begin(conn: Connection) -> None:
        conn.exec_driver_sql(conn.get_execution_options().get("sqlite_begin", "BEGIN"))


def _set_up_postgres(engine: AsyncEngine) -> None:
    @event.listens_for(engine.sync_engine, "connect")
    def on_connect(connection: Any, _: Any) -> None:
        wire = connection.driver_connection._transport.get_extra_info("socket")
        if wire is not None and wire.family in (socket.AF_INET, socket.AF_INET6):
            wire.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
            for name, value in ALIVE.items():
                if (option := getattr(socket, name, None)) is not None:
                    wire.setsockopt(socket.IPPROTO_TCP, option, value)

    @event.listens_for(engine.sync_engine, "handle_error")
    def on_error(context: ExceptionContext) -> None:
        """Where one connection gives no answer, the others that are as old will not either."""
        if isinstance(context.original_exception, TimeoutError):
            context.is_disconnect = True
