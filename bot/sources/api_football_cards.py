"""Cards of API-Football, whose second yellow comes in several forms."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.knowledge.timeline import EventKind
from bot.sources.api_football_goals import apart
from bot.sources.api_football_payload import EventRow

_YELLOW, _RED, _SECOND = "yellow card", "red card", "second yellow card"
_TAKEN_BACK = "red card cancelled"
_REVIEW = 6
"""Minutes of play that a video review takes at most."""
_AT_ONCE = 1
"""Minutes between the rows of one dismissal at most."""


@dataclass(frozen=True, slots=True)
class Card:
    row: EventRow
    kind: EventKind


def is_card(row: EventRow) -> bool:
    return row.type.lower() == "card" and (row.detail or "").lower() in (_YELLOW, _RED, _SECOND)


def cards(rows: Sequence[EventRow]) -> list[Card]:
    """The cards in order of play.

    A second yellow card is a row of its own ("Second Yellow card"), or a second yellow and a red card at
    once, or all of these: it is told once. A red card that the video referee took back is none.
    """
    told: list[Card] = []
    for _, of in _by_player([row for row in rows if is_card(row) or _is_taken_back(row)]):
        told += _of_one(of)
    order = {id(row): place for place, row in enumerate(rows)}
    return sorted(told, key=lambda card: order[id(card.row)])


def _of_one(rows: Sequence[EventRow]) -> list[Card]:
    yellows = [row for row in rows if _word(row) == _YELLOW]
    off = [row for row in rows if _word(row) in (_RED, _SECOND) and not _stands_not(row, rows)]
    if not off:
        return [Card(row, EventKind.YELLOW_CARD) for row in yellows]
    twice = len(yellows) > 1 and abs(apart(yellows[-1], off[0])) <= _AT_ONCE
    second = twice or any(_word(row) == _SECOND for row in off)
    told = [Card(row, EventKind.YELLOW_CARD) for row in (yellows[:-1] if twice else yellows)]
    return [*told, Card(off[0], EventKind.SECOND_YELLOW if second else EventKind.RED_CARD)]


def _by_player(rows: Iterable[EventRow]) -> list[tuple[object, list[EventRow]]]:
    """Rows of one player together; one that names nobody stands alone."""
    found: dict[object, list[EventRow]] = {}
    for row in rows:
        who = row.player.id or row.player.name
        found.setdefault((row.team.id, who) if who else id(row), []).append(row)
    return list(found.items())


def _stands_not(red: EventRow, rows: Iterable[EventRow]) -> bool:
    return any(_is_taken_back(row) and 0 <= apart(red, row) <= _REVIEW for row in rows)


def _is_taken_back(row: EventRow) -> bool:
    return row.type.lower() == "var" and _word(row) == _TAKEN_BACK


def _word(row: EventRow) -> str:
    return (row.detail or "").lower()
