"""Landmarks that a player is about to reach."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Benchmark:
    """Someone who has been there: `games` is how many it took."""

    player: str
    games: int


@dataclass(frozen=True, slots=True)
class Milestone:
    """How far a player has come: `count` after `games` appearances, on the way to `target`.

    Without a target it is a tally worth telling (a season's best at the club, say).
    """

    count: int
    target: int | None = None
    games: int | None = None
    fastest: tuple[Benchmark, ...] = ()

    @property
    def missing(self) -> int | None:
        """How many are still to come; None without a target, 0 once it is reached."""
        return None if self.target is None else max(0, self.target - self.count)


def rank_if_reached_next(milestone: Milestone) -> int | None:
    """The place among the fastest if the target falls in the next game: 1 is the fastest.

    Equals share a place. None where games or benchmarks are unknown, or more than one is missing.
    """
    if milestone.games is None or not milestone.fastest or milestone.missing != 1:
        return None
    return 1 + sum(mark.games < milestone.games + 1 for mark in milestone.fastest)
