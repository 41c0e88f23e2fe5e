"""What discord.py raises, as a delivery that failed; and the budget of refusals."""

from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import aiohttp
import discord
import pytest

from bot.chat import Failure
from bot.platforms.discord.calls import HeldBack, InvalidRequests, TooLate
from bot.platforms.discord.failures import failed, worth_repeating


def http(status: int, code: int = 0, headers: dict[str, str] | None = None) -> discord.HTTPException:
    response: Any = SimpleNamespace(status=status, reason="", headers=headers or {})
    return discord.HTTPException(response, {"code": code, "message": "words"})


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (http(403, 50001), Failure.GONE),
        (http(403, 50013), Failure.GONE),
        (http(403, 50005), Failure.REFUSED),
        (http(404, 10003), Failure.GONE),
        (http(404, 10004), Failure.GONE),
        (http(404, 10008), Failure.REFUSED),
        (http(400, 50035), Failure.REFUSED),
        (http(413, 40005), Failure.REFUSED),
        (http(401), Failure.NOT_SENT),
        (http(429), Failure.NOT_SENT),
        (http(500), Failure.NOT_SENT),
        (http(503), Failure.NOT_SENT),
        (discord.RateLimited(40.0), Failure.NOT_SENT),
        (aiohttp.ServerDisconnectedError(), Failure.NOT_SENT),
        (ConnectionRefusedError(), Failure.NOT_SENT),
        (TimeoutError(), Failure.NOT_SENT),
        (TooLate(), Failure.NOT_SENT),
        (HeldBack(5), Failure.NOT_SENT),
    ],
)
def test_what_certainly_did_not_arrive(error: Exception, expected: Failure) -> None:
    assert failed(error, doubt=False).failure is expected
    assert failed(error, doubt=True).failure is (Failure.UNKNOWN if worth_repeating(error) else expected)


def test_discords_own_wish_is_passed_on() -> None:
    assert failed(http(429, headers={"Retry-After": "12.5"}), doubt=False).retry_after == timedelta(
        seconds=12.5
    )
    assert failed(discord.RateLimited(40.0), doubt=False).retry_after == timedelta(seconds=40)
    assert failed(http(429, headers={"Retry-After": "soon"}), doubt=False).retry_after is None


def test_the_reason_is_a_sentence() -> None:
    assert "Discord says: words (403, code 50013)" in failed(http(403, 50013), doubt=False).reason
    assert failed(TimeoutError(), doubt=True).reason == (
        "nobody knows whether it arrived: Discord did not answer in time"
    )


def test_refusals_are_forgotten_after_ten_minutes() -> None:
    clock = SimpleNamespace(now=0.0)
    refusals = InvalidRequests(at_most=2, seconds=lambda: clock.now)
    refusals.count()
    assert refusals.wait() == 0
    clock.now = 100.0
    refusals.count()
    assert refusals.wait() == 500
    clock.now = 600.0
    assert refusals.wait() == 0
