"""What python-telegram-bot raises, as a delivery that failed."""

from datetime import timedelta

import httpx
import pytest
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.chat import Failure
from bot.platforms.telegram.failures import (
    answered,
    bad_picture,
    failed,
    no_file,
    no_files,
    no_pictures,
    no_thread,
    not_modified,
    unsent,
)
from bot.platforms.telegram.flood import HeldBack
from tests.telegram_server import refusals

TOKEN = "7012345678:AAF-loopback_only_opens_nothing_els"  # noqa: S105 - opens nothing


def because(error: TelegramError, cause: Exception) -> TelegramError:
    error.__cause__ = cause
    return error


NEVER_LEFT = [
    because(NetworkError("httpx.ConnectError: refused"), httpx.ConnectError("refused")),
    because(TimedOut(), httpx.ConnectTimeout("")),
    because(TimedOut("Pool timeout"), httpx.PoolTimeout("")),
    because(NetworkError("httpx.ProxyError: no"), httpx.ProxyError("no")),
    because(NetworkError("Unknown error in HTTP implementation"), RuntimeError("not initialized")),
]
UNHEARD = [
    because(TimedOut(), httpx.ReadTimeout("")),
    because(TimedOut(), httpx.WriteTimeout("")),
    because(NetworkError("httpx.ReadError: "), httpx.ReadError("")),
    because(NetworkError("httpx.RemoteProtocolError: "), httpx.RemoteProtocolError("")),
    NetworkError("Internal Server Error"),
    NetworkError("Bad Gateway (502). Parsing the server response b'<html> (404)' failed"),
    NetworkError("Service Unavailable (503)"),
    TimedOut(),
    TelegramError("Invalid server response"),
]
REFUSED_FOR_GOOD = [
    BadRequest("message is too long"),
    BadRequest("can't parse entities: unsupported start tag"),
    NetworkError("Request Entity Too Large"),
    NetworkError("Request Entity Too Large (413). Parsing the server response b'<html>' failed"),
    BadRequest(refusals.EDIT_NOT_FOUND),
    BadRequest(refusals.EDIT_FORBIDDEN),
]
GONE = [
    Forbidden(f"Forbidden: {refusals.BLOCKED}"),
    Forbidden(f"Forbidden: {refusals.DEACTIVATED}"),
    Forbidden(f"Forbidden: {refusals.KICKED.format('supergroup')}"),
    BadRequest(f"Bad Request: {refusals.CHAT_NOT_FOUND}"),
    BadRequest(f"Bad Request: {refusals.NO_RIGHT_TEXTS}"),
    BadRequest(f"Bad Request: {refusals.NOT_IN_CHARGE}"),
    BadRequest("Bad Request: CHAT_WRITE_FORBIDDEN"),
    BadRequest("Bad Request: have no rights to send a message"),
    BadRequest("Bad Request: group chat was deactivated"),
]
LATER = [InvalidToken("Unauthorized"), ChatMigrated(-100), Conflict("two"), NetworkError("Too Many Requests")]


@pytest.mark.parametrize("error", NEVER_LEFT, ids=repr)
def test_what_never_left_is_not_sent(error: TelegramError) -> None:
    assert unsent(error)
    assert not answered(error)
    assert failed(error, doubt=True).failure is Failure.NOT_SENT


@pytest.mark.parametrize("error", UNHEARD, ids=repr)
def test_what_went_unheard_is_unknown_where_it_may_be_done_only_once(error: TelegramError) -> None:
    assert not unsent(error)
    assert failed(error, doubt=True).failure is Failure.UNKNOWN
    assert failed(error, doubt=False).failure is Failure.NOT_SENT


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        *((error, Failure.REFUSED) for error in REFUSED_FOR_GOOD),
        *((error, Failure.GONE) for error in GONE),
        *((error, Failure.NOT_SENT) for error in LATER),
    ],
    ids=repr,
)
def test_an_answer_is_an_answer(error: TelegramError, expected: Failure) -> None:
    assert answered(error)
    assert failed(error, doubt=True).failure is expected


def test_telegrams_own_wish_is_passed_on() -> None:
    assert failed(RetryAfter(12), doubt=True).retry_after == timedelta(seconds=12)
    assert failed(HeldBack("busy", 1.5), doubt=True).retry_after == timedelta(seconds=1.5)
    assert failed(InvalidToken(), doubt=True).retry_after == timedelta(minutes=5)


def test_the_reason_is_a_sentence_for_a_moderator() -> None:
    kicked = failed(Forbidden("Forbidden: bot was kicked from the group chat"), doubt=True).reason
    assert kicked.startswith("the bot was removed from the chat. Telegram says: ")
    assert kicked.endswith("bot was kicked from the group chat")
    lost = failed(UNHEARD[0], doubt=True)
    assert lost.reason == "nobody knows whether it arrived: Telegram did not answer in time"


@pytest.mark.parametrize(
    "error",
    [
        because(NetworkError(f"httpx.ReadError: https://x/bot{TOKEN}/sendMessage"), httpx.ReadError(TOKEN)),
        InvalidToken(f"The token `{TOKEN}` was rejected by the server."),
        BadRequest(f"{TOKEN} is no good"),
        Forbidden(f"Forbidden: {TOKEN}"),
        TelegramError(f"{TOKEN}"),
    ],
    ids=lambda error: type(error).__name__,
)
def test_no_reason_holds_the_token(error: TelegramError) -> None:
    assert TOKEN not in failed(error, doubt=True).reason
    assert TOKEN not in failed(error, doubt=False).reason


def test_what_can_be_helped_is_told_apart() -> None:
    assert not_modified(BadRequest(f"Bad Request: {refusals.NOT_MODIFIED}"))
    assert all(
        no_thread(BadRequest(w)) for w in (refusals.THREAD_NOT_FOUND, refusals.TOPIC_CLOSED, "TOPIC_DELETED")
    )
    assert all(no_pictures(BadRequest(w)) for w in (refusals.NO_RIGHT_PHOTOS, "CHAT_SEND_PHOTOS_FORBIDDEN"))
    assert all(no_files(BadRequest(w)) for w in (refusals.NO_RIGHT_FILES, "CHAT_SEND_DOCS_FORBIDDEN"))
    assert all(bad_picture(BadRequest(w)) for w in (refusals.FILE_SHAPE, refusals.FILE_NO_IMAGE))
    assert no_file(BadRequest(refusals.FILE_WRONG))
    assert not no_thread(BadRequest(refusals.CHAT_NOT_FOUND))
    for why in (no_pictures, no_files, bad_picture):
        assert not why(BadRequest(refusals.NO_RIGHT_TEXTS))
