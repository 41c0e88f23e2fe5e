"""All the marks that lines give, whatever the article is about: what kind of article it is rests on them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from bot.knowledge.spelling import plain
from bot.reading.clubs import club
from bot.reading.mark import NONE
from bot.reading.marked import Form, Marked
from bot.reading.marked_above import above
from bot.reading.marked_bench import benched
from bot.reading.marked_lines import after, first, together, within
from bot.reading.marked_lists import came_on, runs
from bot.reading.marked_paragraphs import below, beside, last, with_mark_below
from bot.reading.page import Line
from bot.reading.people import is_name
from bot.reading.raters import of_many

_LEAST = {Form.BARE: 3, Form.WITHIN: 5}
"""Marks of a form that prove something even in an article of marks."""
_NAMESAKES = 2
"""Players of an article that may be called like a club (Oviedo, Lens); more of them are a table of clubs."""


_ANY = re.compile(rf"\d|[Zz]ero|{NONE}")
"""Without any of these a line has no mark: most have none, and each form costs its time."""
_FEW = 5
"""Players with comments of whom each may have a mark of his own by chance."""


@dataclass(frozen=True, slots=True)
class _Possible:
    """All that could be marks, before it is asked how many there must be: `of_many` raters; `listed` many on
    a line; `single`, one of the two forms; `nested` in another's comment."""

    of_many: tuple[Marked, ...]
    listed: tuple[Marked, ...]
    single: tuple[Marked, ...]
    nested: tuple[Marked, ...]


def rated(lines: Sequence[Line], enough: int = 2) -> list[Marked]:
    """All marks on these lines, in order, every player once; `enough` of one form make a list of marks."""
    found = _possible(tuple(lines))
    if found.of_many:
        return _once(found.of_many)
    chosen = _of_one_form(found.single, enough)
    sure = any(one.explicit for one in (*found.listed, *chosen))
    if len(found.listed) + len(chosen) < enough and not sure:
        return []
    nested = found.nested if chosen or found.listed else ()
    jokes = _without_a_number(lines, chosen)
    return _once(sorted((*found.listed, *chosen, *nested, *jokes), key=lambda one: one.at))


@lru_cache(maxsize=4)  # asked for the kind of an article, and again for its marks
def _possible(lines: tuple[Line, ...]) -> _Possible:
    if averaged := of_many(lines):
        return _Possible(tuple(averaged), (), (), ())
    bench = [one for index, line in enumerate(lines) for one in benched(line, index)]
    seated = {one.first for one in bench}
    rows = [(index, line) for index, line in enumerate(lines) if index not in seated]
    listed = [*bench, *(one for index, line in rows for run in runs(line, index) for one in run)]
    taken = {one.first for one in listed}
    single = [one for one in _every(lines) if one.first not in taken]
    if sum(_is_club(one.name) for one in single) > _NAMESAKES:
        single = [one for one in single if not _is_club(one.name)]
    nested = [one for index, line in enumerate(lines) for one in came_on(line, index)]
    return _Possible((), tuple(listed), tuple(single), tuple(nested))


def _every(lines: Sequence[Line]) -> Iterator[Marked]:
    """All that could be a mark, in any form."""
    yield from _beside(lines)
    over = above(lines)
    yield from over
    for index, line in enumerate(lines):
        nearby = (None if over else below(lines, index), with_mark_below(lines, index))
        beside_it: tuple[Marked | None, ...] = ()
        if _ANY.search(line.text):
            beside_it = (after(line, index), first(line, index), last(line, index))
        yield from (found for found in (*beside_it, *nearby) if found)
        if beside_it:
            yield from together(line, index)
            yield from within(line, index)


def _beside(lines: Sequence[Line]) -> list[Marked]:
    """Marks that open the line next to a name. Where one stands before the first name, as under a picture,
    each belongs to the name below it."""
    below = [one for index in range(len(lines)) if (one := beside(lines, index, above=False))]
    over = [one for index in range(len(lines)) if (one := beside(lines, index, above=True))]
    return over if over and (not below or over[0].first < below[0].first) else below


def _of_one_form(found: Sequence[Marked], enough: int) -> list[Marked]:
    """The marks of the form that most have; others only where they say themselves that they are marks, or
    stand right behind the name."""
    names = {form: {one.name for one in found if one.form is form} for form in Form}
    form = max(Form, key=lambda one: (len(names[one]), -list(Form).index(one)))
    if form is Form.FIRST and _are_shirts([one for one in found if one.form is Form.FIRST]):
        found = [one for one in found if one.form is not Form.FIRST]
        return _of_one_form(found, enough) if found else []
    best = [one for one in found if one.form is form]
    if len(names[form]) < max(enough, _LEAST.get(form, 0)):
        best = [one for one in best if one.explicit or form is Form.AFTER]
    lines = {index for one in best for index in range(one.first, one.last + 1)}
    others = [one for one in found if one.form is not form and not lines & {one.first, one.last}]
    return best + [one for one in others if one.explicit or one.form is Form.AFTER]


def _are_shirts(found: Sequence[Marked]) -> bool:
    """Whether the numbers before the names are shirt numbers, or number the players: none comes twice, or few
    do and nothing is said about the players."""
    numbers = [one.given.value for one in found]
    silent = sum(one.comment is None for one in found)
    different = len(set(numbers))
    if any(number is not None and number % 1 for number in numbers):
        return False
    once = different == len(numbers) > _FEW
    mostly = different * 5 >= len(numbers) * 3 and silent * 2 > len(found)
    return (once or mostly) and not any(one.explicit for one in found)


_JOKE = re.compile(r"(?P<name>[^:]{2,40}): ?(?P<value>\S.{0,50})$")


def _without_a_number(lines: Sequence[Line], chosen: Sequence[Marked]) -> Iterator[Marked]:
    """Players whose mark is no number ("Carrick: asleep"), where marks have lines "Name: 7" of their own."""
    alone = [
        one
        for one in chosen
        if one.form is Form.AFTER and one.comment is None and one.given.value is not None
    ]
    if len(alone) < 3 or sum(":" in lines[one.first].text for one in alone) < len(alone):
        return
    taken = {one.first for one in chosen}
    start, end = max(0, alone[0].first - 4), min(len(lines), alone[-1].first + 9)
    for index in range(start, end):
        met = _JOKE.match(lines[index].text)
        if index not in taken and met and _is_full_name(met["name"]):
            value = replace(alone[0].given, original=met["value"], value=None, out_of=None)
            yield Marked(met["name"], value, lines[index].at, Form.AFTER, index, index)


def _is_full_name(text: str) -> bool:
    return " " in text and is_name(text)


def _is_club(name: str) -> bool:
    return club(name) is not None


def _once(found: Iterable[Marked]) -> list[Marked]:
    """Every player once: the first mark counts."""
    seen: set[str] = set()
    kept = []
    for one in found:
        if plain(one.name) not in seen:
            seen.add(plain(one.name))
            kept.append(one)
    return kept
