"""Clocks as articles write them: "8pm (BST)", "20:00 UK", "12.30", "21 Uhr", "ore 20.45", "16h30"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import time

from bot.reading.zones import ZONE

_ZONE_BESIDE = rf" ?(?:\(|\[|/)? ?(?P<z>{ZONE})(?![\w])"
_ZONE_AFTER = re.compile(_ZONE_BESIDE, re.IGNORECASE)
"""May follow each form; it is no part of them, as it takes longer to compile than they do."""
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        r"(?<![\d.:/])(?P<h>1[0-2]|0?\d)(?:[.:](?P<m>[0-5]\d))? ?(?P<half>[ap])\.? ?m\b\.?",
        r"(?<![\d.:/-])(?P<h>[01]?\d|2[0-4]):(?P<m>[0-5]\d)(?![\d:.]\d|\d)(?: ?(?:uhr|hrs?|hours|horas|hs|"
        r"h)\b\.?)?",
        r"(?<![\d.:/-])(?P<h>[01]?\d|2[0-4])[.](?P<m>[0-5]\d) ?(?:uhr|hrs?|hours|horas|hs)\b",
        r"\b(?:ore|alle|ora|às|as|a las|à|um|ab|kl\.?|klokken|clock) (?P<h>[01]?\d|"
        r"2[0-4])[.,:h](?P<m>[0-5]\d)?(?![\d])",
        r"\b(?:ore|alle(?: ore)?|um|kl\.?|desde las|a partir d[ae]s(?: las)?|a las|às) (?P<h>[01]?\d|"
        r"2[0-4])(?![\d:%]|[.,]\d|\w)",
        r"(?<![\d.:/-])(?P<h>1\d|2[0-3]) (?:horas|hs)\b\.?",
        r"(?<![\d.:/-])(?P<h>[01]?\d|2[0-4]) ?h ?(?P<m>[0-5]\d)?(?![\w\d])",
        r"(?<![\d.:/-])(?P<h>[01]?\d|2[0-4]) ?uhr\b",
        rf"(?<![\d.:/-])(?P<h>[01]\d|2[0-4])(?P<m>[0-5]\d) ?(?:hrs|hours|h\b)?{_ZONE_BESIDE}",
        r"(?<![\d.:/-])(?P<h>[01]\d|2[0-4])(?P<m>[0-5]\d) ?(?:hrs|hours)\b",
        r"(?<![\w])(?P<noon>noon|midday)\b",
    )
)
_MAY_HAVE_CLOCKS = re.compile(r"\d|[Nn]oon|NOON|[Mm]idday|MIDDAY")
_TELLING = ("uhr",)
"""Words of a clock that tell whose it is."""
_BARE = re.compile(
    r"(?<![\d.:/-])(?P<h>1\d|2[0-3]|[1-9])\.(?P<m>[0-5][05])(?!\d|\.\d|%|[ -]?(?:cards|goals|points|m\b|"
    r"million))",
    re.IGNORECASE,
)
"""A point and nothing else: a clock only where the line says so."""


@dataclass(frozen=True, slots=True)
class ClockSaid:
    """A clock at [start, end) of a text. `label` is its zone as written; `bare`: it may be another number."""

    start: int
    end: int
    clock: time
    label: str | None = None
    bare: bool = False


def clocks(text: str) -> list[ClockSaid]:
    """The clocks of a text, in order."""
    found: list[ClockSaid] = []
    if not _MAY_HAVE_CLOCKS.search(text):
        return found
    for form in (*_FORMS, _BARE):
        for one in _read(form, text):
            if not any(one.start < other.end and other.start < one.end for other in found):
                found.append(one)
    return sorted(found, key=lambda one: one.start)


def _read(form: "re.Pattern[str]", text: str) -> Iterator[ClockSaid]:
    end = 0
    while met := form.search(text, end):
        parts, end = met.groupdict(), met.end()
        if not parts.get("z") and (zone := _ZONE_AFTER.match(text, end)):
            parts["z"], end = zone["z"], zone.end()
        hour = 12 if parts.get("noon") else int(parts["h"])
        minute = int(parts.get("m") or 0)
        if half := (parts.get("half") or "").lower():
            if not 1 <= hour <= 12:
                continue
            hour = hour % 12 + (12 if half == "p" else 0)
        if hour == 24:
            hour = 0
        said = text[met.start() : end].lower().split()
        label = parts.get("z") or next((word for word in _TELLING if word in said), None)
        yield ClockSaid(met.start(), end, time(hour, minute), label, form is _BARE)
