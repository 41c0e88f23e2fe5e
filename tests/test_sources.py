"""The data providers on the command line: what there is, and what a recorded answer says."""

import json
import logging
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import structlog
from typer.testing import CliRunner

from bot.__main__ import cli

SAMPLES = Path(os.environ.get("MATCHDAY_SHARED", "/nowhere")) / "samples"
SEASON = """= English Premier League 2025/26

▪ Matchday 1
Fri Aug 15 2025
  20:00  Liverpool FC  v AFC Bournemouth  4-2 (1-0)
Sat Aug 16
  12:30  Aston Villa FC  v Newcastle United FC
"""


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty folder to work in, and no settings from outside; the log is as it was afterwards."""
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith(("MATCHDAY_", "API_", "FOOTBALL_"))]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("COLUMNS", "200")
    (tmp_path / "season.txt").write_text(SEASON, encoding="utf-8")
    yield tmp_path
    structlog.reset_defaults()
    logging.basicConfig(force=True)


def matchday(*words: str, given: bytes | None = None) -> tuple[int, str]:
    """Exit code and everything that was said."""
    result = CliRunner().invoke(cli, words, input=given)
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.exit_code, result.output


def tried(*words: str) -> Any:
    code, said = matchday("source", "try", *words, "--json")
    assert code == 0, said
    return json.loads(said)


def test_the_list_says_which_are_on_and_what_switches_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("API_FOOTBALL_KEY", "a-very-secret-key")
    code, said = matchday("source", "list")
    assert code == 0
    lines = said.splitlines()
    assert any(text.startswith("openfootball") and " on" in text for text in lines)
    assert any(text.startswith("api-football") and " on" in text for text in lines)
    assert any("football-data" in text and "off" in text and "FOOTBALL_DATA_TOKEN" in text for text in lines)
    assert any(text.startswith("espn") and "off" in text for text in lines)
    assert "at most 100 a day" in said
    assert "no answer yet" in said
    assert "a-very-secret-key" not in said


def test_a_recorded_answer_in_words() -> None:
    code, said = matchday("source", "try", "openfootball", "--file", "season.txt")
    assert code == 0
    assert "4 teams, 2 matches" in said
    assert "Liverpool FC v AFC Bournemouth (Premier League, 2025-26, Matchday 1)" in said
    assert "kickoff: at 2025-08-15 19:00 UTC, zone Europe/London" in said
    assert "result: score 4–2, half_time 1–0" in said


def test_a_recorded_answer_as_json() -> None:
    told = tried("openfootball", "--file", "season.txt")
    first, second = told["matches"]
    assert first["home"]["name"] == "Liverpool FC"
    assert first["kickoff"] == {"utc": "2025-08-15T19:00:00Z", "day": "2025-08-15", "zone": "Europe/London"}
    assert second["competition"] == "premier-league"
    [result] = [claim for claim in told["claims"] if claim["kind"] == "ResultOf"]
    assert result["about"] == {"match": first["key"]}
    assert result["value"]["score"] == {"home": 4, "away": 2}
    assert result["source"] == told["provider"] == "openfootball"
    assert told["problems"] == []


def test_a_recording_may_keep_its_headers_beside_it(home: Path) -> None:
    recording = {"status": 200, "headers": {"date": ["today"]}, "body": SEASON, "version": "1.1"}
    (home / "recorded.json").write_text(json.dumps(recording), encoding="utf-8")
    assert len(tried("openfootball", "--file", "recorded.json")["matches"]) == 2


def test_standard_input_is_a_file_too() -> None:
    code, said = matchday("source", "try", "openfootball", "--file", "-", given=SEASON.encode())
    assert code == 0
    assert "2 matches" in said


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("nobody", "--file", "season.txt"), "There is no provider 'nobody'."),
        (("openligadb", "--file", "season.txt"), "OpenLigaDB"),
        (("openligadb", "--file", "missing.json"), "missing.json cannot be opened"),
        (("api-football",), "API-Football needs a key: set API_FOOTBALL_KEY"),
        (("openfootball", "--competition", "kreisliga"), "does not know the competition 'kreisliga'"),
    ],
)
def test_what_cannot_be_tried_is_said_in_words(words: tuple[str, ...], said: str) -> None:
    code, told = matchday("source", "try", *words)
    assert code == 1
    assert said in told
    assert "Traceback" not in told


@pytest.mark.parametrize("payload", [b"", b"{", b"\xff\xfe\x00"])
@pytest.mark.parametrize(
    "name", ["openfootball", "openligadb", "football-data", "api-football", "espn", "ics"]
)
def test_rubbish_is_refused_by_every_provider(name: str, payload: bytes) -> None:
    code, said = matchday("source", "try", name, "--file", "-", given=payload)
    assert code == 1, said
    assert said.strip()


def test_what_a_terminal_would_obey_is_not_printed(home: Path) -> None:
    (home / "bad.txt").write_text(
        SEASON.replace("Aston Villa FC", "Aston \x1b[2J[red]Villa"), encoding="utf-8"
    )
    _, said = matchday("source", "try", "openfootball", "--file", "bad.txt")
    assert "\x1b" not in said


def test_a_season_is_imported_and_a_second_time_changes_nothing() -> None:
    assert matchday("import", "season.txt")[0] == 0
    code, said = matchday("import", "season.txt")
    assert code == 0, said
    code, said = matchday("import", "season.txt", "missing.txt")
    assert code == 1


def test_with_nothing_in_doubt_it_says_so() -> None:
    assert matchday("teams", "doubts") == (0, "Nothing is in doubt.\n")


def test_merging_what_is_not_there_is_refused_in_words() -> None:
    code, said = matchday("teams", "merge", "nobody-at-all", "liverpool")
    assert code == 1
    assert "nobody-at-all" in said
    assert "Traceback" not in said


def test_a_team_gets_one_more_name() -> None:
    matchday("import", "season.txt")
    code, said = matchday("teams", "alias", "liverpool", "Die Roten")
    assert code == 0, said
    assert "Die Roten" in said


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="the shared samples are not here")
@pytest.mark.parametrize(
    "path", sorted(SAMPLES.glob("*/*")), ids=lambda path: f"{path.parent.name}-{path.stem}"
)
def test_every_sample_is_recognised(path: Path) -> None:
    if path.name == "injuries-error.json":
        code, said = matchday("source", "try", path.parent.name, "--file", str(path))
        assert (code, "At least one parameter is required" in " ".join(said.split())) == (1, True)
    else:
        assert tried(path.parent.name, "--file", str(path))["problems"] == []
