"""Draws both sides of a `RatingsCard` on one sheet that is read in a feed: next to each other, or, where
many papers rated, one below the other."""

from itertools import pairwise

from bot.cards import RatedSide, RatingsCard
from bot.pictures import signs
from bot.pictures.canvas import Canvas
from bot.pictures.colours import livery
from bot.pictures.fonts import Weight
from bot.pictures.heading import STRIPE
from bot.pictures.heads import draw_heads
from bot.pictures.highlight import tint
from bot.pictures.ratings_columns import lone_paper, parts
from bot.pictures.ratings_small import (
    FIGURE,
    GAP,
    MARK,
    PAD,
    STAR,
    Row,
    Small,
    alone,
    beside,
    most,
    rows,
    short_heads,
    small,
)
from bot.pictures.text import lay


class Both:
    """The sides laid out; `height` in pixels."""

    def __init__(self, card: RatingsCard) -> None:
        sides = [_small(card, side) for side in card.sides]
        level = beside(sides)
        split = [
            part for plan, side in zip(sides, card.sides, strict=True) for part in parts(side, most(plan))
        ]
        below = [alone(_small(card, part)) for part in split]
        self.bands = [
            [_Panel(plan) for plan in band] for band in ([level] if level else [[p] for p in below])
        ]
        for band in self.bands:
            _level(band)
        self.height = sum(band[0].height + GAP for band in self.bands) - GAP

    def draw(self, sheet: Canvas, top: int) -> None:
        """From `top` down."""
        for band in self.bands:
            left = sheet.left
            for panel in band:
                panel.draw(sheet, left, top)
                left += panel.plan.width + GAP
            top += band[0].height + GAP


def _small(card: RatingsCard, side: RatedSide) -> Small:
    counts = card.fans if any(rated.fans for rated in side.rows) else ""
    if not counts and len(side.papers) == 1:
        counts, side = lone_paper(side)
        counts = short_heads((counts,), _teams(card), card.source)[0]
    return small(side, short_heads(side.papers, _teams(card), card.source), counts)


def _teams(card: RatingsCard) -> list[str]:
    return [side.team for side in card.sides]


def _level(band: list["_Panel"]) -> None:
    """Rows of panels next to each other begin at one height, and the panels end at one."""
    head = max(panel.head for panel in band)
    for panel in band:
        panel.head = head
    highest = max(panel.natural for panel in band)
    for panel in band:
        panel.height = highest


class _Panel:
    """One side's players with their marks."""

    def __init__(self, plan: Small) -> None:
        self.plan = plan
        self.rows = rows(plan)
        self.head = plan.head
        self.height = self.natural

    @property
    def natural(self) -> int:
        """The height that its own rows need."""
        return PAD + self.head + sum(row.height for row in self.rows) + PAD // 2

    def draw(self, sheet: Canvas, left: int, top: int) -> None:
        sheet.panel(left, top, left + self.plan.width, top + self.height)
        inner, bottom = left + PAD, top + PAD + self.head
        self._heads(sheet, inner, bottom)
        places = [bottom]
        for row in self.rows:
            places.append(places[-1] + row.height)
        tinted = {place for row, (a, b) in zip(self.rows, pairwise(places), strict=True)
                  if row.rated.best for place in (a, b)}  # fmt: skip
        for row, at in zip(self.rows, places, strict=False):
            if row.rated.best:
                edge = left + self.plan.width - 8
                sheet.panel(left + 8, at + 2, edge, at + row.height - 2, tint(sheet.theme), 12)
            if at not in tinted:
                sheet.rule(inner, left + self.plan.width - PAD, at, thick=1)
            self._row(sheet, row, inner, at)

    def _heads(self, sheet: Canvas, left: int, bottom: int) -> None:
        plan, theme, team = self.plan, sheet.theme, self.plan.team
        top = bottom - 8 - team.height
        fill = livery(plan.side.colour, theme).fill
        sheet.panel(left, top + 4, left + STRIPE, bottom - 12, fill, STRIPE // 2)
        team.draw(sheet, left + STRIPE + 12, top, plan.name - STRIPE - 22)
        draw_heads(sheet, plan.heads, tuple(left + x for x in plan.middles), bottom, theme.quiet)
        if plan.figure:
            draw_heads(sheet, plan.over_figure, (left + plan.name + plan.figure // 2,), bottom, theme.ink)

    def _row(self, sheet: Canvas, row: Row, left: int, top: int) -> None:
        plan, theme, rated = self.plan, sheet.theme, row.rated
        middle = top + row.height // 2
        _name(sheet, row, left, top)
        if plan.figure:
            size = FIGURE if _given(rated.fans) else MARK
            x = left + plan.name + plan.figure // 2
            sheet.text(x, middle, rated.fans, size, Weight.BOLD, align="middle", width=plan.figure - 6)
        for across, mark in zip(plan.middles, rated.marks, strict=False):
            colour = theme.ink if _given(mark) else theme.quiet
            sheet.text(left + across, middle, mark, MARK, align="middle", colour=colour, width=plan.paper - 6)


def _given(mark: str) -> bool:
    return any(sign.isdigit() for sign in mark)


def _name(sheet: Canvas, row: Row, left: int, top: int) -> None:
    high = row.name.height + 34 * row.below
    end = row.name.draw(sheet, left, top + (row.height - high) // 2, row.name.width)
    last = row.name.lines[-1] if row.name.lines else lay("", MARK)
    level, x = end - round(last.size * 0.7), left + last.width + 8
    if row.below:
        sheet.line(left, end + 17, row.note, colour=sheet.theme.quiet)
    elif row.note.runs:
        x = sheet.line(x, level, row.note, colour=sheet.theme.quiet).right + 8
    if row.rated.best:
        signs.draw(sheet, "star", x, level, STAR, sheet.theme.accent)
