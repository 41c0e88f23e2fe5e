"""Lists of goals as Football.TXT writes them: "[Wirtz 10' Havertz 45+1' (pen.); Rüdiger 87' (o.g.)]"."""

import re

from bot.knowledge.match import Score
from bot.knowledge.timeline import Minute
from bot.sources.openfootball_listed import Goal

_MINUTE = re.compile(
    r"\s*,?\s*(?P<m>\d{1,3})(?:\+(?P<a>\d{1,2}))?['’]?(?:\+(?P<b>\d{1,2}))?"
    r"\s*(?:\((?P<how>pen\.?|p|o\.?\s?g\.?)\)|(?P<bare>pen|p|og)\b)?(?=[\s,]|$)",
    re.IGNORECASE,
)
_NAME = re.compile(r"\s*,?\s*(?P<name>[^\d,;()\[\]]+?)\s+(?=\d)")
_LIST = re.compile(r"^[\[(](?:\s*-\s*;|(?P<name>[^\d\])]*)\d{1,3}(?:['’+]|\s*[,;)\]]|pen|og))")
_LAST = 120
"""The last minute of extra time; what comes later is added."""

Goals = tuple[tuple[Goal, ...], tuple[Goal, ...]]


def goals(text: str, score: Score) -> Goals | None:
    """The goals of home and away, in the order of a list in brackets; None where it is not clean, or does not
    have just the goals of the score.

    The sides are apart by a semicolon, and an own goal stands with the side that it counts for. Where only
    one side has scored, its list may stand alone.
    """
    sides = [_side(part) for part in text.strip()[1:-1].split(";")]
    if len(sides) == 1 and score.home == 0:
        sides = [(), *sides]
    home, away, *more = [*sides, ()] if len(sides) == 1 else sides
    if more or home is None or away is None or (len(home), len(away)) != (score.home, score.away):
        return None
    return home, away


def looks_like_goals(line: str) -> bool:
    """Whether a line may begin a list of goals; so may a date in brackets, as far as can be told here."""
    met = _LIST.match(line)
    return met is not None and (met["name"] is None or any(letter.isalpha() for letter in met["name"]))


def _side(text: str) -> tuple[Goal, ...] | None:
    """One side's goals; None where something in the list is not understood."""
    found: list[Goal] = []
    rest = text.strip()
    if rest in ("", "-", "–"):
        return ()
    while rest:
        named = _NAME.match(rest)
        if named is None or named["name"].endswith(("'", "’")):
            return None
        rest = rest[named.end() :]
        scored = 0
        while minute := _MINUTE.match(rest):
            told = _minute(minute)
            if told is None:
                return None
            how = (minute["how"] or minute["bare"] or "").lower()
            found.append(Goal(named["name"].strip(), told, how.startswith("o"), how.startswith("p")))
            rest = rest[minute.end() :]
            scored += 1
        if not scored:
            return None
        rest = rest.strip(" ,")
    return tuple(found)


def _minute(met: "re.Match[str]") -> Minute | None:
    minute, added = int(met["m"]), int(met["a"] or met["b"] or 0)
    return Minute(minute, added) if 1 <= minute <= _LAST else None
