"""Sentences on a card: wrapped, and set from the side that they are read from."""

from dataclasses import dataclass

from bot.pictures.bidi import right_to_left
from bot.pictures.canvas import BODY, Align, Canvas
from bot.pictures.colours import RGB
from bot.pictures.fonts import Weight
from bot.pictures.text import Line, lay, wrap

LEAD = 1.4
"""From one line to the next, in sizes of letters: accents and tails of two lines never touch."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that belong together; `align` follows the direction of the first letter that has one."""

    lines: tuple[Line, ...]
    align: Align = "left"

    @property
    def height(self) -> int:
        return sum(lead(line) for line in self.lines)

    @property
    def width(self) -> int:
        """Of its widest line."""
        return max((line.width for line in self.lines), default=0)

    def draw(self, canvas: Canvas, left: int, top: int, width: int, colour: RGB | None = None) -> int:
        """Draws it into `width` pixels from `left`, lines from `top` downwards; the y below its last line."""
        x = {"left": left, "middle": left + width // 2, "right": left + width}[self.align]
        for line in self.lines:
            canvas.line(x, top + lead(line) // 2, line, colour=colour, align=self.align)
            top += lead(line)
        return top


def lead(line: Line) -> int:
    """The height of a line with what keeps it from the next one, in pixels."""
    return round(line.size * LEAD)


def paragraph(
    text: str, width: int, size: int = BODY, weight: int = Weight.REGULAR, lines: int = 4
) -> Paragraph:
    """`text` on at most `lines` lines, as a sentence: from the right where its script is."""
    return Paragraph(wrap(text, width, size, weight, lines), "right" if right_to_left(text) else "left")


def aside(text: str, width: int, size: int, lines: int = 3) -> Paragraph:
    """A few words that belong to the name above them, and begin where it begins."""
    return Paragraph(wrap(text, width, size, lines=lines))


def label(
    text: str, width: int, size: int = BODY, weight: int = Weight.REGULAR, least: int = 30, most: int = 3
) -> Paragraph:
    """A name on one line, perhaps a little smaller, else on as few of `most` as keep its words whole."""
    sizes = range(size, least - 1, -2)
    for smaller in sizes:
        line = lay(text, smaller, weight)
        if line.width <= width:
            return Paragraph((line,))
    for lines in range(2, most + 1):
        for smaller in sizes:
            if all(lay(word, smaller, weight).width <= width for word in text.split()):
                set_ = wrap(text, width, smaller, weight, lines + 1)
                if len(set_) <= lines:
                    return Paragraph(set_)
    return Paragraph(wrap(text, width, least, weight, most))
