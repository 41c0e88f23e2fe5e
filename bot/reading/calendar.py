"""Days as articles write them, and the dates that they mean."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from bot.reading.page import lower

_WEEKDAYS = (
    "monday mon montag lunedì lunedi lunes lundi segunda-feira",
    "tuesday tues tue dienstag martedì martedi martes mardi terça-feira",
    "wednesday wed weds mittwoch mercoledì mercoledi miércoles miercoles mercredi quarta-feira",
    "thursday thurs thur thu donnerstag giovedì giovedi jueves jeudi quinta-feira",
    "friday fri freitag venerdì venerdi viernes vendredi sexta-feira",
    "saturday sat samstag sonnabend sabato sábado samedi",
    "sunday sun sonntag domenica domingo dimanche",
)
_MONTHS = (
    "january jan januar gennaio enero janvier janeiro",
    "february feb februar febbraio febrero février fevereiro",
    "march mar märz marzo mars março",
    "april apr aprile abril avril",
    "may mai maggio mayo maio",
    "june jun juni giugno junio juin junho",
    "july jul juli luglio julio juillet julho",
    "august aug agosto août",
    "september sept sep settembre septiembre septembre setembro",
    "october oct oktober okt ottobre octubre octobre outubro",
    "november nov novembre noviembre novembro",
    "december dec dezember dez dicembre diciembre décembre dezembro",
)
_RELATIVE = {
    "today": 0, "tonight": 0, "this evening": 0, "this afternoon": 0, "this lunchtime": 0,
    "heute": 0, "stasera": 0, "questa sera": 0, "oggi": 0, "heute abend": 0,
    "hoy": 0, "esta noche": 0, "ce soir": 0, "aujourd'hui": 0, "hoje": 0,
    "tomorrow": 1, "tomorrow night": 1, "domani": 1, "amanhã": 1, "mañana": 1, "demain": 1,
}  # fmt: skip


def _numbers(table: tuple[str, ...]) -> dict[str, int]:
    return {word: number for number, words in enumerate(table) for word in words.split()}


_WEEKDAY_OF, _MONTH_OF = _numbers(_WEEKDAYS), _numbers(_MONTHS)
_W = "|".join(sorted(_WEEKDAY_OF, key=len, reverse=True))
_M = "|".join(sorted(_MONTH_OF, key=len, reverse=True))
_LONG_W = "|".join(word for word in sorted(_WEEKDAY_OF, key=len, reverse=True) if len(word) > 4)
_BEFORE = (
    rf"(?:\b(?P<w>{_W})\b\.?'?s?(?: (?:night|evening|afternoon|morning|lunchtime))?,? "
    r"(?:the |den |le |el |dia )?)?"
)
_YEAR = r"(?P<y>(?:19|20)\d\d)"
_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"{_BEFORE}(?<![\d.:/-])(?P<d>\d{{1,2}})(?:st|nd|rd|th|er|\.|º)? ?(?:of |de "
        rf")?(?P<m>{_M})\b\.?(?:,? (?:de |del )?{_YEAR}\b)?",
        rf"{_BEFORE}\b(?P<m>{_M})\b\.? (?:the )?(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?![\d]|[.:]\d|(?: "
        rf"?[ap]\.?m)\b)(?:,? {_YEAR}\b)?",
        rf"{_BEFORE}(?<![\d.:/-])(?P<d>\d{{1,2}})[./-](?P<n>\d{{1,2}})[./-](?P<y>(?:19|20)?\d\d)(?![\d-])",
        rf"(?<![\d-]){_YEAR}-(?P<n>\d\d)-(?P<d>\d\d)(?!\d)",
        rf"\b(?P<w>{_W})\b\.?,? (?:den |dia |le )?(?P<d>\d{{1,2}})[./](?P<n>\d{{1,2}})(?!\d|\.\d| ?[ap]\.?m|"
        rf" ?uhr)\.?",
        rf"\b(?P<w>{_LONG_W})\b",
        r"\b(?P<r>" + "|".join(sorted(_RELATIVE, key=len, reverse=True)) + r")\b",
        r"^\W*+(?P<w>mon|tues?|wed|thurs?|fri|sat|sun)\b\.?(?=,? \d)",
    )
)
_DATED, _NUMBERED = range(2), range(2, 5)
"""Which of the forms hold a month's name, and which its number: they are tried where one stands."""
_MONTH_STEMS = tuple({month[:3] for month in _MONTH_OF})
_NUMERIC = re.compile(r"\d[./-]\d{1,2}[./-]\d\d|\d[./]\d")
_MAY_HAVE_DAYS = re.compile(rf"\d|{_LONG_W}|{'|'.join(_RELATIVE)}")
_SAME_SEASON = timedelta(days=200)
_FAR = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class DaySaid:
    """A day as it is written, at [start, end) of a text. `weekday` counts from Monday 0; `ahead` is days from
    the day of the article ("tomorrow" is 1)."""

    start: int
    end: int
    day: int | None = None
    month: int | None = None
    year: int | None = None
    weekday: int | None = None
    ahead: int | None = None

    @property
    def dated(self) -> bool:
        """Whether it is more than a weekday."""
        return self.day is not None


@dataclass(frozen=True, slots=True)
class Meant:
    """The date that a day means, as far as it can be told, and what is odd about it."""

    day: date | None
    sure: bool = True
    odd: str | None = None


@lru_cache(maxsize=2_000)  # the same few lines are asked for again and again
def days(text: str) -> tuple[DaySaid, ...]:
    """The days in a text, in order. Of two that overlap the fuller one counts."""
    found: list[DaySaid] = []
    lowered = lower(text)
    if not _MAY_HAVE_DAYS.search(lowered):
        return ()
    named = any(stem in lowered for stem in _MONTH_STEMS)
    numbered = _NUMERIC.search(lowered) is not None
    for number, form in enumerate(_FORMS):
        if (number in _DATED and not named) or (number in _NUMBERED and not numbered):
            continue
        for met in form.finditer(lowered):
            if not any(met.start() < one.end and one.start < met.end() for one in found):
                said = _said(met)
                if said:
                    found.append(said)
    return tuple(sorted(found, key=lambda one: one.start))


def _said(met: "re.Match[str]") -> DaySaid | None:
    parts = met.groupdict()
    weekday = _WEEKDAY_OF[parts["w"].lower()] if parts.get("w") else None
    if parts.get("r"):
        return DaySaid(met.start(), met.end(), ahead=_RELATIVE[parts["r"].lower()])
    if not parts.get("d"):
        return DaySaid(met.start(), met.end(), weekday=weekday)
    day = int(parts["d"])
    month = _MONTH_OF[parts["m"].lower()] + 1 if parts.get("m") else int(parts["n"])
    if month > 12 and day <= 12:
        day, month = month, day  # as in the United States
    if not 1 <= day <= 31 or not 1 <= month <= 12:
        return None
    year = int(parts["y"]) if parts.get("y") else None
    return DaySaid(
        met.start(), met.end(), day, month, year + 2000 if year is not None and year < 100 else year, weekday
    )


def meaning(said: DaySaid, published: date | None, around: date | None = None, past: bool = False) -> Meant:
    """The date that is meant. `published` is the day of the article, `around` a day near it where only
    that is known; `past`: the article is about what has happened. A date wins over a weekday that does not
    fit."""
    if said.ahead is not None:
        return Meant(published + timedelta(days=said.ahead) if published else None)
    if said.day is None or said.month is None:
        return Meant(_weekday(said.weekday, published, past))
    if said.year is not None:
        return _full(said, _date(said.year, said.month, said.day), published)
    return _yearless(said, published or around, past)


def _weekday(weekday: int | None, published: date | None, past: bool) -> date | None:
    if weekday is None or published is None:
        return None
    if past:
        return published - timedelta(days=(published.weekday() - weekday) % 7)
    return published + timedelta(days=(weekday - published.weekday()) % 7)


def _full(said: DaySaid, day: date | None, published: date | None) -> Meant:
    if day is None:
        return Meant(None, sure=False, odd="there is no such date")
    if said.weekday is not None and said.weekday != day.weekday():
        return Meant(day, sure=False, odd="the weekday does not fit the date")
    if published and abs(day - published) > _FAR:
        return Meant(day, sure=False, odd="the date is far from the day of the article")
    return Meant(day)


def _yearless(said: DaySaid, near: date | None, past: bool) -> Meant:
    """The year in which the day is near the article, and in which the weekday fits if one is told."""
    if near is None or said.month is None or said.day is None:
        return Meant(None)
    years = [_date(near.year + more, said.month, said.day) for more in (0, 1, -1)]
    possible = sorted(
        (day for day in years if day and abs(day - near) <= _SAME_SEASON), key=lambda day: abs(day - near)
    )
    fitting = [day for day in possible if said.weekday in (None, day.weekday())]
    if fitting:
        return Meant(fitting[0])
    if not possible:
        return Meant(None, sure=False, odd="there is no such date")
    return Meant(possible[0], sure=False, odd="the weekday does not fit the date")


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def first_day(text: str) -> DaySaid | None:
    """The day that a text names, a date before a mere weekday."""
    found = days(text)
    return next((one for one in found if one.dated), found[0] if found else None)
