"""An article from wherever the operator has it, read, and shown on a terminal.

What reads the web and its pages is imported for an address or a page only: a text file needs none of it.
"""

import asyncio
import sys
from pathlib import Path

from rich.text import Text

from bot.reading.article import Article, CannotRead, Why
from bot.reading.explain import explained as pieces
from bot.reading.facts import Reading
from bot.reading.read import read


async def read_from(source: str) -> tuple[Article, Reading]:
    """A file, an address, or "-" for standard input. Raises CannotRead."""
    article = await _article(source)
    return article, await asyncio.to_thread(read, article.text, article.address, article.published)


def explained(understood: Reading, text: str) -> Text:
    """The whole article, with what was understood in colour and named behind it."""
    shown = Text()
    for piece in pieces(understood, text):
        if not piece.facts:
            shown.append(piece.text)
            continue
        shown.append(piece.text, "bold green" if piece.sure else "bold yellow")
        shown.append(f" [{'; '.join(piece.facts)}]", "dim")
    return shown


def in_words(understood: Reading, text: str) -> Text:
    """A line for each thing that was understood, the sure ones in green."""
    shown = Text(f"{understood.kind.value}\n", "bold")
    told: dict[str, bool] = {}
    for piece in pieces(understood, text):
        for fact in piece.facts:
            told[fact] = told.get(fact, True) and piece.sure
    for fact, sure in told.items():
        doubt = "" if sure or fact.startswith("warning") else "  (not sure)"
        shown.append(f"  {fact}{doubt}\n", "green" if sure else "yellow")
    return shown


async def _article(source: str) -> Article:
    if source.startswith(("http://", "https://")):
        from bot.app.press import fetching

        return await fetching().fetch(source)
    body = await asyncio.to_thread(_bytes, source)
    if source.endswith((".html", ".htm")):
        from bot.sources.pages import page_article

        return await asyncio.to_thread(page_article, body, "text/html", None)
    return Article(body.decode("utf-8", "replace"))


def _bytes(source: str) -> bytes:
    try:
        return sys.stdin.buffer.read() if source == "-" else Path(source).read_bytes()
    except OSError as error:
        raise CannotRead(Why.AWAY, f"{source} cannot be opened: {error.strerror or error}.") from None
