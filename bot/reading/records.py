"""Lists out of the history books: "to Leeds (1971), Chelsea (2009) and Real Madrid (2023)"."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from bot.reading.context import Part
from bot.reading.facts import Kind, RecordSaid
from bot.reading.people import NAME
from bot.reading.sentences import Sentence, sentences

_ENTRY = re.compile(
    rf"(?<![\w'-])(?P<name>(?:1\. )?{NAME})(?: (?:away|at home|home"
    rf"|twice))? \((?:[^()\d]{{0,25}}[ ,])?(?P<year>(?:18|19"
    rf"|20)\d\d)(?:[-/]\d{{2,4}})?(?:[ ,][^()]{{0,25}})?\)"
)
_YEARS = re.compile(r"\((?P<years>(?:(?:18|19|20)\d\d(?:[-/]\d{2,4})?(?:, | and | & )?){2,8})\)")
_FEWEST = 2
_HEADING_CUT = re.compile(r"[\s,:;-]+(?:to|against|by|versus|with|from|in|-|namely|including)?[\s:-]*$")

_UNDATED = re.compile(
    rf"(?:,| and|, and) (?P<name>{NAME}) (?P<when>last (?:week|month|season|year|time(?: out)?|(?:mon|"
    rf"tues|wednes"
    r"|thurs|fri|satur|sun)day)|yesterday|this (?:week|month|season|year)|in the first leg)(?![\w'-])"
)
"""The end of a list that tells no year of its last entry."""
_RECENT = frozenset({"last week", "yesterday", "this week", "this month", "this year"})
_NEVER = re.compile(
    r"\b(?:never|none of|not once)\b[^.;()]{0,40}?"
    r"\b(?:gone through|go through|went through|progress(?:ed)?|advanced?|recovered|overturned|survived)\b"
    r"|\b(?:gone through|went through|progressed|advanced|recovered)\b[^.;()]{0,40}? (?:from|in|after|"
    r"on) none of\b"
)


def records(part: Part) -> list[RecordSaid]:
    """Every sentence with two names or more that have a year in brackets behind them; one more may be told
    by "last week", which has a year where the day of the article is known."""
    if part.kind in (Kind.REPORT, Kind.RATINGS):
        return []
    return [
        record
        for sentence in sentences(part.page)
        if "(" in sentence.text and (record := _record(sentence, part.published))
    ]


def _record(sentence: Sentence, published: date | None) -> RecordSaid | None:
    met = list(_entries(sentence.text))
    if len(met) < _FEWEST:
        return None
    first, last = met[0], met[-1]
    heading = _HEADING_CUT.sub("", sentence.text[: first[2]]).strip()
    if len(heading) < 8:
        heading = _HEADING_CUT.sub("", sentence.text[last[3] :].strip(" .,;-")).strip() or heading
    overcome = 0 if _NEVER.search(sentence.text) else None
    entries = tuple((name, year) for name, year, _, _ in met)
    recent = _recent(sentence.text, max(one[3] for one in met), published)
    undated = (recent[0],) if recent and recent[1] is None else ()
    if recent and recent[1]:
        entries = (*entries, (recent[0], recent[1]))
    return RecordSaid(heading[:160], entries, sentence.at, overcome=overcome, undated=undated)


def _recent(text: str, end: int, published: date | None) -> tuple[str, int | None] | None:
    """The entry behind the last that has a year, and the year that its words mean on that day."""
    met = _UNDATED.match(text, end)
    if not met:
        return None
    weekday = met["when"].endswith("day") and met["when"] != "yesterday"
    if published is None or not (weekday or met["when"] in _RECENT):
        return met["name"], None
    back = {"last week": 7, "yesterday": 1}.get(met["when"], 3 if weekday else 0)
    return met["name"], (published - timedelta(days=back)).year


def _entries(text: str) -> Iterator[tuple[str, int, int, int]]:
    for met in _ENTRY.finditer(text):
        yield met["name"], int(met["year"]), met.start(), met.end()
    for met in _YEARS.finditer(text):
        name = re.search(rf"(?<![\w'-])({NAME}) $", text[max(0, met.start() - 60) : met.start()])
        if name:
            for year in re.findall(r"(?:18|19|20)\d\d", met["years"]):
                yield name[1], int(year), met.start(), met.end()
