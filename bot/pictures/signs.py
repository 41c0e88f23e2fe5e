"""Small signs that tell by their shape what a colour tells too, smooth-edged and kept."""

import math
from functools import lru_cache
from typing import TypeAlias

from PIL import Image, ImageDraw

from bot.pictures.canvas import Box, Canvas
from bot.pictures.colours import RGB
from bot.pictures.shapes import SCALE

Points: TypeAlias = tuple[tuple[float, float], ...]


def _star() -> Points:
    """Five points, the upper one in the middle."""
    corners = []
    for n in range(10):
        far = 0.5 if n % 2 == 0 else 0.22
        angle = math.pi * (n / 5 - 0.5)
        corners.append((0.5 + far * math.cos(angle), 0.53 + far * math.sin(angle)))
    return tuple(corners)


CROSS: tuple[Points, ...] = (
    ((0.1, 0.22), (0.22, 0.1), (0.9, 0.78), (0.78, 0.9)),
    ((0.78, 0.1), (0.9, 0.22), (0.22, 0.9), (0.1, 0.78)),
)
SHAPES: dict[str, tuple[Points, ...]] = {
    "star": (_star(),),
    "pointer": (((0.25, 0.12), (0.85, 0.5), (0.25, 0.88)),),
    "cross": CROSS,
    "tick": (((0.04, 0.54), (0.16, 0.42), (0.38, 0.64), (0.84, 0.14), (0.96, 0.26), (0.38, 0.88)),),
    "triangle": (((0.5, 0.08), (0.98, 0.9), (0.02, 0.9)),),
    "card": (((0.22, 0.04), (0.78, 0.04), (0.78, 0.96), (0.22, 0.96)),),
}
"""Polygons in a square of one by one, x to the right and y downwards."""


@lru_cache(maxsize=64)
def mask(name: str, size: int) -> Image.Image:
    """How much of each pixel the sign covers. Raises KeyError for a sign that is not in SHAPES."""
    large = Image.new("L", (size * SCALE, size * SCALE))
    pen = ImageDraw.Draw(large)
    for points in SHAPES[name]:
        pen.polygon([(x * size * SCALE, y * size * SCALE) for x, y in points], fill=255)
    return large.reduce(SCALE)


def draw(canvas: Canvas, name: str, left: int, middle: int, size: int, colour: RGB) -> Box:
    """Draws a sign of `size` pixels square, centred on y `middle`."""
    top = middle - size // 2
    canvas.image.paste(colour, (left, top), mask(name, size))
    return Box(left, top, left + size, top + size)
