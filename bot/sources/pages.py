"""A page, as it came, as an article that can be read."""

import re
import unicodedata

from lxml.html import HtmlElement

from bot.reading.article import Article, CannotRead, Why
from bot.reading.page import LONGEST
from bot.sources.encodings import decoded
from bot.sources.page_facts import page_facts
from bot.sources.page_text import better, shown_article
from bot.sources.page_tree import parsed, without_the_unseen
from bot.sources.plain_text import plain_article
from bot.sources.walls import check_for_walls, stopped

_LOOKED_AT = 20_000
"""Characters of what the page shows that are searched for a wall."""
SHORTEST = 40
"""Characters of an article: "Out: Salah (ankle), Jota (knee). Doubt: Matip"."""
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF", b"PK\x03\x04", b"\x00\x00\x00")
_FEED = re.compile(rb"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--[^>]{0,500}-->\s*)?<(?:rss|feed|rdf:RDF)\b")
_HTML = re.compile(rb"<(?:!doctype html|html|head|body|article|div|p)\b", re.IGNORECASE)


def page_article(body: bytes, content_type: str, url: str | None) -> Article:
    """The article in a page or a text file. Takes a second at the worst, so not for the event loop; raises
    CannotRead."""
    _look_at_kind(body, content_type.lower())
    text = decoded(body, content_type)
    if not _is_html(body, content_type.lower()):
        return _long_enough(plain_article(text, url))
    tree = parsed(text)
    if tree is None:
        raise stopped(Why.NOT_AN_ARTICLE)
    try:
        return _long_enough(_of_tree(tree, url))
    except RecursionError:
        raise stopped(Why.NOT_AN_ARTICLE) from None


def _of_tree(tree: HtmlElement, url: str | None) -> Article:
    facts = page_facts(tree, url)
    without_the_unseen(tree)
    body = tree.find("body")
    shown = " ".join((body if body is not None else tree).text_content()[:_LOOKED_AT].split())
    seen = shown_article(tree)
    check_for_walls(seen, shown, facts.title, url, facts.said.free)
    text = unicodedata.normalize("NFC", better(seen, facts.said.body))[:LONGEST]
    return Article(
        _titled(facts.title, text),
        url or facts.address,
        facts.publisher,
        facts.title,
        facts.published,
        facts.language,
    )


def _titled(title: str, text: str) -> str:
    """The headline is a line of the article, the first; trafilatura leaves it out on many pages."""
    first = text[: len(title) + 200].casefold()
    return text if not title or title.casefold() in first else f"{title}\n\n{text}"


def _long_enough(article: Article) -> Article:
    words = article.text.removeprefix(article.title).strip()
    if len(words) < SHORTEST:
        raise stopped(Why.NOT_AN_ARTICLE)
    return article


def _look_at_kind(body: bytes, content_type: str) -> None:
    if body.startswith(b"%PDF") or "application/pdf" in content_type:
        raise _no_page("a PDF")
    if content_type.startswith(("image/", "video/", "audio/", "font/")) or body.startswith(_PICTURES):
        raise _no_page("a picture or a file")
    if _FEED.match(body[:2_000]):
        raise CannotRead(Why.NOT_AN_ARTICLE, "That is a feed and no article. Add it with /feeds instead.")
    if "json" in content_type or "octet-stream" in content_type or "zip" in content_type:
        raise _no_page("a file for programs")


def _no_page(what: str) -> CannotRead:
    return CannotRead(
        Why.NOT_AN_ARTICLE, f"That is {what} and no page that can be read here. Paste the text instead."
    )


def _is_html(body: bytes, content_type: str) -> bool:
    if "html" in content_type:
        return True
    if content_type.startswith(("text/plain", "text/markdown", "text/x-markdown")):
        return False
    return bool(_HTML.search(body[:4_000].replace(b"\0", b"")))
