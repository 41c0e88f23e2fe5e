"""Earlier matches of a referee."""

from dataclasses import dataclass

from bot.knowledge.dossier import Played
from bot.knowledge.spelling import plain


@dataclass(frozen=True, slots=True)
class Refereed:
    """A match that a referee was in charge of, and the cards of both sides as far as they were told."""

    played: Played
    yellow: int = 0
    red: int = 0
    """Sendings-off, a second yellow card included."""


def same_referee(one: str, other: str, *, one_country: bool) -> bool:
    """Whether two written names are one person: the whole name, or the surname with an initial that fits.

    An initial is enough only within `one_country`, that is, among the few referees of one competition.
    A country behind a comma is no part of the name ("A. Taylor, England").
    """
    ours, theirs = (plain(name.partition(",")[0]).split() for name in (one, other))
    if not ours or not theirs or len(ours) < 2 or len(theirs) < 2:
        return False
    if ours == theirs or (ours[0] == theirs[0] and ours[-1] == theirs[-1]):
        return True
    short = len(ours[0]) == 1 or len(theirs[0]) == 1
    return one_country and short and ours[0][0] == theirs[0][0] and ours[-1] == theirs[-1]
