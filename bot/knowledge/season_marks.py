"""A season in the fans' marks: how a side's players stand, and how one fan stands to the crowd."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import fmean

from bot.knowledge.match import MatchKey, TeamKey

LEAST_SHARE = 3
"""Who was rated in fewer than one in so many of a side's matches is not ranked: an evening is no season."""
CLOSE = 0.5
"""Marks within which a fan and the crowd agree."""


@dataclass(frozen=True, slots=True)
class InMatch:
    """The fans' plain mean for one player in one match, in marks (1 to 10)."""

    match: MatchKey
    team: TeamKey
    player: str
    mean: float
    ballots: int


@dataclass(frozen=True, slots=True)
class Standing:
    """A player's season: `mean` is that of the matches' means, so that a match which many rated weighs no
    more than another."""

    team: TeamKey
    player: str
    matches: int
    mean: float
    best: float


def least(rated: Iterable[InMatch]) -> int:
    """In how many matches one must have been rated to be ranked."""
    matches = len({one.match for one in rated})
    return -(-matches // LEAST_SHARE)


def ranking(rated: Sequence[InMatch]) -> list[Standing]:
    """The players by their mean, those apart who were rated in too few matches."""
    by_player: dict[tuple[TeamKey, str], list[float]] = {}
    for one in rated:
        by_player.setdefault((one.team, one.player), []).append(one.mean)
    fewest = least(rated)
    standings = [
        Standing(team, player, len(means), fmean(means), max(means))
        for (team, player), means in by_player.items()
        if len(means) >= fewest
    ]
    return sorted(standings, key=lambda one: (-one.mean, -one.matches, one.player))


@dataclass(frozen=True, slots=True)
class OwnMark:
    """A fan's mark for somebody, beside the mean of all fans."""

    match: MatchKey
    team: TeamKey | None
    name: str
    own: float
    crowd: float

    @property
    def above(self) -> float:
        """By how much the fan is kinder than the crowd; negative where harsher."""
        return self.own - self.crowd


@dataclass(frozen=True, slots=True)
class AgainstCrowd:
    """How one fan's marks compare to everybody's. `agree` is how many of the marks are within half a
    mark of the crowd's mean; `kindest` and `harshest` are players with the mean difference, None where there
    is no such player."""

    marks: int
    mean: float
    agree: int
    kindest: tuple[str, float] | None
    harshest: tuple[str, float] | None


def against_crowd(given: Sequence[OwnMark]) -> AgainstCrowd | None:
    """None without a mark to compare."""
    if not given:
        return None
    by_player: dict[tuple[TeamKey | None, str], list[float]] = {}
    for one in given:
        by_player.setdefault((one.team, one.name), []).append(one.above)
    means = {name: fmean(above) for (_team, name), above in by_player.items()}
    kind, harsh = max(means, key=lambda name: means[name]), min(means, key=lambda name: means[name])
    return AgainstCrowd(
        marks=len(given),
        mean=fmean(one.own for one in given),
        agree=sum(abs(one.above) <= CLOSE for one in given),
        kindest=(kind, means[kind]) if means[kind] >= CLOSE else None,
        harshest=(harsh, means[harsh]) if means[harsh] <= -CLOSE else None,
    )
