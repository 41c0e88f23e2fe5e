"""What processes that share a token have booked of its limit: what the application gives an adapter then."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol, TypeAlias

Became: TypeAlias = Mapping[float, float | None]
"""By the mark of a slot: how many seconds later the call arrived; None where it never left."""
NOTHING: Became = {}


@dataclass(frozen=True, slots=True)
class Rate:
    """At most `calls` in any `window` seconds, evenly `apart`. What a busy moment held up is made good by
    calls that are closer together, for `made_good` seconds at most; a longer pause saves up calls for `saved`
    seconds, which may then leave together."""

    calls: int
    window: float
    apart: float
    made_good: float
    saved: float = 0.0


@dataclass(frozen=True, slots=True)
class Slot:
    """One call may leave `at` this instant of the loop's clock. `mark` is what the book calls it; None where
    it does not know of it."""

    at: float
    mark: float | None


@dataclass(frozen=True, slots=True)
class Booked:
    """Slots in the order of their instants. The next could be had for `free_at`; nothing may leave before
    `halted_until`. All on the loop's clock."""

    slots: tuple[Slot, ...]
    free_at: float
    halted_until: float


class Unshared(Exception):  # noqa: N818 - a state, not a mistake
    """The book cannot be reached: nobody knows what others do."""


class Book(Protocol):
    """The bookings of all processes under one token. Each method raises Unshared."""

    async def book(
        self, rate: Rate, wanted: int, ahead: float, became: Became = NOTHING, chat: str = ""
    ) -> Booked:
        """Up to `wanted` calls that leave within `ahead` seconds, of all together or of those to one `chat`.
        Says what `became` of earlier ones."""
        ...

    async def count(self, rate: Rate, chat: str) -> None:
        """One call to a chat leaves now, whatever is booked: those after it wait longer."""
        ...

    async def halt(self, seconds: float) -> None:
        """Nothing leaves for so long, of any process."""
        ...
