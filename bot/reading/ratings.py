"""The marks that an article gives to players."""

from collections import Counter
from collections.abc import Iterator, Sequence

from bot.knowledge.spelling import plain
from bot.reading.clubs import club
from bot.reading.context import Part
from bot.reading.facts import Kind, MarkSaid
from bot.reading.legible import legible
from bot.reading.mark import scale_of
from bot.reading.marked import Form, Marked
from bot.reading.page import Line
from bot.reading.rated_as import Heading, headings, is_manager, is_official
from bot.reading.teams import Sides

_ENOUGH = {Kind.RATINGS: 1, Kind.REPORT: 5}
"""Marks that make a list of marks, by kind of article: a report may have other numbers."""


def marks(part: Part) -> list[MarkSaid]:
    """Every mark that the article gives, in its order, on the scale from 0 to 10. None from a preview, or
    from a page about no match: there it is a season's marks, or a list of something else."""
    if part.kind not in _ENOUGH:
        return []
    from bot.reading.rated import rated  # as in kinds.py

    lines = legible(part.page)
    kept = [one for one in rated(lines, _ENOUGH[part.kind]) if not _is_side(one.name, part.sides)]
    places = headings(lines, part.sides)
    scale = scale_of(_told(lines), [one.given for one in kept])
    return list(_said(kept, places, scale, lines))


def _is_side(name: str, sides: Sides | None) -> bool:
    known = club(name)
    return sides is not None and any(
        plain(name) == plain(side) or (known and known == club(side)) for side in (sides.home, sides.away)
    )


def _told(lines: Sequence[Line]) -> str:
    return "\n".join(line.text for line in lines)[:6000]


def _said(
    found: Sequence[Marked], places: Sequence[Heading], scale: float, lines: Sequence[Line]
) -> Iterator[MarkSaid]:
    per_team: Counter[str] = Counter()
    last = {places[one.first].team: one for one in found}
    for one in found:
        place = places[one.first]
        if is_official(one, place):
            continue
        per_team[place.team] += 1
        manager = is_manager(one, place, per_team[place.team], last[place.team] is one)
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
