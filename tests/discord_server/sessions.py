"""A shard's session, which outlives its connection, and the connection: one WebSocket, written in order."""

import asyncio
import json
import zlib
from collections import deque
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from tests.discord_server.snowflakes import shard_of

Json = dict[str, Any]

DISPATCH, HEARTBEAT, IDENTIFY, PRESENCE, VOICE_STATE, RESUME, RECONNECT = 0, 1, 2, 3, 4, 6, 7
REQUEST_MEMBERS, INVALID_SESSION, HELLO, HEARTBEAT_ACK = 8, 9, 10, 11

GUILDS, GUILD_MESSAGES, DIRECT_MESSAGES, SCHEDULED_EVENTS = 1 << 0, 1 << 9, 1 << 12, 1 << 16
REPLAY = 10_000
"""So many events are kept for a resume."""


def intent_of(event: str, *, in_guild: bool) -> int:
    """The intent that brings an event; 0 for those that always come."""
    if event.startswith("MESSAGE_"):
        return GUILD_MESSAGES if in_guild else DIRECT_MESSAGES
    if event.startswith("GUILD_SCHEDULED_EVENT_"):
        return SCHEDULED_EVENTS
    return GUILDS if event.startswith(("GUILD_", "CHANNEL_", "THREAD_")) else 0


@dataclass(slots=True, eq=False)
class Session:
    """A shard's session; it outlives its connection so that it can be resumed."""

    id: str
    shard: int
    shards: int
    intents: int
    seq: int = 0
    sent: deque[tuple[int, str]] = field(default_factory=lambda: deque(maxlen=REPLAY))
    connection: "Connection | None" = None
    resumed: int = 0

    def hears(self, event: str, guild_id: int | None) -> bool:
        wanted = intent_of(event, in_guild=guild_id is not None)
        if wanted and not self.intents & wanted:
            return False
        return (0 if guild_id is None else shard_of(guild_id, self.shards)) == self.shard

    def push(self, event: str, data: Json) -> None:
        self.seq += 1
        text = json.dumps({"op": DISPATCH, "s": self.seq, "t": event, "d": data})
        self.sent.append((self.seq, text))
        if self.connection is not None:
            self.connection.send(text)


@dataclass(frozen=True, slots=True)
class Closing:
    """Queued behind what is still to be sent."""

    code: int
    abort: bool = False


class Connection:
    """One WebSocket: what is sent goes through a queue, so that order holds and nobody waits."""

    def __init__(self, socket: web.WebSocketResponse, request: web.BaseRequest) -> None:
        self.socket = socket
        self._request = request
        self._zlib = zlib.compressobj() if request.query.get("compress") == "zlib-stream" else None
        self._queue: asyncio.Queue[str | Closing] = asyncio.Queue()
        self._writer = asyncio.create_task(self._write())
        self.beats = 0

    def send(self, text: str) -> None:
        self._queue.put_nowait(text)

    def op(self, op: int, data: Any = None) -> None:
        self.send(json.dumps({"op": op, "d": data, "s": None, "t": None}))

    def close(self, code: int) -> None:
        self._queue.put_nowait(Closing(code))

    def cut(self) -> None:
        """Drops the TCP connection without a word."""
        self._queue.put_nowait(Closing(0, abort=True))

    async def _write(self) -> None:
        while True:
            item = await self._queue.get()
            try:
                if isinstance(item, Closing):
                    await self._end(item)
                    return
                if self._zlib is None:
                    await self.socket.send_str(item)
                else:
                    data = self._zlib.compress(item.encode()) + self._zlib.flush(zlib.Z_SYNC_FLUSH)
                    await self.socket.send_bytes(data)
            except ConnectionError:
                return

    async def _end(self, closing: Closing) -> None:
        if closing.abort:
            if self._request.transport is not None:
                self._request.transport.abort()
        else:
            await self.socket.close(code=closing.code)

    async def done(self) -> None:
        self._writer.cancel()
        await asyncio.gather(self._writer, return_exceptions=True)
