"""Marks: the press's, the fans', and how they compare."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

K = TypeVar("K")

HALF_STEPS = range(2, 21)
"""What a fan may give, in half marks: 1 to 10."""
TRIMMED = 10
"""One in so many marks is left out of a trimmed mean, at either end."""


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

    @property
    def trimmed(self) -> float | None:
        """The mean without the lowest and the highest tenth of the marks; None without a ballot.

        What a tenth is gets rounded down, so that below ten ballots nothing is left out. It tells how far
        a few extreme marks carry the plain mean, which is what is shown. Source: NIST/SEMATECH e-Handbook of
        Statistical Methods, 1.3.5.1, measures of location; a tenth as in scipy.stats.trim_mean's example.
        """
        cut = self.ballots // TRIMMED
        left = self.ballots - 2 * cut
        if not left:
            return None
        total, before = 0, 0
        for step in sorted(self.counts):
            after = before + self.counts[step]
            total += step * max(0, min(after, self.ballots - cut) - max(before, cut))
            before = after
        return total / left / 2


def mean_of_press(marks: Iterable[Mark]) -> float | None:
    """The mean of the marks that were given, each brought to a scale of ten; None if nobody rated."""
    given = [mark.points * 10 / mark.scale for mark in marks if mark.points is not None]
    return sum(given) / len(given) if given else None


def best(marks: Mapping[K, float]) -> tuple[K, ...]:
    """The players with the highest mark, ties shared, in the order given; empty without marks."""
    top = max(marks.values(), default=None)
    return tuple(player for player, mark in marks.items() if mark == top)
