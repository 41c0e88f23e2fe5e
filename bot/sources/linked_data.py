"""What a page says of itself for machines: schema.org's articles, in JSON-LD."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from bot.sources.encodings import visible

SCRIPTS = 30
LONGEST = 1_000_000
"""Characters of one script."""
NODES = 20_000
_ARTICLES = ("Article", "BlogPosting", "Report")
"""How the types of articles end: NewsArticle, ReportageNewsArticle, LiveBlogPosting."""


@dataclass(frozen=True, slots=True)
class LinkedData:
    """Empty where the page says nothing; `free` is None then."""

    title: str = ""
    body: str = ""
    published: str = ""
    publisher: str = ""
    language: str = ""
    free: bool | None = None


def linked_data(scripts: Iterable[str]) -> LinkedData:
    """The article that a page is about: the one with the longest text, or the first."""
    nodes = list(_nodes([_loaded(one) for one, _ in zip(scripts, range(SCRIPTS), strict=False)]))
    articles = [node for node in nodes if _is_article(node)]
    if not articles:
        return LinkedData()
    best = max(articles, key=lambda node: len(_text(node.get("articleBody"))))
    named = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and "name" in node}
    return LinkedData(
        title=_text(best.get("headline")) or _text(best.get("name")),
        body=_text(best.get("articleBody")),
        published=_text(best.get("datePublished")),
        publisher=_name(best.get("publisher"), named),
        language=_text(best.get("inLanguage")) or _name(best.get("inLanguage"), named),
        free=_truth(best.get("isAccessibleForFree")),
    )


def _loaded(script: str) -> Any:
    text = script[:LONGEST].strip()
    for wrapping in ("//<![CDATA[", "<![CDATA[", "<!--"):
        text = text.removeprefix(wrapping)
    for wrapping in ("//]]>", "]]>", "-->"):
        text = text.removesuffix(wrapping)
    try:
        return json.loads(text.strip().rstrip(";"), strict=False)
    except (ValueError, RecursionError):
        return None


def _nodes(loaded: list[Any]) -> Iterator[dict[str, Any]]:
    """Every object in there, from the outside in, however it is nested."""
    waiting, seen = list(loaded), 0
    while waiting and seen < NODES:
        node = waiting.pop(0) if len(waiting) < 100 else waiting.pop()
        seen += 1
        if isinstance(node, dict):
            yield node
            waiting.extend(value for value in node.values() if isinstance(value, dict | list))
        elif isinstance(node, list):
            waiting.extend(value for value in node[:NODES] if isinstance(value, dict | list))


def _is_article(node: dict[str, Any]) -> bool:
    types = node.get("@type")
    return any(
        isinstance(one, str) and one.endswith(_ARTICLES)
        for one in (types if isinstance(types, list) else [types])
    )


def _text(value: Any) -> str:
    if isinstance(value, list) and value:
        value = value[0] if not all(isinstance(one, str) for one in value) else "\n".join(value)
    return visible(value).strip() if isinstance(value, str) else ""


def _name(value: Any, named: dict[str, dict[str, Any]]) -> str:
    """The name of somebody, who may be described elsewhere on the page."""
    if isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, dict):
        identity = value.get("@id")
        known = named.get(identity, {}) if isinstance(identity, str) else {}
        return _text(value.get("name")) or _text(known.get("name"))
    return _text(value)


def _truth(value: Any) -> bool | None:
    if isinstance(value, bool):
        return value
    return (
        {"true": True, "false": False}.get(value.strip().lower().rsplit("/", 1)[-1])
        if isinstance(value, str)
        else None
    )
