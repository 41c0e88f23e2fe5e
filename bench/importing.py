"""How long it takes to import ten seasons of one league, and to import them again."""

import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console

from bench.figure import Figure
from bot.app.importing import Imported, import_into
from storage import migrate
from storage.database import Database, connect

SEASONS = 10
SLOWEST = 10.0
"""Seconds for ten seasons of a league of twenty clubs: 3,800 matches."""
# fmt: off
CLUBS = (
    "AFC Bournemouth", "Arsenal FC", "Aston Villa FC", "Brentford FC", "Brighton & Hove Albion FC",
    "Burnley FC", "Chelsea FC", "Crystal Palace FC", "Everton FC", "Fulham FC", "Leeds United FC",
    "Liverpool FC", "Manchester City FC", "Manchester United FC", "Newcastle United FC",
    "Nottingham Forest FC",
    "Sunderland AFC", "Tottenham Hotspur FC", "West Ham United FC", "Wolverhampton Wanderers FC",
)
# fmt: on
NOW = datetime(2026, 7, 1, tzinfo=UTC)


async def measure() -> list[Figure]:
    with TemporaryDirectory(prefix="matchday-") as folder:
        files = [_written(Path(folder), year) for year in range(2026 - SEASONS, 2026)]
        database = connect(f"sqlite:///{folder}/bench.sqlite")
        try:
            await migrate.upgrade(database)
            busy = time.process_time()
            first, done = await _seconds(database, files, NOW)
            busy = time.process_time() - busy
            again, nothing = await _seconds(database, files, NOW + timedelta(days=1))
        finally:
            await database.close()
    if sum(one.matches for one in done) != SEASONS * 380 or any(one.said for one in nothing):
        raise RuntimeError("the import did not keep what was in the files")
    return [
        Figure(f"{SEASONS} seasons of one league imported", first, "s", SLOWEST),
        Figure("of which the processor was busy with it", busy, "s"),
        Figure(f"{SEASONS} seasons imported again", again, "s", SLOWEST),
    ]


async def _seconds(database: Database, files: list[Path], now: datetime) -> tuple[float, list[Imported]]:
    begin = time.perf_counter()
    done = await import_into(database, files, now, None, Console(quiet=True))
    return time.perf_counter() - begin, done


def _written(folder: Path, year: int) -> Path:
    """A season in Football.TXT, played through, whose scores are made up."""
    lines = [f"= English Premier League {year}/{(year + 1) % 100:02}"]
    for matchday, pairs in enumerate(_rounds(), start=1):
        day = date(year, 8, 15) + timedelta(weeks=matchday - 1)
        lines += ["", f"» Matchday {matchday}", f"  {day:%a %b}/{day.day} {day.year}"]
        for number, (home, away) in enumerate(pairs):
            goals = (matchday * number + year) % 5, (number + year) % 3
            lines.append(f"    15.00  {home:<23} v {away:<24}  {goals[0]}-{goals[1]} (0-0)")
    file = folder / f"{year}.txt"
    file.write_text("\n".join(lines), encoding="utf-8")
    return file


def _rounds() -> Iterator[list[tuple[str, str]]]:
    """Everybody meets everybody at home and away: one club stays where it is, the others go round."""
    first, *others = CLUBS
    half = len(CLUBS) // 2
    for turn in range(2 * (len(CLUBS) - 1)):
        circle = [first, *others]
        pairs = list(zip(circle[:half], reversed(circle[half:]), strict=True))
        yield pairs if turn < len(CLUBS) - 1 else [(away, home) for home, away in pairs]
        others = [others[-1], *others[:-1]]
