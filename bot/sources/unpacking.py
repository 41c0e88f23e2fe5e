"""A body off the wire, unpacked no further than it may be long."""

import zlib
from collections.abc import AsyncIterator

from bot.reading.article import CannotRead, Why

ACCEPTED = "gzip, deflate"
_EITHER = 47
"""zlib's word for gzip or zlib, as the body's first bytes tell; 15 bits of window."""
_RAW = -15
_NOTHING = frozenset({"", "identity"})


class TooLarge(CannotRead):
    def __init__(self, limit: int) -> None:
        super().__init__(
            Why.TOO_LARGE,
            f"That page is larger than {limit // 1_000_000} MB, so it was not read. Paste the text instead.",
        )


async def unpacked(chunks: AsyncIterator[bytes], coding: str, limit: int) -> bytes:
    """The whole body. Stops reading where either what came or what it unpacks to is longer than `limit`;
    raises TooLarge then, zlib.error where it is not packed as it says."""
    coding = coding.strip().lower()
    if coding not in _NOTHING | {"gzip", "x-gzip", "deflate"}:
        raise CannotRead(
            Why.NOT_AN_ARTICLE, "That page comes in a packing that is not known here. Paste the text instead."
        )
    body, came = bytearray(), 0
    unpack = None if coding in _NOTHING else Unpacker(limit)
    async for chunk in chunks:
        came += len(chunk)
        body += unpack(chunk) if unpack else chunk
        if came > limit or len(body) > limit:
            raise TooLarge(limit)
    return bytes(body)


class Unpacker:
    """gzip or deflate, in pieces; never gives back more than a byte over `limit` in all."""

    def __init__(self, limit: int) -> None:
        self._room = limit + 1
        self._zlib: zlib._Decompress | None = None
        self._done = False

    def __call__(self, packed: bytes) -> bytes:
        if self._done or not packed:
            return b""
        if self._zlib is None:
            # Deflate is meant to come wrapped as zlib; some servers send it bare.
            wrapped = packed[0] == 0x1F or packed[0] & 0x0F == 8
            self._zlib = zlib.decompressobj(_EITHER if wrapped else _RAW)
        given = b""
        while packed and self._room > 0:
            piece = self._zlib.decompress(packed, self._room)
            given += piece
            self._room -= len(piece)
            if not self._zlib.eof:
                break
            packed = self._zlib.unused_data
            if packed[:2] != b"\x1f\x8b":  # what follows is no other member: padding
                self._done = True
                break
            self._zlib = zlib.decompressobj(_EITHER)
        return given
