"""Two teams beside each other in one line: "Liverpool v Chelsea", "Sunderland 1 Portsmouth 0"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from bot.reading.clubs import club

LONGEST_LINE = 400
"""Characters of a line in which a pair is looked for; headings are shorter."""

_VERSUS = re.compile(r"(?<=[\s)])(?:vs?\.?|versus|gegen|contra|kontra|x|@)(?=\s)", re.IGNORECASE)
_SCORE = re.compile(r"(?<=[\s)])(\d{1,2}) ?[-:] ?(\d{1,2})(?![\d:.])(?=[\s,.;:(]|$)")
_SCORE_BEHIND = re.compile(r",? (\d{1,2}) ?[-:] ?(\d{1,2})(?![\d:.-])(?=[\s,.;:()!]|$)")
_DASH = re.compile(r" ?- ?")
_SPREAD = re.compile(r"(?<=\s)(\d{1,2}),? (?=\S)")
_NUMBER = re.compile(r",? \(?(\d{1,2})\)?(?!\d|[.:]\d|['%]|(?:st|nd|rd|th|am|pm)\b)")

_WORD = re.compile(r"\S+")
_CLOCK = re.compile(r"\d{1,2}[.:]\d\d")
_JOINERS = frozenset({"de", "del", "da", "do", "of", "la", "le", "el", "und", "&", "and", "al", "der", "the"})
_ENDS = ":,;|?!.\"'"
_NO_TEAM_WORDS = """
preview predicted prediction predictions team news watch live match report ratings rating player players
how why when where what possible probable confirmed expected lineup lineups line-up line-ups xi starting
the today tonight saturday sunday monday tuesday wednesday thursday friday versus group round final
semi-final score result results time tv channel stream highlights kick-off ticket tickets odds betting
h2h fixture formation possession shots corners fouls sky sports against for in on at from with without
and as after before league cup his her their this that than form home away full half minute minutes goals
points january february march april may june july august september october november december ahead big
tactical spiel live-ticker liveticker probabili formazioni formaciones alineaciones aufstellung
voraussichtliche montag dienstag mittwoch donnerstag freitag samstag sonntag uhr season last next first second
leg quarter-final play-off games wins draws losses win won
lost beat
"""
_NO_TEAM = frozenset(_NO_TEAM_WORDS.split())
"""Capitalised words of headlines that belong to no team."""
_SUFFIX = re.compile(
    r" (?:women|ladies|wfc|femen[ií]|frauen|femminile|feminino|femenino|u-?\d\d"
    r"|under-\d\d)\b",
    re.IGNORECASE,
)
_SUFFIX_AT_END = re.compile(_SUFFIX.pattern + "$", re.IGNORECASE)
_POSITION = re.compile(r" ?\((?:\d{1,2}(?:st|nd|rd|th)?|[A-Z]{1,3}\d?|h|a|home|away)\)$", re.IGNORECASE)
_POSITION_AFTER = re.compile(r" ?\((?:\d{1,2}(?:st|nd|rd|th)?|h|a|home|away)\)", re.IGNORECASE)
_MOST_WORDS = 5
_LONGEST_NAME = 200
"""Characters before a place in which the words of a name are looked for."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two teams in the order of the line; `start` and `end` count in the line. `known`: both are of the
    tables."""

    first: str
    second: str
    start: int
    end: int
    score: tuple[int, int] | None = None
    known: bool = True
    swapped: bool = False
    """"A @ B": the second plays at home."""


def pairs(text: str) -> Iterator[Pair]:
    """The pairs in one line, left to right for each form of writing, the clearest form first."""
    text = text[:LONGEST_LINE]
    for met in _VERSUS.finditer(text):
        if found := _around(text, met.start(), met.end(), sure=met[0].lower() not in ("x", "@", "contra")):
            yield replace(_with_score(text, Pair(*found)), swapped=met[0] == "@")
    for met in _SCORE.finditer(text):
        if found := _around(text, met.start(), met.end(), sure=True):
            yield Pair(*found[:4], (int(met[1]), int(met[2])), found[5])
    for met in _SPREAD.finditer(text):
        if (found := _around(text, met.start(), met.end(), sure=False)) and (
            last := _NUMBER.match(text, found[3])
        ):
            yield Pair(*found[:3], last.end(), (int(met[1]), int(last[1])))
    for met in _DASH.finditer(text):
        if found := _around(text, met.start(), met.end(), sure=False):
            yield _with_score(text, Pair(*found))


def _with_score(text: str, pair: Pair) -> Pair:
    """ "Napoli-Juventus 1-2": the score stands behind both."""
    met = _SCORE_BEHIND.match(text, pair.end)
    return replace(pair, end=met.end(), score=(int(met[1]), int(met[2]))) if met else pair


def _around(text: str, start: int, end: int, sure: bool) -> tuple[str, str, int, int, None, bool] | None:
    """The teams before and after a separator. Where the separator is not `sure`, both must be known."""
    left = team_ending(text[:start])
    if not left or not (sure or left[2]):
        return None
    right = team_beginning(text, end)
    if not right or left[0].lower() == right[0].lower():
        return None
    known = left[2] and right[2]
    if not known and not (sure and (left[2] or right[2] or _pure(text, left[1], right[1]))):
        return None
    return left[0], right[0], left[1], right[1], None, known


def _pure(text: str, start: int, end: int) -> bool:
    """Two names that nobody knows are teams where they are all there is in the line."""
    return start <= 2 and end >= len(text.rstrip(" .")) - 12


def team_ending(text: str) -> tuple[str, int, bool] | None:
    """The team whose name ends the text: name, offset, and whether it is known."""
    shown = text.rstrip()
    if place := _POSITION.search(shown):
        shown = shown[: place.start()].rstrip()
    words = list(_WORD.finditer(shown, max(0, len(shown) - _LONGEST_NAME)))[-_MOST_WORDS - 1 :]
    for first in words[-_MOST_WORDS:]:
        start = first.start() + len(first[0]) - len(first[0].lstrip("\"'([*"))
        if _team(shown[start:]):
            return shown[start:].strip(), start, True
    run = _capitalised([word[0] for word in reversed(words)])
    if not run:
        return None
    start = words[-run].start()
    return shown[start:].lstrip("\"'([*"), start, False


def team_beginning(text: str, start: int = 0) -> tuple[str, int, bool] | None:
    """The team whose name begins at `start`: name, where it ends, and whether it is known."""
    while start < len(text) and text[start] in " \"'*":
        start += 1
    words = []
    for word in _WORD.finditer(text, start):
        words.append(word)
        if len(words) == _MOST_WORDS or word[0][-1] in ":;|?!":
            break
    for last in reversed(words):
        name = _without_end(text[start : last.end()])
        if _team(name):
            end = start + len(name)
            if more := _SUFFIX.match(text, end):
                end = more.end()
            place = _POSITION_AFTER.match(text, end)
            return text[start:end], place.end() if place else end, True
    forward = [word[0] for word in words]
    run = _capitalised(forward, ends_before=True)
    if not run:
        return None
    name = _without_end(text[start : words[run - 1].end()])
    place = _POSITION_AFTER.match(text, start + len(name))
    return name, place.end() if place else start + len(name), False


def _team(name: str) -> bool:
    if not name or not name[0].isalnum() or (name[0].islower() and not name.startswith("the ")):
        return False
    if side := _SUFFIX_AT_END.search(name):
        name = name[: side.start()]
    return club(name) is not None


def _without_end(name: str) -> str:
    name = name.rstrip(_ENDS + ") -|*")
    return name[:-2] if name.endswith("'s") else name


def _capitalised(words: list[str], ends_before: bool = False) -> int:
    """How many words, from the separator outwards, may be a team's name."""
    run = 0
    for count, word in enumerate(words[: _MOST_WORDS - 1], start=1):
        core = word.strip("\"'()*.,:;|!?")
        if not core or core.lower().partition("/")[0] in _NO_TEAM or _CLOCK.fullmatch(core):
            break
        if not ends_before and word[-1] in _ENDS and word[-1] != ".":
            break
        if core[0].isupper() or (core[0].isdigit() and count > 1) or "/" in core:
            run = count
        elif core.lower() not in _JOINERS:
            break
        if ends_before and word[-1] in _ENDS:
            break
    return run
