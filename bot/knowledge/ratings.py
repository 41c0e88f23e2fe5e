"""Marks: the press's, the fans', and how they compare."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

HALF_STEPS = range(2, 21)
"""What a fan may give, in half marks: 1 to 10."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One source's mark for one player, on a scale up to `scale`; `points` None means not rated."""

    points: float | None
    scale: float = 10.0


@dataclass(frozen=True, slots=True)
class Tally:
    """The fans' marks for one player: how many fans gave each mark, by half-steps (13 is 6.5)."""

    counts: Mapping[int, int] = field(default_factory=dict)

    @property
    def ballots(self) -> int:
        return sum(self.counts.values())

    @property
    def mean(self) -> float | None:
        """The plain mean in marks (1 to 10); None without a ballot."""
        if not self.ballots:
            return None
        return sum(step * n for step, n in self.counts.items()) / self.ballots / 2


def mean_of_press(marks: Iterable[Mark]) -> float | None:
    """The mean of the marks that were given, each brought to a scale of ten; None if nobody rated."""
    given = [mark.points * 10 / mark.scale for mark in marks if mark.points is not None]
    return sum(given) / len(given) if given else None


def best(marks: Mapping[str, float]) -> tuple[str, ...]:
    """The players with the highest mark, ties shared, in the order given; empty without marks."""
    top = max(marks.values(), default=None)
    return tuple(player for player, mark in marks.items() if mark == top)
