"""What trafilatura found in a page, as lines: each heading, paragraph, list item and table row is one."""

import re
from collections.abc import Iterator
from itertools import count

from lxml.etree import _Element

BETWEEN_CELLS = " | "
_BLOCKS = frozenset({"head", "p", "list", "table", "quote", "code", "div", "item", "row"})
_BLANKS = re.compile(r"[ \t\r\f\v\u00a0]+")
_NUMBERED = re.compile(r"\(?\d")


def lines_of(body: _Element) -> str:
    """The text, a blank line between blocks."""
    return "\n\n".join(block for block in _blocks(body) if block)


def _blocks(parent: _Element) -> Iterator[str]:
    if loose := _tidy(parent.text or ""):
        yield loose
    for element in parent:
        yield from _block(element)
        if loose := _tidy(element.tail or ""):
            yield loose


def _block(element: _Element) -> Iterator[str]:
    match element.tag:
        case "list":
            yield "\n".join(_items(element))
        case "table":
            yield "\n".join(_rows(element))
        case "quote" | "div" | "body" if any(child.tag in _BLOCKS for child in element):
            yield from _blocks(element)
        case _:
            yield _inline(element)


def _items(element: _Element) -> Iterator[str]:
    """A list's lines: numbers where the reader sees numbers, "term: what of it" for a list of terms."""
    if element.get("rend") == "dl":
        yield from _terms(element)
        return
    numbers = count(1) if element.get("rend") == "ol" else None
    for item in element:
        said = _inline(item)
        number = next(numbers) if numbers else 0
        if said:
            yield f"{number}. {said}" if number and not _NUMBERED.match(said) else said


def _terms(element: _Element) -> Iterator[str]:
    term = ""
    for item in element:
        said = _inline(item)
        if item.get("rend", "").startswith("dt"):
            if term:
                yield term
            term = said
        else:
            yield f"{term.rstrip(' :')}: {said}" if term else said
            term = ""
    if term:
        yield term


def _rows(table: _Element) -> Iterator[str]:
    """A row of two cells says what of what ("Referee: Michael Oliver"); longer ones are kept apart."""
    for row in table.iter("row"):
        cells = [said for cell in row.iter("cell") if (said := _inline(cell).replace("\n", " "))]
        if len(cells) == 2:
            yield f"{cells[0].rstrip(' :')}: {cells[1]}"
        elif cells:
            yield BETWEEN_CELLS.join(cells)


def _inline(element: _Element) -> str:
    return _tidy("".join(_words(element)))


def _words(element: _Element) -> Iterator[str]:
    """The words of an element; a break and every block within it begins a line."""
    yield element.text or ""
    for child in element:
        if child.tag == "lb":
            yield "\n"
        elif child.tag in _BLOCKS:
            yield "\n"
            yield "\n".join(_block(child))
            yield "\n"
        else:
            yield from _words(child)
        yield child.tail or ""


def _tidy(text: str) -> str:
    lines = (_BLANKS.sub(" ", line).strip() for line in text.split("\n"))
    return "\n".join(line for line in lines if line)
