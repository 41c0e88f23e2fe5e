"""Days and times of day in a channel's zone and language."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from gettext import NullTranslations
from itertools import groupby
from typing import NamedTuple
from zoneinfo import ZoneInfo

from babel.dates import format_date

from bot.chat import Look
from bot.platforms.web.dashboard.views import Planned


class Day(NamedTuple):
    """A day and what comes on it. `name` is how it is called: "Thursday 18 April"."""

    on: date
    name: str
    posts: Sequence[Planned]


def by_day(posts: Iterable[Planned], look: Look, words: NullTranslations) -> Iterator[Day]:
    """Posts under the days on which they come, as days are in the channel's zone; `words` are of its
    language."""
    zone = ZoneInfo(look.zone)
    for on, those in groupby(posts, key=lambda one: one.at.astimezone(zone).date()):
        yield Day(on, _name(on, words), tuple(those))


def day_of(instant: datetime, look: Look, words: NullTranslations) -> str:
    """ "Thursday 18 April" """
    return _name(instant.astimezone(ZoneInfo(look.zone)).date(), words)


def _name(on: date, words: NullTranslations) -> str:
    """In the language of the catalogue; in British English where there is none."""
    # Translators: a date pattern of CLDR: weekday, day, month
    pattern = words.gettext("EEEE d MMMM")
    return str(format_date(on, pattern, locale=words.info().get("language", "en_GB")))


def clock(instant: datetime, look: Look) -> str:
    """ "18:00" """
    return f"{instant.astimezone(ZoneInfo(look.zone)):%H:%M}"


def zone_name(instant: datetime, look: Look) -> str:
    """ "Europe/London (BST)" """
    letters = f"{instant.astimezone(ZoneInfo(look.zone)):%Z}"
    return f"{look.zone} ({letters})" if letters.isalpha() and letters != look.zone else look.zone
