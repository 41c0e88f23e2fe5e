"""Small signs on the line-up card: a club's colour, the captain's mark, and that of a new player."""

from bot.pictures.canvas import Canvas
from bot.pictures.colours import BLACK, RGB, WHITE, Livery, Theme, mixed
from bot.pictures.fonts import Weight

GOLD: RGB = (255, 200, 61)


def swatch(sheet: Canvas, x: int, y: int, diameter: int, kit: Livery) -> None:
    """A disc in a club's colour."""
    sheet.disc(x, y, diameter, edge(sheet.theme))
    sheet.disc(x, y, diameter - 4, kit.fill)


def edge(theme: Theme) -> RGB:
    """Around a disc on the page, which may be of the page's own colour."""
    return mixed(theme.ground, theme.ink, 0.3)


def captain(sheet: Canvas, x: int, y: int) -> None:
    """A C on a white disc around (x, y)."""
    sheet.disc(x, y, 38, BLACK)
    sheet.disc(x, y, 34, WHITE)
    sheet.text(x, y, "C", 24, Weight.BOLD, colour=BLACK, align="middle")


def new(sheet: Canvas, x: int, y: int, rim: RGB) -> None:
    """A golden dot around (x, y), with a rim that sets it off."""
    sheet.disc(x, y, 32, rim)
    sheet.disc(x, y, 26, GOLD)
