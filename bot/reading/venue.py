"""Where a match is played."""

import re
from collections.abc import Iterator
from itertools import chain

from bot.reading.clubs import at_home_in, club
from bot.reading.context import Part
from bot.reading.facts import Words
from bot.reading.headings import is_day, pair_heading
from bot.reading.hosts import GROUND
from bot.reading.page import Line

_LABEL = re.compile(
    r"(?:^|[|;.*] ?|(?<=\s))(?P<label>where is [^:?]{2,60}(?:played|held)|match venue|venue|stadium|ground|"
    r"where|setting|location|stadion|spielort|stadio|campo|estadio|estádio|stade|"
    r"local|lieu|place|luogo|sede|lugar|dove|onde|ort)"
    r"(?P<colon> ?[:?-] ?| )(?P<name>(?:the |el |o |la )?[A-Z0-9].*)",
    re.IGNORECASE,
)
_WITHOUT_COLON = frozenset({"venue"})
_END = re.compile(
    r",|;|\||\(|/| - |\. |\.$|(?<=\w) (?:last season|referee|kick|date|time|tv|odds|this season|capacity|"
    r"competition|"
    r"on |in (?=[A-Z])|h2h|ko\b|live\b|weather|attendance|(?:mon|tues|wednes|thurs|fri|satur|sun)day)",
    re.IGNORECASE,
)
_BESIDE = re.compile(r"[|,*] ?(?P<name>(?:the |St\.? )?[A-Z][\w'. -]{2,45}?)(?= ?(?:[|,(*]|$))")
_GENERIC = re.compile(
    r"\b(?:stadium|arena|park|stadion|stadio|estadio|estádio|ground|road|lane|stade|field)\b", re.IGNORECASE
)
_IN_PROSE = re.compile(
    r"\b(?:at|to|in|am|im|al|allo|all'|en el|no|na|au) (?:the |el |o |la |il )?$|\bat (?:a \w+ )?$",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"\blast (?:season|week|time|year|month)|\bearlier|\bprevious|\breverse|\b(?:19|20)\d\d\b|\bfirst leg\b",
    re.IGNORECASE,
)
_UNKNOWN = re.compile(r"^(?:tbc|tba|n/?a|unknown|neutral)\b", re.IGNORECASE)


def venue(part: Part) -> Words | None:
    """The ground: of a label, of the heading, of a sentence, in that order."""
    return next(chain(_labelled(part), _headed(part), _told(part)), None)


def _labelled(part: Part) -> Iterator[Words]:
    for line in part.page.lines:
        for met in _LABEL.finditer(line.text[:400]):
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
    if len(name.split()) > 7:
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
            name = met["name"].strip()
            ground = GROUND.fullmatch(name)
            if ground or (_GENERIC.search(name) and len(name.split()) > 1 and club(name) is None):
                at = line.span(met, "name")
                yield Words(name, (at[0], at[0] + len(name)))


def _told(part: Part) -> Iterator[Words]:
    """The home side's ground in a sentence about the match."""
    if part.sides is None:
        return
    for line in part.page.lines[:25]:
        for met in GROUND.finditer(line.text[:1500]):
            before = line.text[: met.start()]
            if not _IN_PROSE.search(before[-12:]) or _ELSEWHERE.search(_sentence(line.text, met.start())):
                continue
            if club(part.sides.home) in at_home_in(met[0]):
                yield Words(met[0], line.span(met))


def _sentence(text: str, place: int) -> str:
    start = text.rfind(". ", 0, place) + 1
    end = text.find(". ", place)
    return text[start : end if end >= 0 else len(text)]
