"""Time zones as people name them: a city, a country, or the IANA name."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache
from zoneinfo import available_timezones

from babel.core import get_global

from bot.chat import Choice
from bot.knowledge.names import complete
from bot.knowledge.spelling import likeness, plain
from bot.posts.language import locale
from handlers.word import LONGEST, Word

AREAS = frozenset(
    (
        "Africa",
        "America",
        "Antarctica",
        "Arctic",
        "Asia",
        "Atlantic",
        "Australia",
        "Europe",
        "Indian",
        "Pacific",
    )
)
"""What the names of zones begin with that are places; the others are old names and bare offsets."""
SURE = 85.0
"""The likeness (0 to 100) from which a zone is taken as meant: "Narnia" is not Armenia."""
# fmt: off
CITIES = {
    "Europe/London": ("Liverpool", "Manchester", "Birmingham", "Leeds", "Newcastle", "Edinburgh", "Glasgow",
                      "Cardiff", "England", "Scotland", "Wales", "UK"),
    "Europe/Madrid": ("Spain", "Barcelona", "Seville", "Valencia", "Bilbao"),
    "Europe/Rome": ("Milan", "Turin", "Naples", "Bergamo", "Florence"),
    "Europe/Berlin": ("Germany", "Munich", "Hamburg", "Frankfurt", "Cologne", "Dortmund", "Leipzig"),
    "Europe/Paris": ("Marseille", "Lyon", "Lille", "Nice"),
    "Europe/Lisbon": ("Portugal", "Porto", "Braga"),
    "Europe/Amsterdam": ("Rotterdam", "Eindhoven"),
    "Europe/Istanbul": ("Ankara", "Izmir"),
    "Europe/Kyiv": ("Kiev", "Ukraine"),
    "Asia/Kolkata": ("Mumbai", "Delhi", "Bangalore", "Chennai", "Calcutta"),
    "Asia/Shanghai": ("China", "Beijing", "Guangzhou", "Shenzhen"),
    "Asia/Tokyo": ("Osaka",),
    "Asia/Dubai": ("Abu Dhabi",),
    "Asia/Riyadh": ("Jeddah", "Mecca"),
    "Asia/Ho_Chi_Minh": ("Hanoi", "Saigon"),
    "Africa/Lagos": ("Abuja",),
    "Africa/Johannesburg": ("Cape Town", "Durban", "Pretoria"),
    "Africa/Cairo": ("Alexandria",),
    "America/New_York": ("Washington", "Boston", "Miami", "Philadelphia", "Atlanta"),
    "America/Chicago": ("Dallas", "Houston"),
    "America/Los_Angeles": ("San Francisco", "Seattle", "San Diego", "Las Vegas"),
    "America/Toronto": ("Montreal", "Ottawa"),
    "America/Sao_Paulo": ("Rio de Janeiro", "Brasília", "Belo Horizonte", "Porto Alegre"),
    "Australia/Sydney": ("Canberra",),
}
# fmt: on
"""Cities, and countries with several zones, that people will name and the zones are not called after."""


@cache
def zones(language: str) -> tuple[Word, ...]:
    """Every zone by its IANA name, with its city, and its country where that has one zone only."""
    countries = _countries(language)
    places = [name for name in available_timezones() if name.partition("/")[0] in AREAS]
    # of two names for one city the longer is the newer: America/Argentina/Buenos_Aires
    by_city = {
        name.rpartition("/")[2]: name for name in sorted(places, key=lambda one: (one.count("/"), one))
    }
    return (
        Word("UTC", "UTC", ("GMT",)),
        *(Word(name, name, tuple(_called(name, countries))) for name in sorted(by_city.values())),
    )


def zone(written: str, language: str) -> str | None:
    """The IANA zone that is meant; None where none is for certain: a slip of the pen is forgiven, no more."""
    wanted = plain(written) if len(written) <= LONGEST else ""
    if not wanted:
        return None
    alike: dict[float, list[str]] = defaultdict(list)
    for word in zones(language):
        score = max(likeness(wanted, plain(spelling)) for spelling in (word.name, *word.aliases))
        alike[score].append(word.value)
    best = max(alike)
    return alike[best][0] if best >= SURE and len(alike[best]) == 1 else None


def offered_zones(typed: str, language: str) -> Sequence[Choice]:
    """Zones that `typed` may become, the large ones first."""
    first = [word for word in zones(language) if word.value in CITIES]
    others = [word for word in zones(language) if word.value not in CITIES]
    return [Choice(word.name[:LONGEST], word.value) for word in complete(typed, first + others)]


def _called(name: str, countries: dict[str, list[str]]) -> Iterable[str]:
    yield name.rpartition("/")[2].replace("_", " ")
    yield from CITIES.get(name, ())
    yield from countries.get(name, ())


def _countries(language: str) -> dict[str, list[str]]:
    """By zone, the country in English and in the reader's language, where it has no other zone."""
    found: dict[str, list[str]] = defaultdict(list)
    locales = {locale("en"), locale(language)}
    for territory, theirs in get_global("territory_zones").items():
        if len(theirs) == 1:
            names = (one.territories.get(territory) for one in locales)
            found[theirs[0]] += [name for name in names if name]
    return found


def is_zone(name: str) -> bool:
    """Whether there is a zone of this very name."""
    return name in available_timezones()
