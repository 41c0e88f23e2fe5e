"""Failures on demand: the next calls of a kind fail in a chosen way, or a seeded share of all calls does."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum
from random import Random

from tests.discord_server.calls import Found


class Fault(Enum):
    """How a call goes wrong. The value says the status and code that are answered; 0 cuts the connection."""

    SERVER_ERROR = (500, 0, "500: Internal Server Error")
    BAD_GATEWAY = (502, 0, "502: Bad Gateway")
    UNAVAILABLE = (503, 0, "503: Service Unavailable")
    RATE_LIMITED = (429, 0, "You are being rate limited.")
    UNAUTHORISED = (401, 0, "401: Unauthorized")
    MISSING_ACCESS = (403, 50001, "Missing Access")
    MISSING_PERMISSIONS = (403, 50013, "Missing Permissions")
    CANNOT_WRITE_TO_USER = (403, 50007, "Cannot send messages to this user")
    UNKNOWN_CHANNEL = (404, 10003, "Unknown Channel")
    UNKNOWN_MESSAGE = (404, 10008, "Unknown Message")
    RESET = (0, 1, "connection reset")
    TIMEOUT = (0, 2, "no answer for a long time, then a reset")

    @property
    def status(self) -> int:
        return self.value[0]

    @property
    def code(self) -> int:
        return self.value[1]

    @property
    def words(self) -> str:
        return self.value[2]


UNHEARD = (Fault.UNAVAILABLE, Fault.RESET, Fault.TIMEOUT)
"""Those that can hide a call which was applied."""

POSTS = "POST /channels/{channel_id}/messages"
EDITS = "PATCH /channels/{channel_id}/messages/{message_id}"


@dataclass(slots=True)
class Planned:
    """The fault of one call. `applied`: the server does what was asked, and then fails."""

    fault: Fault
    applied: bool = False
    on: str | None = None
    channel_id: int | None = None
    times: int | None = 1
    seconds: float = 0.2

    def meets(self, found: Found) -> bool:
        if self.on is not None and self.on != f"{found.route.method} {found.route.template}":
            return False
        return self.channel_id is None or (bool(found.parts) and found.parts[0] == str(self.channel_id))


@dataclass(slots=True)
class Faults:
    """`slow_seconds` is how long a TIMEOUT keeps the caller waiting."""

    slow_seconds: float = 30.0
    planned: list[Planned] = field(default_factory=list)
    _storm: tuple[Random, float, tuple[Fault, ...], frozenset[str]] | None = None

    def plan(self, planned: Planned) -> None:
        self.planned.append(planned)

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

    def befalls(self, found: Found) -> Planned | None:
        for planned in self.planned:
            if planned.meets(found):
                if planned.times is not None:
                    planned.times -= 1
                    if planned.times == 0:
                        self.planned.remove(planned)
                return planned
        return self._weather(found)

    def _weather(self, found: Found) -> Planned | None:
        if self._storm is None:
            return None
        dice, each, kinds, on = self._storm
        if f"{found.route.method} {found.route.template}" not in on:
            return None
        place = int(dice.random() / each)
        if place >= len(kinds):
            return None
        fault = kinds[place]
        return Planned(fault, applied=fault in UNHEARD and dice.random() < 0.5)
