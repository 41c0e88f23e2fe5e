"""Whether Discord answers at all: while it does not, nothing new is tried, so that little becomes unknown."""

import asyncio
from datetime import timedelta

UNHEARD_AT_MOST = 24
"""Calls in a row without a usable answer before new messages wait: single ones fail on any day."""
PROBE_EVERY = 5.0
"""Seconds after which one message may try again."""


class Outage:
    """Counts what went unheard since Discord last answered."""

    def __init__(self) -> None:
        self._unheard = 0
        self._next_probe = 0.0

    def heard(self) -> None:
        self._unheard = 0

    def unheard(self) -> None:
        self._unheard += 1

    def wait(self) -> timedelta | None:
        """How long a new message should wait; None where it may try."""
        if self._unheard < UNHEARD_AT_MOST:
            return None
        now = asyncio.get_running_loop().time()
        if now < self._next_probe:
            return timedelta(seconds=self._next_probe - now)
        self._next_probe = now + PROBE_EVERY
        return None
