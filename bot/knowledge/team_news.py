"""Who is out, who is doubtful, who is back, and who starts."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum


class AbsenceStatus(StrEnum):
    OUT = "out"
    DOUBT = "doubt"
    SUSPENDED = "suspended"
    RETURNING = "returning"
    """Back, or close to it, after an absence."""


@dataclass(frozen=True, slots=True)
class Absence:
    """Why a player may not play. `until` is the expected return, `about` says that it is an estimate."""

    status: AbsenceStatus
    reason: str | None = None
    until: date | None = None
    about: bool = False


@dataclass(frozen=True, slots=True)
class Lineup:
    """A team's eleven from goalkeeper to attack, each line from right to left as teams are written, and its
    bench. `formation` reads like "3-4-1-2"."""

    starters: tuple[str, ...]
    formation: str | None = None
    bench: tuple[str, ...] = ()
    captain: str | None = None
    numbers: tuple[tuple[str, int], ...] = ()
    """Who wears which shirt, as far as it is known."""
    coach: str | None = None

    @property
    def complete(self) -> bool:
        return len(self.starters) == 11

    def number(self, player: str) -> int | None:
        """The number on a player's shirt; None where nobody told."""
        return dict(self.numbers).get(player)

    def lines(self) -> tuple[tuple[str, ...], ...]:
        """The starters by line, goalkeeper first; one single line where the formation does not fit them."""
        counts = [int(part) for part in (self.formation or "").split("-") if part.isdigit()]
        if not self.complete or sum(counts) != 10:
            return (self.starters,)
        lines, start = [self.starters[:1]], 1
        for count in counts:
            lines.append(self.starters[start : start + count])
            start += count
        return tuple(lines)


def filled_in(lineup: Lineup, others: Sequence[Lineup]) -> Lineup:
    """A line-up with the shirt numbers and the coach that it leaves out, from others of the same team in the
    same match, the most trusted first. What it says itself stands, and no number is on two shirts."""
    numbers = dict(lineup.numbers)
    players = {*lineup.starters, *lineup.bench}
    for other in others:
        for player, number in other.numbers:
            if player in players and player not in numbers and number not in numbers.values():
                numbers[player] = number
    coach = next((one.coach for one in (lineup, *others) if one.coach), None)
    return replace(lineup, numbers=tuple(numbers.items()), coach=coach)


@dataclass(frozen=True, slots=True)
class Changes:
    """How a line-up differs from an earlier one of the same team."""

    came_in: tuple[str, ...]
    went_out: tuple[str, ...]


def changes(before: Lineup, now: Lineup) -> Changes:
    """Who starts now and did not before, and the other way round, each in line-up order."""
    return Changes(_missing(now.starters, before.starters), _missing(before.starters, now.starters))


def _missing(these: Sequence[str], there: Sequence[str]) -> tuple[str, ...]:
    known = set(there)
    return tuple(name for name in these if name not in known)
