"""A side's last matches, and how each went for it."""

from collections.abc import Sequence

from bot.cards import Outcome
from bot.knowledge.dossier import Dossier, Played
from bot.knowledge.match import Score, Team

MATCHES = 5
"""How far back form goes: the last five, as league tables show it; and how many meetings are listed."""


def last(dossier: Dossier, side: Team) -> Sequence[Played]:
    """A side's last five before this match, the newest first."""
    return dossier.context.recent.get(side.key, ())[:MATCHES]


def went(played: Played, side: Team) -> Outcome:
    """How a match went for a side, over the match itself; a shoot-out is told by who won it."""
    score, kicks = played.result.score, played.result.shootout
    level = score.home == score.away
    counted: Score = kicks if level and kicks is not None else score
    ours = counted.of(played.match, side.key)
    theirs = counted.of(played.match, played.match.opponent(side.key).key)
    if ours == theirs:
        return Outcome.DRAWN
    return Outcome.WON if ours > theirs else Outcome.LOST
