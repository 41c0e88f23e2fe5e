"""A football pitch from above, goals at the top and the bottom.

The marks keep the proportions of the Laws of the Game (law 1) for 105 by 68 metres across the width; the
length is what the line-ups need.
"""

from functools import lru_cache

from PIL import Image, ImageChops

from bot.pictures import shapes
from bot.pictures.canvas import Box
from bot.pictures.colours import Theme

INSET = 26
"""Grass around the lines, in pixels."""
LINE = 4
METRES = 68
"""Across."""
RADIUS = 24


def draw(image: Image.Image, area: Box, theme: Theme, *, half: bool = False) -> None:
    """Draws a pitch. Half a pitch has its goal at the bottom and the halfway line at its top."""
    image.paste(_pitch(area.right - area.left, area.height, theme, half), (area.left, area.top))


def mow(image: Image.Image, area: Box, part: Box, theme: Theme, *, half: bool = False) -> None:
    """Draws the bare grass of a `part` of the pitch: behind a name, so that no line runs through it."""
    stripes = 6 if half else 12
    for stripe in range(stripes):
        top = max(part.top, area.top + area.height * stripe // stripes)
        bottom = min(part.bottom, area.top + area.height * (stripe + 1) // stripes)
        if top < bottom:
            colour = theme.pitch if stripe % 2 else theme.pitch_stripe
            image.paste(colour, (part.left, top, part.right, bottom))


@lru_cache(maxsize=2)
def _pitch(width: int, height: int, theme: Theme, half: bool) -> Image.Image:
    """The whole of it, which is the same for most matches and takes longer to draw than a side's names."""
    pitch, area = Image.new("RGB", (width, height)), Box(0, 0, width, height)
    mow(pitch, area, area, theme, half=half)
    pitch.paste(theme.pitch_line, (0, 0), _marks(width, height, half))
    places = [(x, y) for y in (0, height - RADIUS) for x in (0, width - RADIUS)]
    for place, corner in zip(places, shapes.corners(RADIUS), strict=True):
        pitch.paste(theme.ground, place, ImageChops.invert(corner))
    return pitch


def _marks(width: int, height: int, half: bool) -> Image.Image:
    metre = (width - 2 * INSET) / METRES
    marks = Image.new("L", (width, height))
    halfway = INSET if half else height // 2
    _frame(marks, INSET, INSET, width - INSET, height - INSET)
    if not half:
        marks.paste(255, (INSET, halfway - LINE // 2, width - INSET, halfway + LINE // 2))
    _circle(marks, width // 2, halfway, metre, below=INSET if half else 0)
    area = _area(width, min(round(16.5 * metre), height // 4), metre)
    marks.paste(255, (0, height - INSET - area.height), area)
    if not half:
        marks.paste(255, (0, INSET), area.transpose(Image.Transpose.FLIP_TOP_BOTTOM))
    return marks


def _circle(marks: Image.Image, x: int, y: int, metre: float, below: int) -> None:
    """The centre circle and its spot; of half a pitch only what lies below the halfway line."""
    around = 2 * round(9.15 * metre)
    circle = shapes.ring(around, LINE)
    if below:
        circle = circle.crop((0, around // 2, around, around))
        marks.paste(255, (x - around // 2, y), circle)
        return
    marks.paste(255, (x - around // 2, y - around // 2), circle)
    marks.paste(255, (x - 7, y - 7), shapes.disc(14))


def _area(width: int, deep: int, metre: float) -> Image.Image:
    """The penalty area with its arc, the goal area and the spot, the goal line at the bottom edge."""
    bow = round((9.15 - 5.5) * metre)
    mark = Image.new("L", (width, deep + bow))
    middle, bottom = width // 2, deep + bow
    spot = bottom - deep * 11 // 16
    around = 2 * round(9.15 * metre)
    arc = shapes.ring(around, LINE)
    visible = arc.crop((0, 0, around, max(1, bow - (spot - around // 2) + LINE)))
    mark.paste(255, (middle - around // 2, spot - around // 2), visible)
    _frame(mark, middle - round(20.16 * metre), bow, middle + round(20.16 * metre), bottom)
    _frame(mark, middle - round(9.16 * metre), bottom - deep // 3, middle + round(9.16 * metre), bottom)
    mark.paste(255, (middle - 6, spot - 6), shapes.disc(12))
    return mark


def _frame(mask: Image.Image, left: int, top: int, right: int, bottom: int) -> None:
    for box in (
        (left, top, right, top + LINE),
        (left, bottom - LINE, right, bottom),
        (left, top, left + LINE, bottom),
        (right - LINE, top, right, bottom),
    ):
        mask.paste(255, box)
