"""An article's text as lines, each knowing where in the text it stands."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from bot.reading.facts import Span

LONGEST = 16_000
"""Characters that are read of an article: some two and a half thousand words, more than reports and previews
have. What is longer is a live blog, a book or noise."""

_ALIKE = str.maketrans(
    {
        "\u2018": "'", "\u2019": "'", "\u02bc": "'", "\u2032": "'", "`": "'", "\u00b4": "'",
        "\u201c": '"', "\u201d": '"', "\u201e": '"', "\u00ab": '"', "\u00bb": '"',
        "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-", "\u2014": "-", "\u2212": "-",
        "\u2015": "-",
        "\u00a0": " ", "\u2009": " ", "\u202f": " ", "\u2002": " ", "\u2003": " ", "\u200a": " ", "\t": " ",
        "\u2022": "*", "\u00b7": "*", "\u25cf": "*",
    }
)  # fmt: skip
"""Characters that newspapers use for one another: each is one character still, so that spans stay true."""


class Line(NamedTuple):
    """One line without the blanks around it, its typography made plain. `gap`: blank lines stand before."""

    text: str
    start: int
    gap: bool = False

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    @property
    def at(self) -> Span:
        return (self.start, self.end)

    def span(self, match: "re.Match[str]", group: int | str = 0) -> Span:
        """Where in the article a group of a match in this line's text stands."""
        return (self.start + match.start(group), self.start + match.end(group))


@dataclass(frozen=True, slots=True)
class Page:
    """An article. `text` is as it came, and what every span counts in; `published` is the day it appeared, as
    far as anybody knows."""

    text: str
    lines: tuple[Line, ...]
    address: str | None = None
    published: date | None = None

    def part(self, lines: Iterable[Line]) -> "Page":
        """The same article, only some of its lines."""
        return Page(self.text, tuple(lines), self.address, self.published)


def page(text: str, address: str | None = None, published: date | None = None) -> Page:
    """An article's text, as lines. What is longer than LONGEST is cut."""
    return Page(text, tuple(_lines(text[:LONGEST])), address, published)


def plain(text: str) -> str:
    """The same number of characters, with quotation marks, dashes and blanks of one form each."""
    return text.translate(_ALIKE)


def lower(text: str) -> str:
    """The same number of characters in lower case. A pattern that is looked for here is several times faster
    than one that is told to take capitals for small letters."""
    small = text.lower()
    return small if len(small) == len(text) else "".join(map(_small, text))


def _small(letter: str) -> str:
    """A few letters are two in lower case."""
    return letter.lower()[:1]


def _lines(text: str) -> Iterator[Line]:
    gap, start = False, 0
    for whole in text.splitlines(keepends=True):
        shown = plain(whole)
        inner = shown.strip()
        if inner:
            yield Line(inner, start + shown.index(inner[0]) if inner else start, gap)
            gap = False
        else:
            gap = True
        start += len(whole)
