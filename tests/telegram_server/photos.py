"""Photos: what an upload must be, and the ids by which it is sent again."""

import hashlib
import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.telegram_server import refusals
from tests.telegram_server.refusals import Refused

if TYPE_CHECKING:
    from tests.telegram_server.world import World

MOST_BYTES = 10 * 1024 * 1024
MOST_SIDES = 10_000
MOST_RATIO = 20


@dataclass(frozen=True, slots=True)
class Photo:
    file_id: str
    unique_id: str
    data: bytes
    width: int
    height: int
    filename: str = ""


def uploaded(world: "World", data: bytes, filename: str) -> Photo:
    """A new photo. Raises Refused for what is none, or too large."""
    if not data:
        raise Refused(refusals.FILE_EMPTY)
    if len(data) > MOST_BYTES:
        raise Refused(refusals.FILE_TOO_BIG.format(len(data), MOST_BYTES))
    size = dimensions(data)
    if size is None:
        raise Refused(refusals.FILE_NO_IMAGE)
    width, height = size
    if width + height > MOST_SIDES or max(size) > MOST_RATIO * min(size):
        raise Refused(refusals.FILE_SHAPE)
    digest = hashlib.sha256(data).hexdigest()
    photo = Photo(
        f"AgACAgQAAx{digest[:40]}{next(world.numbers):06d}", f"AQAD{digest[:12]}", data, *size, filename
    )
    world.photos[photo.file_id] = photo
    return photo


def known(world: "World", file_id: str) -> Photo:
    """A photo sent before. Raises Refused; addresses of the web are not fetched here."""
    photo = world.photos.get(file_id)
    if photo is None:
        raise Refused(refusals.FILE_WRONG)
    return photo


def dimensions(data: bytes) -> tuple[int, int] | None:
    """Width and height of a PNG or JPEG; None for anything else."""
    if data.startswith(b"\x89PNG\r\n\x1a\n") and len(data) > 24:
        width, height = struct.unpack(">II", data[16:24])
        return (width, height) if width and height else None
    if data.startswith(b"\xff\xd8"):
        return _of_jpeg(data)
    return None


def _of_jpeg(data: bytes) -> tuple[int, int] | None:
    at = 2
    while at + 9 < len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return (width, height) if width and height else None
        at += 2 + struct.unpack(">H", data[at + 2 : at + 4])[0]
    return None
