"""Line-ups that are told line by line: "GK: Alisson - in goal", "Defenders - Gomez should start ..."."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.reading.context import Part
from bot.reading.eleven import CAPTAIN, players
from bot.reading.facts import LineupSaid, Phase, Span
from bot.reading.lineup_labels import phase
from bot.reading.page import Line
from bot.reading.people import NAME, POSITION, is_name, named
from bot.reading.team_headings import team_in

_LINES = (
    "goal ?keepers?|keeper|(?:cent(?:re|er|ral)[- ])?(?:defen[cs]e|defenders?|backs?|midfield(?:ers?)?)|"
    "full-?backs?|attack(?:ers?)?|"
    "(?:cent(?:re|er)[- ])?forwards?|strikers?|wing(?:er|-?back)?s?|front (?:three|two|line)|"
    "back (?:three|four|five)|"
    "(?:right|left|cent(?:re|er))[- ](?:back|wing(?:er|-?back)?|midfield(?:er)?|forward)|"
    "(?:defensive|attacking|central) midfield(?:er)?s?|number 10|no\\.? ?10|"
    "porti?ere|difensori|centrocampisti|attaccanti|difesa|centrocampo|attacco|porter[oa]s?|defensas?|"
    "centrocampistas?|"
    "delanter[oa]s?|tor(?:wart|h[uü]ter)?|abwehr|mittelfeld|angriff|sturm|goleiro|zagueiros?|laterais|"
    "meias?|atacantes?|"
    "gardiens?|d[eé]fenseurs?|milieux?|attaquants?"
)
_PLACED = re.compile(
    rf"^(?:[*-] ?)?(?:\d{{1,2}}[.)] ?)?\(?(?:{POSITION}|(?i:{_LINES}))\)? ?[:.|-]+ ?(?P<rest>\S.*)$"
)
_PART = re.compile(rf"^(?:[*-] ?)?(?i:{_LINES}) ?:")
_COLUMN = re.compile(
    rf"^(?:[*-] ?)?(?:\d{{1,2}}(?: ?[.):-] ?| )?)?(?:{POSITION}[ :-]+)?(?P<name>{NAME})"
    rf"(?: ?\([^()]{{0,30}}\)){{0,2}} ?[;,.]?$"
)
_FIRST = re.compile(rf"^(?P<name>{NAME})(?= ?[-:,(;|]| ?\.?$| [a-z])")
_PROSE = re.compile(rf"^(?:[*-] ?)?(?i:{_LINES})\s*[:-]+\s+(?P<rest>\S.{{20,}})$")
_HE = re.compile(
    r"\b(?:should|could|will|to|set to|likely to|expected to) (?:return|start|come back|be back)\b",
    re.IGNORECASE,
)
_NOT_HE = re.compile(
    r"\b(?:rested|injured|injury|out|suspended|bench(?:ed)?|dropp(?:ed|ing)|miss(?:es|ing)?|unavailable|"
    r"sidelined|"
    r"substitute|absent|doubt\w*|ban(?:ned)?)\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[.;!?]\s|,\s(?!and\s)|\s(?:as|while|with|but|after|although|because)\s", re.IGNORECASE)
_OVER = re.compile(
    r"\b(?:instead of|in place of|ahead of|in for|replac(?:ing|es?)|rather than|for|against)\b", re.IGNORECASE
)
_IN_SENTENCE = re.compile(rf"{NAME} [a-z]")
ELEVEN = 11
_FEWEST = 4
"""Players below each other that make a line-up, or what an article shows of it."""
_BETWEEN = 8
"""Lines of comment between two positions."""
_REACH = 60
"""Lines that a line-up with comments may take."""


@dataclass(frozen=True, slots=True)
class Column:
    """Players of one team on lines below each other, and how many lines those are."""

    players: tuple[str, ...]
    lines: int
    captain: str | None = None


def one_a_line(lines: Sequence[Line], index: int) -> Column | None:
    """Players that begin on this line, one or one part of the team on each: with position and reason, or
    names alone. Between positions there may be sentences about the players."""
    found: list[str] = []
    last, captain = index, None
    placed = bool(_PLACED.match(lines[index].text))
    for later in range(index, min(index + (_REACH if placed else ELEVEN), len(lines))):
        names = _placed(lines[later]) if placed else _alone(lines[later])
        if names and len(found) + len(names) <= ELEVEN:
            found += names
            last = later
            if len(names) == 1 and CAPTAIN.search(lines[later].text):
                captain = names[0]
        elif names or not placed or not found or later - last > _BETWEEN:
            break
    return Column(tuple(found), last - index + 1, captain) if len(found) >= _FEWEST else None


def _placed(line: Line) -> tuple[str, ...]:
    """Who stands behind a position: "GK: Alisson - in goal again", "Defenders: Gomez, Konate"."""
    met = _PLACED.match(line.text)
    if not met:
        return ()
    rest = met["rest"]
    if "," in rest or " and " in rest:
        listed = players(rest)
        if len(listed.names) > 1 and listed.end >= len(rest.rstrip(" .;,")):
            return listed.names
    first = _FIRST.match(rest)
    return (first["name"],) if first and is_name(first["name"], in_list=True) and not _prose(rest) else ()


def _alone(line: Line) -> tuple[str, ...]:
    """Names that have a line for themselves, one or many, perhaps with shirt numbers."""
    if met := _COLUMN.match(line.text):
        return (met["name"],) if is_name(met["name"], in_list=True) else ()
    listed = players(line.text)
    whole = listed.end >= len(line.text.rstrip(" .;,-|"))
    return listed.names if len(listed.names) > 1 and whole and not listed.marked else ()


def _prose(rest: str) -> bool:
    """Whether a sentence follows that has the name in it, not behind a dash."""
    return _IN_SENTENCE.match(rest) is not None


def by_position(part: Part) -> list[LineupSaid]:
    """The line-up that an article tells part by part, under no heading: "Goalkeeper: Camp", with sentences
    between, or in sentences alone, which is always a guess."""
    lines = part.page.lines
    listed = [(line, some) for line in lines if _PART.match(line.text) and (some := _placed(line))]
    names = [name for _, some in listed for name in some]
    if listed and len(listed[0][1]) == 1 and len(set(names)) == len(names) == ELEVEN:
        return [_told(part, names, (listed[0][0].start, listed[-1][0].end))]
    told = [(line, met["rest"]) for line in lines if (met := _PROSE.match(line.text)) and _prose(met["rest"])]
    if len(told) < 2:
        return []
    starters = list(dict.fromkeys(name for _, rest in told for name in _starters(rest)))
    return [_told(part, starters[:ELEVEN], (told[0][0].start, told[-1][0].end))]


def _told(part: Part, names: Sequence[str], at: Span) -> LineupSaid:
    head = " ".join(line.text for line in part.page.lines[:6] if len(line.text) < 160)
    start = max(head.lower().find("predict"), 0)
    team = team_in(head[start : start + 110], part.sides) or team_in(head[:110], part.sides) or ""
    return LineupSaid(team, phase(head) or Phase.PREDICTED, tuple(names), at, sure=False)


def _starters(text: str) -> Iterator[str]:
    """Who is said to play: not those who are rested, hurt or replaced in the same clause."""
    start = 0
    for met in [*_CLAUSE.finditer(text), None]:
        clause = text[start : met.start() if met else len(text)]
        start = met.end() if met else len(text)
        yield from _in_clause(clause)


def _in_clause(clause: str) -> Iterator[str]:
    names = named(clause)
    if (way := clause.lower().find("making way for ")) >= 0:
        yield from [name for name, place in names if place > way][:1]
    elif _HE.search(clause) or not _NOT_HE.search(clause):
        over = _OVER.search(clause)
        yield from (name for name, place in names if not over or place < over.start())
