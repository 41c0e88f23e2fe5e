"""A page's HTML as a tree that is small enough to work on, whoever wrote it."""

import re
from itertools import islice

from lxml import etree, html

from bot.sources.encodings import visible

LARGEST = 3_000_000
"""Characters of HTML."""
TAGS = 60_000
"""Where a page with more of them is cut before it is even taken apart."""
MOST = 8_000
"""Elements that are seen; a newspaper's page has 1,000 to 5,000. What comes after is cut."""
DEEPEST = 80
LONGEST = 500_000
"""Characters of text. An element with more than this left is cut with all that follows."""
_BEGINNING = 60
"""Elements of a line that are looked at."""
_WORDS = 400
"""Characters of an attribute that are worth keeping."""
_KEPT = frozenset(
    {"class", "id", "role", "itemprop", "itemtype", "itemscope", "style", "hidden", "href", "datetime",
     "name", "property", "content", "type", "lang", "aria-hidden", "data-testid", "data-component"}
)  # fmt: skip
_UNSEEN = frozenset(
    {"script", "style", "noscript", "template", "svg", "math", "canvas", "iframe", "object", "embed",
     "applet", "nav", "footer", "video", "audio", "select", "textarea", "button", "dialog", "map", "frameset"}
)  # fmt: skip
_GONE = "gone"
_LINES = frozenset({"p", "li", "td", "th", "dd", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote"})
_SAID = re.compile(r"[\d;,]|\w{3}")
_WORD = re.compile(r"[^\W\d_]{3}")
_BYLINE = re.compile(
    r"(?:by|published|posted|updated|last updated|first published|aktualisiert|stand|veröffentlicht"
    r"|pubblicato|aggiornato|publicado|actualizado|publié|atualizado|di|von|por|par)\b",
    re.IGNORECASE,
)
_PIECES = frozenset({"span", "b", "strong", "em", "i", "a", "br", "time", "sup", "small", "u"})
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_BLANKS = re.compile(r"\s{2,}")
_DECLARED = re.compile(r"\A\s*<\?xml[^>]{0,200}\?>")


def parsed(text: str) -> html.HtmlElement | None:
    """The page as libxml2 mends it. Nothing is fetched, and HTML knows no entities of a page's own. None
    where there is nothing."""
    text = _DECLARED.sub("", _short(text), count=1)
    parser = html.HTMLParser(
        encoding="utf-8",
        no_network=True,
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
        huge_tree=False,
    )
    try:
        tree = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        return None
    return tree


def _short(text: str) -> str:
    """Blanks are one blank to a reader, and long runs of them are slow to work through."""
    text = _BLANKS.sub(lambda met: "\n" if "\n" in met[0] else " ", text[:LARGEST])
    last = next(islice(re.finditer("<", text), TAGS, None), None)
    return text[: last.start()] if last else text


def without_the_unseen(tree: html.HtmlElement) -> None:
    """Takes away what no reader sees, mends what trafilatura would take for it, and cuts what is left to MOST
    elements of DEEPEST depth."""
    lines: dict[html.HtmlElement, bool] = {}
    for element in list(tree.iter()):
        if element.getparent() is None or not isinstance(element.tag, str):
            continue
        if element.tag in _UNSEEN or "hidden" in element.attrib or _HIDDEN.search(element.get("style", "")):
            element.tag = _GONE
        elif element.tag == "figure" and element.find(".//table") is not None:
            element.tag = "div"  # WordPress puts tables into figures, and pictures are left out
        elif element.tag == "time" and _in_a_sentence(element):
            element.tag = "span"  # a kick-off, where others are bylines
        elif element.tag == "div" and _is_a_line(element):
            element.tag = "p"
        elif element.tag == "a" and (line := _line(element)) is not None:
            if line not in lines:
                lines[line] = _says_something(line)
            if lines[line]:
                element.tag = "span"  # a name that is a link, where others are menus
    etree.strip_elements(tree, _GONE, with_tail=False)
    _cut(tree)


def _is_a_line(element: html.HtmlElement) -> bool:
    """Whether a div is used as a paragraph: words of its own, and nothing but pieces of a line within."""
    children = list(islice(element.iterchildren(), _BEGINNING))
    return bool(
        children and _WORD.search(element.text or "") and all(child.tag in _PIECES for child in children)
    )


def _in_a_sentence(element: html.HtmlElement) -> bool:
    """Whether words stand around it, that are not "published on"."""
    line = _line(element)
    if line is None:
        return bool(_WORD.search(element.tail or ""))
    return not _BYLINE.match("".join(islice(line.itertext(), 5))[:_WORDS].strip())


def _says_something(line: html.HtmlElement) -> bool:
    """Whether a line has words besides its links, as far as its beginning tells."""
    linked: set[html.HtmlElement] = set()
    words = [line.text or ""]
    for element in islice(line.iterdescendants(), _BEGINNING):
        parent = element.getparent()
        if parent in linked or element.tag == "a":
            linked.add(element)
        else:
            words.append(element.text or "")
        if parent not in linked:
            words.append(element.tail or "")
    return bool(_SAID.search(" ".join(words)))


def _line(element: html.HtmlElement) -> html.HtmlElement | None:
    """The paragraph, item or cell that it is part of."""
    parent = element.getparent()
    for _ in range(4):
        if parent is None or parent.tag in _LINES:
            return parent
        parent = parent.getparent()
    return None


def _cut(tree: html.HtmlElement) -> None:
    """Bounds the number of elements, their depth, their attributes and their text."""
    doomed, depth, seen, length = [], 0, 0, 0
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        if event == "end":
            depth -= 1
            continue
        depth += 1
        seen += 1
        length += len(element.text or "") + len(element.tail or "")
        if depth > DEEPEST or seen > MOST or length > LONGEST:
            doomed.append(element)
        else:
            _trim(element)
    for element in reversed(doomed):
        parent = element.getparent()
        if parent is not None:
            parent.remove(element)


def _trim(element: html.HtmlElement) -> None:
    """Cleared and set anew: a page may give names ("{}") that cannot be deleted and characters that cannot
    be set."""
    kept = {
        name: " ".join(visible(value if name == "content" else value[:_WORDS]).split())
        for name, value in element.attrib.items()
        if name in _KEPT
    }
    element.attrib.clear()
    element.attrib.update(kept)
