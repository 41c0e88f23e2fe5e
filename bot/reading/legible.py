"""An article's lines as those see them who read lists of players."""

from itertools import islice

from bot.reading.page import Line, Page

_MOST_LINES = 1_000
_LONGEST_LINE = 3_000
"""Characters: both teams' line-ups or marks on one line take half of that."""
_MOST = 60_000
"""Characters in all: a live blog has fewer, and what is longer is no article."""


def legible(page: Page) -> tuple[Line, ...]:
    """The lines, as far as anybody prints a list, with the long dash that parts a name from what follows
    ("Robertson\u2014Back in") as a bar, so that it is no hyphen of a double name."""
    lines = []
    room = _MOST
    for line in islice(page.lines, _MOST_LINES):
        cut = line._replace(text=line.text[:_LONGEST_LINE])
        room -= len(cut.text)
        if room < 0:
            break
        lines.append(_unmarked(_unglued(cut, page.text)))
    return tuple(line for line in lines if line.text)


def _unmarked(line: Line) -> Line:
    """A line without the stars that make letters bold ("**Salah - 8**")."""
    if "**" not in line.text and "__" not in line.text:
        return line
    bare = line.text.replace("**", "  ").replace("__", "  ")
    begun = len(bare) - len(bare.lstrip())
    return line._replace(text=bare.strip(), start=line.start + begun)


def _unglued(line: Line, text: str) -> Line:
    if "-" not in line.text or "\u2014" not in text[line.start : line.end]:
        return line
    pairs = zip(line.text, text[line.start : line.end], strict=True)
    return line._replace(text="".join("|" if whole == "\u2014" else shown for shown, whole in pairs))
