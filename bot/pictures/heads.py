"""The heads of narrow columns: upright where their words fit, else all turned, to be read from below.

They are never cut where the columns are high enough for all of them, so that no two papers are taken for
one another.
"""

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from PIL import Image

from bot.pictures.canvas import Box, Canvas
from bot.pictures.colours import RGB
from bot.pictures.fonts import Weight
from bot.pictures.text import Line, draw, lay, wrap

SIZE = 30
LEAD = 36
TURNED_LEAD = 32
"""Turned lines stand closer, so that those of one head are seen to belong together."""
BLEED = 8
"""Pixels by which tails of Arabic letters and the edges of others reach beyond the box of their line."""
TALLEST = 560
"""Pixels of the longest turned head, over two lines some sixty letters."""


@dataclass(frozen=True, slots=True)
class Heads:
    """Heads of columns, each over at most two lines (three if upright)."""

    lines: tuple[tuple[Line, ...], ...]
    turned: bool
    height: int


def upright_width(names: tuple[str, ...], lines: int) -> int:
    """Pixels for which `lines` lines show every head with its words whole; TALLEST if that is not enough."""
    words = [word for name in names for word in name.split()]
    width = max((lay(word, SIZE, Weight.MEDIUM).width for word in words), default=0)
    while width < TALLEST and any(len(_over(name, width, lines + 1)) > lines for name in names):
        width += 10
    return width


def heads(names: tuple[str, ...], width: int) -> Heads:
    """Heads over columns of `width` pixels."""
    if upright_width(names, 3) <= max(0, width):
        upright = tuple(_over(name, width, 3) for name in names)
        most = max((len(lines) for lines in upright), default=0)
        return Heads(upright, False, most * LEAD + 20 if most else 0)
    most = 2 if width >= 2 * LEAD else 1
    high = min(TALLEST, max(100, upright_width(names, most)))
    turned = tuple(_over(name, high, most) for name in names)
    longest = max((line.width for lines in turned for line in lines), default=0)
    return Heads(turned, True, longest + 24)


def draw_heads(canvas: Canvas, drawn: Heads, middles: tuple[int, ...], bottom: int, colour: RGB) -> None:
    """Draws the heads centred on x `middles`, ending a little above y `bottom`."""
    for lines, middle in zip(drawn.lines, middles, strict=True):
        if drawn.turned:
            places = _across(lines)
            for line, place in zip(lines, places, strict=False):
                turned(canvas, middle + place - sum(places) // len(places), bottom - 14, line, colour)
        else:
            for n, line in enumerate(lines):
                y = bottom - 10 - (len(lines) - n) * LEAD + LEAD // 2
                canvas.line(middle, y, line, colour=colour, align="middle")


def turned(canvas: Canvas, middle: int, bottom: int, line: Line, colour: RGB) -> Box:
    """Draws a line that runs upwards from `bottom`, its capitals centred on x `middle`."""
    mask = _ink(line).transpose(Image.Transpose.ROTATE_90)
    left = middle + line.capital // 2 - line.above
    canvas.image.paste(colour, (left - BLEED, bottom + BLEED - mask.height), mask)
    return Box(left, bottom - line.width, left + line.height, bottom)


def _over(name: str, width: int, lines: int) -> tuple[Line, ...]:
    return wrap(name, width, SIZE, Weight.MEDIUM, lines)


def _across(lines: tuple[Line, ...]) -> list[int]:
    """Where turned lines stand, from the first one: TURNED_LEAD apart if accents let them."""
    places = [0]
    for before, line in pairwise(lines):
        tail = (_ink(before).getbbox() or (0, 0, 0, 0))[3] - BLEED - before.above
        accent = line.above + BLEED - (_ink(line).getbbox() or (0, line.above + BLEED, 0, 0))[1]
        places.append(places[-1] + max(TURNED_LEAD, tail + accent + 2))
    return places


@lru_cache(maxsize=256)
def _ink(line: Line) -> Image.Image:
    """How much of each pixel a line covers, in its box with BLEED pixels around it."""
    ink = Image.new("RGB", (line.width + 2 * BLEED, line.height + 2 * BLEED))
    draw(ink, line, BLEED, line.above + BLEED, (255, 255, 255))
    return ink.convert("L")
