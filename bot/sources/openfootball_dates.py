"""Days and times as Football.TXT writes them: "Thu Sep/21 2023", "[Feb/17]", "18.45", "12:00 UTC-7"."""

import re
from collections.abc import Iterable, Sequence
from datetime import date, time, timedelta
from typing import NamedTuple

from bot.sources.openfootball_listed import Clock, Season

_MONTH_FORMS = (
    "jan(?:uary|uar)?", "feb(?:ruary|ruar)?", "mar(?:ch)?|märz?|mrz", "apr(?:il)?", "may|mai", "june?|juni",
    "july?|juli", "aug(?:ust)?", "sept?(?:ember)?", "o[ck]t(?:ober)?", "nov(?:ember)?", "de[cz](?:ember)?",
)  # fmt: skip
_WEEKDAY_FORMS = (
    "mon(?:day)?|mo", "tue(?:s|sday)?|di", "wed(?:nesday)?|mi", "thur?s?(?:day)?|do", "fri(?:day)?|fr",
    "sat(?:urday)?|sa", "sun(?:day)?|so",
)  # fmt: skip
_W = rf"(?:(?P<w>{'|'.join(_WEEKDAY_FORMS)})\.?,?\s+)?"
_M = rf"(?P<m>{'|'.join(_MONTH_FORMS)})\.?"
_Y = r"(?:,?\s*(?P<y>(?:18|19|20)\d\d))?"
_FORMS = tuple(
    re.compile(rf"{form}(?=[\s\])]|$)", re.IGNORECASE)
    for form in (
        rf"{_W}{_M}(?:/|\s+)(?P<d>\d{{1,2}}){_Y}",
        rf"{_W}(?P<d>\d{{1,2}})\.?\s+{_M}{_Y}",
        rf"{_W}(?P<d>\d{{1,2}})\.(?P<n>\d{{1,2}})\.{_Y}",
        r"(?P<y>(?:18|19|20)\d\d)-(?P<n>\d\d)-(?P<d>\d\d)",
    )
)
_CLOCK = re.compile(
    r"(?P<h>\d{1,2})[.:h](?P<m>\d\d)h?(?:\s*\(?(?:UTC|GMT)(?P<o>[+-]\d{1,2})(?::(?P<om>\d\d))?\)?)?(?=\s|$)"
)
_OFFSET = re.compile(r"\s*\(UTC(?P<o>[+-]\d{1,2})(?::(?P<om>\d\d))?\)")


class Dated(NamedTuple):
    """A date at the beginning of a text, which ends at `end`. `day` is None where there is no such day;
    `odd` says what is wrong with it, and that its time is not to be relied on."""

    day: date | None
    end: int
    odd: str | None = None


def date_at(text: str, season: Season | None) -> Dated | None:
    """The date with which a text begins; None where it begins with none.

    A date without a year is of the season: its weekday tells which of two years, or else its month (seasons
    over two years begin in July). A weekday that fits in neither year, or not the year told, is odd.
    """
    met = next((met for form in _FORMS if (met := form.match(text))), None)
    if met is None:
        return None
    parts = met.groupdict()
    month = _number(_MONTH_FORMS, parts["m"]) + 1 if parts.get("m") else int(parts["n"])
    weekday = _number(_WEEKDAY_FORMS, parts["w"]) if parts.get("w") else None
    years = [int(parts["y"])] if parts.get("y") else list(_years(season, month))
    days = [day for year in years if (day := _day(year, month, int(parts["d"])))]
    if not days:
        odd = "there is no such day" if years else "neither the date nor the heading says which year"
        return Dated(None, met.end(), odd)
    fitting = [day for day in days if weekday in (None, day.weekday())]
    if fitting:
        return Dated(fitting[0], met.end())
    return Dated(days[0], met.end(), "the weekday does not fit the date")


def clock_at(text: str) -> tuple[Clock, int] | None:
    """The time with which a text begins, and where it ends."""
    met = _CLOCK.match(text)
    if met is None or int(met["h"]) > 23 or int(met["m"]) > 59:
        return None
    return Clock(time(int(met["h"]), int(met["m"])), _offset(met)), met.end()


def offset_in(venue: str) -> tuple[str, timedelta | None]:
    """A venue without the offset from UTC that may stand behind it ("Natal (UTC-3)"), and that offset."""
    met = _OFFSET.search(venue)
    if met is None:
        return venue, None
    return venue[: met.start()] + venue[met.end() :], _offset(met)


def _number(forms: Sequence[str], word: str) -> int:
    return next(number for number, form in enumerate(forms) if re.fullmatch(form, word, re.IGNORECASE))


def _offset(met: "re.Match[str]") -> timedelta | None:
    if met["o"] is None or abs(int(met["o"])) > 14:
        return None
    minutes = int(met["om"] or 0)
    return timedelta(hours=int(met["o"]), minutes=-minutes if met["o"].startswith("-") else minutes)


def _years(season: Season | None, month: int) -> Iterable[int]:
    """The likeliest first. A season of one year may begin in the one before, or end in the one after."""
    if season is None:
        return ()
    if season.split:
        return (season.year, season.year + 1) if month >= 7 else (season.year + 1, season.year)
    return (season.year, season.year - 1, season.year + 1)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
