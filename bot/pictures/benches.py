"""The benches under the pitch, and what the marks mean."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.cards import Eleven, LineupCard
from bot.pictures.canvas import MARGIN, SMALL, WIDTH, Canvas
from bot.pictures.colours import Livery
from bot.pictures.fonts import Weight
from bot.pictures.marks import captain, new, swatch
from bot.pictures.surnames import surnames
from bot.pictures.text import Line, fit, lay

ROW = 50
"""From one line of a bench to the next."""


@dataclass(frozen=True, slots=True)
class Bench:
    """Those on one bench, on lines of (number, name)."""

    kit: Livery
    lines: tuple[tuple[tuple[Line, Line], ...], ...]


def bench(side: Eleven, kit: Livery) -> Bench:
    """As many to a line as fit, one after another."""
    room = WIDTH - 2 * MARGIN - 54
    lines: list[list[tuple[Line, Line]]] = [[]]
    at = 0
    for spot, short in zip(side.bench, surnames([spot.name for spot in side.bench]), strict=True):
        number = lay("" if spot.number is None else f"{spot.number}", SMALL, Weight.BOLD)
        name = fit(short, 420, SMALL + 2, Weight.REGULAR)
        wide = _item(number, name)
        if at and at + wide - 32 > room:
            lines.append([])
            at = 0
        lines[-1].append((number, name))
        at += wide
    return Bench(kit, tuple(map(tuple, lines)))


def _item(number: Line, name: Line) -> int:
    return (number.width + 10 if number.runs else 0) + name.width + 32


def height(card: LineupCard, benches: Sequence[Bench]) -> int:
    """Pixels that the benches and the legend take."""
    rows = sum(len(bench.lines) for bench in benches)
    seats = (60 if card.bench else 0) + rows * ROW + 18 * (len(benches) - 1) if benches else 0
    return seats + (60 if card.legend else 0)


def draw(sheet: Canvas, card: LineupCard, benches: Sequence[Bench], top: int) -> None:
    """From `top` down; the legend stands at the end of the sheet's body."""
    y = top
    if benches and card.bench:
        sheet.text(sheet.left, y + 20, card.bench, SMALL, Weight.SEMIBOLD, colour=sheet.theme.quiet)
        y += 60
    for bench in benches:
        swatch(sheet, sheet.left + 14, y + 18, 28, bench.kit)
        for row in bench.lines:
            x = sheet.left + 54
            for number, name in row:
                sheet.line(x, y + 18, number, colour=sheet.theme.quiet)
                sheet.line(x + (number.width + 10 if number.runs else 0), y + 18, name)
                x += _item(number, name)
            y += ROW
        y += 18
    if card.legend:
        _legend(sheet, card.legend, sheet.bottom - 22)


def _legend(sheet: Canvas, legend: Sequence[tuple[str, str]], middle: int) -> None:
    x = sheet.left
    for mark, words in legend:
        if mark == "captain":
            captain(sheet, x + 18, middle)
        elif mark == "new":
            new(sheet, x + 14, middle, sheet.theme.ground)
        else:
            continue
        x = sheet.text(x + 48, middle, words, SMALL - 2, colour=sheet.theme.quiet, width=500).right + 48
