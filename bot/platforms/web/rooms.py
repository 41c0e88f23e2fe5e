"""Where a room is: its address on the site, and the room at an address."""

from collections.abc import Sequence
from urllib.parse import quote

from starlette.exceptions import HTTPException

from bot.platforms.web.history import Room

_HIGHEST_REVISION = 2**31 - 1


def address(room: Room) -> str:
    """The path of a room's page."""
    return f"/rooms/{quote(room.address, safe='')}"


def find(rooms: Sequence[Room], wanted: str) -> Room:
    """The room at an address. Raises HTTPException 404."""
    for room in rooms:
        if room.address == wanted:
            return room
    raise HTTPException(404)


def number(text: str | None) -> int | None:
    """An id out of an address or a header; None for anything else."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 19 else None


def revision(text: str | None) -> int | None:
    """The number of a revision out of an address or a form; None for anything else."""
    found = number(text)
    return found if found is not None and found <= _HIGHEST_REVISION else None
