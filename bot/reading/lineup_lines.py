"""A list of players that stands on a line, and what the line says before it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from bot.reading.eleven import Listed, Players, players
from bot.reading.lineup_labels import COACH, Label, formation, label
from bot.reading.page import Line
from bot.reading.people import is_name
from bot.reading.teams import Sides

ELEVEN = 11
FEWEST = 4
"""Names of a line-up whose list the text breaks off, or that is only told in part."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A list of players on a line: what stands before it, and where in the line it begins."""

    label: Label
    players: Players
    text: str
    start: int
    grouped: bool


_BEGINNINGS = 6
"""Places on a line where a list is looked for."""
_BEGIN = re.compile(r":(?=[ (])|: |\) ?[:-]? |- ")
_SEPARATED = re.compile(r"[,;|]| - ")
_LONGEST_PIECE = 45
"""Characters of a player in a list, with what stands in brackets behind him."""
_GROUPS = re.compile(r";|\||\w - \w|\) - ")


def list_on(line: Line, sides: Sides | None) -> Printed | None:
    """The list of players that a line prints, if it is long enough for a part of a line-up."""
    text = line.text
    if not _may_list(text):
        return None
    best: Printed | None = None
    for start in _beginnings(text):
        listed = players(text[start:])
        if len(listed.names) < FEWEST or listed.marked:
            continue
        if best is None or len(listed.names) > len(best.players.names):
            said = label(text[:start], sides) if start else Label()
            best = Printed(
                said, listed, text[start:], start, bool(_GROUPS.search(text[start : start + listed.end]))
            )
        if len(best.players.names) >= ELEVEN:
            break
    if best and best.start == 0:
        best = _with_team(best, sides)
    if best and COACH.search(text[: best.start]) and not best.label.team:
        return None
    return best


def _may_list(text: str) -> bool:
    """Whether there are separators enough, and short pieces between, for a part of a line-up."""
    row = best = 0
    for piece in _SEPARATED.split(text):
        row = row + 1 if 1 < len(piece) < _LONGEST_PIECE else 0
        best = max(best, row)
    return best >= FEWEST - 1


def _beginnings(text: str) -> Iterator[int]:
    """Where on a line a list may begin: after a colon, a formation, a dash; or at once."""
    starts = [met.end() for met in _BEGIN.finditer(text)]
    _, place = formation(text[:140])
    if place:
        starts.append(place[1])
    for start in sorted(set(starts))[:_BEGINNINGS]:
        skipped = len(text[start:]) - len(text[start:].lstrip(" :-)."))
        yield start + skipped
    yield 0


def _with_team(printed: Printed, sides: Sides | None) -> Printed:
    """The same without the team's name before the first player ("B Dortmund Weidenfeller; ...")."""
    first = printed.players.listed[0]
    words = first.name.split(" ")
    if sides is None or len(words) < 2:
        return printed
    for count in range(len(words) - 1, 0, -1):
        team, name = " ".join(words[:count]), " ".join(words[count:])
        if (side := sides.which(team)) and is_name(name, in_list=True):
            listed = (Listed(name, first.start + len(team) + 1, first.captain), *printed.players.listed[1:])
            return replace(printed, label=Label(team=side), players=Players(listed, printed.players.end))
    return printed


def whole(line: Line) -> Players | None:
    """A line that is a list of players from its beginning to its end."""
    text = line.text.rstrip(" .;,-|")
    listed = players(line.text)
    if not listed.names or listed.marked or listed.end < len(text) or text.endswith(":"):
        return None
    return listed if len(listed.names) > 1 or len(line.text) < 40 else None
