"""The marks that an article gives to players."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from bot.knowledge.spelling import plain
from bot.reading.clubs import club
from bot.reading.context import Part
from bot.reading.facts import Kind, MarkSaid
from bot.reading.legible import legible
from bot.reading.mark import scale_of
from bot.reading.marked import Form, Marked
from bot.reading.marked_lines import after, first, within
from bot.reading.marked_lists import came_on, runs
from bot.reading.marked_paragraphs import below, beside, last, with_mark_below
from bot.reading.page import Line
from bot.reading.people import is_name
from bot.reading.rated_as import Heading, headings, is_manager, is_official
from bot.reading.raters import of_many
from bot.reading.teams import Sides

_ENOUGH = {Kind.RATINGS: 2, Kind.REPORT: 5}
"""Marks of one form that make a list of marks, by kind of article: a report may have other numbers."""
_LEAST = {Form.BARE: 3, Form.WITHIN: 5}
"""Marks of a form that prove something even in an article of marks."""
_NAMESAKES = 2
"""Players of an article that may be called like a club (Oviedo, Lens); more of them are a table of clubs."""


def marks(part: Part) -> list[MarkSaid]:
    """Every mark that the article gives, in its order, on the scale from 0 to 10. None from a preview, or
    from a page about no match: there it is a season's marks, or a list of something else."""
    if part.kind not in _ENOUGH:
        return []
    lines = legible(part.page)
    kept = [one for one in rated(lines, _ENOUGH[part.kind]) if not _is_side(one.name, part.sides)]
    places = headings(lines, part.sides)
    scale = scale_of(_told(lines), [one.given for one in kept])
    return list(_said(kept, places, scale, lines))


def rated(lines: Sequence[Line], enough: int = 2) -> list[Marked]:
    """All marks on these lines, whatever the article is: also to tell what kind of article it is."""
    if averaged := of_many(lines):
        return _once(averaged)
    listed = [one for index, line in enumerate(lines) for run in runs(line, index) for one in run]
    taken = {one.first for one in listed}
    single = [one for one in _every(lines) if one.first not in taken]
    if sum(_is_club(one.name) for one in single) > _NAMESAKES:
        single = [one for one in single if not _is_club(one.name)]
    chosen = _of_one_form(single, enough)
    nested = (
        [one for index, line in enumerate(lines) for one in came_on(line, index)] if chosen or listed else []
    )
    if len(listed) + len(chosen) < enough and not any(one.explicit for one in (*listed, *chosen)):
        return []
    jokes = list(_without_a_number(lines, chosen))
    return _once(sorted((*listed, *chosen, *nested, *jokes), key=lambda one: one.at))


def _every(lines: Sequence[Line]) -> Iterator[Marked]:
    """All that could be a mark, in any form."""
    yield from _beside(lines)
    for index, line in enumerate(lines):
        for found in (
            after(line, index),
            first(line, index),
            last(line, index),
            below(lines, index),
            with_mark_below(lines, index),
        ):
            if found:
                yield found
        if "(" in line.text:
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
    once = different == len(numbers) or (different * 5 >= len(numbers) * 3 and silent * 2 > len(found))
    return once and not any(one.explicit for one in found)


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


def _is_side(name: str, sides: Sides | None) -> bool:
    known = club(name)
    return sides is not None and any(
        plain(name) == plain(side) or (known and known == club(side)) for side in (sides.home, sides.away)
    )


def _once(found: Iterable[Marked]) -> list[Marked]:
    """Every player once: the first mark counts."""
    seen: set[str] = set()
    kept = []
    for one in found:
        if plain(one.name) not in seen:
            seen.add(plain(one.name))
            kept.append(one)
    return kept


def _told(lines: Sequence[Line]) -> str:
    return "\n".join(line.text for line in lines)[:6000]


def _said(
    found: Sequence[Marked], places: Sequence[Heading], scale: float, lines: Sequence[Line]
) -> Iterator[MarkSaid]:
    per_team: Counter[str] = Counter()
    for one in found:
        place = places[one.first]
        if is_official(one, place):
            continue
        per_team[place.team] += 1
        manager = is_manager(one, place, per_team[place.team])
        yield MarkSaid(
            player=one.name,
            team=place.team,
            mark=one.given.on_ten(scale),
            original=one.given.original,
            at=one.at,
            manager=manager,
            comment=one.comment or _below(one, found, lines),
            sure=place.sure or not place.team,
        )


def _below(one: Marked, found: Sequence[Marked], lines: Sequence[Line]) -> tuple[int, int] | None:
    """The line after a mark that has nothing else on its own, if that is a sentence on the player."""
    index = one.last + 1
    if one.form is not Form.AFTER or index >= len(lines) or any(other.first == index for other in found):
        return None
    line = lines[index]
    return line.at if line.text.endswith((".", "!", "?", '"', "...")) or len(line.text) > 60 else None
