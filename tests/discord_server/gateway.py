"""The gateway: who may identify or resume, and which sessions hear of an event."""

import json
import secrets
from typing import Any

from aiohttp import WSMsgType, web

from tests.discord_server import wire
from tests.discord_server.application import gateway_url
from tests.discord_server.refusals import Problem
from tests.discord_server.sessions import (
    GUILDS,
    HEARTBEAT,
    HEARTBEAT_ACK,
    HELLO,
    IDENTIFY,
    INVALID_SESSION,
    PRESENCE,
    REQUEST_MEMBERS,
    RESUME,
    VOICE_STATE,
    Connection,
    Session,
)
from tests.discord_server.snowflakes import shard_of
from tests.discord_server.world import World

Json = dict[str, Any]

PRIVILEGED = {1 << 1: "server members", 1 << 8: "presences", 1 << 15: "message content"}

MOST_GUILDS = 2500
"""A shard with more may not identify."""


class Gateway:
    """All sessions, and the events that go to them."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.sessions: dict[str, Session] = {}
        self.identifies: list[Json] = []
        self.intents_allowed = 0
        """Privileged intents that the application was granted."""
        self.heartbeat_seconds = 41.25
        self.acks = True
        """Off: heartbeats go unanswered."""
        self._connections: set[Connection] = set()
        world.tell = self.tell
        world.hears = self.hears

    def tell(self, event: str, data: Json, guild_id: int | None) -> None:
        for session in self.sessions.values():
            if session.hears(event, guild_id):
                session.push(event, data)

    def hears(self, event: str, guild_id: int | None) -> bool:
        return any(session.hears(event, guild_id) for session in self.sessions.values())

    def listening(self, guild_id: int | None) -> bool:
        """Someone is connected who hears about this guild."""
        return any(
            s.connection is not None and s.hears("INTERACTION_CREATE", guild_id)
            for s in self.sessions.values()
        )

    def connected(self, shard: int | None = None) -> list[Session]:
        return [s for s in self.sessions.values() if s.connection is not None and shard in (None, s.shard)]

    async def serve(self, request: web.BaseRequest) -> web.WebSocketResponse:
        socket = web.WebSocketResponse(max_msg_size=16 * 1024)
        await socket.prepare(request)
        connection = Connection(socket, request)
        self._connections.add(connection)
        connection.op(HELLO, {"heartbeat_interval": int(self.heartbeat_seconds * 1000)})
        session: Session | None = None
        try:
            async for message in socket:
                if message.type is WSMsgType.TEXT:
                    session = self._received(connection, session, message.data)
        finally:
            self._connections.discard(connection)
            await connection.done()
            self._left(session, connection, socket.close_code)
        return socket

    def _left(self, session: Session | None, connection: Connection, code: int | None) -> None:
        if session is not None and session.connection is connection:
            session.connection = None
            if code in (1000, 1001):
                self.sessions.pop(session.id, None)

    def _received(self, connection: Connection, session: Session | None, text: str) -> Session | None:
        try:
            payload = json.loads(text)
            op, data = payload["op"], payload.get("d")
        except (ValueError, KeyError, TypeError):
            connection.close(4002)
            return session
        if op == HEARTBEAT:
            connection.beats += 1
            if self.acks:
                connection.op(HEARTBEAT_ACK)
        elif op == IDENTIFY:
            if session is not None:
                connection.close(4005)
            else:
                return self._identify(connection, data)
        elif op == RESUME:
            return self._resume(connection, data)
        elif session is None:
            connection.close(4003)
        elif op == REQUEST_MEMBERS:
            self._members(session, data)
        elif op not in (PRESENCE, VOICE_STATE):
            connection.close(4001)
        return session

    def _identify(self, connection: Connection, data: Json) -> Session | None:
        shard, shards = data.get("shard") or (0, 1)
        intents = data.get("intents", 0)
        self.identifies.append(data)
        if code := self._refusal(data, shard, shards, intents):
            connection.close(code)
            return None
        session = Session(secrets.token_hex(16), shard, shards, intents, connection=connection)
        self.sessions[session.id] = session
        guilds = [g for g in self._guilds() if shard_of(g.id, shards) == shard]
        ready = {
            "v": 10,
            "user": wire.user(self.world.bot),
            "guilds": [{"id": str(guild.id), "unavailable": True} for guild in guilds],
            "session_id": session.id,
            "resume_gateway_url": gateway_url(self.world),
            "shard": [shard, shards],
            "application": {"id": str(self.world.application_id), "flags": 0},
        }
        session.push("READY", ready)
        if intents & GUILDS:
            for guild in guilds:
                session.push("GUILD_CREATE", wire.guild_create(self.world, guild))
        return session

    def _refusal(self, data: Json, shard: int, shards: int, intents: int) -> int | None:
        """The close code of an IDENTIFY that cannot be; privileged intents are a breach as well."""
        if data.get("token") != self.world.token:
            return 4004
        if not 0 <= shard < shards:
            return 4010
        if sum(shard_of(g.id, shards) == shard for g in self._guilds()) > MOST_GUILDS:
            return 4011
        refused = [name for bit, name in PRIVILEGED.items() if intents & bit & ~self.intents_allowed]
        if refused:
            problem = Problem(("intents",), "MATCHDAY", f"Asks for privileged intents: {', '.join(refused)}.")
            self.world.journal.breach("IDENTIFY", [problem], {"intents": intents})
            return 4014
        return None

    def _guilds(self) -> list[Any]:
        return [guild for guild in self.world.guilds.values() if guild.joined]

    def _resume(self, connection: Connection, data: Json) -> Session | None:
        session = self.sessions.get(str(data.get("session_id")))
        seq = data.get("seq") or 0
        if data.get("token") != self.world.token:
            connection.close(4004)
            return None
        if session is None or seq > session.seq or (session.sent and seq < session.sent[0][0] - 1):
            connection.op(INVALID_SESSION, False)
            return None
        if session.connection is not None:
            session.connection.cut()
        session.connection = connection
        session.resumed += 1
        for number, text in session.sent:
            if number > seq:
                connection.send(text)
        session.push("RESUMED", {})
        return session

    def _members(self, session: Session, data: Json) -> None:
        guild = self.world.guilds[int(data["guild_id"])]
        facts = {
            "guild_id": str(guild.id),
            "members": [wire.member(wire.bot_member(self.world, guild))],
            "chunk_index": 0,
            "chunk_count": 1,
            "not_found": [],
            "nonce": data.get("nonce"),
        }
        session.push("GUILD_MEMBERS_CHUNK", facts)

    def drop_all(self) -> None:
        """At the end of the server."""
        for connection in list(self._connections):
            connection.cut()
