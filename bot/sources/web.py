"""Pages fetched with care: somebody else wrote the address, and somebody else runs the server.

httpcore does the talking. What httpx would add to it (following redirects, cookies, proxies and passwords out
of the environment, unpacking without a limit) is what must not happen here."""

import asyncio
import ssl
import zlib
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import timedelta

import httpcore
import httpx

from bot.reading.article import CannotRead, Why
from bot.sources.addresses import OWN_PORT, MayConnect, may_connect, page_address
from bot.sources.connecting import Checked, Resolve, system_resolve
from bot.sources.unpacking import ACCEPTED, unpacked

AGENT = "matchday-bot/0.1 (football news for fan communities; reads single articles and their feeds)"
LARGEST = 3_000_000
"""Bytes of a page, unpacked."""
PATIENCE = timedelta(seconds=15)
"""For a page in all: names, redirects, every byte."""
REDIRECTS = 5
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_LONGEST_TAG = 500
"""Characters of an ETag or a date that is worth keeping."""
_WANTED = (
    "text/html,application/xhtml+xml,application/atom+xml,application/rss+xml,application/feed+json,*/*;q=0.5"
)
_TROUBLE = (
    httpcore.NetworkError,
    httpcore.TimeoutException,
    httpcore.ProtocolError,
    httpcore.ProxyError,
    httpcore.UnsupportedProtocol,
    OSError,
    zlib.error,
    TimeoutError,
)


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a server answered. `url` is where it was in the end; `etag` and `modified` are for asking again;
    `retry_after` is as the server wrote it."""

    status: int
    url: str
    body: bytes = b""
    content_type: str = ""
    etag: str | None = None
    modified: str | None = None
    retry_after: str | None = None


class Web:
    """Fetches pages of the internet, and none of this machine or the network around it."""

    def __init__(
        self,
        agent: str = AGENT,
        *,
        largest: int = LARGEST,
        patience: timedelta = PATIENCE,
        resolve: Resolve = system_resolve,
        may_connect: MayConnect = may_connect,
        verify: ssl.SSLContext | None = None,
    ) -> None:
        """`resolve` and `may_connect` are for tests, whose servers are on this machine."""
        self.agent = agent
        self._largest = largest
        self._patience = patience
        self._backend = Checked(resolve, may_connect)
        self._verify = verify or httpx.create_ssl_context()

    async def fetch(
        self, url: str, etag: str | None = None, modified: str | None = None, *, largest: int | None = None
    ) -> Fetched:
        """What is at an address now; a status of 304 where it is still as `etag` and `modified` say. Whatever
        the status, it is the server's answer and no error. Raises CannotRead."""
        try:
            async with asyncio.timeout(self._patience.total_seconds()):
                return await self._followed(page_address(url), etag, modified, largest or self._largest)
        except _TROUBLE:
            raise CannotRead(
                Why.AWAY,
                "Nothing came from that site in time. Try again in a while, or paste the text instead.",
            ) from None

    async def _followed(
        self, url: httpx.URL, etag: str | None, modified: str | None, largest: int
    ) -> Fetched:
        for _ in range(REDIRECTS + 1):
            found = await self._asked(url, etag, modified, largest)
            if isinstance(found, Fetched):
                return found
            url = found
        raise CannotRead(
            Why.REFUSED, "That address leads from page to page without an end. Paste the text instead."
        )

    async def _asked(
        self, url: httpx.URL, etag: str | None, modified: str | None, largest: int
    ) -> Fetched | httpx.URL:
        """One request, over a connection of its own, so that nothing is left of it. Gives where to go instead
        if the server says so."""
        headers = self._headers(url, etag, modified)
        port = url.port or OWN_PORT[url.scheme]
        target = httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=port, target=url.raw_path)
        wait = dict.fromkeys(("connect", "read", "write", "pool"), self._patience.total_seconds())
        async with (
            httpcore.AsyncConnectionPool(
                ssl_context=self._verify, network_backend=self._backend, max_keepalive_connections=0
            ) as pool,
            pool.stream("GET", target, headers=headers, extensions={"timeout": wait}) as response,
        ):
            got = _Headers(response.headers)
            if response.status in _REDIRECTS and (elsewhere := got.whole("location")):
                return _joined(url, elsewhere)
            return Fetched(
                response.status,
                str(url),
                await unpacked(_chunks(response), got.first("content-encoding") or "", largest),
                (got.first("content-type") or "")[:_LONGEST_TAG],
                got.kept("etag"),
                got.kept("last-modified"),
                got.kept("retry-after"),
            )

    def _headers(self, url: httpx.URL, etag: str | None, modified: str | None) -> list[tuple[str, str]]:
        headers = [
            ("Host", url.netloc.decode("ascii")),
            ("User-Agent", self.agent),
            ("Accept", _WANTED),
            ("Accept-Encoding", ACCEPTED),
            ("Connection", "close"),
        ]
        if etag:
            headers.append(("If-None-Match", etag))
        if modified:
            headers.append(("If-Modified-Since", modified))
        return headers


class _Headers:
    def __init__(self, raw: list[tuple[bytes, bytes]]) -> None:
        self._raw = raw

    def first(self, name: str) -> str | None:
        value = self._value(name)
        return value.decode("latin-1") if value is not None else None

    def whole(self, name: str) -> str | None:
        """A value that may not be ASCII, as servers write addresses."""
        value = self._value(name)
        return value.decode("utf-8", "replace") if value is not None else None

    def kept(self, name: str) -> str | None:
        """A value that is sent back one day: nothing long, and nothing that would not pass."""
        value = self.first(name)
        return value if value and len(value) <= _LONGEST_TAG and value.isascii() else None

    def _value(self, name: str) -> bytes | None:
        wanted = name.encode("ascii")
        return next((value for key, value in self._raw if key.lower() == wanted), None)


async def _chunks(response: httpcore.Response) -> AsyncIterator[bytes]:
    async for chunk in response.aiter_stream():
        yield chunk


def _joined(url: httpx.URL, elsewhere: str) -> httpx.URL:
    """Where a redirect leads, held to all that an address of a person is held to."""
    try:
        return page_address(str(url.join(elsewhere.strip())))
    except (httpx.InvalidURL, UnicodeError, ValueError):
        raise CannotRead(
            Why.ADDRESS, "That address leads to one that cannot be understood. Paste the text instead."
        ) from None
