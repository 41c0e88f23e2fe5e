"""Draws a `TableCard`: a league's table, our rows standing out."""

from dataclasses import dataclass

from bot.cards import Row, TableCard
from bot.pictures import signs
from bot.pictures.canvas import MARGIN, WIDTH, Canvas
from bot.pictures.colours import Theme, livery
from bot.pictures.fonts import Weight
from bot.pictures.heading import PAD
from bot.pictures.heads import LEAD, SIZE, Heads, draw_heads, heads
from bot.pictures.highlight import highlight
from bot.pictures.paragraph import Paragraph, label
from bot.pictures.text import lay

INNER = WIDTH - 2 * MARGIN - 2 * PAD
CELL, LEAST_TEAM, LEAST_ROW = 34, 320, 62
POINTER, STRIPE = 20, 8
PLACE, TEAM = 0, 1
"""Which cells of a row are not figures."""
LEAST_FIGURE = 46
"""The width of the narrowest column: that of a turned head with what keeps it from the next one."""
SPARE = 20
"""Pixels between the widest figure of a column and the next column."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Widths in pixels: the place with a pointer and a stripe before it, the team, each figure."""

    place: int
    team: int
    figures: tuple[int, ...]
    widest: tuple[int, ...]
    """The widest figure of each column: figures end where it ends, so that tens stand below tens."""
    heads: Heads

    @property
    def middles(self) -> tuple[int, ...]:
        """From the left edge of the rows to the middle of each figure."""
        at, middles = INNER - sum(self.figures), []
        for width in self.figures:
            middles.append(at + width // 2)
            at += width
        return tuple(middles)


def canvas(card: TableCard, theme: Theme) -> Canvas:
    """The card on its sheet."""
    plan = columns(card)
    teams = [_team(row, plan) for row in card.rows]
    heights = [max(LEAST_ROW, team.height + 14) for team in teams]
    head = max(plan.heads.height, LEAD + 20)
    sheet = Canvas(card, theme, 12 + head + sum(heights) + 16)
    sheet.panel(sheet.left, sheet.top, sheet.right, sheet.bottom)
    at = sheet.top + 12 + head
    _heads(sheet, card, plan, at)
    for n, (row, team, high) in enumerate(zip(card.rows, teams, heights, strict=True)):
        if row.ours:
            highlight(sheet, at, at + high)
        elif n == 0 or not card.rows[n - 1].ours:
            sheet.rule(sheet.left + PAD, sheet.right - PAD, at, thick=1)
        _row(sheet, row, team, plan, at, high)
        at += high
    return sheet


def columns(card: TableCard) -> Columns:
    """Figures as wide as they need, or as narrow as leaves the teams some room; the rest is the teams'."""
    count = max(0, len(card.head) - 2)
    room = INNER - LEAST_TEAM - _place(card)
    needed = [max(_widest(card, TEAM + 1 + n) + SPARE, LEAST_FIGURE) for n in range(count)]
    upright = [
        max(width, lay(word, SIZE, Weight.MEDIUM).width + 20)
        for width, word in zip(needed, card.head[2:], strict=True)
    ]
    widths = upright if sum(upright) <= room else needed
    if sum(widths) > room:
        widths = [width * room // sum(widths) for width in widths]
    narrowest = min(widths, default=0)
    fits = all(
        lay(word, SIZE, Weight.MEDIUM).width <= width - 8
        for word, width in zip(card.head[2:], widths, strict=True)
    )
    shown = heads(card.head[2:], max(widths, default=0) if fits else min(narrowest, LEAD))
    place = _place(card)
    inked = tuple(min(wide - SPARE, width - 8) for wide, width in zip(needed, widths, strict=True))
    return Columns(place, INNER - place - sum(widths), tuple(widths), inked, shown)


def _place(card: TableCard) -> int:
    return POINTER + 20 + max(_widest(card, PLACE), 40) + 18


def _widest(card: TableCard, cell: int) -> int:
    return max((lay(_cell(row, cell), CELL, Weight.BOLD).width for row in card.rows), default=0)


def _cell(row: Row, cell: int) -> str:
    return row.cells[cell] if cell < len(row.cells) else ""


def _team(row: Row, plan: Columns) -> Paragraph:
    weight = Weight.BOLD if row.ours else Weight.MEDIUM
    return label(_cell(row, TEAM), plan.team - 16, CELL, weight, least=30, most=4)


def _heads(sheet: Canvas, card: TableCard, plan: Columns, bottom: int) -> None:
    left, middle, quiet = sheet.left + PAD, bottom - 10 - LEAD // 2, sheet.theme.quiet
    head = (*card.head, "", "")
    edge = left + plan.place
    sheet.text(
        edge - 18,
        middle,
        head[PLACE],
        SIZE,
        Weight.MEDIUM,
        colour=quiet,
        align="right",
        width=plan.place - 18,
    )
    sheet.text(edge, middle, head[TEAM], SIZE, Weight.MEDIUM, colour=quiet, width=plan.team - 16)
    draw_heads(sheet, plan.heads, tuple(left + x for x in plan.middles), bottom, quiet)


def _row(sheet: Canvas, row: Row, team: Paragraph, plan: Columns, top: int, high: int) -> None:
    """The club's stripe, a pointer to our own, place, team, figures; the last figure is what counts."""
    left, middle, theme = sheet.left + PAD, top + high // 2, sheet.theme
    weight = Weight.BOLD if row.ours else Weight.REGULAR
    if row.colour:
        sheet.panel(left - 8, middle - 20, left - 8 + STRIPE, middle + 20, livery(row.colour, theme).fill, 4)
    if row.ours:
        signs.draw(sheet, "pointer", left + 8, middle, POINTER, theme.accent)
    edge = left + plan.place
    room = plan.place - POINTER - 26
    sheet.text(edge - 18, middle, _cell(row, PLACE), CELL, weight, align="right", width=room)
    team.draw(sheet, edge, middle - team.height // 2, plan.team - 16)
    for n, x in enumerate(plan.middles):
        bold = Weight.BOLD if n == len(plan.middles) - 1 else weight
        end = left + x + (plan.widest[n] + 1) // 2
        figure = _cell(row, TEAM + 1 + n)
        sheet.text(end, middle, figure, CELL, bold, align="right", width=plan.figures[n] - 8)
