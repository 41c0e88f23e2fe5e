"""An instant in a channel's zone and language, for readers whose Telegram does not show their own."""

import re
from datetime import UTC, datetime, tzinfo
from functools import cache
from zoneinfo import ZoneInfo

from babel import Locale, UnknownLocaleError
from babel.dates import format_date

from bot.chat import Look, Show, When

_ALONE = str.maketrans({"c": "E", "L": "M"})
"""CLDR's letters for words that stand alone; Babel writes some of those in English, or as figures."""
_FIELD = re.compile(r"E+|M{3}|[cL]+")


def written(when: When, look: Look) -> str:
    """For example "Thu 18 Apr, 20:00 BST". It has no now, so a relative moment is told as what it is."""
    local = when.instant.astimezone(_zone(look.zone))
    clock = f"{local:%H:%M} {_abbreviation(local)}"
    if when.show is Show.TIME:
        return clock
    locale = _locale(look.language)
    if when.show is Show.DAY:
        return format_date(local, _pattern(locale, "EEEE", "MMMM"), locale)
    day = format_date(local, _pattern(locale, "EEE", "MMM"), locale)
    return str(locale.datetime_formats["medium"]).replace("{1}", day).replace("{0}", clock)


def _pattern(locale: Locale, weekday: str, month: str) -> str:
    """Weekday, day and month in the order of the language."""
    found = str(locale.datetime_skeletons["MMMEd"].pattern).split("'")
    for place in range(0, len(found), 2):  # what stands between quotation marks are words
        found[place] = _FIELD.sub(
            lambda field: {"E": weekday, "M": month}[field[0].translate(_ALONE)[0]], found[place]
        )
    return "'".join(found)


@cache
def _locale(language: str) -> Locale:
    """British English where nobody knows the language, and for English of no country: football's own."""
    try:
        known = Locale.parse(language.replace("-", "_"))
    except (ValueError, UnknownLocaleError):
        return Locale("en", "GB")
    return Locale("en", "GB") if known == Locale("en") or "MMMEd" not in known.datetime_skeletons else known


def _zone(name: str) -> tzinfo:
    try:
        return ZoneInfo(name)
    except (KeyError, OSError, ValueError):  # "not found" is a KeyError
        return UTC


def _abbreviation(local: datetime) -> str:
    """The zone as people write it, "BST"; "UTC-3" where a zone has no letters of its own."""
    name = local.tzname() or "UTC"
    if name[0] not in "+-":
        return name
    hours, minutes = name[1:3].lstrip("0") or "0", name[3:5]
    return f"UTC{name[0]}{hours}" + (f":{minutes}" if minutes else "")
