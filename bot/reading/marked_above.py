"""Players' marks that stand alone on the line above the name: "7,0", "Alisson", and then the comment."""

from collections.abc import Sequence
from dataclasses import replace

from bot.reading.clubs import club
from bot.reading.mark import given
from bot.reading.marked import Marked
from bot.reading.marked_paragraphs import ALONE, headed
from bot.reading.page import Line

_ENOUGH = 3
"""Marks above names that make a list of them."""


def above(lines: Sequence[Line]) -> list[Marked]:
    """The marks of a list in which each stands over its player. None where the first mark has a player before
    it: there each belongs to the name that it follows."""
    alone = [index for index, line in enumerate(lines) if len(line.text) <= 24 and ALONE.match(line.text)]
    if len(alone) < _ENOUGH or _follows_a_player(lines, alone[0]):
        return []
    found = [one for index in alone if (one := _over(lines, index))]
    return found if len(found) >= max(_ENOUGH, len(alone) - 1) else []


def _follows_a_player(lines: Sequence[Line], index: int) -> bool:
    """Whether the mark ends what is told of a player: nothing but a comment is between them."""
    for earlier in range(index - 1, max(-1, index - 5), -1):
        head = headed(lines[earlier], earlier)
        if head:
            return club(head.name) is None
    return False


def _over(lines: Sequence[Line], index: int) -> Marked | None:
    if index + 1 >= len(lines):
        return None
    head, met = headed(lines[index + 1], index + 1), ALONE.match(lines[index].text)
    if not head or not met or club(head.name):
        return None
    value = given(met["value"])
    told = lines[index + 2] if index + 2 < len(lines) else None
    comment = told.at if told and len(told.text) > 24 else None
    return replace(
        head, given=value, at=(lines[index].start, head.at[1]), first=index,
        comment=comment, explicit=bool(value.out_of or met["label"]),
    )  # fmt: skip
