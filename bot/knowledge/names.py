"""Finding whom a written name means: misspelt, without accents, a surname only, a nickname."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from anyascii import anyascii
from rapidfuzz import fuzz

ACCEPT = 75.0
"""The score (0 to 100) from which a name is taken as meant; measured on squads of real articles."""
LEAD = 5.0
"""How far the best must be ahead of the next; closer than that, a person has to choose."""


class Named(Protocol):
    """Anything that people call by a name: a team, a player, a competition."""

    @property
    def name(self) -> str: ...
    @property
    def aliases(self) -> tuple[str, ...]: ...


N = TypeVar("N", bound=Named)


@dataclass(frozen=True, slots=True)
class Found(Generic[N]):
    """The one that is meant."""

    one: N


@dataclass(frozen=True, slots=True)
class Doubt(Generic[N]):
    """Nobody, or more than one, is meant for certain; `nearest` are the best guesses, nearest first."""

    written: str
    nearest: tuple[N, ...]
    ambiguous: bool
    """Whether several would do; otherwise none is near enough."""


def find(written: str, among: Iterable[N]) -> Found[N] | Doubt[N]:
    """Whom `written` means among the named; never a guess between two.

    An exact name or alias (accents, case and punctuation apart) wins at once if only one has it.
    """
    candidates = list(among)
    wanted = _plain(written)
    exact = [one for one in candidates if wanted in _spellings(one)]
    if len(exact) == 1:
        return Found(exact[0])
    ranked = _ranked(wanted, exact or candidates)
    near = [one for one, _ in ranked[:5]]
    if not wanted or not ranked or ranked[0][1] < ACCEPT:
        return Doubt(written, tuple(near), ambiguous=False)
    best = ranked[0][1]
    rivals = [one for one, likeness in ranked if best - likeness < LEAD]
    if len(rivals) > 1:
        return Doubt(written, tuple(rivals), ambiguous=True)
    return Found(ranked[0][0])


def complete(typed: str, among: Iterable[N], limit: int = 25) -> list[N]:
    """The named that `typed` may be the beginning of: beginnings first, then lookalikes."""
    candidates = list(among)
    wanted = _plain(typed)
    if not wanted:
        return candidates[:limit]
    begin = [one for one in candidates if any(_begins(wanted, spelling) for spelling in _spellings(one))]
    rest = [
        one for one, likeness in _ranked(wanted, [c for c in candidates if c not in begin]) if likeness >= 60
    ]
    return (begin + rest)[:limit]


def _ranked(wanted: str, candidates: Sequence[N]) -> list[tuple[N, float]]:
    scored = [(one, max(_likeness(wanted, spelling) for spelling in _spellings(one))) for one in candidates]
    return sorted(scored, key=lambda pair: (-pair[1], pair[0].name))


def _likeness(wanted: str, spelling: str) -> float:
    """0 to 100. A part of a name (a surname) counts nearly as much as the whole, an initial must fit."""
    whole = fuzz.ratio(wanted, spelling)
    asked, words = wanted.split(), spelling.split()
    if len(asked) == 1 and len(words) > 1 and len(wanted) > 2:
        part = max(fuzz.ratio(wanted, word) for word in words)
        last = fuzz.ratio(wanted, words[-1])
        return max(whole, part - 4, last - 2)
    if len(asked) > 1 and len(words) > 1 and len(asked[0]) == 1:
        surname = fuzz.ratio(" ".join(asked[1:]), " ".join(words[1:]))
        return max(whole, surname - 2) if words[0].startswith(asked[0]) else 0.0
    return max(whole, fuzz.token_sort_ratio(wanted, spelling) - 3)


def _begins(wanted: str, spelling: str) -> bool:
    return spelling.startswith(wanted) or any(word.startswith(wanted) for word in spelling.split())


def _spellings(one: Named) -> tuple[str, ...]:
    return tuple(_plain(spelling) for spelling in (one.name, *one.aliases))


def _plain(text: str) -> str:
    """Lower case, no accents, words apart by one blank: "Pašalić," becomes "pasalic"."""
    return re.sub(r"[^a-z0-9]+", " ", anyascii(text).lower()).strip()
