"""The command line, as somebody types it."""

import json
import logging
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest
import structlog
from sqlalchemy import create_engine, text
from typer.testing import CliRunner

from bot.__main__ import cli
from bot.command_line import terminal


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty folder to work in, and no settings from outside; the log is as it was afterwards."""
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith("MATCHDAY_") or name.endswith("_TOKEN")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("COLUMNS", "200")
    yield tmp_path
    structlog.reset_defaults()
    logging.basicConfig(force=True)


def matchday(*words: str) -> tuple[int, str]:
    """Exit code and everything that was said, on a wide terminal: no sentence is broken."""
    terminal.out.width = terminal.err.width = 300
    result = CliRunner().invoke(cli, words)
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.exit_code, result.output


def test_without_a_word_it_says_what_there_is() -> None:
    _, said = matchday()
    for command in ("run", "rehearse", "read", "dashboard", "doctor", "db", "source", "import", "teams"):
        assert command in said


def test_the_operator_gets_a_link_to_the_moderators_page(home: Path) -> None:
    code, said = matchday("dashboard")
    assert (code, "Start it first: matchday run" in said) == (1, True)
    matchday("db", "upgrade")
    code, said = matchday("dashboard")
    assert code == 0
    assert "http://127.0.0.1:8080/dashboard/sign-in/" in said
    assert "once, within ten minutes" in said


def test_a_rehearsal_writes_its_posts(home: Path) -> None:
    code, said = matchday("rehearse", "--speed", "max", "--no-web", "--export", "posts.jsonl")
    assert code == 0
    assert "Full time: Atalanta 0–1 Liverpool" in said
    assert "written to posts.jsonl" in said
    assert (home / "posts.jsonl").stat().st_size > 10_000
    assert [path.name for path in home.iterdir()] == ["posts.jsonl"]  # it leaves nothing else behind


@pytest.mark.parametrize("speed", ["0", "-3", "fast", "nan", "inf"])
def test_a_speed_that_is_none_is_refused_with_words(speed: str) -> None:
    code, said = matchday("rehearse", "--speed", speed, "--no-web")
    assert code == 1
    assert "--speed is a number above 0" in said


def test_an_export_into_nowhere_is_refused_before_anything_is_played() -> None:
    code, said = matchday("rehearse", "--export", "not/there/posts.jsonl")
    assert code == 1
    assert "does not exist" in said


ARTICLE = """Atalanta v Liverpool
Thursday 18 April 2024, 8pm (BST)
Out: Bradley (ankle)
"""


def test_an_article_is_read_into_words_and_into_json(home: Path) -> None:
    (home / "article.txt").write_text(ARTICLE, encoding="utf-8")
    code, said = matchday("read", "article.txt")
    assert code == 0
    assert "match: Atalanta v Liverpool" in said
    assert "out: Bradley" in said
    code, said = matchday("read", "article.txt", "--json")
    assert json.loads(said)["match"]["away"] == "Liverpool"
    code, said = matchday("read", "article.txt", "--explain")
    assert code == 0
    assert "[kick-off: 2024-04-18 20:00" in said


def test_an_article_that_is_not_there_is_said_in_words() -> None:
    code, said = matchday("read", "nowhere.txt")
    assert code == 1
    assert "nowhere.txt cannot be opened" in said


def test_the_doctor_says_what_would_run() -> None:
    code, said = matchday("doctor")
    assert code == 0
    assert "plays the packaged matchday" in said


def test_a_setting_that_cannot_be_used_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MATCHDAY_WEB_PORT", "eighty")
    code, said = matchday("rehearse", "--speed", "max")
    assert code == 1
    assert "MATCHDAY_WEB_PORT" in said


class TestTheDatabase:
    def test_is_made_backed_up_and_restored(self, home: Path) -> None:
        assert matchday("db", "upgrade")[0] == 0
        assert "up to date" in matchday("db", "upgrade")[1]
        assert matchday("db", "backup", "copy.sqlite")[0] == 0
        assert (home / "copy.sqlite").exists()
        assert matchday("db", "restore", "copy.sqlite")[0] == 0

    def test_of_a_newer_program_is_refused_with_words(self, home: Path) -> None:
        matchday("db", "upgrade")
        with create_engine(f"sqlite:///{home / 'var/matchday.sqlite'}").begin() as conn:
            conn.execute(text("UPDATE alembic_version SET version_num = '9999'"))
        code, said = matchday("db", "upgrade")
        assert code == 1
        assert "newer matchday" in said
        assert "Traceback" not in said

    def test_with_a_url_that_says_nothing_is_refused_without_repeating_it(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("MATCHDAY_DATABASE", "mysql://me:secret@host/name")
        code, said = matchday("db", "upgrade")
        assert code == 1
        assert "MATCHDAY_DATABASE" in said
        assert "secret" not in said


class TestRunning:
    def started(self, home: Path, *words: str, **settings: str) -> "subprocess.Popen[str]":
        """The program in a process of its own, once it has said where its page is."""
        env = {**os.environ, "MATCHDAY_WEB_PORT": "0", "PYTHONUNBUFFERED": "1", **settings}
        program = subprocess.Popen(
            [sys.executable, "-m", "bot", *words], cwd=home, env={**env, "PYTHONPATH": _HERE},
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )  # fmt: skip
        assert program.stdout is not None
        while "The channel is open at" not in (line := program.stdout.readline()):
            if not line:
                raise AssertionError(program.communicate()[1])
        return program

    def stopped(self, program: "subprocess.Popen[str]") -> int:
        program.send_signal(signal.SIGTERM)
        program.communicate(timeout=20)
        return program.returncode

    def test_without_a_token_opens_the_page_and_plays(self, home: Path) -> None:
        begin = time.monotonic()
        program = self.started(home, "run")
        assert program.stdout is not None
        assert any("Team news" in program.stdout.readline() for _ in range(5))
        assert time.monotonic() - begin < 60  # a bound for a stuck start; the bench measures it
        assert self.stopped(program) == 0

    def test_on_the_real_clock_stops_cleanly(self, home: Path) -> None:
        program = self.started(home, "run", "--no-rehearsal")
        assert (home / "var/matchday.sqlite").exists()
        assert self.stopped(program) == 0

    def test_it_says_whether_it_is_well_and_what_it_counts(
        self, home: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        with socket.create_server(("127.0.0.1", 0)) as free:
            port = free.getsockname()[1]
        monkeypatch.setenv("MATCHDAY_METRICS_PORT", str(port))
        program = self.started(home, "run", "--no-rehearsal")
        well = matchday("health")
        with urlopen(f"http://127.0.0.1:{port}/metrics") as answer:
            counted = answer.read().decode()
        assert self.stopped(program) == 0
        assert well == (0, "Well.\n")
        assert 'role="all"' in counted
        assert 'matchday_loop_last_turn_timestamp_seconds{loop="sending"}' in counted
        code, said = matchday("health")
        assert (code, "nothing answers" in said) == (1, True)

    def test_a_second_process_on_the_same_file_is_refused_with_words(self, home: Path) -> None:
        program = self.started(home, "run", "--no-rehearsal")
        code, said = matchday("run", "--no-rehearsal")
        assert self.stopped(program) == 0
        assert code == 1
        assert "Another matchday process" in said

    def test_a_port_that_is_taken_is_refused_with_words(self, monkeypatch: pytest.MonkeyPatch) -> None:
        with socket.create_server(("127.0.0.1", 0)) as taken:
            monkeypatch.setenv("MATCHDAY_WEB_PORT", str(taken.getsockname()[1]))
            code, said = matchday("rehearse", "--speed", "max")
        assert code == 1
        assert "MATCHDAY_WEB_PORT" in said


_HERE = str(Path(__file__).parent.parent)


def test_a_text_file_is_read_without_platforms_database_or_network(home: Path) -> None:
    (home / "article.txt").write_text(ARTICLE, encoding="utf-8")
    heavy = ("discord", "telegram", "sqlalchemy", "httpx", "trafilatura", "lxml")
    program = (
        "import sys\n"
        "from typer.testing import CliRunner\n"
        "from bot.__main__ import cli\n"
        "result = CliRunner().invoke(cli, ['read', 'article.txt', '--json'])\n"
        "assert result.exit_code == 0, result.output\n"
        f"print([name for name in {heavy!r} if name in sys.modules])\n"
    )
    said = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=True,
        cwd=home,
        env={**os.environ, "PYTHONPATH": _HERE},
    )
    assert said.stdout.strip() == "[]"
