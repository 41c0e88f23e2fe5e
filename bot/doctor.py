"""Whether the bot could run here, and what to do where it could not. Nothing is changed by asking."""

import asyncio
import os
import socket
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from difflib import get_close_matches
from enum import StrEnum
from ipaddress import ip_address
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import asyncpg
from dotenv import dotenv_values
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from bot.logs import redact
from bot.settings import Settings, SettingsError, load
from storage import migrate
from storage.database import Database, connect, database_url
from storage.errors import DatabaseInUseError, DatabaseTooNewError, StorageError

PATIENCE = 10
"""Seconds that a database has to answer."""
OLDEST = datetime(2024, 1, 1, tzinfo=UTC)
"""A clock that shows an earlier time was never set."""
PREFIX = "MATCHDAY_"


class State(StrEnum):
    OK = "ok"
    WARN = "warn"
    """It runs, but perhaps not as meant."""
    FAIL = "fail"
    """It does not run."""


@dataclass(frozen=True, slots=True)
class Check:
    """What was looked at, how it stands, and what to do next where something is to be done."""

    name: str
    state: State
    detail: str
    next: str = ""


async def examine(now: datetime, env_file: Path | None = Path(".env")) -> list[Check]:
    """Everything that can be known before a start. `now` is aware, in the machine's own zone."""
    try:
        settings = load(env_file)
    except SettingsError as error:
        wrong = Check("settings", State.FAIL, str(error), "Correct them and run doctor again.")
        return [wrong, *clock(now)]
    database, in_use = await _database(settings)
    return [
        *_settings(env_file),
        *database,
        *clock(now),
        *tokens(settings),
        web(settings, in_use),
        would_run(settings),
    ]


# --- settings


def _settings(env_file: Path | None) -> list[Check]:
    found = env_file is not None and env_file.is_file()
    written = dotenv_values(env_file) if found else {}
    where = (
        f"read from the environment and {env_file}" if found else "read from the environment; no .env file"
    )
    checks = [Check("settings", State.OK, where)]
    checks += _unknown({**written, **os.environ})
    if found and env_file is not None and _holds_tokens(written) and env_file.stat().st_mode & 0o077:
        checks.append(
            Check(
                "settings",
                State.WARN,
                f"{env_file} holds a token, and others on this machine can read it",
                f"chmod 600 {env_file}",
            )
        )
    return checks


def _unknown(variables: Mapping[str, str | None]) -> list[Check]:
    """A misspelled setting would otherwise do nothing, silently."""
    known = [f"{PREFIX}{name.upper()}" for name in Settings.model_fields]
    checks = []
    for name in sorted(variables):
        if name.upper().startswith(PREFIX) and name.upper() not in known:
            near = get_close_matches(name.upper(), known, 1)
            meant = f"Did you mean {near[0]}?" if near else ".env.example has them all."
            checks.append(Check("settings", State.WARN, f"{name} is no setting and does nothing", meant))
    return checks


def _holds_tokens(written: Mapping[str, str | None]) -> bool:
    return any(value for name, value in written.items() if name.upper().endswith("_TOKEN"))


# --- database


async def _database(settings: Settings) -> tuple[list[Check], bool]:
    """How the database stands, and whether another process of ours holds it."""
    try:
        url = database_url(settings.database)
        if url.get_backend_name() == "sqlite" and url.database not in (None, "", ":memory:"):
            path = Path(str(url.database))
            if not path.exists():
                return [_new_file(path)], False
        opened, in_use = _open(settings)
    except StorageError as error:
        return [Check("database", State.FAIL, str(error), "Correct MATCHDAY_DATABASE.")], False
    where = url.render_as_string(hide_password=True)
    try:
        async with asyncio.timeout(PATIENCE):
            return await _opened(opened, where, in_use), in_use
    except DatabaseTooNewError as error:
        return [Check("schema", State.FAIL, str(error), "Update the program.")], in_use
    except TimeoutError:
        return [_silent(where, f"no answer within {PATIENCE} seconds")], in_use
    except (OSError, SQLAlchemyError, asyncpg.PostgresError) as error:
        return [_silent(where, redact(str(getattr(error, "orig", error))))], in_use
    finally:
        await opened.close()


def _open(settings: Settings) -> tuple[Database, bool]:
    try:
        return connect(settings.database, alone=True, synchronous=settings.sqlite_synchronous), False
    except DatabaseInUseError:
        return connect(settings.database, synchronous=settings.sqlite_synchronous), True


async def _opened(database: Database, where: str, in_use: bool) -> list[Check]:
    answers = f"{where} answers" + ("; another matchday is working on it" if in_use else "")
    schema = await migrate.state(database)
    checks = [Check("database", State.OK, answers), _schema(schema), await _writable(database)]
    if database.engine.dialect.name == "sqlite":
        checks.append(await _journal(database))
    return checks


def _schema(state: migrate.SchemaState) -> Check:
    if state.up_to_date:
        return Check("schema", State.OK, f"{state.current}, which is the newest")
    return Check(
        "schema",
        State.WARN,
        f"{state.current or 'none yet'}; the newest is {state.newest}",
        "It is brought up to date at the next start, or now by: matchday db upgrade",
    )


async def _writable(database: Database) -> Check:
    """Tries to write and takes it back."""
    try:
        async with database.engine.connect() as conn:
            if database.engine.dialect.name == "sqlite":
                await conn.execution_options(sqlite_begin="BEGIN IMMEDIATE")
            await conn.execute(text("CREATE TABLE doctor (id INTEGER)"))
            await conn.rollback()
    except (SQLAlchemyError, asyncpg.PostgresError) as error:
        return Check(
            "writing",
            State.FAIL,
            f"the database cannot be written to: {redact(str(getattr(error, 'orig', error)))}",
            "Give this user the right to write there: to the file and its folder, or to the schema.",
        )
    return Check("writing", State.OK, "the database can be written to")


async def _journal(database: Database) -> Check:
    async with database.read() as conn:
        mode = str(await conn.scalar(text("PRAGMA journal_mode")))
    if mode == "wal":
        return Check("journal", State.OK, "wal: reading and writing do not wait for each other")
    return Check(
        "journal",
        State.WARN,
        f"{mode}: readers wait for writers",
        "Put the file on a local disk; network file systems and some mounts know no WAL.",
    )


def _new_file(path: Path) -> Check:
    folder = next(each for each in path.absolute().parents if each.exists())
    if os.access(folder, os.W_OK | os.X_OK):
        return Check("database", State.OK, f"{path} does not exist yet; it is made at the first start")
    return Check(
        "database",
        State.FAIL,
        f"{path} does not exist, and nothing can be made in {folder}",
        "Give this user the right to write there, or set MATCHDAY_DATABASE.",
    )


def _silent(where: str, why: str) -> Check:
    return Check(
        "database", State.FAIL, f"{where}: {why}", "Start the database or correct MATCHDAY_DATABASE."
    )


# --- clock


def clock(now: datetime) -> list[Check]:
    """Reminders are as right as the machine's clock, and written times as the time zone data."""
    return [_set(now), _zones()]


def _set(now: datetime) -> Check:
    offset = now.utcoffset()
    if offset is None:
        raise ValueError("the machine's time comes with its zone")
    if now < OLDEST:
        return Check("clock", State.FAIL, f"it shows {now:%d %B %Y}, which is past", "Set it, best by NTP.")
    if not -timedelta(hours=12) <= offset <= timedelta(hours=14) or offset % timedelta(minutes=15):
        return Check(
            "clock",
            State.WARN,
            f"{now:%H:%M} is said to be {now:%z} from UTC, which no place is",
            "Correct the machine's time zone (TZ); posts do not depend on it, logs and people do.",
        )
    return Check("clock", State.OK, f"{now:%a %d %b %Y, %H:%M %z}, {now.astimezone(UTC):%H:%M} UTC")


def _zones() -> Check:
    try:
        ZoneInfo("Europe/London")
    except (ZoneInfoNotFoundError, OSError):
        return Check(
            "time zones",
            State.FAIL,
            "there is no time zone data: no kickoff could be shown in anybody's time",
            "Install the package tzdata (pip install tzdata).",
        )
    return Check("time zones", State.OK, "known")


# --- who would hear it


def tokens(settings: Settings) -> list[Check]:
    """Whether tokens are there; they are never shown."""
    return [
        _token("Discord", "DISCORD_TOKEN", settings.discord_token is not None),
        _token("Telegram", "TELEGRAM_TOKEN", settings.telegram_token is not None),
    ]


def _token(platform: str, variable: str, present: bool) -> Check:
    if not present:
        return Check(platform, State.OK, f"{variable} is not set")
    return Check(
        platform,
        State.WARN,
        f"{variable} is set, but the {platform} adapter is not part of this version yet: nothing is sent there",
        "Leave it; it will be used as soon as the adapter is there.",
    )


def web(settings: Settings, in_use: bool = False) -> Check:
    """Whether the page can be served. `in_use`: another matchday runs, and may well be serving it."""
    if not settings.web:
        return Check("web", State.OK, "off (MATCHDAY_WEB=false)")
    where = f"{settings.web_host}:{settings.web_port}"
    problem = _bind(settings.web_host, settings.web_port)
    if problem is not None and in_use:
        return Check("web", State.WARN, f"{where} is taken, perhaps by the matchday that is running")
    if problem is not None:
        return Check(
            "web",
            State.FAIL,
            f"{where} cannot be used: {problem}",
            "Stop what uses it, or set MATCHDAY_WEB_HOST and MATCHDAY_WEB_PORT.",
        )
    if not _loopback(settings.web_host):
        return Check(
            "web",
            State.WARN,
            f"{where} is free; whoever can reach this machine can read and ask there",
            "Put a server with HTTPS in front of it, or set MATCHDAY_WEB_HOST=127.0.0.1.",
        )
    return Check("web", State.OK, f"{where} is free, for this machine only")


def _bind(host: str, port: int) -> str | None:
    """Why nothing could listen there, or None."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        with socket.socket(family, kind, protocol) as tried:
            tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # as the server does
            tried.bind(address)
            tried.listen(1)
    except OSError as error:
        return error.strerror or str(error)
    return None


def _loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def would_run(settings: Settings) -> Check:
    """What `matchday run` would do with these settings."""
    if not settings.web:
        return Check(
            "matchday run",
            State.FAIL,
            "nothing: the web channel is off, and it is the only channel of this version",
            "Set MATCHDAY_WEB=true.",
        )
    if settings.discord_token is None and settings.telegram_token is None:
        what = "the web channel, with a rehearsal of the packaged matchday, since no token is set"
        return Check("matchday run", State.OK, what)
    return Check(
        "matchday run",
        State.WARN,
        "the web channel, with a rehearsal of the packaged matchday; the adapters for Discord and Telegram "
        "are not part of this version yet",
    )
