"""A chart of how things grow, as SVG that is read as well on a light page as on a dark one.

Both scales are logarithmic, so that what is linear is a straight line as steep as the dotted one.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby, pairwise

WIDTH, HEIGHT, LEFT, TOP = 460, 300, 60, 56
GAP = 160
"""Room for the names of the lines, on the right of each panel."""
COLOURS = ("#2a78d6", "#c4571c", "#178a5c", "#8a4fc4")
"""Dark enough on white, light enough on near-black."""
STYLE = """
  svg { font: 13px system-ui, sans-serif; fill: #222; background: #fff }
  .title { font-size: 15px; font-weight: 600 }
  .grid { stroke: #ddd } .linear { stroke: #999; stroke-dasharray: 2 4 }
  @media (prefers-color-scheme: dark) {
    svg { fill: #e6e6e6; background: #16181c } .grid { stroke: #363a42 } .linear { stroke: #888 }
  }
"""


@dataclass(frozen=True, slots=True)
class Line:
    """Points are (size, value in `unit`), sizes and values above 0. Lines of one unit share a panel, those of
    one subject a colour."""

    subject: str
    name: str
    unit: str
    points: Sequence[tuple[float, float]]


def svg(title: str, lines: Sequence[Line]) -> str:
    """A panel for each unit, beside each other."""
    panels = [list(some) for _, some in groupby(sorted(lines, key=_unit), key=_unit)]
    across, down = len(panels) * (LEFT + WIDTH + GAP), TOP + HEIGHT + 50
    drawn = [_panel(panel, at * (LEFT + WIDTH + GAP) + LEFT) for at, panel in enumerate(panels)]
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {across} {down}" role="img">',
            f"<title>{escape(title)}</title><style>{STYLE}</style>",
            f'<text class="title" x="{LEFT}" y="22">{escape(title)}</text>',
            *drawn,
            "</svg>\n",
        ]
    )


def _unit(line: Line) -> str:
    return line.unit


def _panel(lines: Sequence[Line], left: float) -> str:
    sizes = [size for line in lines for size, _ in line.points]
    values = [value for line in lines for _, value in line.points]
    x = _Scale(sizes, left, left + WIDTH)
    y = _Scale(values, TOP + HEIGHT, TOP)
    parts = [f'<text x="{left}" y="{TOP - 12}">{escape(lines[0].unit)}</text>']
    for power in x.powers:
        at = x(10.0**power)
        parts.append(f'<line class="grid" x1="{at:.1f}" x2="{at:.1f}" y1="{TOP}" y2="{TOP + HEIGHT}"/>')
        parts.append(f'<text x="{at:.1f}" y="{TOP + HEIGHT + 20}" text-anchor="middle">{10**power:,}</text>')
    for power in y.powers:
        at = y(10.0**power)
        parts.append(f'<line class="grid" y1="{at:.1f}" y2="{at:.1f}" x1="{left}" x2="{left + WIDTH}"/>')
        parts.append(f'<text x="{left - 8}" y="{at + 4:.1f}" text-anchor="end">{10.0**power:g}</text>')
    # A decade to the right, a decade up, as far as there is room.
    decades = min(x.powers[-1] - x.powers[0], y.powers[-1] - y.powers[0])
    ends = (x(10.0 ** (x.powers[0] + decades)), y(10.0 ** (y.powers[0] + decades)))
    parts.append(
        f'<line class="linear" x1="{left}" y1="{TOP + HEIGHT}" x2="{ends[0]:.1f}" y2="{ends[1]:.1f}"/>'
    )
    subjects = list(dict.fromkeys(line.subject for line in lines))
    seen: set[str] = set()
    for line, name in zip(lines, _apart([y(line.points[-1][1]) for line in lines]), strict=True):
        colour = COLOURS[subjects.index(line.subject) % len(COLOURS)]
        parts.append(_line(line, x, y, name, colour, dashed=line.subject in seen))
        seen.add(line.subject)
    return "\n".join(parts)


def _line(line: Line, x: "_Scale", y: "_Scale", name: float, colour: str, *, dashed: bool) -> str:
    points = " ".join(f"{x(size):.1f},{y(value):.1f}" for size, value in line.points)
    dash = ' stroke-dasharray="7 4"' if dashed else ""
    dots = "".join(f'<circle cx="{x(s):.1f}" cy="{y(v):.1f}" r="3" fill="{colour}"/>' for s, v in line.points)
    return (
        f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2"{dash}/>{dots}'
        f'<text x="{x.end + 8:.1f}" y="{name + 4:.1f}" style="fill: {colour}">{escape(line.name)}</text>'
    )


def _apart(heights: Sequence[float], least: float = 16) -> list[float]:
    """Heights moved so far that names at them do not lie upon each other."""
    moved = list(heights)
    order = sorted(range(len(moved)), key=lambda place: moved[place])
    for before, after in pairwise(order):
        moved[after] = max(moved[after], moved[before] + least)
    return moved


class _Scale:
    """From a value to its place between two ends, by whole powers of ten."""

    def __init__(self, values: Sequence[float], begin: float, end: float) -> None:
        first = math.floor(math.log10(max(min(values), 1e-9)))
        last = max(first + 1, math.ceil(math.log10(max(values))))
        self.powers = range(first, last + 1)
        self._begin = begin
        self.end = end

    def __call__(self, value: float) -> float:
        share = (math.log10(value) - self.powers[0]) / (self.powers[-1] - self.powers[0])
        return self._begin + share * (self.end - self._begin)
