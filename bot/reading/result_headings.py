"""Results that a heading tells behind its teams, or on two lines."""

import re

from bot.reading.clubs import club
from bot.reading.page import Line
from bot.reading.pairs import Pair
from bot.reading.teams import same_team

_BEHIND = re.compile(
    r"[ :,]{0,2}[(\[]?(?P<a>\d) ?[-:] ?(?P<b>\d)(?!\d|:\d|[.,]\d| ?-\d)"
    r"(?! (?:agg|on aggregate|uhr|prediction)\b)",
    re.IGNORECASE,
)
_HALF = re.compile(r"(?P<team>\D{3,40}?) (?P<a>\d{1,2}) ?[-:] ?(?P<b>\d{1,2})$")


def result_behind(text: str, end: int) -> tuple[int, int] | None:
    """The goals that follow both teams, whose names end at `end`: "Bordeaux-Marseille (0-0)", "Dortmund -
    Bayern 1:2". A clock is none: its minutes have two digits."""
    met = _BEHIND.match(text, end)
    return (int(met["a"]), int(met["b"])) if met else None


def on_two_lines(line: Line, below: Line) -> Pair | None:
    """ "INTER MILAN 4-2", and below it "ATALANTA"."""
    met = _HALF.match(line.text) if len(line.text) < 50 and len(below.text) < 40 else None
    if not met or not club(met["team"]) or not club(below.text) or same_team(met["team"], below.text):
        return None
    return Pair(met["team"], below.text, 0, len(line.text), (int(met["a"]), int(met["b"])))
