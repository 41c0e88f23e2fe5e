"""Entities: the parts of a text that look or act in their own way, and how they may stand together."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

SPLITTABLE = ("bold", "italic", "underline", "strikethrough", "spoiler")
"""They may lie in each other, and in all others but code."""
QUOTES = frozenset({"blockquote", "expandable_blockquote"})
CODE = frozenset({"code", "pre"})
PINGS = frozenset({"mention", "text_mention"})
"""Entities that notify someone."""
MOST = 100
"""Telegram keeps no more of them in one message."""


@dataclass(frozen=True, slots=True)
class Entity:
    """Offset and length in UTF-16 units; `facts` are the fields of its type, such as {"url": "https://…"}."""

    type: str
    offset: int
    length: int
    url: str | None = None
    user_id: int | None = None
    language: str | None = None
    custom_emoji_id: str | None = None
    unix_time: int | None = None
    date_time_format: str | None = None

    @property
    def end(self) -> int:
        return self.offset + self.length

    def facts(self) -> dict[str, Any]:
        """As it is told, without the user of a mention, whom only the world knows."""
        names = ("url", "language", "custom_emoji_id", "unix_time", "date_time_format")
        told = {name: getattr(self, name) for name in names if getattr(self, name) is not None}
        return {"type": self.type, "offset": self.offset, "length": self.length, **told}


def arranged(entities: Iterable[Entity]) -> list[Entity]:
    """As the service keeps them: like ones merged, none in code, no quote in a quote, no link in a link."""
    given = sorted((one for one in entities if one.length > 0), key=_order)
    quotes = _apart([one for one in given if one.type in QUOTES])
    whole = _apart([one for one in given if one.type not in QUOTES and one.type not in SPLITTABLE])
    whole = [one for one in whole if not any(_crosses(one, quote) for quote in quotes)]
    code = [one for one in whole if one.type in CODE]
    kept = [*quotes, *whole]
    for kind in SPLITTABLE:
        for span in _merged([one for one in given if one.type == kind]):
            kept += _without(span, code)
    return sorted(kept, key=_order)


def _order(one: Entity) -> tuple[int, int, int]:
    return (one.offset, -one.length, SPLITTABLE.index(one.type) if one.type in SPLITTABLE else -1)


def _apart(entities: Sequence[Entity]) -> list[Entity]:
    """Of those that overlap only the first stays."""
    kept: list[Entity] = []
    for one in entities:
        if not kept or one.offset >= kept[-1].end:
            kept.append(one)
    return kept


def _crosses(one: Entity, quote: Entity) -> bool:
    apart = one.end <= quote.offset or quote.end <= one.offset
    inside = quote.offset <= one.offset and one.end <= quote.end
    return not apart and not inside


def _merged(entities: Sequence[Entity]) -> list[Entity]:
    spans: list[Entity] = []
    for one in entities:
        if spans and one.offset <= spans[-1].end:
            end = max(spans[-1].end, one.end)
            spans[-1] = replace(spans[-1], length=end - spans[-1].offset)
        else:
            spans.append(one)
    return spans


def _without(span: Entity, holes: Sequence[Entity]) -> list[Entity]:
    """What is left of a span when code is cut out of it."""
    if not holes:
        return [span]
    parts = []
    start = span.offset
    for hole in holes:
        if hole.end <= start or hole.offset >= span.end:
            continue
        if hole.offset > start:
            parts.append(replace(span, offset=start, length=hole.offset - start))
        start = hole.end
    if start < span.end:
        parts.append(replace(span, offset=start, length=span.end - start))
    return parts


def clipped(entities: Iterable[Entity], *, dropped: int, length: int) -> list[Entity]:
    """The same entities after `dropped` units were cut off the front, and all beyond `length` off the end."""
    moved = []
    for one in entities:
        if not dropped and one.end <= length:
            moved.append(one)
            continue
        start = max(0, one.offset - dropped)
        end = min(length, one.end - dropped)
        if end > start:
            moved.append(replace(one, offset=start, length=end - start))
    return moved
