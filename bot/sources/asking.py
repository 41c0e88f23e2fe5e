"""Calls to a data provider over HTTP: no more than it allows, nothing twice, no answer without an end."""

import asyncio
import zlib
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from enum import StrEnum

import httpx

from bot.reading.article import CannotRead
from bot.sources.provider import Call, Provider, Quota
from bot.sources.unpacking import ACCEPTED, TooLarge, unpacked

AGENT = "matchday-bot/0.1 (football news for fan communities; asks for fixtures and results)"
LARGEST = 20_000_000
"""Bytes of an answer, unpacked: a season with every line-up is some megabytes."""
PATIENCE = timedelta(seconds=20)
"""For an answer in all: names, redirects, every byte."""
REDIRECTS = 3
A_MINUTE = timedelta(minutes=1)
FIRST_REST = timedelta(seconds=15)
LONGEST_REST = timedelta(minutes=15)
"""Between single failures, so that a match is not missed by a provider that comes back."""
OPENS_AFTER = 6
"""Failures in a row after which a provider is left alone, but for one try after each rest."""
BROKEN_REST = timedelta(minutes=5)
LONGEST_BROKEN = timedelta(hours=1)
LONGEST_ASKED_FOR = timedelta(days=1)
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_LONGEST_TAG = 500
"""Characters of an ETag or a date that is worth keeping."""


class Trouble(StrEnum):
    """Why there is no answer."""

    AWAY = "away"
    """It does not answer, or answers that something is wrong on its side."""
    REFUSED = "refused"
    """It does not take the key."""
    TOO_MANY = "too many"
    """It was asked more often than it allows."""
    DENIED = "denied"
    """It does not answer this question, to this key at least; it may answer others."""
    MISSING = "missing"
    """It has nothing for this question, or nothing yet."""


class NoAnswer(Exception):  # noqa: N818 - it is no error of ours
    """The message says in words what happened, and holds nothing secret. `wait` is what the provider asked
    for."""

    def __init__(
        self, trouble: Trouble, words: str, wait: timedelta | None = None, quota: Quota | None = None
    ) -> None:
        super().__init__(words)
        self.trouble = trouble
        self.words = words
        self.wait = wait
        self.quota = quota


@dataclass(frozen=True, slots=True)
class Answer:
    """`body` is None where nothing has changed since `etag` and `modified`, which are for asking again."""

    body: bytes | None
    etag: str | None = None
    modified: str | None = None
    quota: Quota | None = None


_BROKEN = (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, OSError, ValueError, zlib.error, CannotRead)
"""What comes of a connection that breaks off, and of an answer that is not as HTTP wants it."""


class Asking:
    """The connection to one provider."""

    def __init__(
        self,
        provider: Provider,
        now: Callable[[], datetime],
        *,
        patience: timedelta = PATIENCE,
        largest: int = LARGEST,
        transport: httpx.AsyncBaseTransport | None = None,
    ) -> None:
        self._provider = provider
        self._name = provider.source.name
        self._now = now
        self._patience = patience
        self._largest = largest
        self._transport = transport
        self._client: httpx.AsyncClient | None = None
        self._sent: deque[datetime] = deque()
        self._full_until: datetime | None = None

    def ready_at(self, now: datetime) -> datetime:
        """When another call may leave, by what the provider allows in a minute; `now` where it may."""
        most = self._provider.limits.per_minute
        while self._sent and self._sent[0] <= now - A_MINUTE:
            self._sent.popleft()
        ready = self._sent[-most] + A_MINUTE if most is not None and len(self._sent) >= most else now
        return max(ready, self._full_until or now)

    async def ask(self, call: Call, etag: str | None = None, modified: str | None = None) -> Answer:
        """What it answers now. Raises NoAnswer, and nothing else."""
        self._sent.append(self._now())
        try:
            async with asyncio.timeout(self._patience.total_seconds()):
                return await self._followed(call, etag, modified)
        except (TimeoutError, httpx.TimeoutException):
            raise NoAnswer(Trouble.AWAY, f"{self._name} did not answer in time.") from None
        except TooLarge:
            raise NoAnswer(Trouble.AWAY, f"{self._name} answered without an end.") from None
        except _BROKEN:
            raise NoAnswer(Trouble.AWAY, f"{self._name} could not be reached, or broke off.") from None

    async def close(self) -> None:
        if self._client is not None:
            await self._client.aclose()
            self._client = None

    async def _followed(self, call: Call, etag: str | None, modified: str | None) -> Answer:
        if self._client is None:
            self._client = httpx.AsyncClient(
                timeout=self._patience.total_seconds(), trust_env=False, transport=self._transport
            )
        first = httpx.URL(
            call.path if "://" in call.path else self._provider.base + call.path,
            **({"params": list(call.params)} if call.params else {}),
        )
        url, conditions = first, _conditions(etag, modified)
        for _ in range(REDIRECTS + 1):
            own = self._provider.headers if _origin(url) == _origin(first) else {}
            headers = {"User-Agent": AGENT, "Accept-Encoding": ACCEPTED, **conditions, **own}
            async with self._client.stream("GET", url, headers=headers) as response:
                if response.status_code not in _REDIRECTS or "location" not in response.headers:
                    return await self._answer(response, etag, modified)
                url = url.join(response.headers["location"])
            if url.scheme != "https" and url.scheme != first.scheme:
                break
        raise NoAnswer(Trouble.AWAY, f"{self._name} leads somewhere else, and not to an answer.")

    async def _answer(self, response: httpx.Response, etag: str | None, modified: str | None) -> Answer:
        quota = self._provider.quota(response.headers, self._now())
        if quota is not None and quota.left_this_minute is not None and quota.left_this_minute <= 0:
            self._full_until = quota.resets_at or self._now() + A_MINUTE
        if response.status_code == 304:
            return Answer(None, etag, modified, quota)
        if response.status_code == 200:
            packing = response.headers.get("content-encoding", "")
            body = await unpacked(response.aiter_raw(), packing, self._largest)
            kept = (_kept(response.headers, "etag"), _kept(response.headers, "last-modified"))
            return Answer(body, *kept, quota)
        raise self._no_answer(response.status_code, response.headers, quota)

    def _no_answer(self, status: int, headers: Mapping[str, str], quota: Quota | None) -> NoAnswer:
        wait = retry_after(headers.get("retry-after"), self._now())
        if status == 401:
            words = f"{self._name} does not take the key. Look at it in the settings."
            return NoAnswer(Trouble.REFUSED, words, wait, quota)
        if status == 429:
            words = f"{self._name} was asked more often than it allows."
            return NoAnswer(Trouble.TOO_MANY, words, wait or A_MINUTE, quota)
        if status in (404, 410):
            return NoAnswer(Trouble.MISSING, f"{self._name} has nothing for this question.", wait, quota)
        if 400 <= status < 500 and status != 408:
            words = f"{self._name} does not answer this question (it says {status})."
            return NoAnswer(Trouble.DENIED, words, wait, quota)
        return NoAnswer(Trouble.AWAY, f"{self._name} is out of order (it says {status}).", wait, quota)


def rest(failures: int, asked_for: timedelta | None, chance: float) -> timedelta:
    """How long a provider is left alone after so many failures in a row; `chance` is from 0 to 1.

    Single failures wait anywhere up to a limit that doubles each time ("full jitter"), so that many bots do
    not come back at once. After some more it is given a real rest, between single tries. It is never sooner
    than the provider asks for.
    """
    if failures < OPENS_AFTER:
        most = min(LONGEST_REST, FIRST_REST * (1 << max(0, failures - 1)))
        wait = timedelta(seconds=1) + most * chance
    else:
        broken = min(LONGEST_BROKEN, BROKEN_REST * (1 << min(failures - OPENS_AFTER, 10)))
        wait = broken * (1 - chance / 4)
    return max(wait, min(asked_for or timedelta(), LONGEST_ASKED_FOR))


def retry_after(said: str | None, now: datetime) -> timedelta | None:
    """Retry-After: seconds, or a moment (RFC 9110, 10.2.3); None where it says neither."""
    said = (said or "").strip()
    if said.isascii() and said.isdigit():
        return timedelta(seconds=min(int(said[:9]), LONGEST_ASKED_FOR.total_seconds()))
    try:
        at: datetime = parsedate_to_datetime(said)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    at = at.replace(tzinfo=UTC) if at.tzinfo is None else at
    return max(timedelta(), min(at - now, LONGEST_ASKED_FOR))


def _conditions(etag: str | None, modified: str | None) -> dict[str, str]:
    tags = {"If-None-Match": etag, "If-Modified-Since": modified}
    return {name: value for name, value in tags.items() if value}


def _kept(headers: Mapping[str, str], name: str) -> str | None:
    """A value that is sent back one day: nothing long, and nothing that would not pass."""
    value = headers.get(name)
    return value if value and len(value) <= _LONGEST_TAG and value.isascii() else None


def _origin(url: httpx.URL) -> tuple[str, str, int | None]:
    return url.scheme, url.host, url.port
