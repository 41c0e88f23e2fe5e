"""Failures on demand: the next calls of a kind fail in a chosen way, or a seeded share of all calls does."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum
from random import Random

from tests.telegram_server.limits import SENDING

SENDS = "sendMessage"
EDITS = "editMessageText"


class Fault(Enum):
    """How a call goes wrong. The value says the status and the words; 0 cuts the connection."""

    SERVER_ERROR = (500, "Internal Server Error")
    BAD_GATEWAY = (502, "Bad Gateway")
    """A page of nginx's instead of JSON."""
    UNAVAILABLE = (503, "Service Unavailable")
    RATE_LIMITED = (429, "Too Many Requests")
    UNAUTHORISED = (401, "Unauthorized")
    """The token was revoked."""
    RESET = (0, "connection reset")
    TIMEOUT = (0, "no answer for a long time, then a reset")
    SLOW = (200, "a right answer, late")

    @property
    def status(self) -> int:
        return self.value[0]

    @property
    def words(self) -> str:
        return self.value[1]


UNHEARD = (Fault.SERVER_ERROR, Fault.BAD_GATEWAY, Fault.UNAVAILABLE, Fault.RESET, Fault.TIMEOUT)
"""Those that can hide a call which was applied."""
STORM = (Fault.RATE_LIMITED, Fault.SERVER_ERROR, Fault.BAD_GATEWAY, Fault.RESET, Fault.TIMEOUT)


@dataclass(slots=True)
class Planned:
    """The fault of one call. `applied`: the server does what was asked, and then fails.

    `seconds` is how long a TIMEOUT or SLOW takes, or what a RATE_LIMITED asks for.
    """

    fault: Fault
    applied: bool = False
    on: str | None = None
    chat_id: str | None = None
    times: int | None = 1
    seconds: float = 1.0

    def meets(self, method: str, chat_id: str) -> bool:
        return self.on in (None, method) and self.chat_id in (None, chat_id)


@dataclass(slots=True)
class Faults:
    """`slow_seconds` is how long a TIMEOUT of a storm keeps the caller waiting."""

    slow_seconds: float = 30.0
    planned: list[Planned] = field(default_factory=list)
    _storm: tuple[Random, float, tuple[Fault, ...], frozenset[str]] | None = None

    def storm(self, *, seed: int, each: float, kinds: Sequence[Fault], on: Sequence[str]) -> None:
        """From now on each of `kinds` befalls this share of calls; half of the UNHEARD ones are applied."""
        self._storm = (Random(seed), each, tuple(kinds), frozenset(on))

    def calm(self) -> None:
        """No more faults."""
        self._storm = None
        self.planned.clear()

    @property
    def quiet(self) -> bool:
        return self._storm is None and not self.planned

    def befalls(self, method: str, chat_id: str) -> Planned | None:
        for planned in self.planned:
            if planned.meets(method, chat_id):
                if planned.times is not None:
                    planned.times -= 1
                    if planned.times == 0:
                        self.planned.remove(planned)
                return planned
        return self._weather(method)

    def _weather(self, method: str) -> Planned | None:
        if self._storm is None:
            return None
        dice, each, kinds, on = self._storm
        if method not in on:
            return None
        place = int(dice.random() / each)
        if place >= len(kinds):
            return None
        fault = kinds[place]
        applied = fault in UNHEARD and dice.random() < 0.5
        return Planned(fault, applied, seconds=self.slow_seconds if fault is Fault.TIMEOUT else 1.0)


STORMED = tuple(sorted(SENDING))
