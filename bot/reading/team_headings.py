"""Which of the two teams a heading or a label speaks of."""

import re
from functools import lru_cache
from itertools import islice

from bot.knowledge.spelling import plain
from bot.reading.clubs import club, everyone
from bot.reading.page import Line
from bot.reading.people import UPPER
from bot.reading.teams import Sides

_OPPONENT = re.compile(
    r"\b(?:vs?\.?|versus|against|to face|to play|to take on|for (?:the )?(?:clash|game|match|trip|visit)|"
    r"contro|contra|contre|gegen|ahead of|at|for)\s|@",
    re.IGNORECASE,
)
_JOINED = re.compile(r"[-.']")
_CAPITAL = re.compile(f"{UPPER}|1\\.")
_WORD = re.compile(r"[^\s:;,()|/\[\]]+")
_FORMATION = re.compile(r"\(?\b[2-5](?: ?[-.x] ?[1-6]){1,4}\b\)?(?:\s*formation)?")
_SHORT = frozenset(
    {"utd", "man", "r", "b", "atl", "bor", "st", "nottm", "notts", "weds", "sheff", "ath", "int"}
)
"""Short forms that stand for words of many names."""
_LONGEST = 4
"""Words of a team's name."""


def team_in(text: str, sides: Sides | None) -> str | None:
    """The team whose name stands in a short text, before any "vs": the side's own name where the match is
    known, else the club's as it stands. None for both teams, or none."""
    if met := _OPPONENT.search(text):
        before = _team(text[: met.start()], sides)
        if before or met.start() > 20:
            return before
    return _team(text, sides)


@lru_cache(maxsize=64)
def _vocabulary(home: str, away: str) -> frozenset[str]:
    """Every word that a name of one of the two teams may have: without one, a text need not be looked at."""
    names = {home, away}
    for side in (home, away):
        if known := club(side):
            names |= {known.name, *known.names, *known.nicknames}
    words = {word for name in names for word in (*plain(name).split(), *name.lower().split())}
    return frozenset(words) | _SHORT


@lru_cache(maxsize=1)
def _every_word() -> frozenset[str]:
    """The same for the teams of the tables."""
    names = {name for one in everyone() for name in (one.name, *one.names)}
    words = {word for name in names for word in (*plain(name).split(), *name.lower().split())}
    return frozenset(words) | _SHORT


def _speaks(word: str, known: frozenset[str]) -> bool:
    """Whether a word is one of the vocabulary, or has one in it ("Madrid-Liverpool")."""
    for piece in _JOINED.split(word.lower().removesuffix("'s")):
        if piece in known or (not piece.isascii() and plain(piece) in known):
            return True
    return False


@lru_cache(maxsize=2_000)
def _team(text: str, sides: Sides | None) -> str | None:
    found: list[str] = []
    words = list(islice(_WORD.finditer(text), 24))
    known = _vocabulary(sides.home, sides.away) if sides else _every_word()
    spoken = [index for index, word in enumerate(words) if _speaks(word[0], known)]
    taken = 0
    for first, word in enumerate(words):
        if word.start() < taken or not _CAPITAL.match(word[0]):
            continue
        for last in range(min(len(words), first + _LONGEST) - 1, first - 1, -1):
            if not any(first <= index <= last for index in spoken):
                break
            piece = text[word.start() : words[last].end()].rstrip(".'").removesuffix("'s")
            if name := _known(piece, sides):
                found.append(name)
                taken = words[last].end()
                break
    return found[0] if len(set(found)) == 1 else None


def _known(piece: str, sides: Sides | None) -> str | None:
    if sides:
        return sides.which(piece)
    return piece if club(piece) else None


def heading(line: Line, sides: Sides | None) -> str | None:
    """The team that a line of its own names: "LIVERPOOL (4-3-3):", "Liverpool player ratings"."""
    if len(line.text) > 70:
        return None
    text = _FORMATION.sub("", line.text).strip(" :-*#")
    if (
        not text
        or text.endswith((".", "!", "?", ","))
        or re.search(r"\d", text.replace("04", "").replace("05", ""))
    ):
        return None
    return team_in(text, sides)
