"""Where the players of a side stand on the pitch, and how large their names can be.

Pure geometry: a player has a cell of the pitch with a disc and, under it, a name that stays within the cell.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.cards import Eleven, Spot
from bot.pictures.canvas import Box
from bot.pictures.fonts import Weight
from bot.pictures.pitch import INSET
from bot.pictures.surnames import surnames
from bot.pictures.text import Line, fit

STEPS = {1: 160, 2: 160, 3: 150, 4: 134, 5: 120, 6: 118}
"""Pixels from one line of players to the next, by how many lines a side has."""
ALONE = 164
"""The same at most where there is but one side, which has room."""
MOST_LINES, MOST_ABREAST = max(STEPS), 6
EDGE = 26
"""Pixels between the players of a side and the edges of its half."""
DISC, LARGE_DISC = 72, 82
"""Diameters: on a pitch for two sides and for one."""
NAME, EVEN_NAME, LEAST_NAME = 34, 29, 25
"""Sizes of letters: as is best, down to where all names of a line are of one size, and the least."""
GUTTER = 14
"""Between two names."""
SPREAD = {1: 0.36, 2: 0.36, 3: 0.3, 4: 0.25, 5: 0.2, 6: 1 / 6}
"""From one player of a line to the next, as a share of the width between the touchlines."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A player on the pitch: the middle and diameter of the disc, the name and the middle of its capitals."""

    spot: Spot
    x: int
    y: int
    diameter: int
    name: Line
    name_y: int

    @property
    def disc(self) -> Box:
        half = self.diameter // 2
        return Box(self.x - half, self.y - half, self.x + half, self.y + half)

    @property
    def marks(self) -> tuple[int, int, int]:
        """Where the captain's mark and that of a new player stand: left, right, and the middle of both."""
        beside = round(self.diameter * 0.5)
        return self.x - beside, self.x + beside, self.y - round(self.diameter * 0.25)

    @property
    def label(self) -> Box:
        """What the name may cover."""
        left, baseline = self.x - self.name.width // 2, self.name_y + self.name.capital // 2
        return Box(left, baseline - self.name.above, left + self.name.width, baseline + self.name.below)


def known(side: Eleven) -> bool:
    """Whether a side has a formation that can be drawn; if not, it is a list."""
    rows = _rows(side)
    return 1 < len(rows) <= MOST_LINES and all(len(row) <= MOST_ABREAST for row in rows)


def half_height(sides: Sequence[Eleven]) -> int:
    """Pixels that each half of the pitch needs, so that both are as high as the deeper of `sides`."""
    rows = max(len(_rows(side)) for side in sides)
    step = STEPS[rows] if len(sides) > 1 else min(STEPS[rows] + 34, ALONE)
    return rows * step + 2 * EDGE


def placed(side: Eleven, area: Box, *, downwards: bool, disc: int = DISC) -> list[Placed]:
    """The players of a side within half a pitch, goalkeeper at its outer edge, on discs of at most `disc`.

    A side that plays downwards is turned round: what is its left is on the reader's right.
    """
    rows = _rows(side) if downwards else _rows(side)[::-1]
    step = (area.bottom - area.top - 2 * EDGE) // len(rows)
    top = area.top + EDGE
    short = dict(zip(_names(side), surnames(_names(side)), strict=True))
    large = min(disc, round(step * 0.58)) // 2 * 2
    numbered = any(spot.number is not None for row in rows for spot in row)
    sizes = large, large if numbered else large * 3 // 4 // 2 * 2
    found: list[Placed] = []
    for n, row in enumerate(rows):
        found += _abreast(row[::-1] if downwards else row, short, area, top + n * step, sizes)
    return found


def _abreast(
    row: Sequence[Spot], short: dict[str, str], area: Box, top: int, sizes: tuple[int, int]
) -> list[Placed]:
    """One line of players. `sizes` are the diameter of a disc with a number, and that of this side's: smaller
    where nobody has one."""
    middle = (area.left + area.right) // 2
    spread = SPREAD[len(row)] * (area.right - area.left - 2 * INSET)
    names = _fitted([short[spot.name] for spot in row], round(spread) - GUTTER)
    large, size = sizes
    y = top + large // 2 + 2
    found = []
    for n, (spot, name) in enumerate(zip(row, names, strict=True)):
        x = round(middle + (n - (len(row) - 1) / 2) * spread)
        found.append(Placed(spot, x, y, size, name, y + large // 2 + 25))
    return found


def _fitted(names: Sequence[str], room: int) -> list[Line]:
    """In one size as far as that is readable; a name that needs more is narrower or smaller by itself."""
    alone = [fit(name, room, NAME, Weight.SEMIBOLD, LEAST_NAME) for name in names]
    size = max(EVEN_NAME, min(line.size for line in alone))
    return [fit(name, room, size, Weight.SEMIBOLD, LEAST_NAME) for name in names]


def _rows(side: Eleven) -> list[tuple[Spot, ...]]:
    """Without those that are empty: a 4-6-0 has nobody up front."""
    return [row for row in side.lines if row]


def _names(side: Eleven) -> list[str]:
    return [spot.name for row in side.lines for spot in row]
