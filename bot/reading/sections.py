"""A round-up, cut into the matches that it is about."""

import re
from collections.abc import Iterator

from bot.reading.facts import Kind
from bot.reading.headings import is_day, pair_heading
from bot.reading.page import Line, Page
from bot.reading.pairs import Pair
from bot.reading.teams import same_team

_TOLD = re.compile(
    r"^\W*+(?:doubtful|doubts?|injured|injuries|suspended|out|ineligible|unavailable|odds|match odds|venue|"
    r"kick-?off|ko|"
    r"referee|team news|last season|possible|predicted|probable|subs|substitutes|form|es fehlen|arbitro|"
    r"indisponibili|"
    r"squalificati|bajas|desfalques|tv|where|stadium|\d{1,2}(?::|\.)\d\d|\w+day)\b|;[^;]{3,80};|\| [^|"
    r"]{4,60} \| |"
    r"\((?:\d-){2,4}\d\)|\((?:[\w/]+ )?(?:knee|ankle|hamstring|groin|calf|thigh|knock|illness|back|foot|"
    r"shoulder|hip|"
    r"muscle|muscular|suspended|achilles|adductor|toe|leg|head|concussion)\b|"
    r"\b(?:is|are|remains?|will be) (?:a doubt|out|injured|suspended|unavailable|fit|available|back|"
    r"doubtful)\b|"
    r"\b(?:10|\d)(?:[.,]5)?(?:/10)?$|[:-] (?:10|\d)\b|\bprediction\b",
    re.IGNORECASE,
)  # what a part about a match has, and a mere list of fixtures has not


def sections(page: Page, kind: Kind) -> list[Page]:
    """The lines of each match. One page alone where the article is about one match, or none is named.

    The heading of a day stands before all its matches, and is given to each of them."""
    heads = list(_heads(page, kind))
    if len({number for _, _, number in heads}) < 2:
        return [page]
    found: dict[int, list[Line]] = {}
    for place, (index, day, number) in enumerate(heads):
        end = heads[place + 1][0] if place + 1 < len(heads) else len(page.lines)
        body = [line for line in page.lines[index + 1 : end] if not (is_day(line) and end < len(page.lines))]
        begin = [day] if day else []
        found.setdefault(number, []).extend([*begin, page.lines[index], *body])
    told = [lines for lines in found.values() if _tells(lines)]
    return [page.part(lines) for lines in told] if len(told) > 1 else [page]


def _heads(page: Page, kind: Kind) -> Iterator[tuple[int, Line | None, int]]:
    """Each heading of a match: its line, its day's line, and the number of the match."""
    day: Line | None = None
    matches: list[Pair] = []
    for index, line in enumerate(page.lines):
        if is_day(line):
            day = line
        elif pair := pair_heading(line, results=kind in (Kind.RATINGS, Kind.REPORT)):
            yield index, day, _number(pair, matches)


def _number(pair: Pair, matches: list[Pair]) -> int:
    for number, known in enumerate(matches):
        if {same_team(pair.first, known.first), same_team(pair.second, known.second)} == {True}:
            return number
    matches.append(pair)
    return len(matches) - 1


def _tells(lines: list[Line]) -> bool:
    return len(lines) > 1 and any(_TOLD.search(line.text[:2000]) for line in lines[1:])
