"""What discord.py raises, as a delivery that failed."""

from datetime import timedelta

import aiohttp
import discord

from bot.chat import DeliveryFailed, Failure
from bot.platforms.discord.calls import HeldBack, TooLate

UNKNOWN_MESSAGE = 10_008
NOT_THE_AUTHOR = 50_005
THREAD_IS_ARCHIVED = 50_083
NOT_A_TEXT_CHANNEL = 50_008
UNKNOWN_CHANNEL = 10_003
MISSING_PERMISSIONS = 50_013
INVALID_FORM = 50_035
TOKEN_REFUSED = timedelta(minutes=5)
"""Nothing gets better sooner when the token itself is not accepted."""

EXPECTED = (discord.DiscordException, aiohttp.ClientError, OSError, TimeoutError, TooLate, HeldBack)
"""All that a call can raise when Discord or the way there is at fault."""


def failed(error: BaseException, *, doubt: bool) -> DeliveryFailed:
    """The failure of a delivery. `doubt`: a call may have been carried out unheard, and can no more be
    repeated under its nonce."""
    refused = _answer(error)
    if refused is not None:
        return refused
    if doubt:
        return DeliveryFailed(Failure.UNKNOWN, f"nobody knows whether it arrived: {_words(error)}")
    return DeliveryFailed(Failure.NOT_SENT, _words(error), _retry_after(error))


def worth_repeating(error: BaseException) -> bool:
    """Whether asking again may bring another answer."""
    return _answer(error) is None


def code(error: BaseException) -> int:
    """Discord's own number for what was wrong; 0 where it told none."""
    return error.code if isinstance(error, discord.HTTPException) else 0


def retry_after(error: BaseException) -> float:
    """Seconds that Discord wants to be left alone; 0 where it did not say."""
    wait = _retry_after(error)
    return wait.total_seconds() if wait else 0.0


def _answer(error: BaseException) -> DeliveryFailed | None:
    """A refusal for good; None for what may go better another time."""
    if not isinstance(error, discord.HTTPException):
        return None
    words = f"Discord says: {error.text or error.status} ({error.status}, code {error.code})"
    match error.status:
        case _ if error.code in (UNKNOWN_MESSAGE, NOT_THE_AUTHOR):
            return DeliveryFailed(Failure.REFUSED, f"the message is not there to be changed. {words}")
        case 403:
            return DeliveryFailed(Failure.GONE, f"the bot may not post there. {words}")
        case 404:
            return DeliveryFailed(Failure.GONE, f"the channel is not there. {words}")
        case 401 | 429:
            return None
        case status if status >= 500:
            return None
        case _:
            return DeliveryFailed(Failure.REFUSED, words)


def _retry_after(error: BaseException) -> timedelta | None:
    match error:
        case HeldBack():
            return timedelta(seconds=error.seconds)
        case discord.RateLimited():
            return timedelta(seconds=error.retry_after)
        case discord.HTTPException(status=401):
            return TOKEN_REFUSED
        case discord.HTTPException(status=429):
            return _header(error.response.headers.get("Retry-After"))
        case _:
            return None


def _header(written: str | None) -> timedelta | None:
    try:
        return timedelta(seconds=float(written)) if written else None
    except (ValueError, OverflowError):
        return None


def _words(error: BaseException) -> str:
    match error:
        case TooLate():
            return "Discord gave no usable answer in time"
        case HeldBack():
            return str(error)
        case discord.RateLimited():
            return "Discord is busy with this bot's other calls"
        case discord.HTTPException(status=401):
            return "Discord does not accept the bot's token"
        case discord.HTTPException():
            return f"Discord answered {error.status}"
        case TimeoutError():
            return "Discord did not answer in time"
        case _:
            return f"the connection to Discord failed ({type(error).__name__})"
