"""Which of a sentence's moments belongs to what the sentence tells."""

import re
from collections.abc import Sequence

from bot.reading.minutes import Said

_BREAK = re.compile(
    r";|\bbefore (?!half|the (?:break|interval|half|end|hour)|time|being|going)|\bbut\b|\bthen\b"
    r"|\bonly for\b"
    r"|\bwhile\b|\bonly (?=[\ue000])"
)


_COMMA = 80


def nearest(moments: Sequence[Said], where: int, text: str) -> Said | None:
    """The moment of the clause around `where`; where it tells none, the last one before it."""
    if not moments:
        return None
    clause = _clause(where, text)
    inside = [one for one in moments if clause[0] <= one.start < clause[1]]
    if inside:
        return min(inside, key=lambda one: abs(one.start - where))
    earlier = [one for one in moments if one.end <= where]
    return earlier[-1] if earlier else None


def shared_out(moments: Sequence[Said], places: Sequence[tuple[int, int]], text: str) -> list[Said | None]:
    """For each of several things the moment that is nearer to it than to any other of them."""
    if len(places) == 1:
        return [nearest(moments, places[0][1], text)]
    given: list[Said | None] = [None] * len(places)
    for moment in moments:
        clauses = [_clause(end, text) for _, end in places]
        near = [number for number, (start, end) in enumerate(clauses) if start <= moment.start < end]
        free = [number for number in near or range(len(places)) if given[number] is None]
        if free:
            given[min(free, key=lambda number: _apart(places[number], moment.start, text))] = moment
    return given


def _apart(place: tuple[int, int], moment: int, text: str) -> int:
    """Characters between, a comma and an "and" counting as many each."""
    first, last = (place[1], moment) if moment >= place[1] else (min(place[0], moment), max(place[0], moment))
    return last - first + _COMMA * (text.count(", ", first, last) + text.count(" and ", first, last))


def _clause(where: int, text: str) -> tuple[int, int]:
    breaks = [met.end() for met in _BREAK.finditer(text)]
    start = max((one for one in breaks if one <= where), default=0)
    return start, min((one for one in breaks if one > where), default=len(text))
