"""Whole seasons from files, into the store: Football.TXT, football.json, squads and calendars."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.app.errors import UnknownCompetitionError
from bot.knowledge.given import Given
from bot.knowledge.match import CompetitionKey
from bot.settings import Settings
from bot.sources import openfootball
from bot.sources.known_teams import known_teams
from bot.sources.leagues import League, by_name, leagues
from bot.sources.provider import Call, PayloadError, Want
from storage import migrate
from storage.database import Database, connect
from storage.errors import DatabaseInUseError
from storage.intake import take_in
from storage.tables import players

_SHOWN = 10
"""Problems of one file that are told; of the rest only how many there are."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of one file. `error` says in words why it could not be read at all; None where it could."""

    file: Path
    matches: int = 0
    players: int = 0
    said: int = 0
    """Facts that were new, players among them."""
    taken_back: int = 0
    problems: tuple[str, ...] = ()
    """What was left out, with the line or the match in the file."""
    error: str | None = None


async def import_files(
    settings: Settings,
    files: Sequence[Path],
    now: datetime,
    competition: str | None = None,
    console: Console | None = None,
) -> list[Imported]:
    """Takes the files in, one after the other, with a bar of progress and a line for each on the console.

    `competition` is a key or a name of the one that files are about whose heading names none that is known. A
    file that cannot be read stops nothing else. A bot that is running on the store may go on. Raises
    StorageError, and UnknownCompetitionError.
    """
    league = _league(competition) if competition else None
    async with _store(settings) as database:
        return await import_into(database, files, now, league, console or Console(quiet=True))


async def import_into(
    database: Database, files: Sequence[Path], now: datetime, league: League | None, console: Console
) -> list[Imported]:
    """The same, into an open store. What was in it before stands: a second import changes nothing."""
    bar = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        console=console,
        transient=True,
        disable=not console.is_terminal,
    )
    done: list[Imported] = []
    with bar:
        task = bar.add_task("", total=len(files))
        for file in files:
            bar.update(task, description=escape(file.name))
            one = await _import(database, file, now, league)
            done.append(one)
            for line in in_words(one):
                console.print(line, highlight=False, soft_wrap=True)
            bar.advance(task)
    return done


def in_words(one: Imported) -> list[str]:
    """A line about one file, in Rich's markup, and one for each of its problems."""
    name = escape(str(one.file))
    if one.error is not None:
        return [f"[red]{name}: {escape(one.error)}[/]"]
    counts = [_count(one.matches, "match", "matches"), _count(one.players, "player", "players")]
    found = ", ".join(count for count in counts if count) or "no match"
    new = _count(one.said, "new fact", "new facts") or "no new facts"
    back = f", {_count(one.taken_back, 'fact', 'facts')} taken back" if one.taken_back else ""
    told = [f"  [yellow]{escape(problem)}[/]" for problem in one.problems[:_SHOWN]]
    if more := len(one.problems) - len(told):
        told.append(f"  [yellow]and {_count(more, 'problem', 'problems')} more[/]")
    return [f"{name}: {found}, {new}{back}", *told]


async def _import(database: Database, file: Path, now: datetime, league: League | None) -> Imported:
    try:
        payload = await asyncio.to_thread(file.read_bytes)
        given = await asyncio.to_thread(_given, payload, now, league)
    except OSError as error:
        return Imported(file, error=f"it cannot be opened: {error.strerror or error}")
    except PayloadError as error:
        return Imported(file, error=str(error))
    async with database.write() as conn:
        before = await _players(conn)
        taken = await take_in(conn, replace(given, problems=()), now, known_teams())
        new = taken.said + await _players(conn) - before
    return Imported(file, len(given.matches), len(given.players), new, taken.taken_back, given.problems)


async def _players(conn: AsyncConnection) -> int:
    return int((await conn.execute(select(func.count()).select_from(players))).scalar_one())


def _given(payload: bytes, now: datetime, league: League | None) -> Given:
    """What a file says, whichever kind it is of. Raises PayloadError."""
    if payload.lstrip(b"\xef\xbb\xbf \t\r\n")[:15].upper() != b"BEGIN:VCALENDAR":
        return openfootball.read(payload, now, league)
    from bot.sources.ics import ICalendar

    call = Call("import", "/", want=Want(frozenset(), league, now.year)) if league else None
    return ICalendar().given(payload, now, call)


def _league(written: str) -> League:
    found = leagues().get(CompetitionKey(written)) or by_name(written)
    if found is None:
        raise UnknownCompetitionError(written, sorted(leagues()))
    return found


@asynccontextmanager
async def _store(settings: Settings) -> AsyncIterator[Database]:
    """The store, brought up to date where nobody else is working on it; whoever is has done so."""
    try:
        database = connect(settings.database, alone=True)
    except DatabaseInUseError:
        database = connect(settings.database)
    try:
        if database.alone or not (await migrate.state(database)).up_to_date:
            await migrate.upgrade(database, settings.fan_key_words)
        yield database
    finally:
        await database.close()


def _count(number: int, one: str, many: str) -> str:
    """ "1 match", "141 matches"; nothing for none."""
    return f"{number:,} {one if number == 1 else many}" if number else ""
