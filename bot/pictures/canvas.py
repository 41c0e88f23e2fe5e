"""A sheet 1200 pixels wide with its title above and its source below, and the means to draw between them.

Positions are pixels from the left upper corner. 1200 pixels are about 390 points on a phone: 30 pixels is the
smallest size that is read there without zooming.
"""

from dataclasses import dataclass
from typing import Literal, Protocol

from PIL import Image, ImageDraw

from bot.pictures import shapes
from bot.pictures.colours import RGB, Theme, mixed, readable
from bot.pictures.fonts import Weight
from bot.pictures.png import png
from bot.pictures.text import Line, cut, draw, fit, lay, wrap

WIDTH = 1200
MARGIN = 56
TOP = 44
"""Above the header."""
TITLE, SUBTITLE, SOURCE = 58, 34, 28
"""Sizes of letters."""
BODY, SMALL = 38, 32

Align = Literal["left", "middle", "right"]


class Headed(Protocol):
    """What every card has."""

    @property
    def title(self) -> str: ...
    @property
    def subtitle(self) -> str: ...
    @property
    def source(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle; `right` and `bottom` are the first pixels outside."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def height(self) -> int:
        return self.bottom - self.top

    def meets(self, other: "Box") -> bool:
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


class Canvas:
    """A sheet with `body` pixels of height between header and footer: from `top` to `bottom`."""

    def __init__(self, card: Headed, theme: Theme, body: int, *, stamp: str = "") -> None:
        self.theme = theme
        self.left, self.right = MARGIN, WIDTH - MARGIN
        header = _header(card, stamp)
        source = wrap(card.source, self.width, SOURCE, lines=2)
        self.top = header.height
        self.bottom = self.top + body
        self.height = self.bottom + (44 + sum(_lead(line) for line in source) if source else 0) + 40
        self.image = Image.new("RGB", (WIDTH, self.height), theme.ground)
        self.pen = ImageDraw.Draw(self.image)
        self._draw_header(header)
        self._lines(source, self.bottom + 44, theme.quiet)

    @property
    def width(self) -> int:
        """Of the body."""
        return self.right - self.left

    def text(
        self,
        x: int,
        middle: int,
        text: str,
        size: int = BODY,
        weight: int = Weight.REGULAR,
        *,
        colour: RGB | None = None,
        align: Align = "left",
        width: int | None = None,
    ) -> Box:
        """One line whose capitals are centred on `middle`, fitted to `width` where one is given."""
        line = fit(text, WIDTH if width is None else width, size, weight)
        return self.line(x, middle, line, colour=colour, align=align)

    def line(
        self, x: int, middle: int, line: Line, *, colour: RGB | None = None, align: Align = "left"
    ) -> Box:
        """A line that has been laid already. The box is what it may cover at most."""
        left = x - {"left": 0, "middle": line.width // 2, "right": line.width}[align]
        baseline = middle + line.capital // 2
        draw(self.image, line, left, baseline, colour or self.theme.ink)
        return Box(left, baseline - line.above, left + line.width, baseline + line.below)

    def rectangle(self, left: int, top: int, right: int, bottom: int, fill: RGB) -> None:
        """With sharp corners; `right` and `bottom` are the first pixels outside."""
        if right > left and bottom > top:
            self.image.paste(fill, (left, top, right, bottom))

    def panel(
        self, left: int, top: int, right: int, bottom: int, fill: RGB | None = None, radius: int = 24
    ) -> None:
        """A rectangle with round corners, in the theme's colour for boxes where no other is given."""
        colour = fill or self.theme.panel
        round_ = max(0, min(radius, (right - left) // 2, (bottom - top) // 2))
        self.rectangle(left, top + round_, right, bottom - round_, colour)
        self.rectangle(left + round_, top, right - round_, top + round_, colour)
        self.rectangle(left + round_, bottom - round_, right - round_, bottom, colour)
        if round_:
            places = [(x, y) for y in (top, bottom - round_) for x in (left, right - round_)]
            for place, corner in zip(places, shapes.corners(round_), strict=True):
                self.image.paste(colour, place, corner)

    def disc(self, x: int, y: int, diameter: int, fill: RGB) -> None:
        """A full circle around (x, y)."""
        self.image.paste(fill, (x - diameter // 2, y - diameter // 2), shapes.disc(diameter))

    def ring(self, x: int, y: int, diameter: int, thick: int, colour: RGB) -> None:
        """A circle's outline around (x, y)."""
        self.image.paste(colour, (x - diameter // 2, y - diameter // 2), shapes.ring(diameter, thick))

    def pill(
        self,
        x: int,
        middle: int,
        text: str,
        size: int = SMALL,
        *,
        fill: RGB,
        colour: RGB,
        align: Align = "left",
        width: int | None = None,
        weight: int = Weight.SEMIBOLD,
    ) -> Box:
        """A word in a box with round ends."""
        pad = round(size * 0.6)
        line = fit(text, (width or WIDTH) - 2 * pad, size, weight)
        wide, high = line.width + 2 * pad, round(size * 1.6)
        left = x - {"left": 0, "middle": wide // 2, "right": wide}[align]
        top = middle - high // 2
        self.panel(left, top, left + wide, top + high, fill, high // 2)
        self.line(left + pad, middle, line, colour=colour)
        return Box(left, top, left + wide, top + high)

    def rule(self, left: int, right: int, y: int, colour: RGB | None = None, thick: int = 2) -> None:
        """A thin horizontal line."""
        self.rectangle(left, y, right, y + thick, colour or self.theme.line)

    def png(self) -> bytes:
        """The picture as a file."""
        return png(self.image)

    def _draw_header(self, header: "Header") -> None:
        below = self._lines(header.title, header.begin, self.theme.ink)
        self._lines(header.subtitle, below + 6, self.theme.quiet)
        if header.stamp is not None:
            tint = mixed(self.theme.ground, self.theme.accent, 0.14)
            wide, half = header.stamp.width + 48, 30
            left = self.right - wide if header.begin == TOP else self.left
            middle = TOP + (_lead(header.title[0]) // 2 if header.begin == TOP and header.title else half)
            self.panel(left, middle - half, left + wide, middle + half, tint, half)
            self.line(left + 24, middle, header.stamp, colour=readable(self.theme.accent, tint))

    def _lines(self, lines: tuple[Line, ...], top: int, colour: RGB) -> int:
        """One under another; returns where the next would begin."""
        for line in lines:
            self.line(self.left, top + _lead(line) // 2, line, colour=colour)
            top += _lead(line)
        return top


@dataclass(frozen=True, slots=True)
class Header:
    """What stands over a card. The title begins lower where the stamp has a line of its own above it."""

    title: tuple[Line, ...]
    subtitle: tuple[Line, ...]
    stamp: Line | None
    begin: int

    @property
    def height(self) -> int:
        return self.begin + sum(_lead(line) for line in self.title + self.subtitle) + 6 + 34


def _header(card: Headed, stamp: str) -> Header:
    room = WIDTH - 2 * MARGIN
    mark = fit(stamp, room - 48, SMALL, Weight.SEMIBOLD) if stamp else None
    beside = mark is not None and lay(card.title, TITLE, Weight.BOLD).width <= room - mark.width - 84
    return Header(
        _title(card.title, room),
        _subtitle(card.subtitle, room),
        mark,
        TOP if mark is None or beside else TOP + 76,
    )


def _title(title: str, room: int) -> tuple[Line, ...]:
    """On one line where it fits with little loss of size, else on two, else smaller on three."""
    one = fit(title, room, TITLE, Weight.BOLD, least=50)
    if not one.narrow and not cut(title, one):
        return (one,)
    two = wrap(title, room, 50, Weight.BOLD, lines=2)
    return two if not cut(title, two[-1]) else wrap(title, room, 44, Weight.BOLD, lines=3)


def _subtitle(subtitle: str, room: int) -> tuple[Line, ...]:
    one = fit(subtitle, room, SUBTITLE, least=30)
    return (one,) if not one.narrow and not cut(subtitle, one) else wrap(subtitle, room, 32, lines=2)


def _lead(line: Line) -> int:
    """From one line to the next: less between large letters."""
    return round(line.size * (1.24 if line.size > 40 else 1.4))
