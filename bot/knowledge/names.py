"""Finding whom a written name means: misspelt, without accents, a surname only, a nickname."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from bot.knowledge.spelling import begins, likeness, plain

ACCEPT = 75.0
"""The score (0 to 100) from which a name is taken as meant."""
LEAD = 5.0
"""How far the best must be ahead of the next; closer than that, a person has to choose."""
LOOKALIKE = 60.0
"""The score from which a name is worth offering to someone who is still typing."""
LONGEST = 200
"""Characters of what may be a name. To compare a long text with all names would keep everybody waiting."""


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

    An exact name (accents, case and punctuation apart) wins at once if only one has it; so does an exact
    alias, unless it is part of somebody else's name.
    """
    if len(written) > LONGEST:
        return Doubt(written, (), ambiguous=False)
    candidates = list(among)
    wanted = plain(written)
    exact = [one for one in candidates if wanted in _spellings(one)]
    if len(exact) == 1 and (wanted == plain(exact[0].name) or not _shared(wanted, candidates, exact[0])):
        return Found(exact[0])
    ranked = _ranked(wanted, exact if len(exact) > 1 else candidates)
    if not wanted or not ranked or ranked[0][1] < ACCEPT:
        return Doubt(written, tuple(one for one, _ in ranked[:5]), ambiguous=False)
    best = ranked[0][1]
    rivals = [one for one, alike in ranked if best - alike < LEAD]
    if len(rivals) > 1:
        return Doubt(written, tuple(rivals), ambiguous=True)
    return Found(rivals[0])


def complete(typed: str, among: Iterable[N], limit: int = 25) -> list[N]:
    """The named that `typed` may be the beginning of: beginnings first, then lookalikes."""
    if len(typed) > LONGEST:
        return []
    candidates = list(among)
    wanted = plain(typed)
    if not wanted:
        return candidates[:limit]
    beginnings: dict[bool, list[N]] = {True: [], False: []}
    others = []
    for one in candidates:
        spellings = _spellings(one)
        if any(begins(wanted, spelling) for spelling in spellings):
            beginnings[any(spelling.startswith(wanted) for spelling in spellings)].append(one)
        else:
            others.append(one)
    found = beginnings[True] + beginnings[False]
    if len(found) < limit:
        found += [one for one, alike in _ranked(wanted, others) if alike >= LOOKALIKE]
    return found[:limit]


def _shared(wanted: str, candidates: Sequence[N], owner: N) -> bool:
    """Whether an alias of `owner` is also a part of another's name, as a surname is that two players have."""
    return any(
        f" {wanted} " in f" {spelling} "
        for one in candidates
        if one is not owner
        for spelling in _spellings(one)
    )


def _ranked(wanted: str, candidates: Sequence[N]) -> list[tuple[N, float]]:
    scored = [(one, max(likeness(wanted, spelling) for spelling in _spellings(one))) for one in candidates]
    return sorted(scored, key=lambda pair: (-pair[1], pair[0].name))


def _spellings(one: Named) -> tuple[str, ...]:
    return tuple(plain(spelling) for spelling in (one.name, *one.aliases))
