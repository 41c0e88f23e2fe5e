"""Draws a `FormCard`: each side's last matches, the newest on top."""

from bot.cards import FormCard, InForm, Outcome, Recent
from bot.pictures import heading, side_by_side
from bot.pictures.canvas import Canvas
from bot.pictures.colours import RGB, Theme, mixed, text_on
from bot.pictures.fonts import Weight
from bot.pictures.paragraph import aside, label
from bot.pictures.text import fit, lay

BADGE = 68
"""The square with the letter of the outcome."""
LETTER, OPPONENT, SCORE, NOTE = 38, 36, 38, 30
"""Sizes of letters."""


def canvas(card: FormCard, theme: Theme) -> Canvas:
    """The card on its sheet."""

    def part(side: InForm, width: int) -> _Side:
        return _Side(side, width, at_end=_scores_at_end(card, width))

    return side_by_side.canvas(card, theme, card.sides, part)


def _scores_at_end(card: FormCard, width: int) -> bool:
    """Whether every opponent leaves room for the score at the end of its line: then scores are a column."""
    return all(
        lay(recent.opponent, OPPONENT, Weight.MEDIUM).width + lay(recent.score, SCORE, Weight.BOLD).width
        <= width - BADGE - 42
        for side in card.sides
        for recent in side.recent
    )


class _Side:
    """The matches of one side."""

    def __init__(self, side: InForm, width: int, *, at_end: bool) -> None:
        self.side, self.width = side, width
        self.rows = [_Row(recent, width, at_end) for recent in side.recent]
        rows = sum(row.height for row in self.rows)
        self.height = heading.height(side.team, width, side.summary) + rows

    def draw(self, sheet: Canvas, left: int, top: int) -> None:
        side = self.side
        top = heading.draw(sheet, left, top, self.width, side.team, side.colour, side.summary)
        for row in self.rows:
            sheet.rule(left, left + self.width, top, thick=1)
            row.draw(sheet, left, top)
            top += row.height


class _Row:
    """The letter, the opponent, and the score: at the end of the line, or below with the note after it."""

    def __init__(self, recent: Recent, width: int, at_end: bool) -> None:
        self.recent, self.width, self.at_end = recent, width, at_end
        self.room = width - BADGE - 22
        self.score = fit(recent.score, self.room, SCORE, Weight.BOLD)
        self.opponent = label(recent.opponent, self.room, OPPONENT, Weight.MEDIUM, least=34)
        self.indent = 0 if at_end or not recent.score else self.score.width + 18
        beside = not at_end and lay(recent.note, NOTE).width <= self.room - self.indent
        self.beside = recent.note if beside else ""
        self.note = aside("" if beside else recent.note, self.room, NOTE)
        second = 0 if at_end or not (recent.score or self.beside) else round(SCORE * 1.4)
        self.text = self.opponent.height + second + self.note.height
        self.height = max(BADGE, self.text) + 32

    def draw(self, sheet: Canvas, left: int, top: int) -> None:
        middle, theme = top + self.height // 2, sheet.theme
        self._badge(sheet, left, middle)
        x, begin = left + BADGE + 22, middle - self.text // 2
        at = self.opponent.draw(sheet, x, begin, self.room)
        if self.at_end:
            first = self.opponent.lines[0].size if self.opponent.lines else OPPONENT
            sheet.line(left + self.width, begin + round(first * 0.7), self.score, align="right")
        elif self.recent.score or self.beside:
            beside = at + round(SCORE * 0.7)
            sheet.line(x, beside, self.score)
            sheet.text(x + self.indent, beside, self.beside, NOTE, colour=theme.quiet)
            at += round(SCORE * 1.4)
        self.note.draw(sheet, x, at, self.room, theme.quiet)

    def _badge(self, sheet: Canvas, left: int, middle: int) -> None:
        fill, ink = colours(self.recent.outcome, sheet.theme)
        letter = fit(self.recent.letter, BADGE - 12, LETTER, Weight.BOLD)
        sheet.panel(left, middle - BADGE // 2, left + BADGE, middle + BADGE // 2, fill, 16)
        sheet.line(left + BADGE // 2, middle, letter, colour=ink, align="middle")


def colours(outcome: Outcome, theme: Theme) -> tuple[RGB, RGB]:
    """The badge's colour and its letter's. A draw is grey: it is neither good nor bad."""
    if outcome is Outcome.DRAWN:
        fill = mixed(theme.panel, theme.ink, 0.2)
    else:
        fill = theme.good if outcome is Outcome.WON else theme.bad
    return fill, text_on(fill)
