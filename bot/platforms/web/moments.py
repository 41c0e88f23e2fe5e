"""An instant written out in a channel's zone, for readers whose browser runs no script."""

from datetime import UTC, date, datetime
from functools import cache
from zoneinfo import ZoneInfo

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton

from bot.chat import Look, Show, When

_DAY = "yMMMEd"
"""CLDR's skeleton of a short day with its year."""


def written(when: When, look: Look) -> str:
    """For example "Thu 18 Apr 2024, 21:00 CEST", in the language of the page."""
    local = when.instant.astimezone(ZoneInfo(look.zone))
    clock = f"{local:%H:%M} {_zone(local)}"
    if when.show is Show.TIME:
        return clock
    day = _day(local.date(), look.language)
    return day if when.show is Show.DAY else f"{day}, {clock}"


def machine(instant: datetime) -> str:
    """As `<time datetime>` wants it: "2024-04-18T19:00:00Z"."""
    return instant.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def _day(on: date, language: str) -> str:
    """Football's own order in English, "Thu 18 Apr 2024", which is also that of languages nobody knows."""
    locale = _locale(language)
    if locale.language == "en":
        return str(format_date(on, "EEE d MMM y", locale=Locale("en")))
    return str(format_skeleton(_DAY, on, locale=locale))


@cache
def _locale(language: str) -> Locale:
    try:
        known = Locale.parse(language.replace("-", "_"))
    except (ValueError, UnknownLocaleError):
        return Locale("en")
    return known if _DAY in known.datetime_skeletons else Locale("en")


def _zone(local: datetime) -> str:
    """The zone's usual letters; where it has none but digits, "UTC+03"."""
    name = local.tzname() or "UTC"
    return f"UTC{name}" if name[0] in "+-" else name
