"""The head of a side's part of a card: its colour and its name."""

from bot.pictures.canvas import SMALL, Canvas
from bot.pictures.colours import livery
from bot.pictures.fonts import Weight
from bot.pictures.paragraph import Paragraph, label, paragraph

PAD = 28
"""Between the edge of a panel and what is in it."""
GAP = 28
"""Between two panels."""
NAME = 42
STRIPE = 10


def named(team: str, width: int) -> Paragraph:
    """The name of a side, over at most two lines of the width that a heading leaves it."""
    return label(team, width - STRIPE - 18, NAME, Weight.BOLD, least=34)


def noted(note: str, width: int) -> Paragraph:
    """A line such as "3 wins, 1 draw" under the name; nothing where there is none."""
    return paragraph(note, width - STRIPE - 18, SMALL, lines=3)


def height(team: str, width: int, note: str = "") -> int:
    """Pixels that `draw` takes for the same side."""
    return named(team, width).height + noted(note, width).height + 16


def draw(
    canvas: Canvas, left: int, top: int, width: int, team: str, colour: str | None, note: str = ""
) -> int:
    """Draws the heading; the y below it."""
    high = height(team, width, note) - 16
    canvas.panel(left, top + 6, left + STRIPE, top + high - 6, livery(colour, canvas.theme).fill, STRIPE // 2)
    at = left + STRIPE + 18
    below = named(team, width).draw(canvas, at, top, width - STRIPE - 18)
    noted(note, width).draw(canvas, at, below, width - STRIPE - 18, canvas.theme.quiet)
    return top + high + 16
