"""Goals and cards in lists: "Goals: Mac Allister pen 50'; Stones 23'", "Booked: Rodri 38, Dias 71"."""

import re
from collections.abc import Iterator

from bot.reading.clubs import club
from bot.reading.context import Part
from bot.reading.facts import Event, Happening
from bot.reading.page import Line
from bot.reading.people import NAME, is_name

_LABELS = (
    (Happening.GOAL, r"goals?|scorers?|goalscorers?|goal scorers?|reti|marcatori|gol|goles|tore|torschützen"
                     r"|torfolge|buts?|buteurs?|doelpunten|mål"),
    (Happening.RED_CARD, r"red cards?|sent[ -]off|dismissed|espuls[oi]|rote karten?|platzverweise?"
                         r"|gelb-rot(?:e karte)?|expulsad[oa]s?|expulsión|expulsions?|expulsés?|cart(?:ão"
                         r"|ões) vermelhos?"),
    (Happening.YELLOW_CARD, r"yellow cards?|booked|bookings?|cautions?|yellows|ammonit[oi]|gelbe karten?"
                            r"|amarillas|tarjetas amarillas|cart(?:ão|ões) amarelos?|avertissements?"
                            r"|avertis"),
)  # fmt: skip
_LABEL = re.compile(
    r"(?:^|(?<=[.;|)] ))(?P<team>[^:\d.;]{2,30}? )?(?:(?P<goal>"
    + _LABELS[0][1]
    + ")|(?P<red>"
    + _LABELS[1][1]
    + ")|(?P<yellow>"
    + _LABELS[2][1]
    + r"))(?: \([^()]{0,30}\))?\s*(?::|-(?= )|(?= [A-ZÀ-Ý0-9]))\s*",
    re.IGNORECASE,
)
_MINUTE = r"\d{1,3}(?: ?' ?)?(?:\+ ?\d{1,2})?"
_KIND = (
    r"(?:pens?|penalty|p|og|o\.g\.|own goal|rig\.?|r|aut\.?|autogol|elfmeter|fe|hfe|et|ft|csc|sp|pp?"
    r"|de pen(?:alti|\.)?|pen\.|c\.?s\.?c\.?)"
)
_TIME = re.compile(
    rf"(?P<minute>\d{{1,3}}) ?(?:'|\.(?=[,;)\s]|$)|th|min\.?|m\b|′)? ?(?:\+ ?(?P<added>\d{{1,2}}))? ?(?:'"
    rf"|min\.?|m\b)?"
    rf"(?: ?(?P<half>pt|st))?(?: ?[(\[]?(?P<kind>{_KIND})\b\.?[)\]]?)?",
    re.IGNORECASE,
)
_AFTER_NAME = re.compile(
    rf"\s*(?P<name>{NAME})\s*(?:[(\[,]?\s*(?P<kind>{_KIND})\b\.?[)\],]?)?[\s(\[,:]*(?=\d)", re.IGNORECASE
)
_NAME_FIRST = re.compile(rf"\s*(?P<name>{NAME})(?=[\s,(\[:]|$)")
_KIND_FIRST = re.compile(rf"[\s,(\[]*(?P<kind>{_KIND})\b\.?[)\]]?", re.IGNORECASE)
_TEAM_FIRST = re.compile(rf"(?P<team>{NAME})\s*[-:]\s*")
_LINES = 600
"""How far down a page such lists stand."""
_SCORE = re.compile(r"\s*(?:\d{1,2} ?[-:] ?\d{1,2})[,:]?\s+")
_OWN = re.compile(r"^(?:og|o\.g\.|own goal|aut\.?|autogol|et|csc|c\.?s\.?c\.?|pp)$", re.IGNORECASE)


def listed_events(part: Part) -> list[Event]:
    """The events of all such lists."""
    found: list[Event] = []
    lines = part.page.lines
    for index, line in enumerate(lines[:_LINES]):
        for met in _LABEL.finditer(line.text):
            kind = (
                Happening.GOAL if met["goal"] else Happening.RED_CARD if met["red"] else Happening.YELLOW_CARD
            )
            team = _team((met["team"] or "").strip(), part)
            if met["team"] and not team:
                continue
            where, start = line, met.end()
            if start >= len(line.text.rstrip()) and ":" in met[0] and index + 1 < len(lines):
                where, start = lines[index + 1], 0
            found += _events(where, start, kind, team or "", part)
        if not found or index < 12:
            found += _under_score(line, lines[index - 1] if index else None, part)
    return found


def _under_score(line: Line, above: Line | None, part: Part) -> list[Event]:
    """ "Liverpool: Salah 12, 67" or "Salah 12', Mane 67'", under the score itself."""
    text = line.text
    if len(text) > 160 or not re.search(r"\d", text):
        return []
    met = re.match(r"(?P<team>[^:\d]{2,30}?)(?::| -) ", text)
    team = _team(met["team"].strip(), part) if met else None
    if met and team and re.search(r"\d{1,3}(?:'|\s*\(|\+|,|$)", text):
        return _events(line, met.end(), Happening.GOAL, team, part, whole=True)
    score = re.search(r"(?<![:\d])\b(\d{1,2}) ?[-:] ?(\d{1,2})\b", above.text) if above else None
    if (
        above
        and score
        and len(above.text) < 80
        and re.search(r"\d'", text)
        and not re.search(r"\b[HF]T\b", above.text)
    ):
        found = _events(line, 0, Happening.GOAL, "", part, whole=True)
        return found if len(found) <= int(score[1]) + int(score[2]) else []
    return _live(line)


_LIVE = re.compile(
    rf"^(?P<minute>\d{{1,3}})(?: ?\+ ?(?P<added>\d{{1,2}}))? ?(?:'|min(?:ute)?s?\.?)?[ :.-]*(?:GO+A*L+!*"
    rf"|Goal!|TOR!+|GOL!+)[ !:.-]*"
    rf"(?:[^()]{{0,60}}\((?P<inside>{NAME})(?:,? (?P<kind>[\w ]{{1,12}}))?[ ,\d']*\)"
    rf"|(?P<name>{NAME})(?= (?:scores|\d)|[,.!(]|$))"
)


def _live(line: Line) -> list[Event]:
    """ "84 min GOAL! Arsenal 1-2 Chelsea (Marcos Alonso)"."""
    met = _LIVE.match(line.text)
    if not met:
        return []
    group = "inside" if met["inside"] else "name"
    if not is_name(met[group]) or club(met[group]):
        return []
    kind = _kind(Happening.GOAL, met["kind"] or "")
    added = int(met["added"]) if met["added"] else None
    return [Event(kind, met[group], line.span(met, group), int(met["minute"]), added)]


def _events(
    line: Line, start: int, kind: Happening, team: str, part: Part, whole: bool = False
) -> list[Event]:
    """The items of a list from `start` on. `whole`: nothing if the line holds anything else."""
    found: list[Event] = []
    text, position = line.text, start
    while position < len(text) and len(found) < 30:
        while position < len(text) and text[position] in " ,;|/&.-":
            position += 1
        if score := _SCORE.match(text, position):
            position = score.end()
        if joined := re.compile(r"(?:and|e|und|y|et) (?=\S)").match(text, position):
            position = joined.end()
        if (named := _TEAM_FIRST.match(text, position)) and (side := _team(named["team"].strip(), part)):
            team, position = side, named.end()
        item = list(_item(line, position, kind, team))
        if not item:
            break
        events, position = item[0]
        found += events
    rest = text[position:].strip(" .;|)")
    if whole and (rest or not found):
        return []
    return found


def _item(line: Line, position: int, kind: Happening, team: str) -> Iterator[tuple[list[Event], int]]:
    """One player with his minutes, minutes before or behind the name: the events, and where the item ends."""
    text = line.text
    start = position
    early = _TIME.match(text, position)
    if early and not re.match(r"\s*[:.)]?\s*\d", text[early.end() :]):
        position = early.end()
        while position < len(text) and text[position] in " :-,":
            position += 1
    else:
        early = None
    name = _NAME_FIRST.match(text, position)
    if not name:
        return
    player = re.sub(r" (?:Pen|OG)$", "", name["name"])
    shouted = name["name"][len(player) :].strip()
    if not is_name(player) or (club(player) and not early):
        return
    end = name.end()
    times: list[re.Match[str]] = [early] if early else []
    kinds = _KIND_FIRST.match(text, end)
    told = kinds["kind"] if kinds else shouted
    if kinds:
        end = kinds.end()
    while not early and (gap := re.compile(r"\s*[(\[,:-]*\s*(?:and |& ?)?(?=\d)").match(text, end)):
        met = _TIME.match(text, gap.end())
        if not met or int(met["minute"]) > 130 or re.match(r"\s*[-:]\s*\d", text[met.end() :]):
            break
        times.append(met)
        end = met.end()
        while end < len(text) and text[end] in ")]' ":
            end += 1
    if not times:
        return
    if (
        early
        and end < len(text)
        and text[end] in " ("
        and (closing := re.compile(r"\s*\([^()]{0,40}\)").match(text, end))
    ):
        inner = re.search(rf"\b{_KIND}\b", closing[0], re.IGNORECASE)
        told, end = told or (inner[0] if inner else ""), closing.end()
    events = []
    for time in times:
        minute = int(time["minute"])
        minute += 45 if (time["half"] or "").lower() == "st" and minute <= 50 else 0
        added = int(time["added"]) if time["added"] else None
        which = _kind(kind, time["kind"] or told)
        at = (line.start + start, line.start + end)
        if 1 <= minute <= 120:
            events.append(Event(which, player, at, minute, added, team))
    yield events, end


def _kind(kind: Happening, told: str) -> Happening:
    told = told.strip("() .")
    if kind is not Happening.GOAL or not told:
        return kind
    return Happening.OWN_GOAL if _OWN.match(told) else Happening.PENALTY_GOAL


def _team(name: str, part: Part) -> str | None:
    if not name:
        return None
    if part.sides:
        return part.sides.which(name)
    return name if club(name) else None
