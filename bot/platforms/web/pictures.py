"""The picture beside a message: drawn when a browser asks for it, in the colours that its reader has."""

import asyncio
import logging
import math
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import TypeAlias
from urllib.parse import quote

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from bot.chat import Look, Picture, Post
from bot.platforms.web.history import History, Room, RoomMessage
from bot.platforms.web.pace import Allowance, Pace
from bot.platforms.web.rooms import address, find, revision
from bot.platforms.web.visitors import peer, visitor

log = logging.getLogger(__name__)

Draw: TypeAlias = Callable[[Post, Look], Awaitable[Picture | None]]
"""The picture of a post's card, in the light or in the dark; None where the post has none."""

AT_HAND = 32
"""Pictures kept in memory: that of a goal is drawn once, however many are looking. Some 100 kB each."""
AT_ONCE = 2
"""Pictures drawn at the same time."""
PICTURES_PER_ADDRESS = Allowance(at_once=200, seconds_each=0.1)
"""Four pages full of pictures; a whole stadium may share one address."""
THEMES = {"light": False, "dark": True}
"""The last part of an address, and whether it is dark."""

_PNG = b"\x89PNG\r\n\x1a\n"


def with_picture(message: RoomMessage, picture: Picture | None) -> RoomMessage:
    """The message, knowing how large its picture is and whether it is to be covered."""
    known = size(picture.png) if picture else None
    return message._replace(picture=known, secret=bool(known and picture and picture.secret))


def path(message: RoomMessage, room: Room) -> str:
    """Where the pictures of a revision of a message are; "/light.png" or "/dark.png" is still to follow."""
    return f"{address(room)}/pictures/{quote(message.key, safe='')}/{message.revision}"


class Pictures:
    """Hands out the pictures of messages that are kept, to those who may see the message."""

    def __init__(self, draw: Draw | None, history: History) -> None:
        self._draw = draw or _nobody
        self._history = history
        self._drawn: OrderedDict[tuple[int, str, bool], asyncio.Task[Picture | None]] = OrderedDict()
        self._turn = asyncio.Semaphore(AT_ONCE)
        self._pace = Pace(PICTURES_PER_ADDRESS)

    async def get(self, request: Request) -> Response:
        """A picture that never changes: what stands in a revision of a message stays as it is."""
        seconds = self._pace.wait(peer(request))
        if seconds:
            return Response(status_code=429, headers={"Retry-After": str(math.ceil(seconds))})
        room = find(await self._history.rooms(), request.path_params["room"])
        message = await self._message(request, room)
        picture = await self._picture(message, room, THEMES[request.path_params["theme"]])
        tag = f'"{picture.digest}"'
        headers = {"ETag": tag, "Cache-Control": _kept(message)}
        if tag in request.headers.get("if-none-match", ""):
            return Response(status_code=304, headers=headers)
        return Response(picture.png, headers=headers, media_type="image/png")

    async def _message(self, request: Request, room: Room) -> RoomMessage:
        """Raises HTTPException 404 for what is not kept, has no picture, or is not this visitor's."""
        key, theme = request.path_params["key"], request.path_params["theme"]
        wanted = revision(request.path_params["revision"])
        if wanted is None or theme not in THEMES or not key.isprintable():
            raise HTTPException(404)
        message = await self._history.one(room.address, key, visitor(request), wanted)
        if message is None or message.picture is None or message.post.card is None:
            raise HTTPException(404)
        return message

    async def _picture(self, message: RoomMessage, room: Room, dark: bool) -> Picture:
        """From memory, or drawn now: once, even if a thousand ask for it in the same moment."""
        wanted = (message.id, message.key, dark)
        drawing = self._drawn.get(wanted)
        if drawing is None:
            drawing = asyncio.create_task(self._drawn_now(message.post, replace(room.look, dark=dark)))
            self._drawn[wanted] = drawing
            if len(self._drawn) > AT_HAND:
                self._drawn.popitem(last=False)
        self._drawn.move_to_end(wanted)
        try:
            picture = await asyncio.shield(drawing)
        except Exception:
            log.exception("The picture of message %s in room %s cannot be drawn", message.key, room.address)
            picture = None
        if picture is None:
            self._drawn.pop(wanted, None)
            raise HTTPException(404)
        return picture

    async def _drawn_now(self, post: Post, look: Look) -> Picture | None:
        async with self._turn:
            return await self._draw(post, look)


async def _nobody(post: Post, look: Look) -> None:
    """Who draws where nobody can."""


def _kept(message: RoomMessage) -> str:
    """How long a browser may keep it: a private one only as long as its visitor is known here."""
    return "public, max-age=31536000, immutable" if message.visitor is None else "private, no-cache"


def size(png: bytes) -> tuple[int, int] | None:
    """Width and height in pixels, which stand at a fixed place in each PNG."""
    if len(png) < 24 or not png.startswith(_PNG):
        return None
    return int.from_bytes(png[16:20]), int.from_bytes(png[20:24])
