"""What may be a match's kick-off in an article: clocks and days, each with how clearly it is one."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.reading.calendar import DaySaid, days
from bot.reading.clocks import ClockSaid, clocks
from bot.reading.clubs import club
from bot.reading.facts import Span
from bot.reading.headings import is_day
from bot.reading.page import Line

_KICK_OFF = (
    r"kick(?:s|ed|ing)?[ -]?offs?|\bko\b|anpfiff|anstoß|anstoss|spielbeginn|calcio d'inizio|fischio d'inizio|"
    r"coup d'envoi|início|inicio|comienz\w+|bola rola|gets? under ?way|(?:match|game) (?:starts|begins)|"
    r"clock watch|start(?:s|ing)? time|match time|begins at|"
    r"\b(?:match|game|fixture|tie|contest|clash)\b[^.;|:]{0,40}?\b(?:starts?|begins?|get going)"
)
_BEFORE = re.compile(rf"(?:{_KICK_OFF})(?P<between>[^.;|]{{0,60}})$", re.IGNORECASE)
_AFTER = re.compile(rf"^[\s)\],-]{{0,3}}(?:\w+ ){{0,2}}?(?:{_KICK_OFF})", re.IGNORECASE)
_LABEL = re.compile(
    r"^\W*+(?:date ?(?:/|and|&|,) ?(?:kick-?off )?time|(?:match )?(?:day|date)|when(?: is [^:?]{3,60})?|time|"
    r"what time[^:?]{0,60}|ko|"
    r"kick[ -]?off(?: time)?|(?:start|match) time|uhrzeit|termin|datum|wann|anpfiff|anstoß|data|data e ora|"
    r"quando|ora|orario|hora|"
    r"fecha|horario|cuándo|horário|data e hora|quand|heure|date et heure|coup d'envoi|date|"
    r"fixture)\b[^\w\d]{0,4}",
    re.IGNORECASE,
)
_NOT = re.compile(
    r"(?:\bfrom|coverage|build[ -]?up|on air|programme|program|show|studio|broadcast\w*|updated|published|"
    r"posted|modified|"
    r"deadline|doors|gates|training|press conference|conference|speak\w*|starts?|starting|begins?|beginning|"
    r"embargo|last|tickets?|sale|until|by|bst on|copyright|edited)"
    r"(?:(?: (?:at|is|are|on|will be|live|the|of|around|about|for|to))|:)* ?$",
    re.IGNORECASE,
)
_DATELINE = re.compile(
    r"^\W*+\d{1,2}:\d\d\W+\d{1,2}[./]\d{1,2}[./]\d{4}\W*$|"
    r"^\W*+(?:updated|published|posted|by |written|last (?:updated|modified)|first published|"
    r"\d{1,2}:\d\d[ap]?m?\W+\w{3,9} \d{1,2} \w{3,9} \d{4}\W*$)|\|>>|\d\d:\d\d:\d\d|"
    r"\.(?:com|net|org|[a-z]{2})\b\W.{0,30}\d{1,2}:\d\d\W*$",
    re.IGNORECASE,
)
_MEETS = re.compile(
    r"\b(?:host|hosts|travel|travels|face|faces|welcome|welcomes|take on|takes on|meet|meets|play|plays|"
    r"clash|game|match|tie|"
    r"fixture|trip|visit|encounter|showdown|derby|contest|entertain|entertains|leg|enfrentam?|recebem?|"
    r"recib\w+|enfrent\w+|jueg\w+|disput\w+|medir\w+|acontece\w*|marcad[ao]|realizad[ao]|tendrá lugar|"
    r"partida|jogo|duelo|"
    r"enfrenta|enfrentan|recibe|visita|partido|encuentro|trifft|treffen|empfängt|gegen|spiel|partie|sfida|"
    r"affronta|affrontano|affronteranno|ospita|partita|si gioca|si giocherà|trasmess[ao]|tackle|tackles|"
    r"gara|affronte|affrontent|reçoit|rencontre|contre|match)\b",
    re.IGNORECASE,
)

_FROM = re.compile(
    r"(?:\bdesde las|\ba las|\ba partir d[ae]s|\bàs|\balle(?: ore)?|\bore|\bà|\bum) \d[\d.,:h]*(?: ?hs?|"
    r" horas)?$",
    re.IGNORECASE,
)
"""A clock that follows such a word is an hour at which something begins."""

_MAY_HAVE_CLOCKS = re.compile(r"\d|noon|midday", re.IGNORECASE)
_LONG = 160
"""Characters; a longer line is prose."""


@dataclass(frozen=True, slots=True)
class PossibleClock:
    """A clock that may be the kick-off. The lower its `rank`, the clearer."""

    rank: int
    number: int
    said: ClockSaid
    at: Span


@dataclass(frozen=True, slots=True)
class PossibleDay:
    rank: int
    number: int
    said: DaySaid
    at: Span


def possible_clocks(lines: tuple[Line, ...], header: int | None) -> Iterator[PossibleClock]:
    """The clocks that may be the kick-off; `header` is the line that names the match."""
    for number, line in enumerate(lines):
        text = line.text[:1000]
        if not _MAY_HAVE_CLOCKS.search(text):
            continue
        if _DATELINE.search(text[:120]) and not re.search(_KICK_OFF, text, re.IGNORECASE):
            continue
        labelled = number > 0 and _heads(lines[number - 1].text) and len(text) <= _LONG
        for said in clocks(text):
            rank = _rank(text, said, number, header, line)
            if (rank is None or rank > 1) and (labelled or _between_teams(text, said)):
                rank = 1
            if rank is not None:
                yield PossibleClock(rank, number, said, (line.start + said.start, line.start + said.end))


def _heads(text: str) -> bool:
    """Whether a line is a label and nothing else: "Kick-off time:"."""
    return len(text) <= 40 and text.rstrip().endswith((":", "?")) and _LABEL.match(text) is not None


def _between_teams(text: str, said: ClockSaid) -> bool:
    """ "Leeds 15:00 Burnley": the hour where the score will be."""
    return (
        len(text) <= 80
        and club(text[: said.start].strip(" -|")) is not None
        and club(text[said.end :].strip(" -|")) is not None
    )


def _rank(text: str, said: ClockSaid, number: int, header: int | None, line: Line) -> int | None:
    """How clearly a clock is the kick-off; None where it is not."""
    before, after = text[: said.start], text[said.end :]
    if _follows_kick_off(before[-80:]) or _AFTER.match(after[:40]):
        return 0
    if _NOT.search(before[-40:]):
        return None
    if _LABEL.match(text) and len(text) <= _LONG:
        return 1
    if header is not None and header <= number <= header + 3 and len(text) <= _LONG + 40:
        return 2
    if is_day(line):
        return 4
    if said.bare or said.clock.minute % 5:  # no match begins at 17.54; that is when an article appeared
        return None
    told = days(text)
    if len(text) <= 110 and (told or number <= 6) and said.label:
        return 3
    if len(text) <= 110 and told:
        return 3
    sentence = _sentence(text, said.start)
    if days(sentence) and _MEETS.search(sentence):
        return 5
    begins = said.label or _FROM.search(text[: said.start][-14:] + text[said.start : said.end])
    return 6 if begins and _MEETS.search(sentence) else None


def _follows_kick_off(before: str) -> bool:
    """Whether "kick-off" stands before, with nothing but a day and small words between."""
    met = _BEFORE.search(before)
    if not met:
        return False
    between = met["between"]
    for day in reversed(days(between)):
        between = between[: day.start] + between[day.end :]
    return len(between) <= 40 and not any(letter.isdigit() for letter in between)


def _sentence(text: str, place: int) -> str:
    start = max(text.rfind(". ", 0, place), text.rfind("! ", 0, place), text.rfind("? ", 0, place)) + 1
    ends = [end for end in (text.find(". ", place), text.find("! ", place)) if end >= 0]
    return text[start : min(ends, default=len(text))]


def possible_days(
    lines: tuple[Line, ...], header: int | None, chosen: PossibleClock | None, before: bool
) -> Iterator[PossibleDay]:
    """The days that the match may be on, given the clock that was chosen."""
    for number, line in enumerate(lines if before else lines[:8]):
        text = line.text[:1000]
        if _DATELINE.search(text[:120]):
            continue
        for said in days(text):
            rank = _day_rank(text, said, number, line, header, chosen, before)
            if rank is not None:
                yield PossibleDay(rank, number, said, (line.start + said.start, line.start + said.end))


def _day_rank(
    text: str,
    said: DaySaid,
    number: int,
    line: Line,
    header: int | None,
    chosen: PossibleClock | None,
    before: bool,
) -> int | None:
    near = header is not None and abs(number - header) <= 3
    short = len(text) <= _LONG
    if chosen and chosen.number == number and (short or said.dated):
        return 0 if said.dated else 1
    if said.dated and _LABEL.match(text) and short:
        return 1
    if said.dated and near and short:
        return 2
    if is_day(line):
        return 3 if said.dated or said.weekday is not None else 5
    if not before:
        return 4 if said.dated and said.year and number < 8 and len(text) <= 80 else None
    if near and short and not said.dated:
        return 4
    sentence = _sentence(text, said.start)
    if said.dated and (_MEETS.search(sentence) or number < 6):
        return 5 if number < 12 else 7
    if number < 15 and _MEETS.search(sentence) and not re.search(r"\blast\W+$", text[: said.start]):
        return 8 if not re.search(r"\b(?:beat|lost|drew|won|was|were|after)\b", sentence) else 9
    return None
