"""What can be said of a player who may not play, and how firmly."""

from dataclasses import dataclass
from enum import Enum, auto


class Sense(Enum):
    """What a predicate says of its subject."""

    OUT = auto()
    BANNED = auto()
    DOUBT = auto()
    HURT = auto()
    """An injury is told, not whether it keeps anybody from playing."""
    BACK = auto()
    """Plays again after an absence."""
    FIT = auto()
    """Can play; whether he could before is not said."""
    PLAYS = auto()
    """Takes part: says nothing by itself, and much when it is denied."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a clause says. `weak`: something stronger said of the same player counts. `words` is what follows:
    reason and time."""

    sense: Sense
    words: str
    weak: bool = False
