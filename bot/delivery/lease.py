"""How long what a worker has claimed stays its own, by the clock of its loop."""

import asyncio
from collections.abc import Collection
from math import inf

from storage import outbox


class Lease:
    """Of all that one worker is sending: renewed while it lives, lost when it was stopped for long."""

    def __init__(self) -> None:
        self._renewed_at = -inf
        self._taken_over: frozenset[int] = frozenset()

    def renewed(self, at: float, taken_over: Collection[int]) -> None:
        """Renewed at an instant, but for deliveries that another worker has found by then."""
        self._renewed_at, self._taken_over = at, frozenset(taken_over)

    def may_be_over(self, numbers: Collection[int], claimed_at: float) -> bool:
        """Whether another worker may have sent these meanwhile: so long ago, perhaps, that the platform does
        not know their key any more."""
        held_up = seconds() - max(claimed_at, self._renewed_at) > outbox.LEASE.total_seconds()
        return held_up or not self._taken_over.isdisjoint(numbers)


def seconds() -> float:
    """Now, by the loop's clock: one on the wall may be put back by an hour."""
    return asyncio.get_running_loop().time()


def until_renewal() -> float:
    """Seconds from one renewal to the next."""
    return outbox.LEASE.total_seconds() / 3
