"""How the crowd predicts a match."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.knowledge.match import TeamKey

Scorer = tuple[TeamKey, str]
ENOUGH = 5
"""Fewer predictions than that are no crowd."""


@dataclass(frozen=True, slots=True)
class Forecast:
    """How many fans predicted each score, and each first scorer."""

    scores: Mapping[tuple[int, int], int] = field(default_factory=dict)
    scorers: Mapping[Scorer, int] = field(default_factory=dict)

    @property
    def fans(self) -> int:
        return sum(self.scores.values())

    def outcomes(self) -> tuple[int, int, int]:
        """How many expect the home side to win, a draw, the away side to win."""
        home = sum(n for (h, a), n in self.scores.items() if h > a)
        draw = sum(n for (h, a), n in self.scores.items() if h == a)
        return home, draw, self.fans - home - draw
