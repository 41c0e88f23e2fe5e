"""Plain text out of whatever a feed sends for it."""

from collections.abc import Iterator
from typing import Any

from lxml import etree, html

from bot.sources.encodings import visible
from bot.sources.page_tree import parsed, without_the_unseen

_BLOCKS = frozenset({"p", "li", "div", "h1", "h2", "h3", "h4", "tr", "br", "ul", "ol", "table", "blockquote"})


def plain_words(said: Any, longest: int) -> str:
    """Plain text: whatever HTML a feed sends is taken off, and none of it is trusted."""
    if not isinstance(said, str):
        return ""
    said = visible(said[: 10 * longest])
    if "<" in said or "&" in said:
        tree = parsed(f"<div>{said}</div>")
        if tree is None:
            return ""
        without_the_unseen(tree)
        said = "".join(_pieces(tree))
    lines = (" ".join(line.split()) for line in said.split("\n"))
    return "\n".join(line for line in lines if line)[:longest]


def _pieces(tree: html.HtmlElement) -> Iterator[str]:
    """The text, a new line before and after each block."""
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        yield "\n" if element.tag in _BLOCKS else ""
        yield ((element.text if event == "start" else element.tail) or "").replace("\n", " ")
