"""The sentences of an article's prose, each knowing where in the text it stands."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from bot.reading.facts import Span
from bot.reading.page import Line, Page, plain

_END = re.compile(r"[.!?]['\")\]]{0,3}(?=\s)")
_FOLLOWS = re.compile(r"\S")
_ABBREVIATED = re.compile(
    r"(?:^|[\s(.-])(?:[A-Z]|Ph|Th|Lo|Man|Atl|Bor|Nottm|Utd|St|Mr|Mrs|Dr|Jr|Sr|No|Nr|vs|v|approx|incl|bzw|ca"
    r"|inj"
    r"|susp)\.$|\(\d{1,2}\.$"
)
ENOUGH = 18_000
"""Characters of prose that are read of one match: three times a long report; more is a live blog or noise."""
_BLANK = re.compile(r"\s")
_WRAPPED = 55
"""A line at least this long that ends within a sentence was wrapped by whoever printed the page."""


class Sentence(NamedTuple):
    """A sentence with its typography made plain. `fresh` is True for the first of a paragraph."""

    text: str
    start: int
    fresh: bool = False

    def span(self, start: int, end: int) -> Span:
        """Where in the article a part of this sentence stands."""
        return (self.start + start, self.start + end)

    @property
    def at(self) -> Span:
        return (self.start, self.start + len(self.text))


@lru_cache(maxsize=16)  # every finder of facts asks for them
def sentences(page: Page) -> tuple[Sentence, ...]:
    """Every sentence in order; a heading is one too."""
    return tuple(sentence for paragraph in paragraphs(page) for sentence in of_paragraph(paragraph))


def paragraphs(page: Page) -> Iterator[Sentence]:
    """The lines, with those joined that only a printer's width took apart."""
    left = ENOUGH
    for lines in _joined(page.lines):
        if left <= 0:
            return
        start, end = lines[0].start, lines[-1].end
        text = lines[0].text if len(lines) == 1 else plain(page.text[start:end])
        yield Sentence(_BLANK.sub(" ", text[:left]), start, fresh=True)
        left -= len(text)


def of_paragraph(paragraph: Sentence) -> Iterator[Sentence]:
    """The sentences of one paragraph."""
    text, start, fresh = paragraph.text, 0, True
    for met in _END.finditer(text):
        follows = _FOLLOWS.search(text, met.end())
        if not follows or not (follows[0].isupper() or follows[0] in "\"'(*-#0123456789"):
            continue
        if met[0][0] == "." and _abbreviated(text[start : met.start() + 1]):
            continue
        yield _sentence(text, start, met.end(), paragraph.start, fresh)
        start, fresh = met.end(), False
    if text[start:].strip():
        yield _sentence(text, start, len(text), paragraph.start, fresh)


def _abbreviated(text: str) -> bool:
    return _ABBREVIATED.search(text[-12:]) is not None


def _sentence(text: str, start: int, end: int, offset: int, fresh: bool) -> Sentence:
    while start < end and text[start].isspace():
        start += 1
    return Sentence(text[start:end].rstrip(), offset + start, fresh)


def _joined(lines: Iterable[Line]) -> Iterator[list[Line]]:
    together: list[Line] = []
    for line in lines:
        if together and not _continues(together[-1], line):
            yield together
            together = []
        together.append(line)
    if together:
        yield together


def _continues(before: Line, line: Line) -> bool:
    return (
        not line.gap
        and len(before.text) >= _WRAPPED
        and before.text[-1] not in ".!?:;\"'"
        and line.text[0].islower()
    )
