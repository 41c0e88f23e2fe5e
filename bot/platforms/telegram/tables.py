"""A table, for a reader whose screen is a phone's."""

from collections.abc import Sequence
from string import ascii_uppercase

from bot.chat import Table
from bot.platforms.columns import aligned, width
from bot.platforms.telegram.html import escaped, inert, styled
from bot.platforms.text import clean, cut

WIDEST = 34
"""Columns of a code block on a small phone before its lines wrap."""
LONGEST_CELL = 60
LONGEST_CAPTION = 120
MOST_ROWS = 500
WIDE = 6
"""Columns of a head that may stand over narrow figures as it is."""


def table(shown: Table) -> list[str]:
    """Its lines: aligned in a code block where a phone is wide enough, else a line a row."""
    caption = styled(inert(_cell(shown.caption, LONGEST_CAPTION)), "b")
    rows = [[_cell(text) for text in row] for row in (shown.head, *shown.rows[:MOST_ROWS])]
    if not shown.head:
        return [caption] if caption else []
    if drawn := aligned(rows, WIDEST):
        return _block(caption, "", drawn)
    head, legend = _lettered(rows)
    if legend and (drawn := aligned([head, *rows[1:]], WIDEST)):
        return _block(caption, legend, drawn)
    return [*([caption] if caption else []), *(_told(rows[0], row) for row in rows[1:])]


def _block(caption: str, legend: str, drawn: Sequence[str]) -> list[str]:
    """Caption, legend and code as one piece, for which a page is turned as a whole."""
    lines = "\n".join(map(escaped, drawn))
    return [
        "\n".join(
            part for part in (" · ".join(filter(None, (caption, legend))), f"<pre>{lines}</pre>") if part
        )
    ]


def _lettered(rows: Sequence[Sequence[str]]) -> tuple[list[str], str]:
    """The head with a letter for each long name over narrow figures, and what the letters mean."""
    head = list(rows[0])
    meant: list[str] = []
    for place in range(1, len(head)):
        widest = max((width(row[place]) for row in rows[1:]), default=0)
        if width(head[place]) > max(widest, WIDE) and len(meant) < len(ascii_uppercase):
            letter = ascii_uppercase[len(meant)]
            meant.append(f"{letter} {head[place]}")
            head[place] = letter
    return head, inert(", ".join(meant))


def _told(head: Sequence[str], row: Sequence[str]) -> str:
    """A row in words: **who** – what so much · what so much."""
    facts = " · ".join(f"{name} {text}" for name, text in zip(head[1:], row[1:], strict=True))
    return f"• {styled(inert(row[0]), 'b')}" + (f" – {inert(facts)}" if facts else "")


def _cell(text: str, longest: int = LONGEST_CELL) -> str:
    """Clean words; of a huge text no more is looked at than could be shown."""
    return cut(clean(text[: 10 * longest]), longest)
