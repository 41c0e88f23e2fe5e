"""What goes over the wire: each HTTP call is paced, counted, and known to have left or not.

discord.py repeats calls by itself and says only in the end that it failed. Whether a message may have
arrived is seen here, at the calls themselves, through the trace that its HTTP client takes.
"""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from time import monotonic
from types import SimpleNamespace
from typing import Any

import aiohttp
import structlog
from prometheus_client import Counter

from bot.platforms.limited import RATE_LIMITED
from bot.platforms.shared_pace import Halted

log = structlog.get_logger()

CALLS = Counter("matchday_discord_calls", "HTTP calls to Discord, by the answer's status", ["status"])

ANSWER_WITHIN = 7.0
"""Seconds for one answer. Discord gives it in one; what takes longer is asked again under the same nonce."""
WINDOW = 600.0
INVALID_AT_MOST = 4_000
"""In ten minutes; at 10,000 Discord bans the address, for every bot on it."""
LIMITS = ("global", "user", "shared")
"""Whose limit it may be, in Discord's words: the bot's in all, the bot's on a route, or one of many bots."""
_INVALID = frozenset({401, 403, 429})
_EXEMPT = ("/interactions/", "/webhooks/")
"""Answers to people: Discord does not count them, and people do not like to wait."""


class TooLate(Exception):  # noqa: N818 - a reason, not an error
    """The time in which this message may still be sent is over; the call did not leave."""


class HeldBack(Exception):  # noqa: N818
    """Discord has refused too much lately; the call did not leave."""

    def __init__(
        self, seconds: float, words: str = "Discord refused too many calls in the last ten minutes"
    ) -> None:
        super().__init__(words)
        self.seconds = seconds


class Attempt:
    """One delivery's calls. `doubt`: one of them may have been carried out, though nobody heard so."""

    def __init__(self, until: float) -> None:
        self.until = until
        self.doubt = False
        self.on_the_wire = False
        self.patience: asyncio.Timeout | None = None

    def left(self) -> float:
        return self.until - asyncio.get_running_loop().time()

    def wait_until(self, when: float | None) -> None:
        """Moves the end of patience. Only ever while a call is on the wire: a client that is interrupted in
        its sleep for a global limit never wakes the others again."""
        if self.patience is not None and not self.patience.expired():
            self.patience.reschedule(when)


_ATTEMPT: ContextVar[Attempt | None] = ContextVar("discord_attempt", default=None)


@contextmanager
def attempted(attempt: Attempt) -> Iterator[None]:
    """Calls made inside belong to this attempt."""
    token = _ATTEMPT.set(attempt)
    try:
        yield
    finally:
        _ATTEMPT.reset(token)


def _told(path: str) -> str:
    """A path for the log: answers to people have a token in theirs."""
    return next((f"…{part}…" for part in _EXEMPT if part in path), path)


def _seconds(header: str | None) -> float:
    """How long Discord wants to be left alone; a second where it does not say so."""
    try:
        return max(float(header or ""), 0.0)
    except ValueError:
        return 1.0


class InvalidRequests:
    """The refusals (401, 403, 429) of the last ten minutes."""

    def __init__(self, at_most: int = INVALID_AT_MOST, seconds: Callable[[], float] = monotonic) -> None:
        self._at_most = at_most
        self._seconds = seconds
        self._refused: deque[float] = deque()

    def count(self) -> None:
        self._refused.append(self._seconds())

    def wait(self) -> float:
        """Seconds until another call is safe; 0 where it is."""
        now = self._seconds()
        while self._refused and self._refused[0] <= now - WINDOW:
            self._refused.popleft()
        if len(self._refused) < self._at_most:
            return 0.0
        return self._refused[len(self._refused) - self._at_most] + WINDOW - now


class Calls:
    """Watches every call of a client."""

    def __init__(
        self,
        book: Callable[[], Awaitable[Callable[[], None]]],
        invalid: InvalidRequests,
        halted: Callable[[float], None] = lambda _: None,
    ) -> None:
        """`book` waits until one more call may be made, and gives who is to hear of its answer; `halted`
        hears for how many seconds Discord wants none at all."""
        self._book = book
        self._invalid = invalid
        self._halted = halted

    def trace(self) -> aiohttp.TraceConfig:
        trace = aiohttp.TraceConfig()
        trace.on_request_start.append(self._starts)
        trace.on_request_headers_sent.append(self._leaves)
        trace.on_request_end.append(self._is_answered)
        trace.on_response_chunk_received.append(self._is_read)
        trace.on_request_exception.append(self._fails)
        return trace

    async def _starts(
        self, _: aiohttp.ClientSession, call: SimpleNamespace, params: aiohttp.TraceRequestStartParams
    ) -> None:
        """Raises TooLate or HeldBack for a call that must not leave."""
        attempt = _ATTEMPT.get()
        if params.url.scheme.startswith("ws") or "/api/" not in params.url.path:
            return
        if not any(part in params.url.path for part in _EXEMPT):
            if seconds := self._invalid.wait():
                raise HeldBack(seconds)
            call.answered = await self._turn()
        if attempt is not None:
            if attempt.left() <= 0:
                raise TooLate
            attempt.wait_until(asyncio.get_running_loop().time() + ANSWER_WITHIN)

    async def _turn(self) -> Callable[[], None]:
        try:
            return await self._book()
        except Halted as halt:
            raise HeldBack(halt.seconds, "Discord wants to be left alone") from None

    async def _leaves(self, *_: Any) -> None:
        if attempt := _ATTEMPT.get():
            attempt.on_the_wire = True

    async def _is_answered(
        self, _: aiohttp.ClientSession, call: SimpleNamespace, params: aiohttp.TraceRequestEndParams
    ) -> None:
        if answered := getattr(call, "answered", None):
            answered()
        status = params.response.status
        CALLS.labels(str(status)).inc()
        log.debug("discord_call", method=params.method, path=_told(params.url.path), status=status)
        scope = params.response.headers.get("X-RateLimit-Scope")
        shared = scope == "shared"
        if status == 429:
            limit = scope if scope in LIMITS else "unnamed"
            RATE_LIMITED.labels("discord", limit).inc()
            log.warning("rate_limited", platform="discord", limit=limit)
            if scope == "global":
                self._halted(_seconds(params.response.headers.get("Retry-After")))
        if status in _INVALID and not shared:
            self._invalid.count()
        if attempt := _ATTEMPT.get():
            attempt.doubt |= status >= 500
            attempt.on_the_wire = status < 300  # until it is read, nobody knows what was made

    async def _is_read(self, *_: Any) -> None:
        if attempt := _ATTEMPT.get():
            attempt.on_the_wire = False
            attempt.wait_until(None)

    async def _fails(self, *_: Any) -> None:
        CALLS.labels("none").inc()
        if attempt := _ATTEMPT.get():
            attempt.doubt |= attempt.on_the_wire
            attempt.on_the_wire = False
            attempt.wait_until(None)
