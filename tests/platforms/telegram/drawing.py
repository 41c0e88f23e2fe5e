"""Pictures of our own making."""

import struct
import zlib

from bot.chat import Picture


def a_picture(shade: int = 0, *, secret: bool = False) -> Picture:
    """A grey PNG of 8 by 8."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = zlib.compress(b"".join(b"\0" + bytes([shade]) * 8 for _ in range(8)))
    head = struct.pack(">IIBBBBB", 8, 8, 8, 0, 0, 0, 0)
    png = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
    return Picture(f"digest-{shade}", png, "a grey square", secret)
