"""The ground of a row that stands out."""

from bot.pictures.canvas import Canvas
from bot.pictures.colours import RGB, Theme, mixed

GOLD: RGB = (245, 190, 80)
TINT = {"light": 0.2, "dark": 0.13}
"""So faint that every colour of words stays readable on it."""


def highlight(sheet: Canvas, top: int, bottom: int) -> None:
    """A gold tint over the width of the sheet's panels, a little inside their edges."""
    sheet.panel(sheet.left + 10, top + 3, sheet.right - 10, bottom - 3, tint(sheet.theme), 14)


def tint(theme: Theme) -> RGB:
    """The colour of that ground."""
    return mixed(theme.panel, GOLD, TINT[theme.name])
