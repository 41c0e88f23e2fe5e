"""What a page says of itself in its head: title, publisher, day, language."""

import re
from dataclasses import dataclass
from datetime import date
from itertools import islice
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from bot.sources.linked_data import LinkedData, linked_data

_DAYS = (
    "article:published_time", "og:article:published_time", "article:published", "datepublished", "date",
    "dc.date", "dc.date.issued", "dcterms.created", "pubdate", "publishdate", "publish-date",
    "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime",
)  # fmt: skip
_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)-(\d\d)-(\d\d)(?!\d)")
_ADDRESS = re.compile(r"https?://[^\s<>\"]{1,2000}")
METAS = 500
"""Of a page; more are somebody's joke."""
_LONGEST = 300
_AFTER_TITLE = re.compile(r"\s+[|–—-]\s+[^|–—]{2,40}$")
"""The publisher behind a title: "Team news | The Paper"."""


@dataclass(frozen=True, slots=True)
class PageFacts:
    """`publisher` is the host where the page tells no name; `published` is the day as the page writes it, in
    its own zone. `said` is what it has for machines."""

    title: str
    publisher: str
    published: date | None
    language: str
    said: LinkedData
    address: str | None = None
    """Where the page says that it is from; of a saved page it is all that tells."""


def page_facts(tree: HtmlElement, address: str | None) -> PageFacts:
    meta, said = _metas(tree), _said(tree)
    address = address or _own_address(tree, meta)
    return PageFacts(
        title=_title(tree, meta, said),
        publisher=_short(_of(meta, "og:site_name", "application-name") or said.publisher) or host_of(address),
        published=_published(tree, meta, said),
        language=_language(
            tree.get("lang") or said.language or _of(meta, "og:locale", "language", "dc.language")
        ),
        said=said,
        address=address,
    )


def _own_address(tree: HtmlElement, meta: dict[str, str]) -> str | None:
    links = (
        link.get("href", "") for link in islice(tree.iter("link"), METAS) if link.get("rel") == "canonical"
    )
    given = next((one.strip() for one in (*links, meta.get("og:url", "")) if one.strip()), "")
    return given if _ADDRESS.fullmatch(given) and host_of(given) else None


def host_of(address: str | None) -> str:
    try:
        return (urlsplit(address or "").hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def day_of(written: str) -> date | None:
    """The day in a moment as machines write it, 2024-04-17T09:00:00+01:00."""
    met = _DAY.search(written[:60])
    try:
        return date(int(met[1]), int(met[2]), int(met[3])) if met else None
    except ValueError:
        return None


def _said(tree: HtmlElement) -> LinkedData:
    return linked_data(
        script.text or ""
        for script in tree.iter("script")
        if (script.get("type") or "").lower().startswith("application/ld+json")
    )


def _metas(tree: HtmlElement) -> dict[str, str]:
    """What the head says, by name; the first of several counts."""
    given: dict[str, str] = {}
    for meta in islice(tree.iter("meta"), METAS):
        for attribute in ("property", "name", "itemprop"):
            if name := meta.get(attribute):
                given.setdefault(name.lower(), meta.get("content", ""))
    return given


def _of(meta: dict[str, str], *names: str) -> str:
    return next((meta[name] for name in names if meta.get(name)), "")


def _title(tree: HtmlElement, meta: dict[str, str], said: LinkedData) -> str:
    named = _short(said.title or _of(meta, "og:title", "twitter:title")) or _first(tree, "h1")
    return named or _AFTER_TITLE.sub("", _first(tree, "title"))


def _published(tree: HtmlElement, meta: dict[str, str], said: LinkedData) -> date | None:
    marked = (
        time.get("datetime", "")
        for time in islice(tree.iter("time"), METAS)
        if "datePublished" in time.get("itemprop", "") or "publish" in time.get("class", "").lower()
    )
    written = (said.published, *(meta.get(name, "") for name in _DAYS), *marked)
    return next((day for one in written if (day := day_of(one))), None)


def _language(tag: str) -> str:
    tag = tag.strip().replace("_", "-")
    return tag if re.fullmatch(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,2}", tag) else ""


def _first(tree: HtmlElement, tag: str) -> str:
    found = next(tree.iter(tag), None)
    return _short(found.text_content()) if found is not None else ""


def _short(text: str) -> str:
    return " ".join(text[: _LONGEST * 3].split())[:_LONGEST]
