"""The server a test holds in its hand: six providers on loopback, and a clock that the test turns."""

import asyncio
import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from types import TracebackType
from typing import Any, Protocol, Self

from aiohttp import web

from tests.provider_server import api_football, espn, football_data, ics, openfootball, openligadb
from tests.provider_server.faults import LIES, Fault, Trouble, renamed
from tests.provider_server.script import Game, Seen

TOKEN = "only-for-loopback-0123456789"  # noqa: S105 - opens nothing but this server
HEADERS = {"football-data": "X-Auth-Token", "api-football": "x-apisports-key"}
"""Where a provider wants its key."""
_JUNK = "<!doctype html><title>Log in</title><form><input name=user></form>"


class _Form(Protocol):
    """A module of this folder: how one provider writes what is seen."""

    def body(self, path: str, query: Mapping[str, str], seen: Sequence[Seen], /) -> bytes | None: ...


FORMS: Mapping[str, _Form] = {
    "openfootball": openfootball,
    "openligadb": openligadb,
    "football-data": football_data,
    "api-football": api_football,
    "espn": espn,
    "ics": ics,
}


@dataclass(frozen=True)
class Asked:
    """One question and what came of it. `fault` is what went wrong on purpose."""

    at: datetime
    provider: str
    path: str
    query: Mapping[str, str]
    status: int
    fault: Fault | None


@dataclass
class ProviderServer:
    """Six providers. `async with ProviderServer(games, clock.now) as server:` starts and stops it; the
    address of one is `server.base("espn")`.

    `lag` says how much later than anybody a provider learns of anything; `versions` are the games as told by
    one that tells them in its own way; `calls_a_day` and `calls_a_minute` are what it grants, in its own
    headers, and 429 beyond. Every answer has an ETag.
    """

    games: Sequence[Game]
    now: Callable[[], datetime]
    lag: dict[str, timedelta] = field(default_factory=dict)
    versions: dict[str, Sequence[Game]] = field(default_factory=dict)
    troubles: list[Trouble] = field(default_factory=list)
    calls_a_day: dict[str, int] = field(default_factory=dict)
    calls_a_minute: dict[str, int] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)
    origin: str = ""
    _runner: web.ServerRunner | None = None

    async def __aenter__(self) -> Self:
        self._runner = web.ServerRunner(
            web.Server(self._answer, access_log=None, handler_cancellation=True), shutdown_timeout=0.1
        )
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        self.origin = f"http://127.0.0.1:{self._runner.addresses[0][1]}"
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._runner is not None:
            await self._runner.cleanup()

    def base(self, provider: str) -> str:
        return f"{self.origin}/{provider}"

    def trouble(self, fault: Fault, provider: str, since: datetime, **when: Any) -> Trouble:
        """Something that is to go wrong."""
        trouble = Trouble(fault, provider, since, **when)
        self.troubles.append(trouble)
        return trouble

    def asked_of(self, provider: str, since: datetime | None = None) -> list[Asked]:
        return [one for one in self.asked if one.provider == provider and (not since or one.at >= since)]

    def played(self, provider: str) -> Sequence[Game]:
        """The games as a provider tells them."""
        return self.versions.get(provider, self.games)

    async def _answer(self, request: web.BaseRequest) -> web.StreamResponse:
        _, provider, path = request.path.split("/", 2)
        question, query = request.path_qs, dict(request.query)
        faults = [t for t in self.troubles if t.strikes(self.now(), provider, question)]
        trouble = next((t for t in faults if t.fault not in LIES), None)
        status, response = await self._response(request, provider, f"/{path}", query, faults, trouble)
        fault = faults[0].fault if faults else None
        self.asked.append(Asked(self.now(), provider, f"/{path}", query, status, fault))
        return response

    async def _response(
        self,
        request: web.BaseRequest,
        provider: str,
        path: str,
        query: Mapping[str, str],
        faults: Sequence[Trouble],
        trouble: Trouble | None,
    ) -> tuple[int, web.StreamResponse]:
        headers = self._quota(provider)
        if HEADERS.get(provider) and request.headers.get(HEADERS[provider]) != TOKEN:
            return 403, web.json_response({"message": "no such key", "errorCode": 403}, status=403)
        if trouble is not None and (failure := await _failure(request, trouble)) is not None:
            return failure.status, failure
        if self._used_up(provider):
            return 429, web.Response(status=429, headers={"Retry-After": "60"})
        body = FORMS[provider].body(path, query, self._seen(provider, faults))
        if body is None:
            return 404, web.json_response({"message": "nothing here"}, status=404)
        if trouble is not None:
            body = self._spoilt(body, trouble)
        etag = f'"{hashlib.sha256(body).hexdigest()[:24]}"'
        if request.headers.get("If-None-Match") == etag:
            return 304, web.Response(status=304, headers={"ETag": etag, **headers})
        if trouble is not None and trouble.fault is Fault.BROKEN_OFF:
            return 200, await _broken_off(request, body)
        kind = "text/calendar" if provider == "ics" else "application/json"
        return 200, web.Response(body=body, content_type=kind, headers={"ETag": etag, **headers})

    def _seen(self, provider: str, faults: Sequence[Trouble]) -> list[Seen]:
        """What the provider knows by now, and what it makes of it."""
        now = self.now()
        seen = [game.at(now - self.lag.get(provider, timedelta())) for game in self.played(provider)]
        for trouble in faults:
            if (lie := LIES.get(trouble.fault)) is not None:
                seen = [lie(one) if one.begun and not one.over else one for one in seen]
        return seen

    def _spoilt(self, body: bytes, trouble: Trouble) -> bytes:
        if trouble.fault is Fault.TRUNCATED:
            return body[: len(body) // 2]
        if trouble.fault is Fault.RENAMED:
            return renamed(body)
        if trouble.fault is Fault.ANOTHERS:
            return self._anothers(trouble.provider)
        return body

    def _anothers(self, provider: str) -> bytes:
        seen = [game.at(self.now()) for game in self.games]
        if provider == "openligadb":
            return football_data.body("/v4/competitions/BL1/matches", {}, seen) or b""
        return openligadb.body("/getmatchdata/bl1/2026", {}, seen) or b""

    def _quota(self, provider: str) -> dict[str, str]:
        headers = {}
        if (grant := self.calls_a_day.get(provider)) is not None:
            headers["x-ratelimit-requests-limit"] = str(grant)
            headers["x-ratelimit-requests-remaining"] = str(max(0, grant - self._today(provider) - 1))
        if (grant := self.calls_a_minute.get(provider)) is not None:
            left = max(0, grant - self._this_minute(provider) - 1)
            headers |= {"X-Requests-Available-Minute": str(left), "X-RequestCounter-Reset": "60"}
        return headers

    def _used_up(self, provider: str) -> bool:
        a_day, a_minute = self.calls_a_day.get(provider), self.calls_a_minute.get(provider)
        return (a_day is not None and self._today(provider) >= a_day) or (
            a_minute is not None and self._this_minute(provider) >= a_minute
        )

    def _today(self, provider: str) -> int:
        return sum(one.at.date() == self.now().date() for one in self.asked_of(provider))

    def _this_minute(self, provider: str) -> int:
        return len(self.asked_of(provider, self.now() - timedelta(seconds=60)))


async def _failure(request: web.BaseRequest, trouble: Trouble) -> web.Response | None:
    """The answer where there is nothing of what was asked for in it."""
    match trouble.fault:
        case Fault.DOWN:
            return web.Response(status=500, text="Internal Server Error")
        case Fault.TOO_MANY:
            return web.Response(status=429, headers={"Retry-After": str(trouble.retry_after)})
        case Fault.REFUSED:
            return web.json_response({"message": "no such key"}, status=401)
        case Fault.LOGIN_PAGE:
            return web.Response(text=_JUNK, content_type="text/html")
        case Fault.SILENT:
            await asyncio.Event().wait()
    return None


async def _broken_off(request: web.BaseRequest, body: bytes) -> web.StreamResponse:
    response = web.StreamResponse(headers={"Content-Length": str(len(body))})
    await response.prepare(request)
    await response.write(body[: len(body) // 2])
    if request.transport is not None:
        request.transport.abort()
    return response
