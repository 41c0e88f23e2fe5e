"""A list of players as a line-up prints it: "Alisson; Gomez, Konate - Salah (c) | Jota"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.reading.people import UPPER, cleaned, is_name

_NEXT = re.compile(
    rf"[,;|*]| - |(?<=\))-| -(?=$|{UPPER})|- (?={UPPER})|(?<=\)) (?={UPPER})|"
    r"(?<=\s)(?:and|und|e|y|et|&)(?=\s)|/(?=\s?[A-Z])|(?<=\s)or(?=\s)|\s/\s"
)
_CHOICE = re.compile(r"/|or$")
CAPTAIN = re.compile(r"\((?:[A-Z]{2,3}[,;/] ?)?(?:c|capt\.?|captain|cap|k)\)|\[c\]|\bcapt\b", re.IGNORECASE)
_MARK = re.compile(r"(?<= )\d{1,2}(?:[.,]\d)?$|\(\d(?:[.,]\d)?\)$")
_CAME_ON = re.compile(r"\([^()]*\)?")
_LEAD = re.compile(r"^(?:and|und|e|y|et|with|plus)\s+", re.IGNORECASE)
MOST = 26
"""Names that a squad list may have."""


@dataclass(frozen=True, slots=True)
class Listed:
    """One player of a list. `start` is where the name stands in the text; `choice`: an alternative to the one
    before ("Romero/Djimsiti"); `marked`: a number stands behind the name."""

    name: str
    start: int
    captain: bool = False
    choice: bool = False
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Players:
    """A list of players; `end` is where it ends in the text."""

    listed: tuple[Listed, ...]
    end: int
    strange: int = 0

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(one.name for one in self.listed if not one.choice)

    @property
    def captain(self) -> str | None:
        return next((one.name for one in self.listed if one.captain), None)

    @property
    def marked(self) -> bool:
        """Whether it is a list of marks (or of shirt numbers), not only of names."""
        return sum(one.marked for one in self.listed) * 2 > len(self.listed)


def players(text: str) -> Players:
    """The names from the beginning of a text on, as far as it is a list of names."""
    found: list[Listed] = []
    end = 0
    choice = False
    for piece, offset, separator in _pieces(text):
        name, inner = cleaned(piece)
        if lead := _LEAD.match(name):
            inner += lead.end()
            name = name[lead.end() :]
        if not name:
            choice = False
            continue
        if not is_name(name, in_list=True):
            cut = _cut(name)
            if cut and is_name(cut, in_list=True):
                found.append(Listed(cut, offset + inner, choice=choice))
                end = offset + inner + len(cut)
            break
        bare = _CAME_ON.sub("", piece).strip()
        marked = bool(_MARK.search(bare) or _MARK.search(piece.strip()))
        found.append(Listed(name, offset + inner, bool(CAPTAIN.search(piece)), choice, marked))
        end = offset + len(piece.rstrip())
        choice = bool(separator and _CHOICE.search(separator.strip()))
        if len(found) > MOST:
            break
    return Players(tuple(found), end)


def _cut(name: str) -> str:
    """The last name of a list, without the sentence that follows: "Kane. The game ..."."""
    head, dot, _ = name.partition(". ")
    return head if dot else ""


def _pieces(text: str) -> Iterator[tuple[str, int, str]]:
    """What stands between separators outside brackets, its offset, and the separator behind it."""
    masked = _masked(text)
    start = 0
    for met in _NEXT.finditer(masked):
        yield text[start : met.start()], start, met[0]
        start = met.end()
    yield text[start:], start, ""


_BRACKETS = re.compile(r"\([^()]{0,80}\)?|\[[^\[\]]{0,80}\]")


def _masked(text: str) -> str:
    """The text with the insides of brackets made harmless, and of the same length."""
    return _BRACKETS.sub(lambda met: "(" + "_" * (len(met[0]) - 2) + ")" if len(met[0]) > 1 else "_", text)
