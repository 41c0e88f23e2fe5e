"""Panels of two sides: next to each other, or one below the other where that takes less height, or where one
of them would be half empty."""

from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar

from bot.pictures.canvas import MARGIN, WIDTH, Canvas, Headed
from bot.pictures.colours import Theme
from bot.pictures.heading import GAP, PAD

T = TypeVar("T")
WHOLE = WIDTH - 2 * MARGIN


class Part(Protocol):
    """What one side shows, in a column of some width; `height` in pixels."""

    height: int

    def draw(self, sheet: Canvas, left: int, top: int) -> None: ...


def canvas(card: Headed, theme: Theme, sides: Sequence[T], part: Callable[[T, int], Part]) -> Canvas:
    """The card with a panel for each side; `part` lays one out for a width in pixels."""
    width = (WHOLE - GAP * (len(sides) - 1)) // max(1, len(sides))
    beside = [part(side, width - 2 * PAD) for side in sides]
    below = [part(side, WHOLE - 2 * PAD) for side in sides]
    highest = max((one.height for one in beside), default=0) + 2 * PAD
    stacked = sum(one.height + 2 * PAD + GAP for one in below) - GAP
    if stacked < highest or _half_empty(beside):
        return _below(Canvas(card, theme, stacked), below)
    return _beside(Canvas(card, theme, highest), beside, width)


def _half_empty(parts: list[Part]) -> bool:
    """Whether one panel says less than half of what another does: a hole in the card."""
    heights = [one.height for one in parts]
    return bool(heights) and 2 * min(heights) < max(heights)


def _beside(sheet: Canvas, parts: list[Part], width: int) -> Canvas:
    for n, one in enumerate(parts):
        left = sheet.left + n * (width + GAP)
        sheet.panel(left, sheet.top, left + width, sheet.bottom)
        one.draw(sheet, left + PAD, sheet.top + PAD)
    return sheet


def _below(sheet: Canvas, parts: list[Part]) -> Canvas:
    top = sheet.top
    for one in parts:
        bottom = top + one.height + 2 * PAD
        sheet.panel(sheet.left, top, sheet.right, bottom)
        one.draw(sheet, sheet.left + PAD, top + PAD)
        top = bottom + GAP
    return sheet
