"""The way of a call: whose token, how fast, what goes wrong, what the contract says, then its method."""

import asyncio
import json
import socket
import struct
from collections.abc import Awaitable, Callable, Mapping
from typing import Any
from urllib.parse import parse_qsl

from aiohttp import web

from tests.telegram_server import answers, chats, commands, documents, editing, refusals, sending, topics
from tests.telegram_server.calls import Call, Handlers, Upload
from tests.telegram_server.contract import Contract
from tests.telegram_server.faults import Fault, Faults, Planned
from tests.telegram_server.journal import Entry
from tests.telegram_server.limits import Limits
from tests.telegram_server.refusals import Refused, envelope, slow_down
from tests.telegram_server.updates import Updates
from tests.telegram_server.world import Kind, World

HANDLERS: Handlers = {
    **chats.HANDLERS,
    **sending.HANDLERS,
    **editing.HANDLERS,
    **topics.HANDLERS,
    **commands.HANDLERS,
    **answers.HANDLERS,
    **documents.HANDLERS,
}
NGINX = (
    "<html>\r\n<head><title>{0}</title></head>\r\n<body>\r\n<center><h1>{0}</h1></center>\r\n"
    "<hr><center>nginx/1.18.0</center>\r\n</body>\r\n</html>\r\n"
)
ENCODED = json.JSONEncoder(ensure_ascii=False).encode
"""Made once: json.dumps would make an encoder for every answer."""
GROUPS = (Kind.GROUP, Kind.SUPERGROUP)


class Door:
    """Answers every call of every method."""

    def __init__(self, world: World, updates: Updates, *, limits: Limits, contract: Contract | None) -> None:
        self.world = world
        self.limits = limits
        self.faults = Faults()
        self.contract = contract
        self.judges_itself = False
        """With a contract: answers of ours that break it are recorded as well."""
        self._waiting: Mapping[str, Callable[[Call], Awaitable[Any]]] = {
            "getUpdates": updates.get,
            "setWebhook": updates.set_webhook,
            "deleteWebhook": updates.delete_webhook,
            "getWebhookInfo": updates.webhook_info,
        }
        self._names = {name.lower(): name for name in (*HANDLERS, *self._waiting)}

    async def answer(self, request: web.BaseRequest) -> web.StreamResponse:
        """Never raises for what a bot does wrong."""
        start, _, said = request.path.removeprefix("/").partition("/")
        if start == "file":
            return self._file(said)
        if not start.startswith("bot"):
            return _json(envelope(404, refusals.NOT_FOUND), 404)
        name = self._names.get(said.lower())
        if start[3:] != self.world.token:
            return self._refused(Call(name or said), Refused(refusals.UNAUTHORISED, status=401))
        if name is None:
            return self._unknown(said)
        call = await _read(request, name)
        chat = str(call.params.get("chat_id", ""))
        fast = self.limits.judge(name, chat, self.world.now(), group=self._is_group(chat))
        if fast is not None:
            return self._refused(call, slow_down(fast.seconds), limit=fast.limit)
        if self.faults.quiet or (planned := self.faults.befalls(name, chat)) is None:
            return await self._handled(call)
        return await self._failed(request, call, planned)

    def _file(self, said: str) -> web.Response:
        """What getFile told the address of: "bot<token>/<path>"."""
        document = self.world.documents.get(said.removeprefix(f"bot{self.world.token}/"))
        if document is None:
            return _json(envelope(404, refusals.NOT_FOUND), 404)
        return web.Response(body=document.data, content_type="application/octet-stream")

    def _is_group(self, chat_id: str) -> bool:
        if not chat_id.startswith("-") or not chat_id[1:].isdecimal():
            return False
        chat = self.world.chats.get(int(chat_id))
        return chat is not None and chat.kind in GROUPS

    async def _handled(self, call: Call, fault: str | None = None) -> web.Response:
        try:
            result = await self._apply(call)
        except Refused as refusal:
            return self._refused(call, refusal, fault=fault)
        except asyncio.CancelledError:  # the caller is gone: a poll that was given up
            self._log(call, 0, applied=False, words="the caller went away")
            raise
        self._log(call, 200, applied=True, fault=fault)
        return _json({"ok": True, "result": result}, 200)

    async def _apply(self, call: Call) -> Any:
        if self.contract is not None:
            for words in self.contract.problems(call):
                self.world.journal.breach(call.where(), words)
        waiting = self._waiting.get(call.method)
        result = HANDLERS[call.method](self.world, call) if waiting is None else await waiting(call)
        if self.contract is not None and self.judges_itself:
            problem = self.contract.answer_problem(call.method, result)
            if problem is not None:
                self.world.journal.breach(f"our answer to {call.method}", problem)
        return result

    async def _failed(self, request: web.BaseRequest, call: Call, planned: Planned) -> web.StreamResponse:
        fault = planned.fault
        if fault is Fault.SLOW:
            late = await self._handled(call, fault.name)
            await asyncio.sleep(planned.seconds)
            return late
        if planned.applied:
            try:
                await self._apply(call)
            except Refused as refusal:
                return self._refused(call, refusal, fault=fault.name)
        self._log(call, fault.status, applied=planned.applied, fault=fault.name, words=fault.words)
        if fault is Fault.RATE_LIMITED:
            return _json(slow_down(max(1, round(planned.seconds))).body(), 429)
        if fault is Fault.TIMEOUT:
            await asyncio.sleep(planned.seconds)
        if fault.status == 0:
            return _cut(request)
        if fault in (Fault.BAD_GATEWAY, Fault.UNAVAILABLE):
            page = NGINX.format(f"{fault.status} {fault.words}")
            return web.Response(status=fault.status, text=page, content_type="text/html")
        return _json(envelope(fault.status, fault.words), fault.status)

    def _unknown(self, said: str) -> web.Response:
        self.world.journal.breach(said or "/", "this server does not know the method; it may be missing here")
        return self._refused(Call(said), Refused(refusals.NOT_FOUND, status=404))

    def _refused(
        self, call: Call, refusal: Refused, *, fault: str | None = None, limit: str | None = None
    ) -> web.Response:
        if refusal.mistake:
            self.world.journal.breach(call.where(), refusal.description)
        self._log(call, refusal.status, applied=False, fault=fault, words=refusal.description, limit=limit)
        return _json(refusal.body(), refusal.status)

    def _log(
        self,
        call: Call,
        status: int,
        *,
        applied: bool,
        fault: str | None = None,
        words: str = "",
        limit: str | None = None,
    ) -> None:
        at = self.world.now()
        entry = Entry(at, call.method, call.params, status, applied, words, fault, limit)
        self.world.journal.call(entry)


async def _read(request: web.BaseRequest, name: str) -> Call:
    """Parameters of the address, a form, a form with files, or JSON."""
    params: dict[str, Any] = dict(request.query) if request.query_string else {}
    files: dict[str, Upload] = {}
    if request.body_exists:
        kind = request.content_type
        if kind == "multipart/form-data":
            for field, value in (await request.post()).items():
                if isinstance(value, web.FileField):
                    files[field] = Upload(value.filename, value.file.read())
                else:
                    params[field] = value if isinstance(value, str) else bytes(value).decode()
        elif kind == "application/json":
            params.update(_object(await request.read()))
        else:
            params.update(parse_qsl((await request.read()).decode(), keep_blank_values=True))
    return Call(name, params, files)


def _object(raw: bytes) -> dict[str, Any]:
    try:
        read = json.loads(raw)
    except ValueError:
        return {}
    return read if isinstance(read, dict) else {}


def _json(body: Any, status: int) -> web.Response:
    raw = ENCODED(body).encode("utf-8", "surrogatepass")
    return web.Response(status=status, body=raw, content_type="application/json")


def _cut(request: web.BaseRequest) -> web.Response:
    """A real reset: the caller sees ECONNRESET instead of an orderly end."""
    transport = request.transport
    if transport is not None:
        raw = transport.get_extra_info("socket")
        raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        transport.abort()
    return web.Response(status=500)
