"""What looking at a platform finds."""

from enum import StrEnum
from typing import NamedTuple


class Level(StrEnum):
    OK = "ok"
    WARN = "warn"
    FAIL = "fail"


class Finding(NamedTuple):
    """One thing that was looked at, how it stands, and what to do where something is to be done."""

    name: str
    level: Level
    found: str
    advice: str = ""
