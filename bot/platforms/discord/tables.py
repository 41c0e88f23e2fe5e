"""A table, for a reader whose screen may be a phone."""

from collections.abc import Iterator, Sequence
from unicodedata import combining, east_asian_width

from bot.chat import Table
from bot.platforms.discord.lengths import cut, units
from bot.platforms.discord.markdown import ELLIPSIS, begins, clean, inert, styled

WIDEST = 32
"""Columns of a code block in an embed on a small phone before its lines wrap."""
NARROWEST_NAME = 10
"""To how many columns the first one may be cut so that the rest fits."""
LONGEST_CELL = 60
FENCE = "```"


def table(shown: Table, room: int) -> str:
    """The table within `room` units: aligned in a code block where a phone is wide enough, else in lines."""
    caption = styled(cut(inert(shown.caption), 200), "**")
    rows = [[_cell(text) for text in row] for row in (shown.head, *shown.rows)]
    widths = [max(width(row[place]) for row in rows) for place in range(len(shown.head))]
    gaps = 2 * (len(widths) - 1)
    if not widths:
        return caption
    first = min(widths[0], WIDEST - sum(widths[1:]) - gaps)
    if first < min(widths[0], NARROWEST_NAME):
        return _lines(caption, rows, room)
    return _aligned(caption, rows, [first, *widths[1:]], room)


def width(text: str) -> int:
    """Columns: none for an accent that stands on another letter, two for a wide character."""
    return sum(0 if combining(c) else 2 if east_asian_width(c) in "WF" else 1 for c in text)


def _aligned(caption: str, rows: Sequence[Sequence[str]], widths: Sequence[int], room: int) -> str:
    drawn = (
        "  ".join(_padded(text, widths[place], right=place > 0) for place, text in enumerate(row)).rstrip()
        for row in rows
    )
    frame = units(f"{caption}\n{FENCE}\n{FENCE}")
    kept = "\n".join(_within(drawn, room - frame - 1))
    return f"{caption}\n{FENCE}\n{kept}\n{FENCE}" if kept else ELLIPSIS


def _lines(caption: str, rows: Sequence[Sequence[str]], room: int) -> str:
    """A line a row: **who** – what so much · what so much."""
    head = [inert(text) for text in rows[0]]
    written = (
        f"- {begins(styled(inert(row[0]), '**'))}"
        + " – " * (len(row) > 1)
        + " · ".join(f"{name} {inert(text)}" for name, text in zip(head[1:], row[1:], strict=True))
        for row in rows[1:]
    )
    return "\n".join([caption, *_within(written, room - units(caption) - 1)])


def _within(lines: Iterator[str], room: int) -> Iterator[str]:
    """Lines as long as there is room, the last of them an ellipsis where some are left out."""
    for text in lines:
        room -= units(text) + 1
        if room < 2:
            yield ELLIPSIS
            return
        yield text


def _cell(text: str) -> str:
    """Plain text that cannot end the code block."""
    return cut(clean(text).replace("`", "'"), LONGEST_CELL)


def _padded(text: str, columns: int, *, right: bool) -> str:
    while width(text) > columns:
        text = text.removesuffix(ELLIPSIS)[:-1].rstrip() + ELLIPSIS
    blank = " " * (columns - width(text))
    return blank + text if right else text + blank
