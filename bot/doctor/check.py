"""One thing that was looked at."""

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """How a thing stands."""

    OK = "ok"
    WARN = "warn"
    """It runs, but perhaps not as meant."""
    FAIL = "fail"
    """It does not run."""


@dataclass(frozen=True, slots=True)
class Check:
    """What was looked at, how it stands, and what to do next where something is to be done."""

    name: str
    level: Level
    found: str
    advice: str = ""
