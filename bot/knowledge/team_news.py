"""Who is out, who is doubtful, who is back, and who starts."""

from collections.abc import Sequence
from dataclasses import dataclass
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
    """A team's eleven from goalkeeper to attack, and its bench. `formation` reads like "3-4-1-2"."""

    starters: tuple[str, ...]
    formation: str | None = None
    bench: tuple[str, ...] = ()
    captain: str | None = None

    @property
    def complete(self) -> bool:
        return len(self.starters) == 11

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
