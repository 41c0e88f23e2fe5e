"""Which match somebody means who names none."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from enum import Enum

from bot.knowledge.dossier import Dossier
from bot.knowledge.match import MatchKey
from handlers.asked import Asked
from storage import fixtures
from storage.fixtures import Around, Dated

REACH = timedelta(days=60)
"""How far back the last match may lie; a summer is longer than that."""
TALKED_ABOUT = timedelta(hours=18)
"""From kickoff: an evening's match is still the one that people mean the next morning."""

Known = Callable[[Dossier], bool]


class Leaning(Enum):
    """Which way a question looks while nothing is being played."""

    AHEAD = "ahead"
    """To the next match: who is out, where is it shown."""
    BACK = "back"
    """To the match that was just played, as long as people talk about it: line-ups, marks, the tie."""


async def meant(
    asked: Asked,
    targets: Sequence[str],
    leaning: Leaning,
    known: Known = lambda _: True,
    *,
    earlier: bool = False,
) -> Dossier | None:
    """The match that is meant; None where there is no match near.

    It is the one being played, else the next or the last as the question leans. With `earlier`, the first of
    them of which the thing asked for is known: the last tie is still the tie when the next match is in the
    league.
    """
    found = await fixtures.around(asked.conn, targets, asked.now, REACH)
    likeliest: Dossier | None = None
    for key in in_order(found, leaning, asked.now):
        dossier = await asked.dossier(key)
        if not earlier or known(dossier):
            return dossier
        likeliest = likeliest or dossier
    return likeliest


def in_order(found: Around, leaning: Leaning, now: datetime) -> list[MatchKey]:
    """The matches near `now`, likeliest first."""
    ahead = [found.running, found.coming, found.last]
    back = [found.running, found.last, found.coming]
    order = back if leaning is Leaning.BACK and _just_played(found, now) else ahead
    return [match.key for match in order if match is not None]


def _just_played(found: Around, now: datetime) -> bool:
    """Whether the last match is still what people talk about, and not the next one already."""
    since = _until(found.last, now)
    if since is None or since > TALKED_ABOUT:
        return False
    to_come = _until(found.coming, now)
    return to_come is None or since < to_come


def _until(match: Dated | None, now: datetime) -> timedelta | None:
    """How far a match's kickoff is from `now`, before or after; None where that is not known."""
    return abs(match.begins - now) if match and match.begins else None
