"""What stands on a team sheet beside the names: shirt numbers and the coach. What makes no sense of it is not
known, and takes nothing else away."""

from collections import Counter
from collections.abc import Iterable
from typing import Annotated

from pydantic import BeforeValidator

from bot.sources.json_payload import Words

NUMBERS = range(1, 100)


def _worn(told: object) -> int | None:
    """A number that can be on a shirt, from 7 or "7"."""
    if isinstance(told, str) and told.isascii() and told.isdecimal() and len(told) < 3:
        told = int(told)
    return told if type(told) is int and told in NUMBERS else None


def _coach(told: object) -> str | None:
    """The name in {"id": 4, "name": "Guardiola"}."""
    name = told.get("name") if isinstance(told, dict) else None
    return name.strip() or None if isinstance(name, str) and len(name) <= 200 else None


ShirtNumber = Annotated[int | None, BeforeValidator(_worn)]
Coach = Annotated[Words | None, BeforeValidator(_coach)]


def shirts(told: Iterable[tuple[str, int | None]]) -> tuple[tuple[str, int], ...]:
    """Players with their numbers, in the order given. A number that several are said to wear is nobody's."""
    worn = {player: number for player, number in told if number is not None}
    times = Counter(worn.values())
    return tuple((player, number) for player, number in worn.items() if times[number] == 1)
