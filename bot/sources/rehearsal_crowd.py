"""The crowd of the rehearsal: invented fans who predict the match and rate the players.

The same each time. Their marks lie around the press's, with a mind of their own about a few players; every
post says that they are the rehearsal's.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from bot.knowledge import ballot
from bot.knowledge.dossier import Dossier
from bot.knowledge.match import Score, TeamKey
from bot.knowledge.ratings import HALF_STEPS, mean_of_press

FANS = 480
FORECASTERS = 160
MOMENTS = 10
"""Instants at which votes come in, between the opening and the closing; a play has not as many as fans."""
SEED = 1892
"""The year in which one of the two clubs was founded: any number would do."""
USUAL = 6.0
"""The mark around which fans rate whom no paper did."""
SPREAD = 0.9
"""How far, in marks, fans are from each other."""
KINDER = 0.3
"""How much kinder fans are than papers, in marks."""
ONLY_OURS = 0.8
"""The part of the fans who rate one side only."""

Who = tuple[TeamKey, str]

_SCORES = (
    ((0, 2), 5), ((1, 2), 9), ((0, 3), 6), ((1, 1), 7), ((0, 1), 8), ((2, 1), 5), ((1, 3), 4), ((2, 2), 3),
    ((0, 0), 2), ((1, 0), 2), ((2, 0), 1), ((0, 4), 1),
)  # fmt: skip
"""What a crowd of both sides might expect of a second leg after 0–3: each score, and how often."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One invented fan's ballot: half-steps by (team, player), given at an instant."""

    person: str
    at: datetime
    marks: Mapping[Who, int]


@dataclass(frozen=True, slots=True)
class Guess:
    """One invented fan's prediction."""

    person: str
    at: datetime
    score: Score
    scorer: Who | None


def crowd(dossier: Dossier) -> tuple[Sequence[Guess], Sequence[Sheet]]:
    """What the invented fans predict before a match and how they rate it, from all that came to be known of
    it; the earliest first."""
    opens, closes, kickoff = ballot.opens(dossier), ballot.closes(dossier), dossier.kickoff_at
    sides = [[(team, name) for name in dossier.appeared(team)] for team in dossier.confirmed]
    if opens is None or closes is None or kickoff is None or not any(sides):
        return (), ()
    press = {
        who: mean
        for side in sides
        for who in side
        if (mean := mean_of_press(marks[who] for marks in dossier.marks.values() if who in marks)) is not None
    }
    attack = [
        [(team, name) for name in stated.value.starters[:-4:-1]] for team, stated in dossier.confirmed.items()
    ]
    scorers = [who for line in zip(*reversed(attack), strict=True) for who in line]
    return _guesses(kickoff, scorers), _sheets(opens, closes, sides, press)


def _sheets(
    opens: datetime, closes: datetime, sides: Sequence[Sequence[Who]], press: Mapping[Who, float]
) -> list[Sheet]:
    """A ballot of each fan; most come soon after `opens`. `press` are the papers' means."""
    random = Random(SEED)  # noqa: S311 - a play, and the same each time
    minds = {who: random.gauss(KINDER, 0.4) for side in sides for who in side}
    step = (closes - opens) / MOMENTS
    given = []
    for number in range(FANS):
        mood = random.gauss(0, 0.5)
        at = opens + step * (1 + int((MOMENTS - 1) * random.random() ** 3))
        ours = random.choice(sides)
        rated = ours if random.random() < ONLY_OURS else [who for side in sides for who in side]
        marks = {
            who: _half_steps(press.get(who, USUAL) + minds[who] + mood + random.gauss(0, SPREAD))
            for who in rated
            if random.random() < 0.95
        }
        given.append(Sheet(f"fan {number}", at, marks))
    return sorted(given, key=lambda sheet: sheet.at)


def _guesses(until: datetime, scorers: Sequence[Who]) -> list[Guess]:
    """A prediction of each of some fans in the day before `until`."""
    random = Random(SEED)  # noqa: S311 - as above
    scores, often = [score for score, _ in _SCORES], [weight for _, weight in _SCORES]
    step = timedelta(hours=23) / MOMENTS
    made = []
    for number in range(FORECASTERS):
        at = until - step * (1 + int((MOMENTS - 1) * random.random() ** 2))
        home, away = random.choices(scores, often)[0]
        named = home + away > 0 and random.random() < 0.7
        place = min(int(random.expovariate(0.6)), len(scorers) - 1)
        made.append(Guess(f"fan {number}", at, Score(home, away), scorers[place] if named else None))
    return sorted(made, key=lambda guess: guess.at)


def _half_steps(mark: float) -> int:
    return max(HALF_STEPS.start, min(HALF_STEPS.stop - 1, round(mark * 2)))
