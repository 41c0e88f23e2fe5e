"""A picture as a PNG file of at most 256 colours.

Cards are flat surfaces and the edges of letters: their commonest colours are kept exactly, the others are
rounded to the nearest of those that a smaller copy of the picture has. The file is put together here
since Pillow's own writer holds the interpreter while it compresses, and zlib does not. The format is that
of the PNG specification (third edition), sections 5 and 11.
"""

import struct
import zlib

from PIL import Image

SIGNATURE = b"\x89PNG\r\n\x1a\n"
COLOURS, EXACT, SURFACES = 256, 64, 12
"""Of the file, of those kept exactly, and of those that no other may come near."""
SAMPLE = 4
"""Colours are counted on every fourth pixel of every fourth row."""
LEVEL = 1
"""Of zlib. Level 3 makes a line-up 13 % smaller, and takes 6 ms longer for it."""


def png(image: Image.Image) -> bytes:
    """The file. `image` is in RGB."""
    reduced = image.quantize(palette=_palette(image), dither=Image.Dither.NONE)
    width, height = reduced.size
    rows = reduced.crop((-1, 0, width, height)).tobytes()  # each row begins with 0: it is not filtered
    colours = bytes(reduced.getpalette() or ())
    return SIGNATURE + b"".join(
        (
            _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)),
            _chunk(b"PLTE", colours[: 3 * COLOURS]),
            _chunk(b"IDAT", zlib.compress(rows, LEVEL)),
            _chunk(b"IEND", b""),
        )
    )


def _palette(image: Image.Image) -> Image.Image:
    small = image.resize(
        (max(1, image.width // SAMPLE), max(1, image.height // SAMPLE)), Image.Resampling.NEAREST
    )
    counted = small.getcolors(small.width * small.height) or []
    common = [colour for _, colour in sorted(counted, reverse=True)[:EXACT] if isinstance(colour, tuple)]
    reduced = small.quantize(COLOURS - EXACT, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    channels = (reduced.getpalette() or [])[: 3 * (COLOURS - EXACT)]
    others = list(zip(channels[::3], channels[1::3], channels[2::3], strict=True))
    surfaces = common[:SURFACES]
    kept = surfaces + [colour for colour in common[SURFACES:] + others if not _close(colour, surfaces)]
    palette = Image.new("P", (1, 1))
    palette.putpalette([channel for colour in kept for channel in colour])
    return palette


def _close(colour: tuple[int, ...], surfaces: list[tuple[int, ...]]) -> bool:
    """Whether it could be taken for the colour of a surface: Pillow looks colours up in steps of four."""
    red, green, blue = colour
    return any(abs(red - r) < 8 and abs(green - g) < 8 and abs(blue - b) < 8 for r, g, b in surfaces)


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
