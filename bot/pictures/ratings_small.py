"""How one side's marks are laid out where both sides share a card: small rows, next to the other side's."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.cards import Rated, RatedSide
from bot.pictures.canvas import MARGIN, WIDTH
from bot.pictures.fonts import Weight
from bot.pictures.heading import STRIPE
from bot.pictures.heads import Heads, heads, upright_width
from bot.pictures.paragraph import Paragraph, label
from bot.pictures.surnames import surnames
from bot.pictures.text import Line, cut, fit, lay

PAD, GAP = 18, 20
"""Between the edge of a panel and what is in it, and between two panels."""
WHOLE = WIDTH - 2 * MARGIN
ROW = 54
"""The height of a row whose name stands on one line."""
NAME, LEAST_NAME = 34, 30
"""The size of a name, and how small it may be."""
NOTE, MARK, FIGURE, STAR = 26, 31, 36, 26
"""Sizes of a player's note, a paper's mark, the mark that counts, and the star of the best."""
NARROWEST, WIDEST = 200, 440
"""Pixels of the names' column: with less, sides do not stand next to each other; more is not needed."""
TEAM = 38
MOST = 11
"""Papers in one table at most; where there are more, the players are listed again with the rest."""


@dataclass(frozen=True, slots=True)
class Small:
    """A side and the widths of its columns in pixels: names, the mark that counts (0 where there is none),
    each paper. `counts` heads the mark that counts; `short` are the papers' heads."""

    side: RatedSide
    short: tuple[str, ...]
    counts: str
    name: int
    figure: int
    paper: int

    @property
    def marks(self) -> int:
        """The width of all columns but that of the names."""
        return self.figure + self.paper * len(self.short)

    @property
    def width(self) -> int:
        """Of the panel."""
        return self.name + self.marks + 2 * PAD

    @property
    def middles(self) -> tuple[int, ...]:
        """From the left edge of the names to the middle of each paper's column."""
        first = self.name + self.figure + self.paper // 2
        return tuple(first + n * self.paper for n in range(len(self.short)))

    @property
    def heads(self) -> Heads:
        return heads(self.short, self.paper - 6)

    @property
    def over_figure(self) -> Heads:
        return heads((self.counts,) if self.counts else (), self.figure - 6)

    @property
    def team(self) -> Paragraph:
        """The side's name, over the names of its players."""
        return label(self.side.team, self.name - STRIPE - 22, TEAM, Weight.BOLD, least=30)

    @property
    def head(self) -> int:
        """The height of what stands over the rows."""
        return max(self.heads.height, self.over_figure.height, self.team.height + 14)


@dataclass(frozen=True, slots=True)
class Row:
    """A player: the name, and a note beside its last line or, with `below`, under it."""

    rated: Rated
    name: Paragraph
    note: Line
    below: bool
    height: int


def small(side: RatedSide, short: Sequence[str], counts: str) -> Small:
    """A side as narrow as its marks allow, without room for names."""
    marks = [mark for rated in side.rows for mark in rated.marks]
    paper = max((lay(mark, MARK).width for mark in marks), default=0) + 12
    figures = (lay(rated.fans, FIGURE, Weight.BOLD).width for rated in side.rows)
    figure = max((*figures, min(upright_width((counts,), 1) - 4, 84))) + 14 if counts else 0
    return Small(side, tuple(short), counts, 0, figure, max(54, paper))


def beside(sides: Sequence[Small]) -> list[Small]:
    """The sides with equal room for names, so that all stand next to each other; empty where they cannot."""
    room = WHOLE - GAP * (len(sides) - 1) - sum(side.marks + 2 * PAD for side in sides)
    name = min(WIDEST, room // max(1, len(sides)))
    if name < NARROWEST:
        return []
    spare = (room - name * len(sides)) // max(1, sum(_columns(side) for side in sides))
    return [_wider(replace(side, name=name), spare) for side in sides]


def alone(side: Small) -> Small:
    """The side over the whole width."""
    room = WHOLE - 2 * PAD - side.marks
    spare = max(0, room - WIDEST) // max(1, _columns(side))
    wide = _wider(side, min(spare, 70))
    return replace(wide, name=WHOLE - 2 * PAD - wide.marks)


def most(side: Small) -> int:
    """How many papers one table over the whole width has room for beside the names."""
    return max(1, min(MOST, (WHOLE - 2 * PAD - side.figure - NARROWEST) // side.paper))


def rows(plan: Small) -> list[Row]:
    """The players of a side: whole names where all fit, else surnames as under the players of a line-up."""
    whole = [rated.player for rated in plan.side.rows]
    names = (
        whole if all(_on_one_line(n, r, plan) for n, r in zip(whole, plan.side.rows, strict=True)) else None
    )
    return [_row(r, n, plan) for r, n in zip(plan.side.rows, names or surnames(whole), strict=True)]


def short_heads(papers: Sequence[str], teams: Sequence[str], said: str) -> tuple[str, ...]:
    """The one word by which readers know a paper, where that is plain and its whole name stands in `said`."""
    words = [_plain(paper, teams) if paper in said else paper for paper in papers]
    return tuple(w if words.count(w) == 1 else paper for w, paper in zip(words, papers, strict=True))


ARTICLES = frozenset({"the", "la", "il", "le", "el", "der", "die", "das", "o", "a", "l'"})


def _plain(paper: str, teams: Sequence[str]) -> str:
    """ "Gazzetta" of "La Gazzetta dello Sport", "Echo" of "Liverpool Echo": no article, no name of a side."""
    words = paper.split()
    while len(words) > 1 and (words[0].casefold() in ARTICLES or words[0] in teams):
        words = words[1:]
    return words[0] if words else paper


def _columns(side: Small) -> int:
    return len(side.short) + bool(side.figure)


def _wider(side: Small, more: int) -> Small:
    return replace(side, figure=side.figure + more * bool(side.figure), paper=side.paper + more)


def _room(rated: Rated, plan: Small) -> int:
    """For a name, beside the star."""
    return plan.name - 10 - (STAR + 8 if rated.best else 0)


def _weight(rated: Rated) -> int:
    return Weight.BOLD if rated.best else Weight.MEDIUM


def _on_one_line(name: str, rated: Rated, plan: Small) -> bool:
    note = lay(rated.note, NOTE).width + 8 if rated.note else 0
    return lay(name, LEAST_NAME, _weight(rated)).width + note <= _room(rated, plan)


def _row(rated: Rated, name: str, plan: Small) -> Row:
    room, weight = _room(rated, plan), _weight(rated)
    note = fit(rated.note, max(60, room // 2), NOTE, least=22)
    beside_it = note.width + 8 if rated.note else 0
    line = fit(name, room - beside_it, NAME, weight, least=LEAST_NAME)
    if not cut(name, line):
        return Row(rated, Paragraph((line,)), note, False, ROW)
    line = fit(name, room, NAME, weight, least=LEAST_NAME)
    lines = Paragraph((line,)) if not cut(name, line) else label(name, room, LEAST_NAME, weight, most=2)
    last = lines.lines[-1].width if lines.lines else 0
    below = bool(rated.note) and last + beside_it > room
    return Row(rated, lines, note, below, max(ROW, lines.height + 34 * below + 12))
