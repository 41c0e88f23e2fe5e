"""Rows of text as aligned columns, for a screen that may be a phone's."""

from collections.abc import Sequence
from unicodedata import combining, east_asian_width

from bot.platforms.text import ELLIPSIS

NARROWEST_NAME = 10
"""To how many columns the first one may be cut so that the rest fits."""
GAP = "  "


def aligned(rows: Sequence[Sequence[str]], widest: int) -> list[str] | None:
    """A line for each row, in a type whose letters are all as wide as each other; None where `widest` is not
    enough. The first column is flush left, and cut where it must be; the others are flush right."""
    if not rows or not rows[0]:
        return []
    widths = [max(width(row[place]) for row in rows) for place in range(len(rows[0]))]
    first = min(widths[0], widest - sum(widths[1:]) - len(GAP) * (len(widths) - 1))
    if first < min(widths[0], NARROWEST_NAME):
        return None
    widths[0] = first
    return [
        GAP.join(_padded(text, widths[place], right=place > 0) for place, text in enumerate(row)).rstrip()
        for row in rows
    ]


def width(text: str) -> int:
    """Columns: none for an accent that stands on another letter, two for a wide character."""
    return sum(0 if combining(c) else 2 if east_asian_width(c) in "WF" else 1 for c in text)


def _padded(text: str, columns: int, *, right: bool) -> str:
    while width(text) > columns:
        text = text.removesuffix(ELLIPSIS)[:-1].rstrip() + ELLIPSIS
    blank = " " * (columns - width(text))
    return blank + text if right else text + blank
