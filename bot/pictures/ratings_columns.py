"""How a table of marks is laid out: which papers stand beside each other, and how wide everything is."""

from dataclasses import dataclass, replace
from itertools import pairwise

from bot.cards import Rated, RatedSide
from bot.pictures.canvas import MARGIN, WIDTH
from bot.pictures.fonts import Weight
from bot.pictures.heading import PAD
from bot.pictures.heads import LEAD, Heads, heads, upright_width
from bot.pictures.paragraph import Paragraph, label
from bot.pictures.text import Line, fit, lay

INNER = WIDTH - 2 * MARGIN - 2 * PAD
"""The width between the edges of a panel."""
NAME, SMALLEST_NAME, LEAST_NAME = 36, 32, 312
"""The size of a player's name, how small it may be to fit on a line, and the width that it has at least."""
NOTE, MARK, FIGURE, STAR = 30, 34, 44, 30
"""Sizes of a player's note, a paper's mark, the mark that counts, and the star of the best."""
ROW = 60
"""The height of a row whose name stands on one line."""
NOTE_LEAD = 42
"""The height of a note below a name."""
FIGURE_WIDTH = 112
BAR, SHORTEST_BAR = 260, 100
"""Bars beside the mark that counts are of these widths; where there is less room there are none."""
MOST = 8
"""Papers in one table; where there are more, the players are listed again with the rest."""
WIDEST_PAPER = 190


@dataclass(frozen=True, slots=True)
class Columns:
    """Widths in pixels, from left to right: names, the mark that counts, its bar, each paper.

    `size` is that of all names. `figure` is 0 where no mark counts more than others.
    """

    name: int
    size: int
    figure: int
    bar: int
    paper: int
    papers: Heads
    counts: Heads

    @property
    def head(self) -> int:
        """The height of the heads of the columns."""
        return max(self.papers.height, self.counts.height, 56)

    @property
    def middles(self) -> tuple[int, ...]:
        """From the left edge of the names to the middle of each paper's column."""
        first = INNER - self.paper * len(self.papers.lines) + self.paper // 2
        return tuple(first + n * self.paper for n in range(len(self.papers.lines)))


@dataclass(frozen=True, slots=True)
class Player:
    """A row: its name, and a note that stands beside the last line of the name or below it."""

    rated: Rated
    name: Paragraph
    note: Line | None
    below: bool
    height: int


def parts(side: RatedSide, most: int = MOST) -> list[RatedSide]:
    """The side as often as its papers need tables of at most `most`, as equal in width as can be."""
    tables = max(1, -(-len(side.papers) // most))
    cuts = [round(n * len(side.papers) / tables) for n in range(tables + 1)]
    return [_part(side, first, last) for first, last in pairwise(cuts)]


def lone_paper(side: RatedSide) -> tuple[str, RatedSide]:
    """The side with its only paper's marks as those that count, and the name of that paper."""
    rows = tuple(replace(row, fans=(*row.marks, "")[0], marks=()) for row in side.rows)
    return side.papers[0], replace(side, papers=(), rows=rows)


def columns(side: RatedSide, counts: str) -> Columns:
    """How the width of a table is shared: marks whole, heads upright if they can be, then names, then bars.

    `counts` is the head of the marks that count; empty where there are none.
    """
    count = len(side.papers)
    figure = max(FIGURE_WIDTH, min(240, upright_width((counts,), 2) + 20)) if counts else 0
    room = INNER - figure
    paper = _paper(side, room - LEAST_NAME) if count else 0
    natural = max((_one_line(row, NAME) for row in side.rows), default=0)
    name = max(LEAST_NAME, min(natural, room - paper * count))
    if count and not counts:
        paper = max(paper, min(WIDEST_PAPER, (room - name) // count))
    spare = room - name - paper * count
    bar = min(BAR, spare) if counts and spare >= SHORTEST_BAR else 0
    name = room - paper * count - bar
    size = next((s for s in range(NAME, SMALLEST_NAME - 1, -2) if _all_fit(side, s, name)), SMALLEST_NAME)
    papers = heads(side.papers, paper)
    head = heads((counts,) if counts else (), max(1, figure - 12))
    return Columns(name, size, figure, bar, paper, papers, head)


def player(rated: Rated, plan: Columns) -> Player:
    """A row of the table, over two lines where the name is too long for one."""
    room = plan.name - 16 - (STAR + 14 if rated.best else 0)
    weight = Weight.BOLD if rated.best else Weight.MEDIUM
    name = label(rated.player, room, plan.size, weight, least=plan.size)
    if not rated.note:
        return Player(rated, name, None, False, max(ROW, name.height + 12))
    note = fit(rated.note, room, NOTE, least=NOTE)
    last = name.lines[-1].width if name.lines else 0
    below = last + 14 + note.width > room
    high = name.height + (NOTE_LEAD if below else 0)
    return Player(rated, name, note, below, max(ROW, high + 12))


def _part(side: RatedSide, first: int, last: int) -> RatedSide:
    rows = tuple(replace(row, marks=row.marks[first:last]) for row in side.rows)
    return replace(side, papers=side.papers[first:last], rows=rows)


def _paper(side: RatedSide, room: int) -> int:
    """The width of each paper's column within `room`: upright heads over two lines, three, or turned ones."""
    count = len(side.papers)
    marks = max((lay(mark, MARK).width for row in side.rows for mark in row.marks), default=0) + 20
    for lines in (2, 3):
        upright = max(marks, upright_width(side.papers, lines) + 20, 84)
        if upright * count <= room:
            return upright
    return min(max(marks, 2 * LEAD + 4), room // count)


def _all_fit(side: RatedSide, size: int, width: int) -> bool:
    return all(_one_line(row, size) <= width for row in side.rows)


def _one_line(rated: Rated, size: int) -> int:
    """The width that shows a player's name and note on one line."""
    note = lay(rated.note, NOTE).width + 14 if rated.note else 0
    weight = Weight.BOLD if rated.best else Weight.MEDIUM
    return lay(rated.player, size, weight).width + note + 16 + (STAR + 14 if rated.best else 0)
