"""Goals and cards in lists: "Goals: Mac Allister pen 50'; Stones 23'", "Booked: Rodri 38, Dias 71"."""

import re

from bot.reading.clubs import club
from bot.reading.context import Part
from bot.reading.facts import Event, Happening
from bot.reading.goal_items import Item, happening, item
from bot.reading.page import Line
from bot.reading.people import NAME, is_name

_GOALS = (
    r"goals?|scorers?|goalscorers?|goal scorers?|reti|rete|marcatori|gol|goles|tore|torschützen"
    r"|torfolge|buts?"
    r"|buteurs?|doelpunten|mål|golos|gols"
)
_REDS = (
    r"red cards?|sent[ -]off|dismissed|espuls[oi]|rote karten?|platzverweise?|gelb-rot(?:e karte)?"
    r"|expulsad[oa]s?|expulsión|expulsions?|expulsés?|cart(?:ão|ões) vermelhos?"
)
_YELLOWS = (
    r"yellow cards?|booked|bookings?|cautions?|yellows|ammonit[oi]|gelbe karten?|amarillas"
    r"|tarjetas amarillas"
    r"|cart(?:ão|ões) amarelos?|avertissements?|avertis"
)
_LABEL = re.compile(
    rf"(?:^|(?<=[.;|):] ))(?P<team>[^:\d.;]{{2,30}}? )?(?:(?P<goal>{_GOALS})|(?P<red>{_REDS})"
    rf"|(?P<yellow>{_YELLOWS}))"
    r"(?: \([^()]{0,30}\))?\s*(?::|-(?= )|(?= [A-ZÀ-Ý0-9]))\s*",
    re.IGNORECASE,
)
_STEM = re.compile(rf"\b(?:{_GOALS}|{_REDS}|{_YELLOWS})\b", re.IGNORECASE)
_TEAM_FIRST = re.compile(rf"(?P<team>{NAME})\s*[-:]\s*")
_TEAM_LINE = re.compile(r"(?P<team>[^:\d]{2,30}?)(?:(?::| -)| \d{1,2}:?(?= [^\d\s(]))\s+")
_MINUTES = re.compile(r"\d{1,3}(?:'|\s*\(|\)|\+|,|$)")
_RESULT = re.compile(r"(?<![:\d])\b(\d{1,2}) ?[-:] ?(\d{1,2})\b")
_AND = re.compile(r"(?:and|e|und|y|et) (?=\S)")
_LIVE = re.compile(
    rf"^(?P<minute>\d{{1,3}})(?: ?\+ ?(?P<added>\d{{1,2}}))? ?(?:'|min(?:ute)?s?\.?)?[ :.-]*(?:GO+A*L+!*"
    rf"|Goal!|TOR!+|GOL!+)[ !:.-]*"
    rf"(?:[^()]{{0,60}}\((?P<inside>{NAME})(?:,? (?P<kind>[\w ]{{1,12}}))?[ ,\d']*\)"
    rf"|(?P<name>{NAME})(?= (?:scores|\d)|[,.!(]|$))"
)
_LINES = 600
"""How far down a page such lists stand."""
_MOST = 30
"""Entries of one list."""
_LONGEST_SCORERS = 160


def listed_events(part: Part) -> list[Event]:
    """The events of all such lists."""
    found: list[Event] = []
    lines = part.page.lines[:_LINES]
    for index, line in enumerate(lines):
        if _STEM.search(line.text):
            found += _labelled(lines, index, part)
        if not found or index < 12:
            found += _scorers(line, lines[index - 1] if index else None, part)
    return found


def _labelled(lines: tuple[Line, ...], index: int, part: Part) -> list[Event]:
    """The lists of one line; a label alone has its list in the lines below it."""
    found: list[Event] = []
    line = lines[index]
    for met in _LABEL.finditer(line.text):
        kind = Happening.GOAL if met["goal"] else Happening.RED_CARD if met["red"] else Happening.YELLOW_CARD
        team = _team((met["team"] or "").strip(), part)
        if met["team"] and not team:
            continue
        if met.end() < len(line.text.rstrip()) or ":" not in met[0]:
            found += _events(line, met.end(), kind, team or "", part)
            continue
        for below in lines[index + 1 : index + 1 + _MOST]:
            if side := _team(below.text.strip(" :"), part):
                team = side
                continue
            events = _events(below, 0, kind, team or "", part)
            if not events:
                break
            found += events
    return found


def _scorers(line: Line, above: Line | None, part: Part) -> list[Event]:
    """ "Liverpool: Salah 12, 67" or "Salah 12', Mane 67'", under the score itself."""
    text = line.text
    if len(text) > _LONGEST_SCORERS or not _MINUTES.search(text):
        return _live(line)
    met = _TEAM_LINE.match(text)
    team = _team(met["team"].strip(), part) if met else None
    if met and team:
        found = _events(line, met.end(), Happening.GOAL, team, part, whole=True)
        return [] if _may_be_marks(found, text) else found
    score = _RESULT.search(above.text) if above and len(above.text) < 80 else None
    if above and score and "'" in text and not re.search(r"\b[HF]T\b", above.text):
        found = _events(line, 0, Happening.GOAL, "", part, whole=True)
        return found if len(found) <= int(score[1]) + int(score[2]) else []
    return _live(line)


def _may_be_marks(found: list[Event], text: str) -> bool:
    """ "Liverpool: Alisson 7, Gomez 6, Konaté 8": three goals within ten minutes are marks."""
    return len(found) > 2 and not re.search(r"\d'", text) and all((one.minute or 0) <= 10 for one in found)


def _live(line: Line) -> list[Event]:
    """ "84 min GOAL! Arsenal 1-2 Chelsea (Marcos Alonso)"."""
    met = _LIVE.match(line.text) if line.text[:1].isdigit() else None
    if not met:
        return []
    group = "inside" if met["inside"] else "name"
    if not is_name(met[group]) or club(met[group]):
        return []
    kind = happening(Happening.GOAL, met["kind"] or "")
    added = int(met["added"]) if met["added"] else None
    return [Event(kind, met[group], line.span(met, group), int(met["minute"]), added)]


def _events(
    line: Line, start: int, kind: Happening, team: str, part: Part, whole: bool = False
) -> list[Event]:
    """The entries of a list from `start` on. `whole`: nothing if the line holds anything else."""
    found: list[Event] = []
    text, position = line.text, start
    while position < len(text) and len(found) < _MOST:
        position = _past_separators(text, position)
        if (named := _TEAM_FIRST.match(text, position)) and (side := _team(named["team"].strip(), part)):
            team, position = side, named.end()
        one = item(text, position)
        if not one or not (one.moments or kind is not Happening.GOAL):
            break
        found += _told(one, line, kind, team)
        position = one.end
        if not one.moments and text[position : position + 1] == ".":
            break
    if whole and (text[position:].strip(" .;|)") or not found):
        return []
    return found


def _past_separators(text: str, position: int) -> int:
    while position < len(text) and text[position] in " ,;|/&.-":
        position += 1
    joined = _AND.match(text, position)
    return joined.end() if joined else position


def _told(one: Item, line: Line, kind: Happening, team: str) -> list[Event]:
    at = (line.start + one.start, line.start + one.end)
    if not one.moments:
        return [Event(kind, one.player, at, team=team, sure=False)]
    return [
        Event(happening(kind, moment.kind or one.told), one.player, at, moment.minute, moment.added, team)
        for moment in one.moments
        if 1 <= moment.minute <= 120
    ]


def _team(name: str, part: Part) -> str | None:
    if not name:
        return None
    if part.sides:
        return part.sides.which(name)
    return name if club(name) else None
