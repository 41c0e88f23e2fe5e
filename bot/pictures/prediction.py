"""Draws a `PredictionCard`: how the crowd splits, and the likeliest scores and first scorers."""

from collections.abc import Sequence

from bot.cards import PredictionCard, Share
from bot.pictures.bars import bar
from bot.pictures.canvas import MARGIN, SMALL, WIDTH, Align, Canvas
from bot.pictures.colours import APART, RGB, Theme, distance, liveries, mixed
from bot.pictures.fonts import Weight
from bot.pictures.heading import GAP, PAD
from bot.pictures.paragraph import Paragraph, label, lead, paragraph
from bot.pictures.text import fit

INNER = WIDTH - 2 * MARGIN - 2 * PAD
FIGURE, LABEL, NAME = 76, 36, 36
"""Sizes of letters: a share of the crowd, what it thinks, and what is listed."""
BAR, SLIVER, SEAM = 56, 8, 6
"""The bar's height, the least width of a part that somebody predicted, and the gap between two parts."""
THIN = 14
"""The height of a bar in a list."""


def canvas(card: PredictionCard, theme: Theme) -> Canvas:
    """The card on its sheet."""
    crowd = _Crowd(card)
    told = [(card.scores_label, card.scores), (card.scorers_label, card.scorers)]
    told = [(head, shares) for head, shares in told if shares]
    width = (WIDTH - 2 * MARGIN - GAP * (len(told) - 1)) // max(1, len(told))
    lists = [_List(head, shares, width - 2 * PAD) for head, shares in told]
    lower = max((one.height for one in lists), default=-GAP)
    sheet = Canvas(card, theme, crowd.height + GAP + lower)
    sheet.panel(sheet.left, sheet.top, sheet.right, sheet.top + crowd.height)
    crowd.draw(sheet, sheet.top + PAD)
    top = sheet.top + crowd.height + GAP
    for n, one in enumerate(lists):
        left = sheet.left + n * (width + GAP)
        sheet.panel(left, top, left + width, top + lower)
        one.draw(sheet, left + PAD, top + PAD)
    return sheet


def parts(shares: Sequence[float], width: int) -> list[int]:
    """How wide each part of a bar is, seams apart: in proportion, nobody's part 0, no other below SLIVER."""
    shown = [share if share > 0 else 0.0 for share in shares]
    total = sum(shown)
    count = sum(share > 0 for share in shown)
    if not count:
        return [0] * len(shown)
    room = width - SEAM * (count - 1) - SLIVER * count
    widths = [SLIVER + int(room * share / total) if share else 0 for share in shown]
    widths[shown.index(max(shown))] += room + SLIVER * count - sum(widths)
    return widths


class _Crowd:
    """How many predicted, the bar that they share, and below it a figure and a name for each outcome.

    Nothing but the bar is coloured: figures stand in the order of its parts.
    """

    def __init__(self, card: PredictionCard) -> None:
        self.outcomes = card.outcomes
        self.count = paragraph(card.count, INNER, SMALL, lines=2)
        self.room = INNER // max(1, len(self.outcomes)) - 20
        self.figures = [fit(share.figure, self.room, FIGURE, Weight.BLACK) for share in self.outcomes]
        self.labels = [label(share.label, self.room, LABEL, Weight.MEDIUM) for share in self.outcomes]
        words = max((one.height for one in self.labels), default=0)
        self.count_height = self.count.height + 14 if self.count.lines else 0
        self.height = PAD + self.count_height + BAR + 18 + round(FIGURE * 1.3) + words + PAD - 6

    def draw(self, sheet: Canvas, top: int) -> None:
        left, quiet = sheet.left + PAD, sheet.theme.quiet
        self.count.draw(sheet, left, top, INNER, quiet)
        top += self.count_height
        self._bar(sheet, left, top)
        top += BAR + 18
        aligned = zip(_alignments(len(self.outcomes)), self.figures, self.labels, strict=True)
        for n, (align, figure, words) in enumerate(aligned):
            x = left + n * (INNER - self.room) // max(1, len(self.outcomes) - 1)
            middle = top + round(FIGURE * 0.65)
            at = {"left": x, "middle": x + self.room // 2, "right": x + self.room}[align]
            sheet.line(at, middle, figure, align=align)
            Paragraph(words.lines, align).draw(sheet, x, top + round(FIGURE * 1.3), self.room, quiet)

    def _bar(self, sheet: Canvas, left: int, top: int) -> None:
        widths = parts([share.share for share in self.outcomes], INNER)
        for width, colour in zip(widths, _colours(self.outcomes, sheet.theme), strict=True):
            sheet.panel(left, top, left + width, top + BAR, colour, 12)
            left += width + SEAM if width else 0


def _alignments(count: int) -> list[Align]:
    """The outer ones at the edges of the bar, those between in their middle."""
    inner: list[Align] = ["middle"] * (count - 2)
    return ["left", *inner, "right"][:count]


def _colours(outcomes: Sequence[Share], theme: Theme) -> list[RGB]:
    """Each club's own colour, told apart where they are alike; between them a grey that is like neither."""
    if not outcomes:
        return []
    home, away = liveries(outcomes[0].colour, outcomes[-1].colour, theme)
    greys = [mixed(theme.panel, theme.ink, share) for share in (0.35, 0.6, 0.18, 0.85)]
    clear = [grey for grey in greys if min(distance(grey, home.fill), distance(grey, away.fill)) >= APART]
    between = [(clear or greys)[0]] * (len(outcomes) - 2)
    return [home.fill, *between, away.fill][: len(outcomes)]


class _List:
    """What was predicted most: the words, their share, and below both a bar as long as the share."""

    def __init__(self, head: str, shares: Sequence[Share], width: int) -> None:
        self.head = label(head, width, 34, Weight.SEMIBOLD)
        self.shares, self.width = shares, width
        self.figures = [fit(share.figure, width // 3, NAME, Weight.BOLD) for share in shares]
        self.names = [
            label(share.label, width - figure.width - 24, NAME, Weight.MEDIUM, least=32)
            for share, figure in zip(shares, self.figures, strict=True)
        ]
        rows = sum(name.height + THIN + 32 for name in self.names)
        self.height = PAD + self.head.height + 12 + rows + PAD - 14

    def draw(self, sheet: Canvas, left: int, top: int) -> None:
        theme, right = sheet.theme, left + self.width
        at = self.head.draw(sheet, left, top, self.width, theme.quiet) + 12
        most = max((share.share for share in self.shares), default=0) or 1.0
        for share, figure, name in zip(self.shares, self.figures, self.names, strict=True):
            first = name.lines[0] if name.lines else figure
            sheet.line(right, at + lead(first) // 2, figure, align="right")
            at = name.draw(sheet, left, at, self.width) + 8
            bar(sheet, left, at + THIN // 2, (self.width, THIN), share.share / most, share.colour)
            at += THIN + 24
