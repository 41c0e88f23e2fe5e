"""Teams that newspapers write about, under the names that they write."""

from dataclasses import dataclass
from functools import lru_cache

from bot.knowledge.spelling import plain
from bot.reading.club_names import CLUBS, COUNTRIES


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
    return _known().get(bare(name))


def at_home_in(ground: str) -> tuple[Club, ...]:
    """Whose ground it is; some belong to two, and some names to grounds in two towns."""
    return _grounds().get(bare(ground), ())


@lru_cache(maxsize=1)
def everyone() -> tuple[Club, ...]:
    """Every team of the tables."""
    return (*map(_club, CLUBS.strip().splitlines()), *map(_country, COUNTRIES.strip().splitlines()))


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
def _grounds() -> dict[str, tuple[Club, ...]]:
    found: dict[str, tuple[Club, ...]] = {}
    for one in everyone():
        for ground in one.grounds:
            found[bare(ground)] = (*found.get(bare(ground), ()), one)
    return found
