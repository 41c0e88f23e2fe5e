"""What stands in a feed: RSS, RDF, Atom or JSON Feed, as values."""

import hashlib
import json
import re
from calendar import timegm
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from io import BytesIO
from itertools import islice
from typing import Any

import feedparser  # type: ignore[import-untyped]

from bot.reading.article import CannotRead
from bot.sources.addresses import page_address
from bot.sources.encodings import decoded, visible
from bot.sources.plain_words import plain_words

MOST = 30
LARGEST = 1_500_000
"""Characters of a feed."""
TAGS = 40_000
"""Of the feed and of the HTML in its items. Feeds of 100 whole articles have fewer."""
_SUMMARY = 4_000
_TITLE = 300
_LONGEST_ID = 500
_DECLARED = re.compile(r"\A\s*<\?xml[^>]{0,300}\?>")
_ENTITY = re.compile(r"<!\s*(?:ENTITY|ELEMENT|ATTLIST|NOTATION)|<!DOCTYPE[^>]{0,500}\[", re.IGNORECASE)
_TAG = re.compile(r"<|&lt;")
_ITEM = re.compile(r"<(?:item|entry)\b")
_ROOT = re.compile(r"<(rss|feed|rdf:RDF)\b")
_CLOSED = {"rss": "</channel></rss>", "feed": "</feed>", "rdf:RDF": "</rdf:RDF>"}
_STUMBLES = (
    AssertionError,
    ArithmeticError,
    AttributeError,
    LookupError,
    TypeError,
    ValueError,
    RecursionError,
)
"""What feedparser's second parser, for broken feeds, does over what is no feed at all."""
_PERIODS = {
    "hourly": timedelta(hours=1),
    "daily": timedelta(days=1),
    "weekly": timedelta(days=7),
    "monthly": timedelta(days=30),
    "yearly": timedelta(days=365),
}


class NoFeed(Exception):  # noqa: N818 - named as people say it
    """What is there is no feed, or one that may not be read; the message says why."""


@dataclass(frozen=True, slots=True)
class Item:
    """`id` is the same as long as the feed names the same article. `title` and `summary` are plain text."""

    id: str
    url: str
    title: str
    published: datetime | None = None
    summary: str = ""


@dataclass(frozen=True, slots=True)
class Feed:
    title: str
    items: tuple[Item, ...]
    every: timedelta | None = None
    """How often the publisher asks to be looked at, if it does."""


def feed_of(body: bytes, content_type: str) -> Feed:
    """Not for the event loop; raises NoFeed."""
    text = decoded(body, content_type)[:LARGEST]
    if "json" in content_type.lower() or text.lstrip()[:1] == "{":
        return _json_feed(text)
    return _xml_feed(text)


def _xml_feed(text: str) -> Feed:
    """The text is checked first, and what was checked is what is taken apart: encodings hide things."""
    text = _DECLARED.sub("", text, count=1).lstrip()
    if _ENTITY.search(text):
        raise NoFeed("it defines entities of its own, which no feed needs")
    if not text.startswith("<"):
        raise NoFeed("what is there is no feed")
    text = _first_items(text)
    if next(islice(_TAG.finditer(text), TAGS, None), None):
        raise NoFeed("it is too large for a feed")
    found = _taken_apart(text)
    if not found.get("version"):
        raise NoFeed("what is there is no feed")
    items = (_xml_item(entry) for entry in found.entries[: 2 * MOST])
    kept = tuple(item for item in items if item)[:MOST]
    return Feed(plain_words(found.feed.get("title"), _TITLE), kept, _every(found.feed))


def _taken_apart(text: str) -> Any:
    try:
        return feedparser.parse(
            BytesIO(b'<?xml version="1.0" encoding="utf-8"?>' + text.encode("utf-8", "replace")),
            response_headers={"content-type": "application/xml; charset=utf-8"},
            sanitize_html=False,
            resolve_relative_uris=False,
        )
    except _STUMBLES:
        raise NoFeed("it is too broken to be read") from None


def _first_items(text: str) -> str:
    """The feed without what comes after more items than are looked at, closed as it should be."""
    after = next(islice(_ITEM.finditer(text), 2 * MOST, None), None)
    root = _ROOT.search(text[:2_000])
    return text[: after.start()] + _CLOSED[root[1]] if after and root else text


def _xml_item(entry: dict[str, Any]) -> Item | None:
    url = _address(entry.get("link"))
    # dict's own get: feedparser warns where one of these stands in for the other.
    when = dict.get(entry, "published_parsed") or dict.get(entry, "updated_parsed")
    summary = entry.get("summary") or next((one.get("value") for one in entry.get("content") or ()), "")
    return _item(entry.get("id"), url, entry.get("title"), _moment(when), summary)


def _json_feed(text: str) -> Feed:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        raise NoFeed("it is not written as JSON should be") from None
    if not isinstance(found, dict) or "jsonfeed.org/version" not in str(found.get("version")):
        raise NoFeed("what is there is no feed")
    entries = found.get("items")
    items = [_json_item(entry) for entry in (entries if isinstance(entries, list) else [])[: 2 * MOST]]
    return Feed(plain_words(found.get("title"), _TITLE), tuple(item for item in items if item)[:MOST])


def _json_item(entry: Any) -> Item | None:
    if not isinstance(entry, dict):
        return None
    summary = entry.get("summary") or entry.get("content_text") or entry.get("content_html")
    url = _address(entry.get("url") or entry.get("external_url"))
    return _item(entry.get("id"), url, entry.get("title"), _iso(entry.get("date_published")), summary)


def _item(identity: Any, url: str, title: Any, published: datetime | None, summary: Any) -> Item | None:
    """None for what leads nowhere."""
    if not url:
        return None
    known_as = _id(visible(str(identity or "")) or url)
    return Item(known_as, url, plain_words(title, _TITLE), published, plain_words(summary, _SUMMARY))


def _id(said: str) -> str:
    return said if len(said) <= _LONGEST_ID else hashlib.sha256(said.encode("utf-8", "replace")).hexdigest()


def _address(said: Any) -> str:
    """An address that may be fetched one day; feeds name others too ("javascript:")."""
    try:
        return str(page_address(said)) if isinstance(said, str) else ""
    except CannotRead:
        return ""


def _moment(parsed_time: Any) -> datetime | None:
    try:
        return datetime.fromtimestamp(timegm(parsed_time), UTC) if parsed_time else None
    except (ValueError, OverflowError, OSError, TypeError):
        return None


def _iso(said: Any) -> datetime | None:
    try:
        moment = datetime.fromisoformat(said) if isinstance(said, str) else None
        return moment.astimezone(UTC) if moment and moment.tzinfo else None
    except (ValueError, OverflowError):
        return None


def _every(feed: Mapping[str, Any]) -> timedelta | None:
    """`ttl` in minutes, or how many times a period (sy:updatePeriod, sy:updateFrequency)."""
    ttl = str(feed.get("ttl") or "").strip()
    if ttl.isascii() and ttl.isdigit() and int(ttl[:6]) > 0:
        return timedelta(minutes=int(ttl[:6]))
    period = _PERIODS.get(str(feed.get("sy_updateperiod") or "").strip().lower())
    times = str(feed.get("sy_updatefrequency") or "1").strip()
    if period is None:
        return None
    return period / max(1, int(times[:4]) if times.isascii() and times.isdigit() else 1)
