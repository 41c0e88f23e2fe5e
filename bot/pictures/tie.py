"""Draws a `TieCard`: the aggregate large, both legs, and what each side needs."""

from bot.cards import Leg, TieCard
from bot.pictures.canvas import MARGIN, SMALL, WIDTH, Canvas
from bot.pictures.colours import Livery, Theme, liveries
from bot.pictures.fonts import Weight
from bot.pictures.heading import GAP, PAD
from bot.pictures.paragraph import Paragraph, aside, label, paragraph
from bot.pictures.text import fit

INNER = WIDTH - 2 * MARGIN - 2 * PAD
AGGREGATE, SCORE, SIDE, TEAM, SENTENCE = 132, 58, 44, 38, 38
"""Sizes of letters: the two scores, a side beside each of them, what is needed."""
LONG = 5
"""Signs of an aggregate that needs smaller letters, to leave the sides their room: "10–11"."""


def canvas(card: TieCard, theme: Theme) -> Canvas:
    """The card on its sheet."""
    total = _Total(card, theme) if card.aggregate and card.legs else None
    legs = [_Leg(leg) for leg in card.legs]
    needs = [paragraph(need, INNER - 34, SENTENCE, lines=5) for need in card.needs]
    heights = [total.height] if total else []
    heights += [leg.height for leg in legs]
    heights += [sum(one.height + 14 for one in needs) - 14 + 2 * PAD] if needs else []
    sheet = Canvas(card, theme, sum(heights) + GAP * (len(heights) - 1) if heights else 0)
    top = sheet.top
    parts: list[_Total | _Leg] = [total, *legs] if total else [*legs]
    for part in parts:
        sheet.panel(sheet.left, top, sheet.right, top + part.height)
        part.draw(sheet, top)
        top += part.height + GAP
    if needs:
        _needs(sheet, needs, top)
    return sheet


class _Between:
    """Two sides with a score in the middle: how wide the score is, and the sides over four lines at most."""

    def __init__(self, home: str, away: str, score: str, sizes: tuple[int, int], *, bold: bool) -> None:
        size, team = sizes
        self.score = fit(score, INNER // 2, size, Weight.BLACK if bold else Weight.BOLD)
        self.room = (INNER - max(self.score.width, 150)) // 2 - 30
        weight = Weight.BOLD if bold else Weight.SEMIBOLD
        self.home = label(home, self.room, team, weight, least=32, most=4)
        self.away = label(away, self.room, team, weight, least=32, most=4)
        self.height = max(round(size * 1.1), self.home.height, self.away.height)

    def draw(self, sheet: Canvas, middle: int) -> None:
        """Home to the left of the score, away to its right, as it is said."""
        centre, theme = WIDTH // 2, sheet.theme
        if self.score.runs:
            sheet.line(centre, middle, self.score, align="middle")
        else:
            sheet.panel(centre - 20, middle - 3, centre + 20, middle + 3, theme.quiet, 3)
        left, right = sheet.left + PAD, sheet.right - PAD
        home = Paragraph(self.home.lines, "right")
        home.draw(sheet, left, middle - home.height // 2, self.room)
        self.away.draw(sheet, right - self.room, middle - self.away.height // 2, self.room)


class _Total:
    """The aggregate between the two sides, each under the colour of its club."""

    def __init__(self, card: TieCard, theme: Theme) -> None:
        first = card.legs[0]
        self.colours: tuple[Livery, Livery] = liveries(*card.colours, theme)
        self.label = aside(card.aggregate_label, INNER, 34, lines=2)
        size = AGGREGATE if len(card.aggregate) < LONG else SCORE * 3 // 2
        self.between = _Between(first.home, first.away, card.aggregate, (size, SIDE), bold=True)
        self.height = 20 + PAD + self.label.height + 12 + self.between.height + PAD + 8

    def draw(self, sheet: Canvas, top: int) -> None:
        centre = WIDTH // 2
        for kit, left, right in (
            (self.colours[0], sheet.left + PAD, centre - 8),
            (self.colours[1], centre + 8, sheet.right - PAD),
        ):
            sheet.panel(left, top + PAD, right, top + PAD + 12, kit.fill, 6)
        words = Paragraph(self.label.lines, "middle")
        at = words.draw(sheet, sheet.left + PAD, top + PAD + 24, INNER, sheet.theme.quiet)
        self.between.draw(sheet, at + 8 + self.between.height // 2)


class _Leg:
    """One leg: what it is, the score between the two sides, and when it is or how it ended."""

    def __init__(self, leg: Leg) -> None:
        self.name = fit(leg.name, INNER, SMALL, Weight.SEMIBOLD)
        self.between = _Between(leg.home, leg.away, leg.score, (SCORE, TEAM), bold=False)
        self.note = Paragraph(aside(leg.note, INNER, SMALL).lines, "middle")
        self.height = 20 + 46 + self.between.height + 8 + self.note.height + 22

    def draw(self, sheet: Canvas, top: int) -> None:
        quiet = sheet.theme.quiet
        sheet.line(WIDTH // 2, top + 20 + 23, self.name, colour=quiet, align="middle")
        self.between.draw(sheet, top + 66 + self.between.height // 2)
        self.note.draw(sheet, sheet.left + PAD, top + 66 + self.between.height + 8, INNER, quiet)


def _needs(sheet: Canvas, needs: list[Paragraph], top: int) -> None:
    """Sentences, each after a bullet on the side that it is read from."""
    sheet.panel(sheet.left, top, sheet.right, sheet.bottom)
    at = top + PAD
    for one in needs:
        from_right = one.align == "right"
        x = sheet.right - PAD - 7 if from_right else sheet.left + PAD + 7
        sheet.disc(x, at + round(SENTENCE * 0.7), 14, sheet.theme.accent)
        at = one.draw(sheet, sheet.left + PAD + (0 if from_right else 34), at, INNER - 34) + 14
