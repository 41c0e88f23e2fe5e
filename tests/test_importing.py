"""Whole seasons from files, through the store to what a fan is told."""

import io
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from rich.console import Console

from bot.app.errors import UnknownCompetitionError
from bot.app.importing import Imported, import_files, import_into, in_words
from bot.knowledge.match import CompetitionKey, MatchKey, Result, Score, Status
from bot.knowledge.tie import Decider, Outcome, outcome
from bot.settings import Settings
from bot.sources.leagues import leagues
from storage import catalogue, dossiers
from storage.database import Database, connect
from tests.stores import store_url

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
SILENT = Console(quiet=True)
SHARED = os.environ.get("MATCHDAY_SHARED")
SEASON = """\
= UEFA Europa League 2023/24
» Quarterfinals
  Thu Apr/11 2024
    21.00  Liverpool FC (ENG)     v Atalanta (ITA)          0-3 (0-1)
           AC Milan (ITA)         v AS Roma (ITA)           0-1 (0-1)
  Thu Apr/18
    21.00  Atalanta (ITA)         v Liverpool FC (ENG)      0-1 (0-1)
           AS Roma (ITA)          v AC Milan (ITA)          2-1 (2-0)
"""
SQUAD = "= Liverpool FC - English Premier League 2023/24\n 11,  Mohamed Salah (EGY),  FW,  b. 1992,  Roma\n"
MATCH = '{"date": "2025-08-15", "team1": "Liverpool FC", "team2": "Fulham FC"}'
LEAGUE = f'{{"name": "EPL 2025/26", "matches": [{MATCH}]}}'


def written(folder: Path, **files: str) -> list[Path]:
    """Files of these names, which have no ending: what they are is told by what is in them."""
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return [folder / name for name in files]


async def imported(database: Database, files: list[Path], days: int = 0) -> list[Imported]:
    return await import_into(database, files, NOW + timedelta(days=days), None, SILENT)


async def test_a_season_is_in_the_store_under_the_names_that_are_known(
    database: Database, tmp_path: Path
) -> None:
    files = written(tmp_path, season=SEASON, squad=SQUAD, league=LEAGUE)
    season, squad, league = await imported(database, files)
    assert (season.matches, season.said, season.problems, season.error) == (4, 12, (), None)
    assert (squad.matches, squad.players, squad.said) == (0, 1, 1)
    assert (league.matches, league.said) == (1, 1)
    async with database.read() as conn:
        dossier = await dossiers.load(conn, MatchKey("atalanta-liverpool-2024-04-18"))
        names = [player.name for player in await catalogue.squad(conn, dossier.match.away.key)]
    assert (dossier.match.home.name, dossier.match.competition.name) == ("Atalanta", "UEFA Europa League")
    assert names == ["Mohamed Salah"]
    assert dossier.status is Status.FINISHED


async def test_a_second_import_changes_nothing_and_says_so(database: Database, tmp_path: Path) -> None:
    files = written(tmp_path, season=SEASON, squad=SQUAD, league=LEAGUE)
    await imported(database, files)
    again = await imported(database, files, days=1)
    assert [(one.said, one.taken_back) for one in again] == [(0, 0)] * 3
    assert in_words(again[0]) == [f"{files[0]}: 4 matches, no new facts"]


async def test_a_file_that_cannot_be_read_stops_nothing_else(database: Database, tmp_path: Path) -> None:
    files = written(tmp_path, page="<html>404</html>", season=SEASON + "    Milan lost somewhere\n")
    page, gone, season = await imported(database, [files[0], tmp_path / "gone", files[1]])
    assert page.error == "the answer is no Football.TXT: it has no heading that names a competition"
    assert gone.error == "it cannot be opened: No such file or directory"
    assert (season.error, season.matches) == (None, 4)
    assert season.problems == ("line 9: not understood",)


async def test_the_console_has_a_line_for_each_file_and_its_problems(
    database: Database, tmp_path: Path
) -> None:
    said = io.StringIO()
    rows = "".join(f"    nothing [bold]{n}\n" for n in range(12))
    files = written(tmp_path, season=SEASON + rows, page="no")
    await import_into(database, files, NOW, None, Console(file=said, width=200))
    lines = said.getvalue().splitlines()
    assert lines[0].endswith("season: 4 matches, 12 new facts")
    assert lines[1] == "  line 9: not understood"
    assert lines[11] == "  and 2 problems more"
    assert "page: the answer is no Football.TXT" in lines[12]


async def test_what_is_changed_in_a_file_is_news(database: Database, tmp_path: Path) -> None:
    await imported(database, written(tmp_path, season=SEASON))
    corrected = SEASON.replace("2-1 (2-0)", "2-2 (2-0)")
    [season] = await imported(database, written(tmp_path, season=corrected), days=1)
    assert season.said == 1
    async with database.read() as conn:
        dossier = await dossiers.load(conn, MatchKey("roma-ac-milan-2024-04-18"))
    assert dossier.result is not None
    assert dossier.result.value.score == Score(2, 2)


async def test_the_competition_may_be_named_besides(tmp_path: Path) -> None:
    text = "= Division One 2003/04\n[Sat May/29]\n 15.00  Crystal Palace 1-0 West Ham United\n"
    settings = Settings(database=store_url(tmp_path / "store.sqlite"))
    files = written(tmp_path, playoff=text)
    [done] = await import_files(settings, files, NOW, "Championship")
    assert (done.said, done.problems) == (3, ())
    with pytest.raises(UnknownCompetitionError, match="'Division One' is no competition known here"):
        await import_files(settings, files, NOW, "Division One")
    database = connect(settings.database)
    async with database.read() as conn:
        dossier = await dossiers.load(conn, MatchKey("crystal-palace-west-ham-united-2004-05-29"))
    await database.close()
    assert dossier.match.competition == leagues()[dossier.match.competition.key].competition
    assert dossier.kickoff is not None
    assert dossier.kickoff.value.at == datetime(2004, 5, 29, 14, tzinfo=UTC)


async def test_a_calendar_is_about_the_competition_that_is_named_besides(
    database: Database, tmp_path: Path
) -> None:
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "X-WR-CALNAME:Saturdays", "BEGIN:VEVENT", "UID:7@here"]
    lines += ["DTSTART:20260418T190000Z", "SUMMARY:Liverpool v Everton", "END:VEVENT", "END:VCALENDAR", ""]
    files = written(tmp_path, calendar="\r\n".join(lines))
    [done] = await import_into(database, files, NOW, leagues()[CompetitionKey("premier-league")], SILENT)
    assert (done.matches, done.error) == (1, None)
    async with database.read() as conn:
        dossier = await dossiers.load(conn, MatchKey("liverpool-everton-2026-04-18"))
    assert dossier.match.competition.name == "Premier League"


async def test_a_bot_that_is_running_may_go_on(tmp_path: Path) -> None:
    settings = Settings(database=store_url(tmp_path / "store.sqlite"))
    await import_files(settings, [], NOW)
    running = connect(settings.database, alone=True)
    [done] = await import_files(settings, written(tmp_path, season=SEASON), NOW)
    await running.close()
    assert done.said == 12


@pytest.mark.skipif(not SHARED, reason="MATCHDAY_SHARED names no folder of recorded answers")
async def test_the_europa_league_of_2023_24_gives_the_tie_of_the_rehearsal(database: Database) -> None:
    file = Path(SHARED or "") / "samples" / "openfootball" / "champions-league-2023-24-el.txt"
    [done] = await imported(database, [file])
    assert (done.matches, done.said, done.problems) == (141, 423, ())
    async with database.read() as conn:
        second = await dossiers.load(conn, MatchKey("atalanta-liverpool-2024-04-18"))
        marseille = await dossiers.load(conn, MatchKey("marseille-benfica-2024-04-18"))
    assert second.kickoff is not None
    assert second.kickoff.value.at == datetime(2024, 4, 18, 19, tzinfo=UTC)
    assert second.match.leg is not None
    assert second.match.leg.number == 2
    tie, first = second.context.tie, second.context.first_leg
    assert tie is not None
    assert first is not None
    assert (tie.first_home.key, tie.first_away.key) == ("liverpool", "atalanta")
    assert first.result.score == Score(0, 3)
    shootout = marseille.result
    assert shootout is not None
    assert shootout.value == Result(Score(1, 0), Score(0, 0), extra_time=True, shootout=Score(4, 2))
    other, lisbon = marseille.context.tie, marseille.context.first_leg
    assert other is not None
    assert lisbon is not None
    assert outcome(other, lisbon.result, shootout.value) == Outcome(
        marseille.match.home.key, Decider.PENALTIES
    )
