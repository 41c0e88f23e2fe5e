"""How often one visitor may ask."""

from collections import OrderedDict
from collections.abc import Callable
from time import monotonic
from typing import NamedTuple

REMEMBERED = 10_000
"""Visitors whose pace is kept; the one who has been quiet longest is forgotten first."""


class Allowance(NamedTuple):
    """So many at once, then one every so many seconds."""

    at_once: int
    seconds_each: float


class Pace:
    """A token bucket per visitor."""

    def __init__(self, allowance: Allowance, seconds: Callable[[], float] = monotonic) -> None:
        self._allowance = allowance
        self._seconds = seconds
        self._free_at: OrderedDict[str, float] = OrderedDict()

    def wait(self, who: str) -> float:
        """Books one call; 0 if it may happen now, else the seconds to wait, and nothing is booked."""
        now = self._seconds()
        each = self._allowance.seconds_each
        free_at = max(self._free_at.get(who, 0.0), now)
        too_early = free_at + each - now - self._allowance.at_once * each
        if too_early > 1e-9:
            return too_early
        self._free_at[who] = free_at + each
        self._free_at.move_to_end(who)
        if len(self._free_at) > REMEMBERED:
            self._free_at.popitem(last=False)
        return 0.0
