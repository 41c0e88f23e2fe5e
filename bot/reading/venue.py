"""Where a match is played."""

import re
from collections.abc import Iterator
from itertools import chain

from bot.reading.clubs import club
from bot.reading.context import Part
from bot.reading.facts import Words
from bot.reading.headings import is_day, pair_heading
from bot.reading.hosts import GROUND
from bot.reading.page import Line
from bot.reading.venue_prose import grounds_told

_LABEL = re.compile(
    r"(?:^|[|;.*] ?|(?<=\s))(?P<label>where is [^:?]{2,60}(?:played|held)|match venue|venue|stadium|ground|"
    r"where|setting|location|stadion|spielort|stadio|campo|cancha|estadio|estádio|stade|"
    r"local|lieu|place|luogo|sede|lugar|dove|onde|ort)"
    r"(?P<colon> ?[:?-] ?| )(?P<name>(?:the |el |o |la )?[A-Z0-9].*)",
    re.IGNORECASE,
)
_STRONG = re.compile(r"match venue|venue|stad|campo|est[aá]dio|cancha|ground", re.IGNORECASE)
_CLAUSE = re.compile(r"\b(?:is|are|will|was|be|kicks?)\b|\d[.:]\d\d|\d ?[ap]\.?m\b", re.IGNORECASE)
"""What a line tells that begins with "Where" and goes on as a sentence."""
_WITHOUT_COLON = frozenset({"venue"})
_END = re.compile(
    r",|;|\||\(|/| - |\. |\.$|(?<=\w) (?:last season|referee|kick|date|time|tv|odds|this season|capacity|"
    r"competition|"
    r"on |in (?=[A-Z])|h2h|ko\b|live\b|weather|attendance|(?:mon|tues|wednes|thurs|fri|satur|sun)day)",
    re.IGNORECASE,
)
_BESIDE = re.compile(r"[|,*] ?(?P<name>(?:the |St\.? )?[A-Z][\w'. -]{2,45}?)(?= ?(?:[|,(*]|$))")
_SENTENCE_END = re.compile(r"(?<=[a-z]{4})\. ")
"""Not that of "St. James' Park"."""
_GENERIC = re.compile(
    r"\b(?:stadium|arena|park|stadion|stadio|estadio|estádio|ground|road|lane|stade|field)\b", re.IGNORECASE
)
_UNKNOWN = re.compile(r"^(?:tbc|tba|n/?a|unknown|neutral)\b", re.IGNORECASE)


def venue(part: Part) -> Words | None:
    """The ground: of a label, of the heading, of a sentence, in that order."""
    return next(
        chain(_labelled(part, weak=False), _headed(part), _labelled(part, weak=True), grounds_told(part)),
        None,
    )


def _labelled(part: Part, weak: bool) -> Iterator[Words]:
    """`weak`: of the labels that may give no more than a town ("Ort", "Where")."""
    for line in part.page.lines:
        for met in _LABEL.finditer(line.text[:400]):
            if weak is (_STRONG.match(met["label"]) is not None):
                continue
            bare = ":" not in met["colon"] and "?" not in met["colon"] and "-" not in met["colon"]
            if bare and (met["label"].lower() not in _WITHOUT_COLON or met["label"].islower()):
                continue
            if not bare and met.start("label") > 0 and met["label"].islower():
                continue
            if found := _named(line, met.start("name"), met["name"], GROUND.match(met["name"])):
                yield found


def _named(line: Line, start: int, text: str, known: "re.Match[str] | None" = None) -> Words | None:
    """The name that begins a text: to the next comma, bracket or label."""
    end = _END.search(text)
    name = text[: end.start()] if end else text
    if known and len(known[0]) > len(name):
        name = known[0]
    name = name.strip(" .")
    if not 3 <= len(name) <= 60 or _UNKNOWN.match(name) or not any(letter.isalpha() for letter in name):
        return None
    if len(name.split()) > 7 or (known is None and _CLAUSE.search(name)):
        return None
    place = line.start + start + text.index(name)
    return Words(name, (place, place + len(name)))


def _headed(part: Part) -> Iterator[Words]:
    """ "Premier League (32) | Anfield" beneath the heading of the match."""
    lines = part.page.lines
    header = next(
        (number for number, line in enumerate(lines[:60]) if pair_heading(line, results=True)), None
    )
    if header is None:
        return
    for number, line in enumerate(lines[header : header + 4]):
        if len(line.text) > 140 or (is_day(line) and number):
            continue
        for met in _BESIDE.finditer(line.text):
            name = _SENTENCE_END.split(met["name"].strip())[0]
            ground = GROUND.fullmatch(name)
            if ground or (_GENERIC.search(name) and len(name.split()) > 1 and club(name) is None):
                at = line.span(met, "name")
                yield Words(name, (at[0], at[0] + len(name)))
