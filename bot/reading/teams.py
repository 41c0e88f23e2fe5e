"""The two teams of a match, and when two names mean the same team."""

from dataclasses import dataclass
from functools import lru_cache

from bot.knowledge.spelling import plain
from bot.reading.clubs import bare, club
from bot.reading.facts import Span

_LEGAL = frozenset({
    "fc", "afc", "cf", "ac", "as", "ss", "ssc", "sc", "cd", "sd", "ud", "rc", "rcd", "ca", "fk", "sk", "bk",
    "if", "us",
    "sv", "vfb", "vfl", "tsg", "bsc", "fsv", "kv", "krc", "rsc", "nk", "hnk", "gnk", "pfc", "jk", "the",
    "club", "de",
    "und", "calcio", "04", "05", "09", "96", "98", "1", "1893", "1899", "1900", "1904", "1907", "1909",
})  # fmt: skip
"""Words that a club's name is written with or without."""

_SHORT = {
    "utd": "united", "man": "manchester", "r": "real", "b": "borussia", "atl": "atletico",
    "spurs": "tottenham",
    "nottm": "nottingham", "notts": "nottingham", "weds": "wednesday", "bor": "borussia", "st": "saint",
}  # fmt: skip
"""How a word of a team's name is shortened."""


@dataclass(frozen=True, slots=True)
class Sides:
    """The two teams as the article has them, and where it says so."""

    home: str
    away: str
    at: Span

    def which(self, name: str) -> str | None:
        """Home or away, if `name` is another name of one of them: a short form, a nickname."""
        found = [side for side in (self.home, self.away) if same_team(name, side)]
        return found[0] if len(found) == 1 else None

    def other(self, side: str) -> str:
        """Who plays against `side`, one of the two."""
        return self.away if side == self.home else self.home


@lru_cache(maxsize=50_000)  # an article names the same few teams again and again
def same_team(one: str, other: str) -> bool:
    """Whether two names mean the same team: "Man City" is "Manchester City FC", "City" may be, "the Reds" is
    Liverpool; Real Madrid and Atletico Madrid are two."""
    mine_plain, yours_plain = bare(one), bare(other)
    if mine_plain == yours_plain:
        return True
    here, there = club(one), club(other)
    if here and there:
        return here == there
    if (here and yours_plain in here.nicknames) or (there and mine_plain in there.nicknames):
        return True
    mine, yours = _words(here.name if here else one), _words(there.name if there else other)
    return bool(mine and yours) and (mine <= yours or yours <= mine)


@lru_cache(maxsize=20_000)
def _words(name: str) -> frozenset[str]:
    words = [_SHORT.get(word, word) for word in plain(name).split()]
    return frozenset(word for word in words if word not in _LEGAL) or frozenset(words)
