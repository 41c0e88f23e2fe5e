"""Draws a `RatingsCard`. One side is a table with the mark that counts large, its bar, then each paper's."""

from collections.abc import Sequence

from bot.cards import RatedSide, RatingsCard
from bot.pictures import heading, signs
from bot.pictures.bars import bar
from bot.pictures.canvas import SMALL, Canvas
from bot.pictures.colours import Theme
from bot.pictures.fonts import Weight
from bot.pictures.heading import GAP, PAD
from bot.pictures.heads import LEAD, draw_heads
from bot.pictures.highlight import highlight
from bot.pictures.paragraph import Paragraph, paragraph
from bot.pictures.ratings_both import Both
from bot.pictures.ratings_columns import (
    FIGURE,
    INNER,
    MARK,
    NOTE_LEAD,
    STAR,
    Columns,
    Player,
    columns,
    lone_paper,
    parts,
    player,
)
from bot.pictures.text import lay


def canvas(card: RatingsCard, theme: Theme) -> Canvas:
    """The card on its sheet."""
    tables = _tables(card)
    remarks = _remarks(card)
    under = sum(one.height + 10 for one in remarks) - 10 + 2 * PAD if remarks else -GAP
    sheet = Canvas(card, theme, max(0, sum(table.height + GAP for table in tables) + under))
    top = sheet.top
    for table in tables:
        table.draw(sheet, top)
        top += table.height + GAP
    if remarks:
        sheet.panel(sheet.left, top, sheet.right, sheet.bottom)
    at = top + PAD
    for n, one in enumerate(remarks):
        colour = theme.quiet if n == len(card.remarks) else None
        at = one.draw(sheet, sheet.left + PAD, at, INNER, colour) + 10
    return sheet


def _tables(card: RatingsCard) -> "Sequence[Both | _Table]":
    """Both sides small, so that the card is seen whole; one side as large as it can be."""
    if len(card.sides) > 1:
        return [Both(card)]
    return [_Table(card, part) for side in card.sides for part in parts(side)]


def _remarks(card: RatingsCard) -> list[Paragraph]:
    said = [paragraph(remark, INNER, 36) for remark in card.remarks]
    return [*said, paragraph(card.ballots, INNER, SMALL)] if card.ballots else said


class _Table:
    """One side's players with as many papers as stand beside each other."""

    def __init__(self, card: RatingsCard, side: RatedSide) -> None:
        counts = card.fans if any(rated.fans for rated in side.rows) else ""
        if not counts and len(side.papers) == 1:
            counts, side = lone_paper(side)
        self.head, self.side = card.player, side
        self.plan: Columns = columns(side, counts)
        self.players = [player(rated, self.plan) for rated in side.rows]
        rows = sum(one.height for one in self.players)
        self.height = PAD + heading.height(side.team, INNER) + self.plan.head + rows + PAD // 2

    def draw(self, sheet: Canvas, top: int) -> None:
        sheet.panel(sheet.left, top, sheet.right, top + self.height)
        left = sheet.left + PAD
        at = heading.draw(sheet, left, top + PAD, INNER, self.side.team, self.side.colour) + self.plan.head
        self._heads(sheet, left, at)
        before = None
        for one in self.players:
            if one.rated.best:
                highlight(sheet, at, at + one.height)
            elif before is None or not before.rated.best:
                sheet.rule(left, sheet.right - PAD, at, thick=1)
            self._row(sheet, one, left, at)
            at, before = at + one.height, one

    def _heads(self, sheet: Canvas, left: int, bottom: int) -> None:
        plan, theme = self.plan, sheet.theme
        middle = bottom - 10 - LEAD // 2
        sheet.text(left, middle, self.head, 30, Weight.MEDIUM, colour=theme.quiet, width=plan.name - 16)
        if plan.figure:
            draw_heads(sheet, plan.counts, (left + plan.name + plan.figure // 2,), bottom, theme.ink)
        draw_heads(sheet, plan.papers, tuple(left + x for x in plan.middles), bottom, theme.quiet)

    def _row(self, sheet: Canvas, one: Player, left: int, top: int) -> None:
        plan, theme, rated = self.plan, sheet.theme, one.rated
        middle = top + one.height // 2
        _name(sheet, one, left, top)
        x = left + plan.name
        given = any(c.isdigit() for c in rated.fans)
        if plan.figure:
            size, place = FIGURE if given else MARK, x + plan.figure // 2
            sheet.text(place, middle, rated.fans, size, Weight.BOLD, align="middle", width=plan.figure - 8)
        share = (rated.value or 0.0) / 10  # from 0, so that the length is the mark
        if plan.bar and given and rated.value is not None:
            bar(sheet, x + plan.figure + 6, middle, (plan.bar - 36, 18), share, self.side.colour)
        for across, mark in zip(plan.middles, rated.marks, strict=False):
            colour = theme.ink if any(c.isdigit() for c in mark) else theme.quiet
            sheet.text(left + across, middle, mark, MARK, align="middle", colour=colour, width=plan.paper - 6)


def _name(sheet: Canvas, one: Player, left: int, top: int) -> None:
    high = one.name.height + (NOTE_LEAD if one.below else 0)
    end = one.name.draw(sheet, left, top + (one.height - high) // 2, one.name.width)
    last = one.name.lines[-1] if one.name.lines else lay("", MARK)
    beside, x = end - round(last.size * 0.7), left + last.width + 14
    if one.note is not None and one.below:
        sheet.line(left, end + NOTE_LEAD // 2, one.note, colour=sheet.theme.quiet)
    elif one.note is not None:
        sheet.line(x, beside, one.note, colour=sheet.theme.quiet)
        x += one.note.width + 14
    if one.rated.best:
        signs.draw(sheet, "star", x, beside, STAR, sheet.theme.accent)
