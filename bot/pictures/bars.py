"""Bars whose length is a share of what it could be."""

from bot.pictures.canvas import Canvas
from bot.pictures.colours import RGB, Theme, livery, mixed, readable

LEAST = 3.0
"""The contrast of a bar and its track, as WCAG 2.2 asks of graphics (1.4.11)."""


def bar(
    sheet: Canvas, left: int, middle: int, size: tuple[int, int], share: float, colour: str | None
) -> None:
    """A bar of `share` (0 to 1) on its track; `size` is the track's, `colour` the club's, grey for none."""
    width, high = size
    top, half = middle - high // 2, high // 2
    full = round(width * max(0.0, min(1.0, share)))
    sheet.panel(left, top, left + width, top + high, sheet.theme.raised, half)
    sheet.panel(left, top, left + full, top + high, filled(colour, sheet.theme), half)


def filled(colour: str | None, theme: Theme) -> RGB:
    """The colour of a bar, to be told from its track."""
    own = livery(colour, theme).fill if colour else mixed(theme.panel, theme.ink, 0.5)
    return readable(own, theme.raised, theme.panel, least=LEAST)
