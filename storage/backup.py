"""A copy of the store in one file, taken while the bot runs, and the way back."""

import asyncio
import os
import shlex
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

from sqlalchemy.engine import URL

from storage import migrate
from storage.database import connect, database_url
from storage.errors import BackupError, DatabaseTooNewError

SIDE_FILES = ("-wal", "-shm")
"""What SQLite keeps beside a file, and may hold what was written last. Another file must not find them."""


async def backup(url: str, target: Path, *, force: bool = False) -> int:
    """Writes the store at `url` to the file `target`, complete and checked; gives its size in bytes.

    The bot may go on meanwhile: what it writes during the copy is not in it. A file that exists is replaced
    only with `force`, and only by a copy that is whole. Raises BackupError, and BadDatabaseUrlError.
    """
    source = _file(url, lambda server: _to_back_up(server, target))
    return await asyncio.to_thread(_backup, source, target, force)


async def restore(source: Path, url: str, fan_key: str | None = None) -> Path | None:
    """Puts the backup `source` where the store at `url` is; gives where the file that was there is kept.

    An older backup is brought up to date (for `fan_key` see `storage.migrate.upgrade`) before it takes that
    place. It does not know what was posted after it was made: what is not yet worthless by then may be posted
    again. Raises BackupError, BadDatabaseUrlError, and DatabaseInUseError while the bot is running.
    """
    target = _file(url, lambda server: _to_restore(server, source))
    _must_differ(source, target)
    held = connect(url, alone=True)
    try:
        copy = Path(f"{target}.restoring")
        try:
            await asyncio.to_thread(_fetch, source, copy)
            await _brought_up_to_date(copy, source, fan_key)
            return await asyncio.to_thread(_exchange, copy, target)
        finally:
            _remove(copy)
    finally:
        await held.close()


def _file(url: str, on_postgresql: Callable[[URL], str]) -> Path:
    """The SQLite file at `url`. Raises BackupError, which says what to do where there is none."""
    parsed = database_url(url)
    if parsed.get_backend_name() != "sqlite":
        raise BackupError(
            "PostgreSQL is backed up and restored by its own programs, which ask for the password or take it "
            f"from PGPASSWORD. {on_postgresql(parsed)}"
        )
    if parsed.database in (None, "", ":memory:"):
        raise BackupError("This database is kept in memory only: there is no file to back up or restore.")
    return Path(str(parsed.database))


def _to_back_up(server: URL, target: Path) -> str:
    file = shlex.quote(str(target))
    return (
        "Run this, also while the bot is running:\n"
        f"pg_dump --format=custom --file={file} {_options(server)} {_named(server.database)}"
    )


def _to_restore(server: URL, source: Path) -> str:
    """Into a database of its own: `pg_restore --clean` would leave tables there that the backup does not know
    of, and no upgrade could make them then."""
    new = f"{server.database}_restored"
    return (
        "Stop every process of the bot, and run these:\n"
        f"createdb {_options(server)} {shlex.quote(new)}\n"
        f"pg_restore --exit-on-error --single-transaction --no-owner {_options(server)} {_named(new)} "
        f"{shlex.quote(str(source))}\n"
        f"Then let MATCHDAY_DATABASE name {new} instead of {server.database}, which stays as it is, and "
        "start the bot: it brings the schema up to date."
    )


def _options(url: URL) -> str:
    """Options of PostgreSQL's programs, without the password."""
    socket = url.query.get("host")
    options = {
        "host": url.host or (socket if isinstance(socket, str) else None),
        "port": url.port,
        "username": url.username,
    }
    return shlex.join(f"--{name}={value}" for name, value in options.items() if value)


def _named(database: str | None) -> str:
    return shlex.join([f"--dbname={database}"])


def _backup(source: Path, target: Path, force: bool) -> int:
    if not source.exists():
        raise BackupError(f"There is no database at {source} to make a backup of.")
    _must_differ(source, target)
    if target.exists() and not force:
        raise BackupError(f"{target} exists and is not overwritten. Name another file, or use --force.")
    target.parent.mkdir(parents=True, exist_ok=True)
    part = Path(f"{target}.part")
    try:
        _copy(source, part)
        part.chmod(source.stat().st_mode & 0o777)  # it holds what the store holds
        part.replace(target)
    finally:
        _remove(part)
    return target.stat().st_size


def _fetch(source: Path, copy: Path) -> None:
    if not source.is_file():
        raise BackupError(f"There is no backup at {source}.")
    _copy(source, copy)


def _copy(source: Path, target: Path) -> None:
    """Copies a SQLite store as it is at this instant, with what still lies in its journal, and checks it."""
    _remove(target)
    try:
        with closing(sqlite3.connect(f"{source.resolve().as_uri()}?mode=rw", uri=True, timeout=30)) as store:
            store.execute("VACUUM INTO ?", (str(target),))
        with closing(sqlite3.connect(target)) as copied:
            found = copied.execute("PRAGMA integrity_check(1)").fetchone()[0]
    except sqlite3.Error as error:
        raise BackupError(f"{source} cannot be copied: {error}.") from error
    if found != "ok":
        raise BackupError(f"The copy of {source} is damaged ({found}); it was thrown away.")
    with target.open("rb") as written:
        os.fsync(written.fileno())  # SQLite does not wait for the disk here


async def _brought_up_to_date(copy: Path, source: Path, fan_key: str | None) -> None:
    opened = connect(f"sqlite:///{copy}")
    try:
        known = (await migrate.state(opened)).current is not None
        if known:
            await migrate.upgrade(opened, fan_key)
    except DatabaseTooNewError:
        raise BackupError(
            f"{source} was made by a newer matchday than this one. "
            "Update the program first; nothing was changed."
        ) from None
    finally:
        await opened.close()
    await asyncio.to_thread(_into_one_file, copy)
    if not known:
        raise BackupError(f"{source} is a SQLite file, but not a backup of matchday; nothing was changed.")


def _into_one_file(store: Path) -> None:
    """Leaves nothing of it in a journal."""
    with closing(sqlite3.connect(store)) as opened:
        opened.execute("PRAGMA journal_mode = DELETE")


def _exchange(copy: Path, target: Path) -> Path | None:
    """Moves what is at `target` aside, journal first and unopened, and the copy into its place."""
    kept = None
    if target.exists():
        kept = _free_name(target)
        copy.chmod(target.stat().st_mode & 0o777)
        for side in (*SIDE_FILES, ""):
            with suppress(FileNotFoundError):
                Path(f"{target}{side}").rename(f"{kept}{side}")
    copy.rename(target)
    return kept


def _free_name(path: Path) -> Path:
    number = 1
    while (name := Path(f"{path}.replaced-{number}")).exists():
        number += 1
    return name


def _remove(path: Path) -> None:
    for side in ("", "-journal", *SIDE_FILES):
        Path(f"{path}{side}").unlink(missing_ok=True)


def _must_differ(one: Path, other: Path) -> None:
    if one.resolve() == other.resolve():
        raise BackupError(f"{one} is the database itself; a backup is another file.")
