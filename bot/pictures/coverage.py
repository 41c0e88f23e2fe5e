"""Which characters a font can show, read from the table of its file that says so.

Pillow draws an empty box where a font has no glyph and does not tell. The `cmap` table does: the OpenType
specification, "cmap — Character to Glyph Index Mapping Table", formats 4 and 12.
"""

import struct
from bisect import bisect_right
from dataclasses import dataclass
from pathlib import Path

COLLECTION = b"ttcf"
UNICODE = {(0, 3): 1, (3, 1): 1, (0, 4): 2, (0, 6): 2, (3, 10): 2}
"""Encodings (platform, encoding) that map Unicode, and which to prefer: those beyond the first plane."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """Ranges of characters, ascending: the first of each and the last of each."""

    first: tuple[int, ...]
    last: tuple[int, ...]

    def __contains__(self, character: str) -> bool:
        at = bisect_right(self.first, ord(character)) - 1
        return at >= 0 and ord(character) <= self.last[at]


def coverage(path: Path) -> Coverage:
    """What the font at `path` holds; of a collection, its first font. Raises ValueError for other files."""
    with path.open("rb") as file:
        head = file.read(16)
        start = struct.unpack(">I", head[12:16])[0] if head[:4] == COLLECTION else 0
        file.seek(start)
        tables = struct.unpack(">H", file.read(12)[4:6])[0]
        for tag, _, offset, length in struct.iter_unpack(">4sIII", file.read(16 * tables)):
            if tag == b"cmap":
                file.seek(offset)
                return _cmap(file.read(length))
    raise ValueError(f"{path.name} has no cmap table")


def _cmap(table: bytes) -> Coverage:
    count = struct.unpack_from(">H", table, 2)[0]
    records = [struct.unpack_from(">HHI", table, 4 + 8 * n) for n in range(count)]
    known = [(UNICODE[plat, enc], offset) for plat, enc, offset in records if (plat, enc) in UNICODE]
    for _, offset in sorted(known, reverse=True):
        style = struct.unpack_from(">H", table, offset)[0]
        if style == 12:
            return _groups(table, offset)
        if style == 4:
            return _segments(table, offset)
    raise ValueError("no cmap of format 4 or 12")


def _groups(table: bytes, at: int) -> Coverage:
    """Format 12: groups of (first character, last character, first glyph)."""
    count = struct.unpack_from(">I", table, at + 12)[0]
    found = struct.iter_unpack(">III", table[at + 16 : at + 16 + 12 * count])
    return _merged([(first, last) for first, last, glyph in found if glyph or last > first])


def _segments(table: bytes, at: int) -> Coverage:
    """Format 4: segments whose glyphs follow from a difference, or stand in an array where 0 is "none"."""
    count = struct.unpack_from(">H", table, at + 6)[0] // 2
    ends = struct.unpack_from(f">{count}H", table, at + 14)
    starts = struct.unpack_from(f">{count}H", table, at + 16 + 2 * count)
    offsets_at = at + 16 + 6 * count
    offsets = struct.unpack_from(f">{count}H", table, offsets_at)
    ranges: list[tuple[int, int]] = []
    for n, (first, last, offset) in enumerate(zip(starts, ends, offsets, strict=True)):
        if first == 0xFFFF:
            continue
        if offset == 0:
            ranges.append((first, last))
            continue
        glyphs = struct.unpack_from(f">{last - first + 1}H", table, offsets_at + 2 * n + offset)
        ranges += [(first + k, first + k) for k, glyph in enumerate(glyphs) if glyph]
    return _merged(ranges)


def _merged(ranges: list[tuple[int, int]]) -> Coverage:
    first: list[int] = []
    last: list[int] = []
    for begin, end in sorted(ranges):
        if last and begin <= last[-1] + 1:
            last[-1] = max(last[-1], end)
        else:
            first.append(begin)
            last.append(end)
    return Coverage(tuple(first), tuple(last))
