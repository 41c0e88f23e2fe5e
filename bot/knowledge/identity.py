"""Whether two names are one thing: a team as one provider writes it, and the teams that are known already."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from bot.knowledge.match import Team, TeamKey
from bot.knowledge.spelling import likeness, plain

DOUBTFUL = 80.0
"""The likeness (0 to 100) from which two teams may be one: a person has to say. Below, they are two."""
VOUCHED = 60.0
"""The likeness that is enough where both are said to play the same opponent on the same day."""

# fmt: off
_FORMS = frozenset({
    "fc", "afc", "cf", "sc", "ac", "as", "ss", "ssc", "us", "ud", "cd", "sd", "rcd", "rc", "ca", "ec",
    "cr", "sv", "vfb", "vfl", "tsg", "tsv", "bsc", "fk", "nk", "sk", "bk", "if", "ff", "bc", "ogc",
    "osc", "aj", "cp", "sl", "sfp", "kv", "krc", "rsc", "jk", "fsv", "spvgg", "club", "calcio",
    "futbol", "football", "fussball",
})
"""What a club is, rather than what it is called."""
_WOMEN = frozenset({
    "women", "w", "frauen", "femenino", "femeni", "feminin", "feminines", "feminino", "femminile", "ladies",
    "wfc",
})
_SECOND = frozenset({"b", "ii", "2", "reserves", "reserve", "castilla"})
_YOUNG = frozenset({"youth", "academy", "primavera", "juvenil"})
# fmt: on
_YOUTH = re.compile(r"u ?(?:1[5-9]|2[0-3])")
_AGE = re.compile(r"^(?:18|19)\d\d$|^0\d$|^\d{1,2}$")
"""A year of foundation, or a number within a name: "1. FC Köln", "Schalke 04", "TSG 1899 Hoffenheim"."""


@dataclass(frozen=True, slots=True)
class Same:
    """It is this one."""

    key: TeamKey


@dataclass(frozen=True, slots=True)
class Other:
    """It is none that is known for certain; `nearest` are those that it may be, likeliest first."""

    nearest: tuple[TeamKey, ...] = ()


class _Known(NamedTuple):
    spellings: frozenset[str]
    apart: frozenset[str]
    country: str | None


class Teams:
    """The teams that are known, to be asked again and again."""

    def __init__(self, known: Iterable[Team]) -> None:
        self._known: dict[TeamKey, _Known] = {}
        self._by_spelling: dict[str, list[TeamKey]] = {}
        self._by_core: dict[str, list[TeamKey]] = {}
        for team in known:
            self.add(team)

    def add(self, team: Team) -> None:
        """One more is known, or one is known by more names."""
        spellings = frozenset(filter(None, map(plain, (team.name, *team.aliases))))
        self._known[team.key] = _Known(spellings, _apart(team.name), team.country)
        for spelling in spellings:
            _note(self._by_spelling, spelling, team.key)
        for name in (team.name, *(one for one in team.aliases if " " in one)):
            _note(self._by_core, _core(name), team.key)

    def meant(
        self,
        names: Sequence[str],
        country: str | None = None,
        taken: Collection[TeamKey] = (),
        vouched: Collection[TeamKey] = (),
    ) -> Same | Other:
        """Which team is meant by its name and, after that, by shorter names of it. `taken` are those that the
        same source calls something else; `vouched` those that are known to play where this one plays.

        A whole name or a known alias decides if only one team has it; then a shorter name, and the name
        without what merely says that it is a club, in the same country; then a likeness that a fixture
        vouches for. Anything less is a doubt, and a team for itself.
        """
        fitting = self._fitting(_apart(names[0]), country, taken)
        for same in (
            self._spelt(names[0], fitting),
            *(self._at_home(self._spelt(name, fitting), country) for name in names[1:]),
            self._at_home([key for key in self._by_core.get(_core(names[0]), ()) if key in fitting], country),
        ):
            if len(same) == 1:
                return Same(same[0])
        ranked = self._ranked(names[0], fitting)
        near = [key for _, key in ranked if key in vouched]
        if len(near) == 1:
            return Same(near[0])
        return Other(tuple(key for alike, key in ranked if alike >= DOUBTFUL)[:5])

    def _spelt(self, name: str, fitting: Mapping[TeamKey, _Known]) -> list[TeamKey]:
        return [key for key in self._by_spelling.get(plain(name), ()) if key in fitting]

    def _fitting(
        self, apart: frozenset[str], country: str | None, taken: Collection[TeamKey]
    ) -> Mapping[TeamKey, _Known]:
        return {
            key: one
            for key, one in self._known.items()
            if one.apart == apart and key not in taken and (country is None or one.country in (None, country))
        }

    def _at_home(self, found: list[TeamKey], country: str | None) -> list[TeamKey]:
        """Those that are known to be of this country: half a name is not enough without."""
        return [key for key in found if country is not None and self._known[key].country == country]

    def _ranked(self, name: str, fitting: Mapping[TeamKey, _Known]) -> list[tuple[float, TeamKey]]:
        wanted = plain(name)
        found = [
            (max((likeness(wanted, spelling) for spelling in one.spellings), default=0.0), key)
            for key, one in fitting.items()
        ]
        return sorted((pair for pair in found if pair[0] >= VOUCHED), key=lambda pair: (-pair[0], pair[1]))


def slug(name: str) -> str:
    """A name as a key: "Bayern München" becomes "bayern-munchen"."""
    return plain(name).replace(" ", "-")[:80].strip("-") or "unnamed"


def _note(index: dict[str, list[TeamKey]], name: str, key: TeamKey) -> None:
    there = index.setdefault(name, [])
    if key not in there:
        there.append(key)


def _core(name: str) -> str:
    """A plain name without forms of clubs and numbers; the plain name where nothing else is left."""
    words = plain(name).split()
    bare = [word for word in words if word not in _FORMS and not _AGE.match(word)]
    return " ".join(bare or words)


def _apart(name: str) -> frozenset[str]:
    """What tells another team of the same club apart: women, a reserve team, an age group."""
    first, _, rest = plain(name).partition(" ")
    words = rest.split()
    found = {met[0].replace(" ", "") for met in _YOUTH.finditer(f"{first} {rest}")}
    for kind, said_by in (("women", _WOMEN), ("second", _SECOND), ("young", _YOUNG)):
        if any(word in said_by for word in words):
            found.add(kind)
    return frozenset(found)
