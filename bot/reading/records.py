"""Lists out of the history books: "to Leeds (1971), Chelsea (2009) and Real Madrid (2023)"."""

import re
from collections.abc import Iterator

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


def records(part: Part) -> list[RecordSaid]:
    """Every sentence with two names or more that have a year in brackets behind them."""
    if part.kind in (Kind.REPORT, Kind.RATINGS):
        return []
    return [
        record for sentence in sentences(part.page) if "(" in sentence.text and (record := _record(sentence))
    ]


def _record(sentence: Sentence) -> RecordSaid | None:
    met = list(_entries(sentence.text))
    if len(met) < _FEWEST:
        return None
    first, last = met[0], met[-1]
    heading = _HEADING_CUT.sub("", sentence.text[: first[2]]).strip()
    if len(heading) < 8:
        heading = _HEADING_CUT.sub("", sentence.text[last[3] :].strip(" .,;-")).strip() or heading
    return RecordSaid(heading[:160], tuple((name, year) for name, year, _, _ in met), sentence.at)


def _entries(text: str) -> Iterator[tuple[str, int, int, int]]:
    for met in _ENTRY.finditer(text):
        yield met["name"], int(met["year"]), met.start(), met.end()
    for met in _YEARS.finditer(text):
        name = re.search(rf"(?<![\w'-])({NAME}) $", text[max(0, met.start() - 60) : met.start()])
        if name:
            for year in re.findall(r"(?:18|19|20)\d\d", met["years"]):
                yield name[1], int(year), met.start(), met.end()
