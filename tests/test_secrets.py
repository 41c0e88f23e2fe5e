"""A token, a key or a password is in nothing that this program writes, wherever it comes from: no line of the
log, no page, no answer, nothing on the terminal."""

import asyncio
import logging
import warnings
from collections.abc import Callable, Iterator
from typing import Any

import aiohttp
import httpx
import pytest
import structlog
import telegram.error
import typer
from prometheus_client import REGISTRY, generate_latest

from bot import __main__ as program
from bot import logs
from bot.chat import DeliveryFailed, Failure
from bot.command_line import terminal
from bot.knowledge.occasion import Kind, Rule
from bot.platforms.discord import failures as discord
from bot.platforms.telegram import failures as telegrams
from bot.settings import Settings
from storage.database import Database
from storage.errors import BackupError
from tests.delivery.town import Town
from tests.fanbase import a_channel, a_store_with_the_match
from tests.platforms.web.stage import a_stage

# Made up, in the form of the real ones; put together so that no scanner takes them for real.
DISCORD = "MTk4NjIyNDgzNDcxOTI1MjQ4" + ".Cl2FMQ." + "ZnCjm1XVW7vRze4b7Cq4se7kKWs"
TELEGRAM = "110201543:" + "AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw1"
IN_AN_ADDRESS = TELEGRAM.replace(":", "%3A")
INTERACTION = "aW50ZXJhY3Rpb24" + "6MTIzNDU2Nzg5MDEyMzQ1Njc4OTpBQkNERUY"
PASSWORD = "hunter2-and%40more"  # noqa: S105 - as made up as the rest
DATABASE = f"postgresql://bot:{PASSWORD}@db.example/matchday"
KEY = "forza-magica-forza"
SECRETS = (DISCORD, TELEGRAM, IN_AN_ADDRESS, INTERACTION, PASSWORD, "hunter2-and@more", KEY)
ALL = (
    f"{DISCORD} https://t.example/bot{TELEGRAM}/x {IN_AN_ADDRESS} /webhooks/1/{INTERACTION} {DATABASE} {KEY}"
)

STYLES = pytest.mark.parametrize("style", ["console", "json"])


@pytest.fixture(autouse=True)
def _afterwards() -> Iterator[None]:
    """The log is a process's own; it is put back for the tests that follow."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    logging.captureWarnings(False)
    root.handlers[:] = handlers
    root.setLevel(level)
    structlog.reset_defaults()


def settings() -> Settings:
    return Settings(_env_file=None, DISCORD_TOKEN=DISCORD, fan_key=KEY, database=DATABASE)


def set_up(style: str) -> None:
    logs.set_up(style=style, secrets=list(terminal.secrets(settings())))


def clean(said: str, *, hidden: bool = True) -> None:
    assert said
    assert not [secret for secret in SECRETS if secret in said]
    assert logs.HIDDEN in said or not hidden


def fails() -> None:
    raise RuntimeError(f"refused: {ALL}")


def from_a_library() -> None:
    logging.getLogger("library").error("cannot use %s", ALL)


def from_ourselves() -> None:
    structlog.get_logger().warning("refused", where=ALL, deep={"here": [ALL, RuntimeError(ALL)]})


def with_its_traceback() -> None:
    try:
        fails()
    except RuntimeError:
        structlog.get_logger().exception("that went wrong")


def of_a_task_that_nobody_awaits() -> None:
    async def forgotten() -> None:
        fails()

    async def begin() -> None:
        asyncio.create_task(forgotten())  # noqa: RUF006 - it is forgotten here
        await asyncio.sleep(0)

    asyncio.run(begin())


def of_several_tasks() -> None:
    async def together() -> None:
        async with asyncio.TaskGroup() as group:
            group.create_task(asyncio.to_thread(fails))

    try:
        asyncio.run(together())
    except ExceptionGroup:
        structlog.get_logger().exception("that went wrong")


def as_a_warning() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        logging.captureWarnings(True)
        warnings.warn(ALL, stacklevel=1)


@STYLES
@pytest.mark.parametrize(
    "say",
    [
        from_a_library,
        from_ourselves,
        with_its_traceback,
        of_a_task_that_nobody_awaits,
        of_several_tasks,
        as_a_warning,
    ],
)
def test_the_log_says_none(style: str, say: Callable[[], None], capsys: pytest.CaptureFixture[str]) -> None:
    set_up(style)
    say()
    clean(capsys.readouterr().err)


def test_what_ends_the_program_says_none(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    set_up("console")
    monkeypatch.setattr(program, "cli", fails)
    with pytest.raises(SystemExit) as ended:
        program.main()
    assert ended.value.code == 1
    said = capsys.readouterr()
    clean(said.err)
    assert said.out == ""


def test_what_an_operator_can_mend_says_none(capsys: pytest.CaptureFixture[str]) -> None:
    async def refused() -> None:
        raise BackupError(f"{DATABASE} cannot be copied: {TELEGRAM}")

    with pytest.raises(typer.Exit):
        terminal.go(refused())
    clean(capsys.readouterr().err)


def test_the_databases_password_is_known_as_one() -> None:
    known = set(terminal.secrets(settings()))
    assert {DISCORD, KEY, PASSWORD, "hunter2-and@more"} <= known
    assert "bot" not in set(terminal.secrets(Settings(_env_file=None, database="postgresql://a:bot@db/x")))
    assert not set(terminal.secrets(Settings(_env_file=None, database="postgresql://[")))


@pytest.mark.parametrize(
    "error",
    [
        telegram.error.InvalidToken(f"The token `{TELEGRAM}` was rejected by the server."),
        telegram.error.NetworkError(f"httpx.ConnectError: https://t.example/bot{TELEGRAM}/sendMessage"),
        telegram.error.BadRequest(f"wrong address: /bot{TELEGRAM}/sendMessage"),
        telegram.error.Forbidden(f"Forbidden: bot{TELEGRAM}"),
        telegram.error.TimedOut(f"Timed out: {TELEGRAM}"),
    ],
    ids=lambda error: type(error).__name__,
)
@pytest.mark.parametrize("doubt", [True, False])
def test_what_telegram_says_is_kept_without_the_token(error: Exception, doubt: bool) -> None:
    clean(telegrams.failed(error, doubt=doubt).reason, hidden=False)


@pytest.mark.parametrize(
    "error",
    [aiohttp.ClientError(ALL), OSError(ALL), TimeoutError(ALL)],
    ids=lambda error: type(error).__name__,
)
@pytest.mark.parametrize("doubt", [True, False])
def test_what_the_way_to_discord_says_is_not_kept(error: Exception, doubt: bool) -> None:
    clean(discord.failed(error, doubt=doubt).reason, hidden=False)


@STYLES
async def test_a_delivery_that_fails_tells_none(
    style: str, database: Database, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    await a_store_with_the_match(database)
    await a_channel(database, wants=(Rule(Kind.KICKOFF_REMINDER, "PT7200S"), Rule(Kind.PREVIEW)))
    town = Town(database)
    tries: list[Exception] = [RuntimeError(ALL), DeliveryFailed(Failure.REFUSED, ALL)]

    async def broken(_: Any) -> str:
        raise tries.pop()

    monkeypatch.setattr(town.paper, "send", broken)
    set_up(style)
    await town.until(-town.clock.at.resolution)
    said = capsys.readouterr().err
    assert "not_delivered" in said
    assert "send_failed" in said
    clean(said)


@STYLES
async def test_a_page_that_fails_tells_none(
    style: str, monkeypatch: pytest.MonkeyPatch, database: Database, capsys: pytest.CaptureFixture[str]
) -> None:
    async with a_stage(database) as stage, httpx.AsyncClient(trust_env=False) as client:
        set_up(style)
        monkeypatch.setattr(database, "read", fails)
        for path, status in (("/rooms/liverpool", 500), ("/healthz", 503)):
            answer = await client.get(f"{stage.url}{path}")
            assert answer.status_code == status
            clean(answer.text, hidden=False)
    clean(capsys.readouterr().err)


def test_no_figure_has_a_label_for_free_text() -> None:
    labels = {label for one in REGISTRY._collector_to_names for label in getattr(one, "_labelnames", ())}
    assert labels <= {
        *("platform", "kind", "end", "act", "limit", "status", "outcome"),
        *("source", "loop", "level", "version", "role"),
    }
    clean(generate_latest(REGISTRY).decode(), hidden=False)
