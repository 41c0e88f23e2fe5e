"""A room as it happens: server-sent events."""

import json
import logging
from collections import deque
from collections.abc import AsyncIterator, Callable
from datetime import datetime
from typing import Any

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from bot.platforms.web.cards import Cards
from bot.platforms.web.history import History, Room, RoomMessage
from bot.platforms.web.hub import Hub, Inbox
from bot.platforms.web.metrics import STREAMS
from bot.platforms.web.moments import machine
from bot.platforms.web.rooms import find, number
from bot.platforms.web.visitors import visitor

log = logging.getLogger(__name__)

MOST_STREAMS = 5_000
"""Pages that may listen at once; the next is told to come back later."""

BREATH = 15.0
"""Seconds of silence after which a comment keeps the connection open, and the history is read again
for what another process may have said."""

TICK = 1.0
"""Seconds between looks at the status line, where there is one."""


class Events:
    """Streams what is new in a room to each page that shows it."""

    def __init__(
        self,
        history: History,
        hub: Hub,
        cards: Cards,
        status: Callable[[], str | None],
        now: Callable[[], datetime],
    ) -> None:
        self._history = history
        self._hub = hub
        self._cards = cards
        self._status = status
        self._now = now

    async def stream(self, request: Request) -> Response:
        """From the event that the page saw last: `Last-Event-ID` after a break, `?after=` at first."""
        found = find(await self._history.rooms(), request.path_params["room"])
        room = self._cards.read_by(found, request)
        if self._hub.readers >= MOST_STREAMS:
            return Response("Too many are listening.", 503, headers={"Retry-After": "10"})
        seen = number(request.headers.get("last-event-id"))
        after = seen if seen is not None else number(request.query_params.get("after")) or 0
        return StreamingResponse(
            self._listen(room, visitor(request), after),
            media_type="text/event-stream",
            headers={"Cache-Control": "no-store", "X-Accel-Buffering": "no"},
        )

    async def _listen(self, room: Room, who: str | None, after: int) -> AsyncIterator[str]:
        with self._hub.listening(room.address, who) as inbox, STREAMS.track_inprogress():
            try:
                async for event in self._events(room, who, after, inbox):
                    yield event
            except Exception:
                # The page comes back by itself and reads on from its last event.
                log.exception("The stream of room %s broke", room.address)

    async def _events(self, room: Room, who: str | None, after: int, inbox: Inbox) -> AsyncIterator[str]:
        yield "retry: 1500\n\n"
        told: str | None = None
        sent: deque[int] = deque(maxlen=512)  # what came by two ways goes out once
        silent, behind = 0.0, True
        while not inbox.closed:
            pause = BREATH if told is None else TICK
            fresh = await self._read(room, who, after) if behind else await inbox.take(pause)
            behind = inbox.behind or (behind and bool(fresh))
            inbox.behind = False
            silent = 0.0 if fresh else silent + pause
            for message in fresh:
                after = max(after, message.id)
                if message.id not in sent:
                    sent.append(message.id)
                    yield self._message(message, room)
            status = self._status()
            if status is not None and status != told:
                told = status
                yield _event("status", {"text": status, "now": machine(self._now())})
            if silent >= BREATH:
                silent, behind = 0.0, True
                yield ": still here\n\n"

    async def _read(self, room: Room, who: str | None, after: int) -> list[RoomMessage]:
        return list(await self._history.since(room.address, after, who))

    def _message(self, message: RoomMessage, room: Room) -> str:
        return _event("message", {"html": str(self._cards.card(message, room))}, message.id)


def _event(name: str, data: dict[str, Any], id_: int | None = None) -> str:
    identity = "" if id_ is None else f"id: {id_}\n"
    return f"{identity}event: {name}\ndata: {json.dumps(data)}\n\n"
