"""The way of a call: whose token, how often, what goes wrong, what the contract says, then its handler."""

import asyncio
import json
import socket
import struct
from collections.abc import Mapping, Sequence
from typing import Any

from aiohttp import web

from tests.discord_server.calls import VERSIONED, Call, Found, Reply, Route, Routes, Upload
from tests.discord_server.contract import Contract
from tests.discord_server.faults import Fault, Faults, Planned
from tests.discord_server.journal import Entry
from tests.discord_server.limits import PASS, Limits, Verdict
from tests.discord_server.refusals import InvalidForm, NoSuchRoute, NotJson, Problem, Refused, Unauthorised
from tests.discord_server.world import World

JSON = "application/json"
"""Exactly so, without a charset: clients compare it."""
VIA = {"Via": "1.1 google"}
"""Without it clients take a 429 for a ban."""


class Door:
    """Answers every HTTP call of the API."""

    def __init__(
        self, world: World, routes: Sequence[Route], *, limits: Limits, contract: Contract | None
    ) -> None:
        self.world = world
        self.routes = Routes(routes)
        self.limits = limits
        self.faults = Faults()
        self.contract = contract
        self.ban_after = 10_000
        self.judges_itself = False
        """With a contract: answers of ours that break it are recorded as well."""

    async def answer(self, request: web.BaseRequest) -> web.StreamResponse:
        """Never raises for what a bot does wrong."""
        path = request.path
        if not path.startswith(VERSIONED):
            return self._file(path)
        found = self.routes.find(request.method, path)
        if found is None:
            return self._unknown(request)
        if self.world.journal.invalid_lately(self.world.now()) >= self.ban_after:
            return web.Response(status=429, body=b"<html>You are banned.</html>", content_type="text/html")
        if not found.by_token and request.headers.get("Authorization") != f"Bot {self.world.token}":
            return self._refused(request, found, Unauthorised(), PASS)
        verdict = self.limits.judge(found, self.world.now())
        if verdict.retry_after is not None:
            return self._too_many(request, found, verdict)
        if self.faults.quiet or (planned := self.faults.befalls(found)) is None:
            return await self._handled(request, found, verdict)
        return await self._failed(request, found, verdict, planned)

    async def _handled(self, request: web.BaseRequest, found: Found, verdict: Verdict) -> web.Response:
        call = Call(request.method, request.path, found.route.template, found.parts, request.query)
        try:
            await self._read(request, call)
            reply = self._apply(found, call)
        except Refused as refusal:
            return self._refused(request, found, refusal, verdict, call.body)
        status = 204 if reply.body is None else reply.status
        self._log(request, found, status, applied=True, body=call.body)
        if self.judges_itself:
            self._judge(call, reply)
        return _response(reply, verdict.headers)

    def _apply(self, found: Found, call: Call) -> Reply:
        if self.contract is not None and (problems := self.contract.problems(call)):
            raise InvalidForm(problems)
        return found.route.answer(self.world, call)

    def _judge(self, call: Call, reply: Reply) -> None:
        if self.contract is None or reply.body is None:
            return
        if wrong := self.contract.answer_problems(call.template, call.method, reply.status, reply.body):
            self.world.journal.breach(f"our answer to {call.method} {call.path}", wrong, reply.body)

    async def _read(self, request: web.BaseRequest, call: Call) -> None:
        """Fills in body and files. Raises NotJson."""
        if not request.body_exists:
            return
        try:
            if request.content_type == "multipart/form-data":
                call.files, text = await _parts(request)
                call.body = json.loads(text)
            elif raw := await request.read():
                call.body = json.loads(raw)
        except ValueError:
            raise NotJson from None

    async def _failed(
        self, request: web.BaseRequest, found: Found, verdict: Verdict, planned: Planned
    ) -> web.StreamResponse:
        fault = planned.fault
        applied = False
        body = None
        if planned.applied:
            call = Call(request.method, request.path, found.route.template, found.parts, request.query)
            try:
                await self._read(request, call)
                body = call.body
                self._apply(found, call)
                applied = True
            except Refused as refusal:
                return self._refused(request, found, refusal, verdict, call.body)
        self._log(request, found, fault.status, applied=applied, body=body, fault=fault.name, code=fault.code)
        if fault is Fault.TIMEOUT:
            await asyncio.sleep(self.faults.slow_seconds)
        if fault.status == 0:
            return _cut(request)
        if fault is Fault.RATE_LIMITED:
            return _slow_down(planned.seconds, "user", {})
        headers = {**verdict.headers, **VIA}
        if fault.status >= 500:
            return web.Response(status=fault.status, body=fault.words.encode(), headers=headers)
        return _json({"message": fault.words, "code": fault.code}, fault.status, headers)

    def _refused(
        self, request: web.BaseRequest, found: Found, refusal: Refused, verdict: Verdict, body: Any = None
    ) -> web.Response:
        self._log(request, found, refusal.status, applied=False, body=body, code=refusal.code)
        if refusal.status in (400, 413):
            problems = getattr(refusal, "problems", None) or (Problem((), str(refusal.code), refusal.words),)
            self.world.journal.breach(f"{request.method} {request.path}", problems, body)
        return _json(refusal.body(), refusal.status, verdict.headers)

    def _too_many(self, request: web.BaseRequest, found: Found, verdict: Verdict) -> web.Response:
        self._log(request, found, 429, applied=False)
        assert verdict.retry_after is not None
        return _slow_down(verdict.retry_after, verdict.scope, verdict.headers)

    def _unknown(self, request: web.BaseRequest) -> web.Response:
        words = "This server does not know the route; it may be missing here, or wrong."
        self.world.journal.breach(f"{request.method} {request.path}", [Problem((), "MATCHDAY", words)])
        entry = Entry(self.world.now(), request.method, request.path, "", 404, applied=False)
        self.world.journal.call(entry)
        return _json(NoSuchRoute().body(), 404, {})

    def _file(self, path: str) -> web.Response:
        data = self.world.files.get(path)
        if data is None:
            return web.Response(status=404)
        return web.Response(body=data, content_type="application/octet-stream")

    def _log(
        self,
        request: web.BaseRequest,
        found: Found,
        status: int,
        *,
        applied: bool,
        body: Any = None,
        fault: str | None = None,
        code: int | None = None,
    ) -> None:
        method, path, template = request.method, request.path, found.route.template
        self.world.journal.call(
            Entry(self.world.now(), method, path, template, status, applied, body, fault, code)
        )


async def _parts(request: web.BaseRequest) -> tuple[list[Upload], str]:
    files = []
    text = ""
    for name, value in (await request.post()).items():
        if isinstance(value, web.FileField):
            files.append(Upload(name, value.filename, value.file.read()))
        elif name == "payload_json":
            text = value if isinstance(value, str) else value.decode()
    return files, text


def _response(reply: Reply, headers: Mapping[str, str]) -> web.Response:
    if reply.body is None:
        return web.Response(status=204, headers=headers)
    return _json(reply.body, reply.status, headers)


def _json(body: Any, status: int, headers: Mapping[str, str]) -> web.Response:
    return web.Response(status=status, body=json.dumps(body).encode(), headers=headers, content_type=JSON)


def _slow_down(seconds: float, scope: str, headers: Mapping[str, str]) -> web.Response:
    everywhere = scope == "global"
    body = {"message": Fault.RATE_LIMITED.words, "retry_after": round(seconds, 3), "global": everywhere}
    more = {**headers, **VIA, "Retry-After": str(max(1, round(seconds))), "X-RateLimit-Scope": scope}
    return _json(body, 429, more | {"X-RateLimit-Global": "true"} if everywhere else more)


def _cut(request: web.BaseRequest) -> web.Response:
    """A real reset: the caller sees ECONNRESET instead of an orderly end."""
    transport = request.transport
    if transport is not None:
        raw = transport.get_extra_info("socket")
        raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        transport.abort()
    return web.Response(status=500)
