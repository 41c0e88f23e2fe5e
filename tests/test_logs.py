"""What the log says, and what it never says: a token or a password, wherever it comes from."""

import json
import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import structlog

from bot import logs

LINK = "/dashboard/sign-in/" + "hunter2_" * 5 + "abc"
STYLES = pytest.mark.parametrize("style", ["console", "json"])
# Made up, in the form of the real ones; put together so that no scanner takes them for real.
DISCORD = "MTk4NjIyNDgzNDcxOTI1MjQ4" + ".Cl2FMQ." + "ZnCjm1XVW7vRze4b7Cq4se7kKWs"
TELEGRAM = "110201543:" + "AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw1"


@pytest.fixture(autouse=True)
def _afterwards() -> Iterator[None]:
    """The log is a process's own; it is put back for the tests that follow."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:] = handlers
    root.setLevel(level)
    structlog.reset_defaults()


def log() -> Any:
    return structlog.get_logger()


@STYLES
def test_an_event_has_its_level_its_time_in_utc_and_its_values(
    style: str, capsys: pytest.CaptureFixture[str]
) -> None:
    logs.set_up(style=style)

    log().info("posted", channel="liverpool", match="atalanta-liverpool")

    said = capsys.readouterr().err
    assert all(each in said for each in ("posted", "info", "liverpool", "atalanta-liverpool", "Z"))


def test_json_is_one_object_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    logs.set_up(style="json")

    log().info("posted", revision=2)
    log().warning("slow")

    first, second = map(json.loads, capsys.readouterr().err.splitlines())
    assert (first["event"], first["level"], first["revision"]) == ("posted", "info", 2)
    assert second["level"] == "warning"


def test_what_is_below_the_level_is_not_said(capsys: pytest.CaptureFixture[str]) -> None:
    logs.set_up(level="warning")

    log().info("posted")
    logging.getLogger("uvicorn").info("started")

    assert capsys.readouterr().err == ""


def test_libraries_are_heard_from_warning_on(capsys: pytest.CaptureFixture[str]) -> None:
    logs.set_up(level="debug")

    logging.getLogger("library").info("chatter")
    logging.getLogger("library").warning("trouble with %s", "something")

    said = capsys.readouterr().err
    assert "chatter" not in said
    assert "trouble with something" in said


@STYLES
@pytest.mark.parametrize(
    "written",
    [
        DISCORD,
        f"Bot {DISCORD}",
        f"https://api.example/bot{TELEGRAM}/getMe",
        TELEGRAM,
        "postgresql://bot:hunter2@db.example/matchday",
        f"GET https://bot.example{LINK} HTTP/1.1",
    ],
    ids=["discord", "header", "url", "telegram", "database", "link"],
)
def test_what_looks_like_a_secret_is_hidden(
    style: str, written: str, capsys: pytest.CaptureFixture[str]
) -> None:
    logs.set_up(style=style)

    log().warning(f"cannot use {written}", where=written, nested={"deep": [written, (written,)]})
    logging.getLogger("library").warning("cannot use %s", written)

    _says_nothing(capsys.readouterr().err)


@STYLES
def test_a_known_secret_is_hidden_whatever_it_looks_like(
    style: str, capsys: pytest.CaptureFixture[str]
) -> None:
    logs.set_up(style=style, secrets=["forza"])

    log().info("we say forza", motto="forza!")
    logging.getLogger("library").warning("forza again")

    said = capsys.readouterr().err
    assert "forza" not in said
    assert said.count(logs.HIDDEN) == 3


@STYLES
def test_tracebacks_are_clean(style: str, capsys: pytest.CaptureFixture[str]) -> None:
    logs.set_up(style=style, secrets=["forza"])

    try:
        _fails_with(f"{DISCORD} {TELEGRAM} postgresql://bot:hunter2@db.example forza")
    except RuntimeError:
        log().exception("that went wrong")
        logging.getLogger("library").exception("that went wrong too")

    said = capsys.readouterr().err
    assert "_fails_with" in said
    assert said.count("RuntimeError") >= 2
    assert "forza" not in said
    _says_nothing(said)


@STYLES
def test_a_cause_is_told_and_clean(style: str, capsys: pytest.CaptureFixture[str]) -> None:
    logs.set_up(style=style)

    try:
        try:
            _fails_with(TELEGRAM)
        except RuntimeError as error:
            raise ValueError("could not start") from error
    except ValueError:
        log().exception("that went wrong")

    said = capsys.readouterr().err
    assert "could not start" in said
    assert "RuntimeError" in said
    _says_nothing(said)


@STYLES
def test_a_traceback_does_not_tell_what_the_variables_held(
    style: str, capsys: pytest.CaptureFixture[str]
) -> None:
    logs.set_up(style=style)

    try:
        _fails_holding("@".join(["anna", "fans.example"]))
    except RuntimeError:
        log().exception("that went wrong")

    assert "anna@fans.example" not in capsys.readouterr().err


@STYLES
def test_values_that_are_no_text_are_clean_too(style: str, capsys: pytest.CaptureFixture[str]) -> None:
    logs.set_up(style=style, secrets=["forza"])

    log().warning("odd", error=RuntimeError(f"{TELEGRAM} forza"), path=Path("/x/forza"), data=b"forza")
    log().warning("odd", many={f"{DISCORD}"})

    said = capsys.readouterr().err
    assert "RuntimeError" in said
    assert "forza" not in said
    _says_nothing(said)


def test_numbers_stay_numbers_in_json(capsys: pytest.CaptureFixture[str]) -> None:
    logs.set_up(style="json")

    log().info("counted", sent=3, share=0.5, live=True, reason=None)

    said = json.loads(capsys.readouterr().err)
    assert (said["sent"], said["share"], said["live"], said["reason"]) == (3, 0.5, True, None)


@pytest.mark.parametrize(
    "harmless",
    [
        "Atalanta 0–1 Liverpool (agg. 3–1)",
        "2024-04-18T19:00:00+00:00",
        "sqlite:///var/matchday.sqlite",
        "https://www.example/story/12345678:liverpool",
        "write to anna@fans.example",
    ],
)
def test_what_is_no_secret_is_left_alone(harmless: str) -> None:
    assert logs.redact(harmless) == harmless


def _fails_with(secret: str) -> None:
    raise RuntimeError(f"refused: {secret}")


def _fails_holding(address: str) -> None:
    assert address
    raise RuntimeError("refused")


def _says_nothing(said: str) -> None:
    assert said
    for secret in (DISCORD, TELEGRAM, "hunter2"):
        assert secret not in said
