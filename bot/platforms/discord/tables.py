"""A table, for a reader whose screen may be a phone."""

from collections.abc import Iterable, Iterator, Sequence

from bot.chat import Table
from bot.platforms.columns import aligned
from bot.platforms.discord.markdown import begins, inert, styled
from bot.platforms.text import ELLIPSIS, clean, cut, units

WIDEST = 32
"""Columns of a code block in an embed on a small phone before its lines wrap."""
LONGEST_CELL = 60
FENCE = "```"


def table(shown: Table, room: int) -> str:
    """The table within `room` units: aligned in a code block where a phone is wide enough, else in lines."""
    caption = styled(cut(inert(shown.caption), 200), "**")
    rows = [[_cell(text) for text in row] for row in (shown.head, *shown.rows)]
    if not shown.head:
        return caption
    drawn = aligned(rows, WIDEST)
    return _lines(caption, rows, room) if drawn is None else _fenced(caption, drawn, room)


def _fenced(caption: str, drawn: Sequence[str], room: int) -> str:
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


def _within(lines: Iterable[str], room: int) -> Iterator[str]:
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
