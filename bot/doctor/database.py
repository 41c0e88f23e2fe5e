"""Whether the database answers, has the right schema and can be written to."""

import asyncio
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from bot.doctor import ballots
from bot.doctor.check import Check, Level
from bot.logs import redact
from bot.settings import Settings
from storage import migrate, missed
from storage.database import Database, connect, database_url
from storage.errors import DatabaseInUseError, DatabaseTooNewError, StorageError

LATELY = timedelta(days=7)
NAMED = 20
"""Channels that are named; the others are counted."""
PATIENCE = 10
"""Seconds that a database has to answer."""


async def checks(settings: Settings) -> tuple[list[Check], bool]:
    """How the database stands, and whether another process of ours holds it. A missing file is not made."""
    try:
        file = _file(settings.database)
        if file is not None and not await asyncio.to_thread(file.exists):
            return [_to_be_made(file)], False
        database, in_use = _open(settings)
    except StorageError as error:
        return [Check("database", Level.FAIL, str(error), "Correct MATCHDAY_DATABASE.")], False
    try:
        async with asyncio.timeout(PATIENCE):
            return await _opened(database, in_use, settings), in_use
    except DatabaseTooNewError as error:
        return [Check("schema", Level.FAIL, str(error), "Update the program.")], in_use
    except TimeoutError:
        return [_silent(database, f"no answer within {PATIENCE} seconds")], in_use
    except (OSError, SQLAlchemyError) as error:
        return [_silent(database, _reason(error))], in_use
    finally:
        await database.close()


def _file(url: str) -> Path | None:
    parsed = database_url(url)
    on_disk = parsed.get_backend_name() == "sqlite" and parsed.database not in (None, "", ":memory:")
    return Path(str(parsed.database)) if on_disk else None


def _open(settings: Settings) -> tuple[Database, bool]:
    try:
        return connect(settings.database, alone=True, synchronous=settings.sqlite_synchronous), False
    except DatabaseInUseError:
        return connect(settings.database, synchronous=settings.sqlite_synchronous), True


async def _opened(database: Database, in_use: bool, settings: Settings) -> list[Check]:
    schema = await migrate.state(database)
    answers = f"{_name(database)} answers" + ("; another matchday is working on it" if in_use else "")
    found = [Check("database", Level.OK, answers), _schema(schema), await _writable(database)]
    if database.engine.dialect.name == "sqlite":
        found.append(await _journal(database))
    if schema.up_to_date:
        found += await _deliveries(database, datetime.now(UTC) - LATELY)
        found += await ballots.checks(database, settings)
    return found


def _schema(state: migrate.SchemaState) -> Check:
    if state.up_to_date:
        return Check("schema", Level.OK, f"{state.current}, the newest")
    return Check(
        "schema",
        Level.WARN,
        f"{state.current or 'none yet'}; the newest is {state.newest}",
        "The next start brings it up to date; matchday db upgrade does it now.",
    )


async def _writable(database: Database) -> Check:
    """Tries to write, and takes it back."""
    try:
        async with database.engine.connect() as conn:
            if database.engine.dialect.name == "sqlite":
                await conn.execution_options(sqlite_begin="BEGIN IMMEDIATE")
            await conn.execute(text("CREATE TABLE doctor_was_here (id INTEGER)"))
            await conn.rollback()
    except SQLAlchemyError as error:
        return Check(
            "writing",
            Level.FAIL,
            f"the database cannot be written to: {_reason(error)}",
            "Give this user the right to write: to the file and its folder, or in the schema.",
        )
    return Check("writing", Level.OK, "the database can be written to")


async def _journal(database: Database) -> Check:
    async with database.read() as conn:
        mode = str(await conn.scalar(text("PRAGMA journal_mode")))
    if mode == "wal":
        return Check("journal", Level.OK, "wal: readers and the writer do not wait for each other")
    return Check(
        "journal",
        Level.WARN,
        f"{mode}: readers and the writer wait for each other",
        "Put the file on a local disk; network file systems know no WAL.",
    )


async def _deliveries(database: Database, since: datetime) -> list[Check]:
    """The channels in which messages may or may not have arrived; nothing where all is known."""
    async with database.read() as conn:
        unsure = await missed.unsure(conn, since)
    if not unsure:
        return []
    named = ", ".join(f"{channel.platform} {channel.address} ({count})" for channel, count in unsure[:NAMED])
    more = f" and {len(unsure) - NAMED} more" if len(unsure) > NAMED else ""
    total = sum(count for _, count in unsure)
    found = f"{total} in the last {LATELY.days} days whose arrival nobody heard of: {named}{more}"
    advice = "Moderators see them with /missed, and may post them again."
    return [Check("deliveries", Level.WARN, found, advice)]


def _to_be_made(file: Path) -> Check:
    folder = next(each for each in file.absolute().parents if each.exists())
    if os.access(folder, os.W_OK | os.X_OK):
        return Check("database", Level.OK, f"{file} does not exist yet; the first start makes it")
    return Check(
        "database",
        Level.FAIL,
        f"{file} does not exist, and this user can make nothing in {folder}",
        "Give this user the right to write there, or set MATCHDAY_DATABASE.",
    )


def _silent(database: Database, why: str) -> Check:
    advice = "Start the database, or correct MATCHDAY_DATABASE."
    return Check("database", Level.FAIL, f"{_name(database)}: {why}", advice)


def _name(database: Database) -> str:
    return database.engine.url.set(drivername=database.engine.dialect.name).render_as_string()


def _reason(error: Exception) -> str:
    return redact(str(getattr(error, "orig", None) or error)).strip()
