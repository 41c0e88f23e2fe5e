"""When a player is expected back, out of the words of an article: "for the next three weeks", "8 May"."""

import re
from calendar import monthrange
from datetime import date, timedelta
from itertools import pairwise

from bot.knowledge.spelling import plain

_NUMBERS = {
    word: number
    for number, words in enumerate(
        (
            "a an one next week eine einer una uno um uma un une",
            "two zwei due dos dois deux couple",
            "three drei tre tres trois",
            "four vier quattro cuatro quatro quatre",
            "five funf cinque cinco cinq",
            "six sechs sei seis",
            "seven",
            "eight acht otto ocho",
            "nine",
            "ten zehn dieci diez",
        ),
        start=1,
    )
    for word in words.split()
}
_DAYS = {
    word: days
    for days, words in (
        (1, "day days tag tage giorni giorno dias dia jours"),
        (7, "week weeks woche wochen settimana settimane semana semanas semaine semaines"),
        (14, "fortnight"),
        (30, "month months monat monate monaten mese mesi mes meses mois"),
    )
    for word in words.split()
}
_MONTHS = {
    word: number
    for number, words in enumerate(
        (
            "jan january januar gennaio enero janeiro",
            "feb february februar febbraio febrero",
            "mar march marz marzo",
            "apr april aprile abril",
            "may mai maggio mayo maio",
            "jun june juni giugno junio",
            "jul july juli luglio julio",
            "aug august agosto",
            "sep sept september settembre septiembre",
            "oct october oktober ottobre octubre",
            "nov november novembre noviembre",
            "dec december dezember dicembre diciembre",
        ),
        start=1,
    )
    for word in words.split()
}
_IN_THE_MONTH = {"early": 5, "anfang": 5, "mid": 15, "mitte": 15, "late": 25, "ende": 25, "end": 25}
_ISO = re.compile(r"\b(\d{4})-(\d\d)-(\d\d)\b")
_RANGE = re.compile(r"\b(\w+) (?:to|or|bis|oder|a|o|ou) (\w+) (\w+)\b")
LONGEST = timedelta(days=400)
"""What lies further ahead was misread, or is of no use before the match."""


def expected_return(words: str, said_on: date) -> tuple[date, bool] | None:
    """The day, and whether it is an estimate; None where the words tell no day."""
    found = _exact(words, said_on) or _span_of_time(words, said_on) or _in_a_month(words, said_on)
    if found is None or not said_on <= found[0] <= said_on + LONGEST:
        return None
    return found


def _exact(words: str, said_on: date) -> tuple[date, bool] | None:
    """ "2024-05-08", "8 May", "May 8", "8th of May 2024"."""
    if met := _ISO.search(words):
        return _day(int(met[1]), int(met[2]), int(met[3]), about=False)
    told = plain(words).split()
    for place, word in enumerate(told):
        month = _MONTHS.get(word)
        if month is None:
            continue
        before = [w for w in told[max(0, place - 2) : place] if w != "of"]
        for near in (*before[-1:], *told[place + 1 : place + 2]):
            if (number := re.fullmatch(r"(\d{1,2})(?:st|nd|rd|th)?", near)) is not None:
                return _next(month, int(number[1]), said_on, told)
    return None


def _span_of_time(words: str, said_on: date) -> tuple[date, bool] | None:
    """ "for the next three weeks", "four to six weeks" (the longer), "next week", "a fortnight"."""
    told = plain(words)
    if (met := _RANGE.search(told)) and met[3] in _DAYS and (number := _number(met[2])) is not None:
        return said_on + timedelta(days=number * _DAYS[met[3]]), True
    pairs = told.split()
    for one, unit in pairwise(pairs):
        if unit in _DAYS and (number := _number(one)) is not None:
            return said_on + timedelta(days=number * _DAYS[unit]), True
    if "couple of weeks" in told or "couple of months" in told:
        return said_on + timedelta(days=14 if "weeks" in told else 60), True
    return (said_on + timedelta(days=14), True) if "fortnight" in pairs else None


def _in_a_month(words: str, said_on: date) -> tuple[date, bool] | None:
    """ "early May", "until mid-December"; a month by itself tells too little."""
    told = plain(words).split()
    for part, month in pairwise(told):
        if part in _IN_THE_MONTH and month in _MONTHS:
            found = _next(_MONTHS[month], _IN_THE_MONTH[part], said_on, told)
            return (found[0], True) if found else None
    return None


def _number(word: str) -> int | None:
    if word.isdigit():
        return int(word) if 0 < int(word) <= 52 else None
    return _NUMBERS.get(word)


def _next(month: int, day: int, said_on: date, told: list[str]) -> tuple[date, bool] | None:
    """That day in the year that is told, else the next one that comes."""
    year = next((int(word) for word in told if re.fullmatch(r"20\d\d", word)), None)
    if year is None:
        year = said_on.year + ((month, day) < (said_on.month, said_on.day))
    return _day(year, month, day, about=False)


def _day(year: int, month: int, day: int, *, about: bool) -> tuple[date, bool] | None:
    if not 1 <= month <= 12 or not 1 <= day <= monthrange(year, month)[1]:
        return None
    return date(year, month, day), about
