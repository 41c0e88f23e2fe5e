"""The reader's language: sentences by gettext, numbers, dates and lists by Babel."""

import gettext
from collections.abc import Callable
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from functools import cache, lru_cache
from pathlib import Path
from zoneinfo import ZoneInfo

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from babel.numbers import format_decimal

from bot.chat import Look, Show, When

CATALOGUES = Path(__file__).parent / "locale"
DOMAIN = "matchday"
SOURCE = "en"
"""The language in which the sentences are written."""
KEPT = 256
"""Languages that are kept ready: browsers can name any number of them."""


@cache
def spoken() -> tuple[str, ...]:
    """The languages that sentences can be told in, BCP 47: English, then those with a catalogue."""
    found = CATALOGUES.glob(f"*/LC_MESSAGES/{DOMAIN}.mo")
    return (SOURCE, *sorted(file.parent.parent.name.replace("_", "-") for file in found))


def speaks(language: str) -> str | None:
    """The language of ours in which a reader of another is told everything: "pt" for "pt-PT", "es" for
    "es-419"; None for one that nobody has translated."""
    tag = language.replace("_", "-").casefold()
    known = {one.casefold(): one for one in spoken()}
    while tag and tag not in known:
        tag = tag.rpartition("-")[0]
    return known.get(tag)


def told_in(language: str) -> str:
    """The language itself where everything can be told in it, else English: not half of each."""
    return language if speaks(language) else SOURCE


def own_name(language: str) -> str:
    """What a language calls itself, as it stands alone in a list: "Deutsch"."""
    called = Locale.parse(language.replace("-", "_")).get_language_name() or language
    return called[:1].upper() + called[1:]


@lru_cache(KEPT)
def translations(language: str) -> gettext.NullTranslations:
    """The catalogue of a BCP 47 language, or of the language without its region; else the English source."""
    return gettext.translation(DOMAIN, CATALOGUES, languages=[str(locale(language))], fallback=True)


@lru_cache(KEPT)
def locale(language: str) -> Locale:
    """How numbers and dates are written in a language; British English where nobody knows it."""
    try:
        known = Locale.parse(language.replace("-", "_"))
    except (ValueError, UnknownLocaleError):
        return Locale("en", "GB")
    # plain English is football's own: 18 April, not April 18
    return Locale("en", "GB") if known == Locale("en") else known


def moment(when: When, look: Look) -> str:
    """An instant in the reader's zone: "Thu 18 Apr, 20:00 BST".

    A written-out text has no now, so a relative moment is written as what it is.
    """
    _ = translations(look.language).gettext
    local = when.instant.astimezone(ZoneInfo(look.zone))
    if when.show is Show.DAY:
        return day(local.date(), look)
    clock = f"{local:%H:%M} {_abbreviation(local)}"
    if when.show is Show.TIME:
        return clock
    return _("{day}, {time}").format(day=short_day(local.date(), look), time=clock)


def moments(look: Look) -> Callable[[When], str]:
    """Writes instants out for one reader."""
    return lambda when: moment(when, look)


def day(on: date, look: Look) -> str:
    """ "Thursday 18 April"."""
    # Translators: a date pattern of CLDR: weekday, day, month
    pattern = translations(look.language).gettext("EEEE d MMMM")
    return format_date(on, pattern, locale=locale(look.language))


def short_day(on: date, look: Look) -> str:
    """ "Thu 18 Apr"."""
    # Translators: a short date pattern of CLDR: weekday, day, month
    pattern = translations(look.language).gettext("EEE d MMM")
    return format_date(on, pattern, locale=locale(look.language))


def date_of(on: date, look: Look) -> str:
    """ "8 May", where the day of the week would claim too much."""
    # Translators: a date pattern of CLDR: day, month
    pattern = translations(look.language).gettext("d MMMM")
    return format_date(on, pattern, locale=locale(look.language))


def number(value: int, look: Look) -> str:
    """ "14,994"."""
    return format_decimal(value, locale=locale(look.language))


def mark(value: float, look: Look) -> str:
    """A mark as its source gave it: "6.5", "7"."""
    return _decimal(float(value), "0.##", look.language)


def mean(value: float, look: Look) -> str:
    """A mean of marks, to one decimal: "7.0"."""
    # 6.25 is 6.3 to a reader; binary floats and half-even rounding would make it 6.2
    rounded = Decimal(str(round(value, 6))).quantize(Decimal("0.1"), ROUND_HALF_UP)
    return _decimal(float(rounded), "0.0", look.language)


@lru_cache(10_000)
def _decimal(value: float, pattern: str, language: str) -> str:
    """There are few marks, and each page of a sheet writes forty."""
    return format_decimal(value, pattern, locale=locale(language))


def spelled(count: int, look: Look) -> str:
    """A small number in words as a sentence has it: "four"; from eleven on in figures."""
    _ = translations(look.language).gettext
    words = (
        _("no"), _("one"), _("two"), _("three"), _("four"), _("five"),
        _("six"), _("seven"), _("eight"), _("nine"), _("ten"),
    )  # fmt: skip
    return words[count] if 0 <= count < len(words) else number(count, look)


def country(code: str, look: Look) -> str:
    """A country's name by its ISO 3166 code; the code itself where Babel does not know it."""
    return str(locale(look.language).territories.get(code, code))


def _abbreviation(local: datetime) -> str:
    """The zone as people write it, "BST"; "UTC-3" where a zone has no letters of its own."""
    name = local.tzname() or "UTC"
    if name[0] not in "+-":
        return name
    hours, minutes = name[1:3].lstrip("0") or "0", name[3:5]
    return f"UTC{name[0]}{hours}" + (f":{minutes}" if minutes else "")
