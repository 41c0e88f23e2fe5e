"""Draws a `TeamNewsCard`: each side's absences, and what each of them is in a word and a sign."""

from bot.cards import Absent, Missing, Sick, TeamNewsCard
from bot.pictures import heading, side_by_side, signs
from bot.pictures.canvas import Canvas
from bot.pictures.colours import RGB, Theme, mixed
from bot.pictures.fonts import Weight
from bot.pictures.paragraph import Paragraph, aside, label
from bot.pictures.text import Line, fit, lay

NAME, DETAIL, STATUS, FRESH = 38, 32, 32, 30
"""Sizes of letters."""
PILL, TAG = 50, 44
"""Heights of what says what the matter is, and of what says that it is new."""
SIGN = 26
SIGNS = {
    Missing.OUT: "cross",
    Missing.DOUBT: "triangle",
    Missing.SUSPENDED: "card",
    Missing.BACK: "tick",
}
TINT = 0.13
TWO_COLUMNS, BETWEEN = 900, 40
"""Pixels from which absences stand in two columns, and between these."""


def canvas(card: TeamNewsCard, theme: Theme) -> Canvas:
    """The card on its sheet."""
    return side_by_side.canvas(card, theme, card.sides, lambda side, width: _Side(side, card.fresh, width))


class _Side:
    """The absences of one side, over two columns where it has the whole width."""

    def __init__(self, side: Sick, fresh: str, width: int) -> None:
        self.side, self.width = side, width
        count = 2 if width >= TWO_COLUMNS else 1
        self.column = (width - BETWEEN * (count - 1)) // count
        rows = [_Row(absent, fresh, self.column) for absent in side.absent]
        half = -(-len(rows) // count)
        self.columns = [rows[:half], rows[half:]]
        self.nobody = aside("" if side.absent else side.nobody, width, NAME)
        highest = max(sum(row.height for row in column) for column in self.columns)
        self.height = heading.height(side.team, width) + highest + self.nobody.height

    def draw(self, sheet: Canvas, left: int, top: int) -> None:
        top = heading.draw(sheet, left, top, self.width, self.side.team, self.side.colour)
        self.nobody.draw(sheet, left, top, self.width, sheet.theme.quiet)
        for n, column in enumerate(self.columns):
            at, x = top, left + n * (self.column + BETWEEN)
            for row in column:
                sheet.rule(x, x + self.column, at, thick=1)
                row.draw(sheet, x, at)
                at += row.height


class _Row:
    """The name; below it the status, whether it is news, and the detail beside these or below them."""

    def __init__(self, absent: Absent, fresh: str, width: int) -> None:
        self.absent, self.width = absent, width
        self.name: Paragraph = label(absent.player, width, NAME, Weight.SEMIBOLD, least=34)
        new = fresh if absent.fresh else ""
        self.fresh: Line = fit(new, width // 3, FRESH, Weight.BOLD)
        self.tag = self.fresh.width + 32 + 14 if new else 0
        self.status: Line = fit(absent.status, width - self.tag - SIGN - 52, STATUS, Weight.SEMIBOLD)
        self.pill = self.status.width + SIGN + 52
        beside = lay(absent.detail, DETAIL).width <= width - self.pill - self.tag - 18
        self.beside = absent.detail if beside else ""
        self.detail = aside("" if beside else absent.detail, width, DETAIL)
        self.height = (
            18 + self.name.height + 8 + PILL + (self.detail.height + 8 if self.detail.lines else 0) + 20
        )

    def draw(self, sheet: Canvas, left: int, top: int) -> None:
        at = self.name.draw(sheet, left, top + 18, self.width)
        theme, middle = sheet.theme, at + 8 + PILL // 2
        colour, fill = colours(self.absent.missing, theme)
        sheet.panel(left, middle - PILL // 2, left + self.pill, middle + PILL // 2, fill, PILL // 2)
        signs.draw(sheet, SIGNS[self.absent.missing], left + 20, middle, SIGN, colour)
        sheet.line(left + SIGN + 32, middle, self.status, colour=colour)
        x = left + self.pill + 14
        if self.tag:
            sheet.panel(x, middle - TAG // 2, x + self.tag - 14, middle + TAG // 2, theme.accent, 12)
            sheet.line(x + 16, middle, self.fresh, colour=theme.panel)
        sheet.text(x + self.tag + 4, middle, self.beside, DETAIL, colour=theme.quiet)
        self.detail.draw(sheet, left, middle + PILL // 2 + 8, self.width, theme.quiet)


def colours(missing: Missing, theme: Theme) -> tuple[RGB, RGB]:
    """The colour of the word and the sign on a pill, and that of the pill."""
    words = {Missing.BACK: theme.good, Missing.DOUBT: theme.fair}.get(missing, theme.bad)
    return words, mixed(theme.panel, words, TINT)
