"""What python-telegram-bot raises, as a delivery that failed."""

import re
from datetime import timedelta

import httpx
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

from bot.chat import DeliveryFailed, Failure
from bot.platforms.telegram.errors import said
from bot.platforms.telegram.flood import HeldBack

TOKEN_REFUSED = timedelta(minutes=5)
"""Nothing gets better sooner when the token itself is not accepted."""
AGAIN = timedelta(seconds=2)

EXPECTED = (TelegramError, HeldBack)
"""All that a call can raise when Telegram or the way there is at fault."""

_NEVER_LEFT = (
    httpx.ConnectError,
    httpx.ConnectTimeout,
    httpx.PoolTimeout,
    httpx.ProxyError,
    httpx.UnsupportedProtocol,
    RuntimeError,  # the client is closed
)
_ANSWERS = (BadRequest, Forbidden, InvalidToken, ChatMigrated, RetryAfter, Conflict)
_REFUSAL = re.compile(r"[^()]* \(4\d\d\)|Too Many Requests|Request Entity Too Large")
"""How the words of an answer of 4xx begin that the library knows no class for."""

_GONE = (
    (r"kicked|not a member|bot_not_member", "the bot was removed from the chat"),
    (r"bot was blocked|user_is_blocked", "the person has blocked the bot"),
    (r"can't initiate conversation", "the person has not started the bot"),
    (r"user_?(is_)?_?deactivated|user is deactivated", "the person's account is deleted"),
    (r"chat was (deleted|deactivated)|channel_private", "the chat is deleted, or closed to the bot"),
    (r"chat not found|peer_id_invalid", "the chat is not there, or the bot is not in it"),
    (
        r"not enough rights|(need|have) (administrator|no) rights|chat_write_forbidden|chat_admin_required"
        r"|chat_restricted|chat_send_\w+_forbidden|user_banned_in_channel|have no write access",
        "the bot has no right to write there",
    ),
)
"""What Telegram says of a chat that is lost, and what it means to a moderator."""
_NOT_CHANGEABLE = re.compile(r"message (to edit not found|can't be edited)|message_id_invalid", re.I)
_OTHER_KIND = re.compile(r"there is no \w+ in", re.I)
_NO_THREAD = re.compile(r"message thread not found|topic_(closed|deleted|id_invalid)", re.I)
_NO_PICTURES = re.compile(r"rights to send (photos|media)|chat_send_(photos|media)_forbidden", re.I)
_NO_FILES = re.compile(r"rights to send (documents|media)|chat_send_(docs|media)_forbidden", re.I)
_BAD_PICTURE = re.compile(r"image_process_failed|photo_\w*invalid\w*|too big for a photo|media_empty", re.I)
_NO_FILE = re.compile(r"file identifier|file_id|file_reference|file reference|media_empty", re.I)


def failed(error: BaseException, *, doubt: bool) -> DeliveryFailed:
    """The failure of a delivery. `doubt`: it left, and what became of it is known from `error` alone."""
    match error:
        case HeldBack():
            return DeliveryFailed(Failure.NOT_SENT, str(error), timedelta(seconds=error.seconds))
        case RetryAfter():
            return DeliveryFailed(
                Failure.NOT_SENT, "Telegram wants to be left alone", timedelta(seconds=wish(error))
            )
        case InvalidToken():
            return DeliveryFailed(Failure.NOT_SENT, "Telegram does not accept the bot's token", TOKEN_REFUSED)
        case ChatMigrated():
            return DeliveryFailed(Failure.NOT_SENT, "the group has moved", AGAIN)
        case Forbidden():
            why = _gone(error) or "the bot may not post there"
            return DeliveryFailed(Failure.GONE, f"{why}. {_words(error)}")
        case BadRequest():
            return _bad_request(error)
        case _ if _refused(error):
            lasting = "Too Many Requests" not in str(error)
            return DeliveryFailed(Failure.REFUSED if lasting else Failure.NOT_SENT, _words(error))
        case _ if unsent(error) or not doubt:
            return DeliveryFailed(Failure.NOT_SENT, _unheard(error))
        case _:
            return DeliveryFailed(Failure.UNKNOWN, f"nobody knows whether it arrived: {_unheard(error)}")


def answered(error: BaseException) -> bool:
    """Whether Telegram said no: it has not done what was asked, and is there."""
    return isinstance(error, _ANSWERS) or _refused(error)


def unsent(error: BaseException) -> bool:
    """Whether Telegram has certainly not done what was asked."""
    return answered(error) or isinstance(error, HeldBack) or isinstance(error.__cause__, _NEVER_LEFT)


def wish(error: RetryAfter) -> float:
    """Seconds that Telegram wants to be left alone."""
    wait = error.retry_after
    return wait.total_seconds() if isinstance(wait, timedelta) else float(wait)


def not_modified(error: BaseException) -> bool:
    """The message shows already what it should."""
    return isinstance(error, BadRequest) and "not modified" in str(error).lower()


def no_thread(error: BaseException) -> bool:
    """The topic is closed or deleted."""
    return isinstance(error, BadRequest) and bool(_NO_THREAD.search(str(error)))


def no_pictures(error: BaseException) -> bool:
    """The chat takes no pictures from the bot: words alone it may."""
    return isinstance(error, BadRequest) and bool(_NO_PICTURES.search(str(error)))


def no_files(error: BaseException) -> bool:
    """The chat takes no files from the bot."""
    return isinstance(error, BadRequest) and bool(_NO_FILES.search(str(error)))


def bad_picture(error: BaseException) -> bool:
    """No chat will take this picture."""
    return isinstance(error, BadRequest) and bool(_BAD_PICTURE.search(str(error)))


def other_kind(error: BaseException) -> bool:
    """The message has no words where words were to be changed, or no picture where that was."""
    return isinstance(error, BadRequest) and bool(_OTHER_KIND.search(str(error)))


def not_changeable(error: BaseException) -> bool:
    """The message is not there any more, or not to be changed."""
    return isinstance(error, BadRequest) and bool(_NOT_CHANGEABLE.search(str(error)))


def no_file(error: BaseException) -> bool:
    """Telegram does not know, or no longer knows, the file of this id."""
    return isinstance(error, BadRequest) and bool(_NO_FILE.search(str(error)))


def _bad_request(error: BadRequest) -> DeliveryFailed:
    if why := _gone(error):
        return DeliveryFailed(Failure.GONE, f"{why}. {_words(error)}")
    if not_changeable(error) or other_kind(error):
        return DeliveryFailed(Failure.REFUSED, f"the message is not there to be changed. {_words(error)}")
    return DeliveryFailed(Failure.REFUSED, _words(error))


def _gone(error: TelegramError) -> str | None:
    return next((why for words, why in _GONE if re.search(words, error.message, re.I)), None)


def _refused(error: BaseException) -> bool:
    return (
        isinstance(error, NetworkError)
        and not isinstance(error, TimedOut)
        and _REFUSAL.match(str(error)) is not None
    )


def _words(error: BaseException) -> str:
    return f"Telegram says: {said(error).partition(': ')[2]}"


def _unheard(error: BaseException) -> str:
    """Never the text of an error of the network: nobody knows what stands in it."""
    match error.__cause__:
        case httpx.PoolTimeout():
            return "all connections to Telegram are busy"
        case httpx.TimeoutException():
            return "Telegram did not answer in time"
        case httpx.HTTPError() as cause:
            return f"the connection to Telegram failed ({type(cause).__name__})"
        case _:
            return (
                "Telegram did not answer in time"
                if isinstance(error, TimedOut)
                else "Telegram gave no usable answer"
            )
