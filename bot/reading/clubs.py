"""Teams that newspapers write about, under the names that they write.

The tables have one team a line. A club: name | country | other names and short forms | nicknames | grounds. A
national team: name | country | other names | grounds. A name is given without "FC" and the like where it is
clear without. What is not in the tables is a team all the same where an article's form says so.
"""

from dataclasses import dataclass
from functools import lru_cache

from bot.knowledge.spelling import plain
from bot.reading.clubs_of_britain import BRITAIN
from bot.reading.clubs_of_europe import EUROPE
from bot.reading.clubs_overseas import OVERSEAS
from bot.reading.national_teams import COUNTRIES


@dataclass(frozen=True, slots=True)
class Club:
    """`names` are whole names and short forms, `nicknames` what may be somebody else's too ("the Blues"), all
    of them plain (bot.knowledge.spelling). `country` is ISO 3166 alpha-2 ("XE" is Scotland, by analogy)."""

    name: str
    country: str
    names: frozenset[str]
    nicknames: frozenset[str]
    grounds: tuple[str, ...]
    national: bool = False


@lru_cache(maxsize=20_000)  # an article has the same words again and again
def club(name: str) -> Club | None:
    """The club or national team that is called so, by a name that is nobody else's."""
    first = plain(name.split(None, 1)[0]).split(" ", 1)[0] if name.strip() else ""
    if first and first != "the" and first not in _first_words():
        return None  # most words begin no team's name, and that is told sooner
    return _known().get(bare(name))


def at_home_in(ground: str) -> tuple[Club, ...]:
    """Whose ground it is; some belong to two, and some names to grounds in two towns."""
    return _grounds().get(bare(ground), ())


@lru_cache(maxsize=1)
def everyone() -> tuple[Club, ...]:
    """Every team of the tables."""
    clubs = (line for table in (BRITAIN, EUROPE, OVERSEAS) for line in table.strip().splitlines())
    return (*map(_club, clubs), *map(_country, COUNTRIES.strip().splitlines()))


def _club(line: str) -> Club:
    name, country, names, nicknames, grounds = (part.strip() for part in line.split("|"))
    return Club(name, country, _plain(f"{name};{names}"), _plain(nicknames), _split(grounds))


def _country(line: str) -> Club:
    name, country, names, grounds = (part.strip() for part in line.split("|"))
    return Club(name, country, _plain(f"{name};{names}"), frozenset(), _split(grounds), national=True)


def _split(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(";") if part.strip())


def _plain(text: str) -> frozenset[str]:
    return frozenset(bare(part) for part in _split(text))


def bare(name: str) -> str:
    """A name in plain letters, without "the" in front."""
    return plain(name).removeprefix("the ")


@lru_cache(maxsize=1)
def _known() -> dict[str, Club]:
    known: dict[str, Club] = {}
    for one in everyone():
        for spelling in one.names:
            for form in (spelling, f"{spelling} fc", f"{spelling} afc", f"fc {spelling}", f"{spelling} cf"):
                known.setdefault(form, one)
    return known


@lru_cache(maxsize=1)
def _first_words() -> frozenset[str]:
    return frozenset(name.split(" ", 1)[0] for name in _known())


@lru_cache(maxsize=1)
def _grounds() -> dict[str, tuple[Club, ...]]:
    found: dict[str, tuple[Club, ...]] = {}
    for one in everyone():
        for ground in one.grounds:
            found[bare(ground)] = (*found.get(bare(ground), ()), one)
    return found
