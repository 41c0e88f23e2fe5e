"""Marks of more than one person for the same player, who stands over them: "Raya", "Tom: 7", "Jim: 8"."""

from collections import Counter
from collections.abc import Sequence

from bot.reading.mark import Given
from bot.reading.marked import Form, Marked
from bot.reading.marked_lines import after
from bot.reading.marked_paragraphs import headed
from bot.reading.page import Line

_PLAYERS = 2
"""Players that the same people must have rated, so that those are no players themselves."""


def of_many(lines: Sequence[Line]) -> list[Marked]:
    """Every player's mark, averaged over who rated him. None where nobody rates twice."""
    groups = _groups(lines)
    raters = Counter(one.name for _, group in groups for one in group)
    often = {name for name, count in raters.items() if count >= _PLAYERS}
    if len(often) < 2:
        return []
    kept = [(head, [one for one in group if one.name in often]) for head, group in groups]
    return [_joined(head, group) for head, group in kept if group]


def _groups(lines: Sequence[Line]) -> list[tuple[Marked, list[Marked]]]:
    """Names alone on a line, with the marks that stand between each and the next."""
    found: list[tuple[Marked, list[Marked]]] = []
    for index, line in enumerate(lines):
        if head := headed(line, index):
            found.append((head, []))
        elif found and (one := after(line, index)) and one.given.value is not None:
            found[-1][1].append(one)
    return found


def _joined(head: Marked, group: Sequence[Marked]) -> Marked:
    values = [one.given.value for one in group if one.given.value is not None]
    original = ", ".join(one.given.original for one in group)
    given = Given(original, sum(values) / len(values), group[0].given.out_of)
    comment = group[0].comment and (group[0].comment[0], group[-1].at[1])
    return Marked(
        head.name, given, (head.at[0], group[-1].at[1]), Form.BELOW, head.first, group[-1].last, comment,
        head.role, head.aside, True,
    )  # fmt: skip
