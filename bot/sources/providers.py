"""Every data provider by the name that people use for it, and how it is made."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from types import MappingProxyType

from bot.sources.provider import Provider


@dataclass(frozen=True, slots=True)
class Access:
    """What the operator has set for one provider; None and nothing where the provider's own holds.

    `base` is another address than the provider's own, without a slash at the end. `per_day` and `per_minute`
    are how many calls a plan allows, and `detailed` is whether it holds line-ups and goals. `calendars` are
    addresses, each of which may be a secret.
    """

    base: str | None = None
    key: str | None = field(default=None, repr=False)
    per_day: int | None = None
    per_minute: int | None = None
    detailed: bool = False
    calendars: tuple[str, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class Entry:
    """`setting` is the one that switches it on, and `key` whether that is a key of one's own; None where the
    provider is on by itself. `country` is the one a followed competition has to be of (ISO alpha-2), where a
    provider is about one country above all."""

    make: Callable[[Access], Provider]
    setting: str | None = None
    key: bool = False
    country: str | None = None


def _openfootball(access: Access) -> Provider:
    from bot.sources.openfootball import OpenFootball

    return OpenFootball() if access.base is None else OpenFootball(access.base)


def _openligadb(access: Access) -> Provider:
    from bot.sources.openligadb import OpenLigaDB

    return OpenLigaDB() if access.base is None else OpenLigaDB(access.base)


def _football_data(access: Access) -> Provider:
    from bot.sources.football_data import FootballData

    made = partial(FootballData, key=access.key or "", detailed=access.detailed)
    made = made if access.per_minute is None else partial(made, per_minute=access.per_minute)
    return made() if access.base is None else made(base=access.base)


def _api_football(access: Access) -> Provider:
    from bot.sources.api_football import ApiFootball

    made = partial(ApiFootball, key=access.key or "")
    made = made if access.per_day is None else partial(made, per_day=access.per_day)
    return made() if access.base is None else made(base=access.base)


def _espn(access: Access) -> Provider:
    from bot.sources.espn import Espn

    return Espn() if access.base is None else Espn(access.base)


def _ics(access: Access) -> Provider:
    from bot.sources.ics import ICalendar

    return ICalendar(calendars=access.calendars)


PROVIDERS: Mapping[str, Entry] = MappingProxyType(
    {
        "openfootball": Entry(_openfootball),
        "openligadb": Entry(_openligadb, "MATCHDAY_OPENLIGADB", country="DE"),
        "football-data": Entry(_football_data, "FOOTBALL_DATA_TOKEN", key=True),
        "api-football": Entry(_api_football, "API_FOOTBALL_KEY", key=True),
        "espn": Entry(_espn, "MATCHDAY_ESPN"),
        "ics": Entry(_ics, "MATCHDAY_CALENDARS"),
    }
)
"""A module is imported only where its provider is made: most runs need two or three of them."""
