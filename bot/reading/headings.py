"""Lines that say which match, or which day, what follows is about."""

import re
from functools import lru_cache

from bot.reading.page import Line
from bot.reading.pairs import Pair, pairs

_BEFORE = re.compile(
    r"(?:[^\w]*|\d{1,2}[.)] ?|[^\w]*(?:fixture|match|game|preview|match preview|featured match|big match|"
    r"the match|teams?|"
    r"event|what|who|partita|gara|spiel|partie|begegnung|partido|encuentro|jogo|partida|match of the day|"
    r"[\w' ]{3,30}(?:league|cup|liga|serie a|bundesliga|laliga|ligue 1|final)[\w' -]{0,30}) ?[:|-] ?)",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r" ?(?:$|[,|;:(\[]|- | ?\.$|\d{1,2}[:.]\d\d|\d{1,2} ?[ap]m\b|"
    r"(?:live|on|at|kick|ko|predicted|possible|probable|confirmed|expected|team|teams|line-?ups?|preview|"
    r"prediction|"
    r"player|match|ratings|tv|venue|h2h|today|tonight|tomorrow|"
    r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|le probabili|voraussichtliche|"
    r"alineaciones|"
    r"posibles|prováveis|onde|dove|dónde)\b)",
    re.IGNORECASE,
)
_TITLED = re.compile(
    r"(?!.*\b(?:read|more|related|watch|next|last|live|also|see|previous|photo|image|follow)\b)[^:]{3,45}: ",
    re.IGNORECASE,
)
_COUNTDOWN = re.compile(r"\d+ ?(?:hrs?|hours?|mins?|days?)\b(?!.*kick)", re.IGNORECASE)
_LONGEST = 160

_WEEKDAYS = (
    "monday|tuesday|wednesday|thursday|friday|saturday|sunday|montag|dienstag|mittwoch|donnerstag|freitag|"
    "samstag|"
    "sonnabend|sonntag|lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica|lunes|martes|miércoles|"
    "jueves|viernes|"
    "sábado|domingo|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|segunda-feira|terça-feira|"
    "quarta-feira|"
    "quinta-feira|sexta-feira|mon|tues?|wed|thurs?|fri|sat|sun|today|tonight|tomorrow"
)
_MONTHS = (
    "jan(?:uary|uar|vier)?|feb(?:ruary|ruar)?|mar(?:ch|zo)?|märz|mars|apr(?:il|ile)?|may|mai|mayo|maggio|"
    "maio|"
    "jun[ei]?|juin|junio|giugno|junho|jul[yi]?|juillet|julio|luglio|julho|aug(?:ust)?|agosto|août|"
    "sep(?:t(?:ember)?|tiembre)?|settembre|septembre|setembro|o[ck]t(?:ober|ubre|obre)?|ottobre|outubro|"
    "nov(?:ember|embre|"
    "iembre|embro)?|de[cz](?:ember|embre)?|dicembre|diciembre|dezembro|décembre|février|gennaio|febbraio|"
    "enero|febrero|"
    "aprile|abril|avril|janeiro|fevereiro|março"
)
_DAY = re.compile(
    rf"\W*+(?:(?:{_WEEKDAYS})\b(?:'s (?:fixtures|matches|games))?|\d{{1,2}}(?:st|nd|rd|th|\.)?(?: de| of)? "
    rf"(?:{_MONTHS})\b|(?:{_MONTHS}) \d{{1,2}}(?:st|nd|rd|th)?\b)"
    rf"(?:[ ,.]|\b(?:de|of|the|{_MONTHS}|\d{{1,2}}(?:st|nd|rd|th|\.)?|\d{{4}}|fixtures|matches|"
    rf"games)\b)*(?:$|[(:,-] ?(?P<rest>.{{0,70}})$)",
    re.IGNORECASE,
)
_DEFAULT_HOUR = re.compile(
    r"unless|all (?:kick|games|times|matches)|kick-?offs?|\bko\b|otherwise|\d ?[ap]m|\d[.:]\d\d",
    re.IGNORECASE,
)


@lru_cache(maxsize=5_000)  # every finder of facts asks for the same lines
def pair_heading(line: Line, results: bool = False) -> Pair | None:
    """The match of a line that is nothing but the name of a match, with perhaps the hour, the channel or the
    like behind it. A result ("Leeds 0 Chelsea 3") only where `results` are asked for."""
    text = line.text
    if len(text) > _LONGEST:
        return None
    if is_countdown(text):
        return None
    for pair in pairs(text):
        if pair.score is not None and not results:
            continue
        begins = _BEFORE.fullmatch(text, 0, pair.start) or (
            pair.known and _TITLED.fullmatch(text, 0, pair.start)
        )
        if begins and _AFTER.match(text, pair.end):
            return pair
    return None


def is_countdown(text: str) -> bool:
    """How long it is until some match: an advertisement for another page."""
    return _COUNTDOWN.search(text) is not None


@lru_cache(maxsize=5_000)
def is_day(line: Line) -> bool:
    """Whether a line is the heading of a day: "SATURDAY (3pm unless stated)", "Tuesday 26 April"."""
    met = _DAY.match(line.text) if len(line.text) <= 110 else None
    return bool(met and (not met["rest"] or _DEFAULT_HOUR.search(met["rest"])))
