"""For whom a goal counted, where a provider tells only the score after each."""

from collections.abc import Sequence
from enum import Enum

from bot.knowledge.match import Score

NOTHING = Score(0, 0)


class Side(Enum):
    HOME = "home"
    AWAY = "away"


def scored_by(scores: Sequence[Score], start: Score = NOTHING) -> list[Side | None]:
    """The side of each goal, by the scores after them in the order in which they fell.

    It is the side whose count is higher than it ever was. None where that are both or none: a goal told
    twice, or goals between that are not told.
    """
    sides: list[Side | None] = []
    before = start
    for score in scores:
        home, away = score.home - before.home, score.away - before.away
        if home > 0 and away == 0:
            sides.append(Side.HOME)
        elif away > 0 and home == 0:
            sides.append(Side.AWAY)
        else:
            sides.append(None)
        before = Score(max(before.home, score.home), max(before.away, score.away))
    return sides


def reaches(score: Score, earlier: Score) -> bool:
    """Whether one score can come after the other: goals are added, never taken away."""
    return score.home >= earlier.home and score.away >= earlier.away


def beyond(score: Score, earlier: Score) -> Score:
    """The goals between two scores, of which the first is reached from the second."""
    return Score(score.home - earlier.home, score.away - earlier.away)


def together(one: Score, other: Score) -> Score:
    return Score(one.home + other.home, one.away + other.away)
