"""What the title of a calendar's entry says: who plays whom, in what, and how it ended.

Calendars of matches write "Liverpool v Atalanta", "Liverpool - Everton", "Premier League: Leeds vs. Everton",
"Liverpool 2-1 Everton (FA Cup)", and a club's own one "Home: Everton" or "Everton (A)". The same calendars
announce ticket sales and stadium tours, so what does not read like a match is none.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from bot.knowledge.match import Score, Status
from bot.sources.leagues import by_name

IsClub = Callable[[str], bool]

_SYMBOLS = frozenset({"So", "Sk", "Cf", "Cs", "Co", "Cc"})
_MARKS = "\ufe0e\ufe0f\u20e3"
"""What pictures are put together with; the categories above are those of pictures and controls."""
_V = re.compile(r"\s+(?:vs?\.?|gegen)\s+", re.IGNORECASE)
_DASH = re.compile(r"\s+[-–—|:]\s+|:\s+")
_BRACKETS = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]\s*")
_GOALS = r"(1?[0-9])(?:\s*[-–]\s*|:)(1?[0-9])"
"""The "04" of a club's name is no number of goals."""
_SCORED = re.compile(rf"(.*\S)\s+{_GOALS}(?:\s+(\S.*))?")
_SCORE = re.compile(_GOALS)
_MOST_GOALS = 20
"""In one match; "17:15" is an hour."""
_UNSURE = re.compile(
    r"\b(?:(?:kick-?off|time|date|date and time)[: ]+)?"
    r"(?:TBC|TBD|TBA|to be (?:confirmed|decided|announced|determined))\b",
    re.IGNORECASE,
)
_NO_NAME = re.compile(
    r"\b(?:winners?|losers?|runners?-up)\b|^[0-9]{1,2}[:.][0-9]{2}\b|^[\W\d_]*$", re.IGNORECASE
)
_OTHERS = re.compile(r"\b(?:tv|channel|broadcast\w*|referee|venue|stadium|tickets?|live on)\b", re.IGNORECASE)
"""What else may be to be confirmed, the time being certain."""
_OFF = {
    "postponed": Status.POSTPONED,
    "ppd": Status.POSTPONED,
    "p-p": Status.POSTPONED,
    "cancelled": Status.CANCELLED,
    "canceled": Status.CANCELLED,
    "abandoned": Status.ABANDONED,
}
_PLAYED = frozenset({"ft", "full time", "full-time", "result", "final score"})
_EXTRA = re.compile(r"\b(?:aet|a\.e\.t\.?|after extra time)(?!\w)", re.IGNORECASE)
_KICKS = re.compile(r"\bpens?\b|\bpenalties\b|\bon pen", re.IGNORECASE)
_CUP = re.compile(
    r"\b(?:\w*cup|\w*league|liga|\w*pokal|copa|coupe|coppa|trophy|shield|division|serie|friendl(?:y|ies)"
    r"|championship|qualifiers?|tournament)\b",
    re.IGNORECASE,
)
_ROUND = re.compile(
    r"(?:(?:match ?(?:day|week)|md|mw|gw|gameweek|round|group|match|week|leg|m)\.? ?(?:[0-9]{1,3}|[a-l])"
    r"|match|group|(?:first|second|1st|2nd) leg|round of [0-9]{2}|(?:quarter|semi)-?finals?|final"
    r"|(?:first|second|third|fourth|fifth) round|play-?offs?|league phase|group stage"
    r"|[0-9]{4}(?:[-/][0-9]{2,4})?)",
    re.IGNORECASE,
)
_SIDES = {"home": True, "h": True, "away": False, "a": False}
_OWN_WORDS = re.compile(
    r"\b(?:my|our|fixtures?|calendar|schedule|matches|games|results|season|first team|men'?s?|all|football"
    r"|soccer|the|[0-9]{4}([-/][0-9]{2,4})?)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Title:
    """`competition` is what stands there as one, in the calendar's words. `score` has no shoot-out in it."""

    home: str
    away: str
    competition: str | None = None
    score: Score | None = None
    extra_time: bool = False
    shootout: bool = False
    off: Status | None = None
    unsure: bool = False
    """Whether it says itself that the time is still to be confirmed."""


@dataclass(slots=True)
class _Notes:
    """What stands around the two sides."""

    competition: str | None = None
    score: Score | None = None
    off: Status | None = None
    at_home: bool | None = None

    def take(self, words: str) -> bool:
        """Whether the words are such as stand around the names of a match."""
        plain = words.strip(" .!*").lower()
        if not plain or plain in _PLAYED or _ROUND.fullmatch(plain) or _UNSURE.fullmatch(plain):
            return True
        if plain in _OFF:
            self.off = _OFF[plain]
        elif plain in _SIDES:
            self.at_home = _SIDES[plain]
        elif score := _SCORE.fullmatch(plain):
            goals = Score(int(score[1]), int(score[2]))
            if goals.home + goals.away > _MOST_GOALS:
                return False
            self.score = self.score or goals
        elif _EXTRA.search(plain) or _KICKS.search(plain):
            return True
        elif by_name(words.strip()) or (_CUP.search(plain) and len(plain.split()) <= 6):
            self.competition = self.competition or words.strip()
        else:
            return False
        return True


def title(written: str, own: str, is_club: IsClub) -> Title | None:
    """The match that a title announces; None where it reads like anything else.

    `own` is the club whose calendar it is, "" where that is unknown; `is_club` knows the names of clubs. Two
    names with a dash between them are a match only where one of them is a club's.
    """
    text = _clean(written)
    notes = _Notes()
    brackets = [words for inner in _BRACKETS.findall(text) for words in inner.split(",")]
    for words in brackets:
        if not _SCORE.fullmatch(words.strip()):
            notes.take(words)  # what else stands in brackets, a channel or a stand, says nothing of the match
    bare = _UNSURE.sub(" ", _KICKS.sub(" ", _EXTRA.sub(" ", _BRACKETS.sub("  ", text))))
    sides = _sides(re.sub(r"\s+", " ", bare).strip(" -–—|:*"), notes, own, is_club)
    if sides is None or any(not _is_name(side) for side in sides) or sides[0] == sides[1]:
        return None
    for words in brackets:
        notes.take(words)  # the score, where there is no other: next to one, it is that at half-time
    return Title(
        *sides,
        competition=notes.competition,
        score=notes.score,
        extra_time=_EXTRA.search(text) is not None,
        shootout=_KICKS.search(text) is not None,
        off=notes.off,
        unsure=_UNSURE.search(text) is not None,
    )


def own_club(calendar: str) -> str:
    """ "Liverpool FC" of a calendar "Liverpool FC fixtures 2025/26"; "" where no name is left."""
    left = re.sub(r"\s+", " ", _OWN_WORDS.sub(" ", _clean(calendar))).strip(" -–—|:/()")
    return left if _is_name(left) and not by_name(left) and not _CUP.search(left) else ""


def unsure(description: str) -> bool:
    """Whether a description says that the kickoff is to be confirmed; a television channel may be as well."""
    return any(_UNSURE.search(line) and not _OTHERS.search(line) for line in description.splitlines())


def competition(words: str) -> str:
    """The competition alone out of "Premier League 2025/26 - Matchday 5"."""
    parts = [part for part in re.split(r"\s*[,|]\s*|\s+[-–—]\s+", words.strip()) if part]
    kept = " ".join(part for part in parts if not _ROUND.fullmatch(part)) or words.strip()
    while (shorter := re.sub(rf"\s+{_ROUND.pattern}$", "", kept, flags=re.IGNORECASE)) != kept:
        kept = shorter
    return kept


def _sides(text: str, notes: _Notes, own: str, is_club: IsClub) -> tuple[str, str] | None:
    halves = _V.split(text)
    if len(halves) > 2:
        return None
    if len(halves) == 2:
        return _around(halves[0], halves[1], notes)
    scored = _SCORED.fullmatch(text)
    if scored and scored[4] and notes.take(f"{scored[2]}-{scored[3]}"):
        return _around(scored[1], scored[4], notes)
    if opponent := re.fullmatch(r"(@|vs?\.?) (.+)", text, re.IGNORECASE):
        text = opponent[2]
        notes.at_home = False if opponent[1] == "@" else notes.at_home
    parts = [_without_score(part.strip(), notes) for part in _DASH.split(text) if part.strip()]
    names = [part for part in parts if is_club(part) or not notes.take(part)]
    if len(names) == 1 and notes.at_home is not None and own and (is_club(own) or is_club(names[0])):
        return (own, names[0]) if notes.at_home else (names[0], own)
    if len(names) == 2 and any(is_club(name) or name.lower() == own.lower() for name in names):
        return names[0], names[1]
    return None


def _around(left: str, right: str, notes: _Notes) -> tuple[str, str] | None:
    """The names next to the "v", with what stands before and after them noted."""
    before, after = _DASH.split(left), _DASH.split(right)
    home, away = before.pop().strip(), _without_score(after.pop(0).strip(), notes)
    return (home, away) if all(notes.take(words) for words in (*before, *after)) else None


def _without_score(name: str, notes: _Notes) -> str:
    """ "Everton" of "Everton 2-1", with the score noted."""
    scored = _SCORED.fullmatch(name)
    if scored and scored[4] is None and notes.take(f"{scored[2]}-{scored[3]}"):
        return scored[1]
    return name


def _is_name(words: str) -> bool:
    """Whether it may be the name of a side that is known: "Winner SF1", "2B" and "17:15 Leeds" are none."""
    return 2 < len(words) <= 50 and len(words.split()) <= 6 and not _NO_NAME.search(words)


def _clean(written: str) -> str:
    """One line without emoji and other symbols."""
    letters = unicodedata.normalize("NFC", written[:300])
    kept = (" " if _is_picture(letter) else letter for letter in letters)
    return re.sub(r"\s+", " ", "".join(kept)).strip()


def _is_picture(letter: str) -> bool:
    return letter in _MARKS or unicodedata.category(letter) in _SYMBOLS
