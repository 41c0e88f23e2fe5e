"""Shapes with smooth edges: each is drawn once, four times as large, scaled down and kept.

Pillow's own shapes have stairs for edges. A mask says for each pixel how much of it the shape covers.
"""

from functools import lru_cache

from PIL import Image, ImageDraw

SCALE = 4


@lru_cache(maxsize=256)
def disc(diameter: int) -> Image.Image:
    """A full circle."""
    large = Image.new("L", (diameter * SCALE, diameter * SCALE))
    ImageDraw.Draw(large).ellipse((0, 0, diameter * SCALE - 1, diameter * SCALE - 1), fill=255)
    return large.reduce(SCALE)


@lru_cache(maxsize=64)
def ring(diameter: int, thick: int) -> Image.Image:
    """A circle's outline, `thick` pixels inwards from its edge."""
    large = Image.new("L", (diameter * SCALE, diameter * SCALE))
    edge = diameter * SCALE - 1
    ImageDraw.Draw(large).ellipse((0, 0, edge, edge), outline=255, width=thick * SCALE)
    return large.reduce(SCALE)


@lru_cache(maxsize=64)
def corners(radius: int) -> tuple[Image.Image, Image.Image, Image.Image, Image.Image]:
    """The quarters of a disc: left upper, right upper, left lower, right lower."""
    whole = disc(2 * radius)
    near, far = (0, radius), (radius, 2 * radius)
    upper_left, upper_right, lower_left, lower_right = (
        whole.crop((x[0], y[0], x[1], y[1])) for y in (near, far) for x in (near, far)
    )
    return upper_left, upper_right, lower_left, lower_right
