"""What lies where on a card that is drawn: the ink of each line of words, panels and bars, signs."""

from dataclasses import dataclass, field
from functools import cache
from itertools import combinations
from typing import Any

import pytest
from PIL import Image

from bot.cards import Card
from bot.pictures import heads, signs, studio
from bot.pictures.canvas import MARGIN, WIDTH, Box, Canvas
from bot.pictures.colours import LIGHT, Theme
from bot.pictures.text import ELLIPSIS, Line, draw

EDGE = 3
"""Pixels by which the ink of a letter may reach beyond the place that it takes."""
SMALLEST = 21
"""Seven tenths of 30: only words that are far too long for their place come to that."""


@dataclass
class Drawn:
    """A sheet and what was put on it, in the order of drawing."""

    sheet: Canvas | None = None
    words: list[tuple[Box, Line]] = field(default_factory=list)
    panels: list[Box] = field(default_factory=list)
    rules: list[Box] = field(default_factory=list)
    signs: list[tuple[Box, str]] = field(default_factory=list)

    @property
    def image(self) -> Image.Image:
        assert self.sheet is not None
        return self.sheet.image

    @property
    def texts(self) -> list[str]:
        return [text(words) for _, words in self.words]

    def box(self, shown: str) -> Box:
        """Where a line is. Raises StopIteration if there is none that shows just this."""
        return next(box for box, words in self.words if text(words) == shown)


def drawn(card: Card, theme: Theme = LIGHT) -> Drawn:
    """Draws a card and tells where everything is."""
    seen = Drawn()
    upright, turned, panel, sign = Canvas.line, heads.turned, Canvas.panel, signs.draw
    rule = Canvas.rule

    def line(self: Canvas, x: int, middle: int, words: Line, **how: Any) -> Box:
        box = upright(self, x, middle, words, **how)
        if (inked := ink(words)) is not None:
            left, top, right, bottom = inked
            at = Box(box.left + left, box.top + top, box.left + right, box.top + bottom)
            seen.words.append((at, words))
        return box

    def sideways(sheet: Canvas, middle: int, bottom: int, words: Line, colour: Any) -> Box:
        box = turned(sheet, middle, bottom, words, colour)
        if (inked := ink(words)) is not None:
            begin, high, end, low = inked
            at = Box(box.left + high, box.bottom - end, box.left + low, box.bottom - begin)
            seen.words.append((at, words))
        return box

    def filled(self: Canvas, left: int, top: int, right: int, bottom: int, *how: Any, **named: Any) -> None:
        panel(self, left, top, right, bottom, *how, **named)
        if right > left and bottom > top:
            seen.panels.append(Box(left, top, right, bottom))

    def ruled(self: Canvas, left: int, right: int, y: int, *how: Any, **named: Any) -> None:
        rule(self, left, right, y, *how, **named)
        seen.rules.append(Box(left, y, right, y + 1))

    def signed(sheet: Canvas, name: str, *where: Any) -> Box:
        seen.signs.append((sign(sheet, name, *where), name))
        return seen.signs[-1][0]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Canvas, "line", line)
        patch.setattr(Canvas, "panel", filled)
        patch.setattr(Canvas, "rule", ruled)
        patch.setattr(heads, "turned", sideways)
        patch.setattr(signs, "draw", signed)
        seen.sheet = studio._canvas(card, theme)
    return seen


@cache
def ink(words: Line) -> tuple[int, int, int, int] | None:
    """Left, top, right and bottom of what is drawn, from the line's left end and top; None for blank."""
    pad = words.size
    paper = Image.new("RGB", (words.width + 2 * pad, words.height + 2 * pad))
    draw(paper, words, pad, pad + words.above, (255, 255, 255))
    found = paper.getbbox()
    return None if found is None else (found[0] - pad, found[1] - pad, found[2] - pad, found[3] - pad)


def untidy(card: Card) -> list[str]:
    """What is wrong with a layout: something beyond the margins, or on something else, or too small.

    Words and signs lie on a panel (a pill, a bar, a row that stands out) or beside it, never on its edge.
    """
    seen = drawn(card)
    things = [(box, text(words)) for box, words in seen.words] + seen.signs
    wrong = [f"{words!r} is too small" for (_, line), words in zip(seen.words, seen.texts, strict=True)
             if line.size < SMALLEST]  # fmt: skip
    wrong += [f"{what!r} leaves the card: {box}" for box, what in things if not _on_sheet(box, EDGE, seen)]
    wrong += [f"{box} leaves the card" for box in seen.panels if not _on_sheet(box, 0, seen)]
    wrong += [
        f"{one!r} meets {two!r}" for (box, one), (other, two) in combinations(things, 2) if box.meets(other)
    ]
    wrong += [
        f"a rule runs through {what!r}" for rule in seen.rules for box, what in things if box.meets(rule)
    ]
    wrong += [
        f"{what!r} at {box} lies on the edge of {panel}"
        for panel in seen.panels
        for box, what in things
        if box.meets(panel) and not _within(box, panel)
    ]
    return wrong


def shortened(card: Card) -> list[str]:
    """The lines of a card that do not show all of their words."""
    return [words for words in drawn(card).texts if ELLIPSIS in words]


def text(words: Line) -> str:
    """What a line shows, its parts as they stand from left to right."""
    return "".join(run.text for run in words.runs)


def _on_sheet(box: Box, edge: int, seen: Drawn) -> bool:
    high = seen.image.height
    return (
        box.left >= MARGIN - edge and box.right <= WIDTH - MARGIN + edge and 0 <= box.top < box.bottom <= high
    )


def _within(box: Box, panel: Box) -> bool:
    return (
        box.left >= panel.left
        and box.right <= panel.right
        and box.top >= panel.top
        and box.bottom <= panel.bottom
    )
