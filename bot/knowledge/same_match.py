"""Whether two matches are one: as one provider tells of it, and as it is known already."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from bot.knowledge.match import MatchKey, Status, TeamKey

SAME_DAY = timedelta(0)
NEXT_DAY = timedelta(days=1)
"""Two sides do not meet at both grounds on two days running, but two calendars may disagree by a day."""
MOVED = timedelta(days=3)
"""Two matches of the same two sides at the same ground, this close, are one that was moved or mistold."""


@dataclass(frozen=True, slots=True)
class Fixture:
    """A match as far as it takes to see whether it is another one, too. `of` is competition and season."""

    key: MatchKey
    home: TeamKey
    away: TeamKey
    day: date | None
    of: tuple[str, str]
    status: Status = Status.SCHEDULED

    def days_from(self, other: "Fixture") -> timedelta | None:
        return abs(self.day - other.day) if self.day and other.day else None

    def within(self, reach: timedelta, other: "Fixture") -> bool:
        apart = self.days_from(other)
        return apart is not None and apart <= reach

    def at_home_as(self, other: "Fixture") -> bool:
        return (self.home, self.away) == (other.home, other.away)

    def turned_from(self, other: "Fixture") -> bool:
        """Whether the same two play, at the other ground."""
        return (self.home, self.away) == (other.away, other.home)

    def same_as(self, other: "Fixture") -> bool:
        """Whether it is clearly the same match: at one ground within a few days, or on the very same day."""
        reach = MOVED if self.at_home_as(other) else SAME_DAY
        return (self.at_home_as(other) or self.turned_from(other)) and self.within(reach, other)

    def __str__(self) -> str:
        return f"{self.key} on {self.day}" if self.day else self.key


class Recognised(NamedTuple):
    """Our keys of the matches of an answer, and what those that are in doubt may be; the rest is new."""

    found: dict[MatchKey, MatchKey]
    doubtful: dict[MatchKey, MatchKey]


_Rule = Callable[[Fixture, Sequence[Fixture]], "MatchKey | None"]


def recognise(
    told: Iterable[Fixture],
    known: Iterable[Fixture],
    taken: Collection[MatchKey] = (),
    apart: Collection[MatchKey] = (),
) -> Recognised:
    """Which of the `known` matches those `told` are. `taken` are those that the same source calls something
    else; of those `apart` a person has said that they are nothing that they were in doubt to be.

    What is sure goes first, so that it does not matter in which order matches are told.
    """
    by_sides: dict[frozenset[TeamKey], list[Fixture]] = {}
    for one in known:
        if one.key not in taken:
            by_sides.setdefault(frozenset((one.home, one.away)), []).append(one)
    waiting = sorted(told, key=lambda one: (one.day or date.max, one.key))
    found: dict[MatchKey, MatchKey] = {}
    doubtful: dict[MatchKey, MatchKey] = {}
    rules: list[tuple[_Rule, dict[MatchKey, MatchKey]]] = [
        (_same_day, found),
        (_near, found),
        (_at_the_other_ground, found),
        (_put_off, found),
        (_a_day_off, doubtful),
    ]
    for rule, into in rules:
        for match in [one for one in waiting if one.key not in found]:
            free = by_sides.get(frozenset((match.home, match.away)), [])
            meant = rule(match, free)
            if meant is not None and not (into is doubtful and match.key in apart):
                into[match.key] = meant
                if into is found:
                    free[:] = [one for one in free if one.key != meant]
    return Recognised(found, doubtful)


def _same_day(match: Fixture, free: Sequence[Fixture]) -> MatchKey | None:
    return _only(one for one in free if one.at_home_as(match) and one.within(SAME_DAY, match))


def _near(match: Fixture, free: Sequence[Fixture]) -> MatchKey | None:
    return _only(one for one in free if one.at_home_as(match) and one.within(MOVED, match))


def _at_the_other_ground(match: Fixture, free: Sequence[Fixture]) -> MatchKey | None:
    """Nobody plays there twice on one day: it is on neutral ground, and only who is called home differs."""
    return _only(one for one in free if one.turned_from(match) and one.within(SAME_DAY, match))


def _put_off(match: Fixture, free: Sequence[Fixture]) -> MatchKey | None:
    """The only one of this season's competition that is still to come, of which only the date was wrong."""
    season = [one for one in free if one.at_home_as(match) and one.of == match.of]
    to_come = (Status.SCHEDULED, Status.POSTPONED)
    return _only(one for one in season if one.status in to_come or one.days_from(match) is None)


def _a_day_off(match: Fixture, free: Sequence[Fixture]) -> MatchKey | None:
    there = [one for one in free if one.turned_from(match) and one.of == match.of]
    return _only(one for one in there if one.within(NEXT_DAY, match))


def _only(found: Iterable[Fixture]) -> MatchKey | None:
    """None where several would do."""
    keys = [one.key for one in found]
    return keys[0] if len(keys) == 1 else None


@dataclass(frozen=True, slots=True)
class Joined:
    """The match `gone` is the match `kept`."""

    kept: Fixture
    gone: Fixture

    @property
    def turned(self) -> bool:
        """Whether the one called the other side the home side."""
        return self.kept.turned_from(self.gone)


def pairs(ours: Sequence[Fixture], theirs: Sequence[Fixture]) -> list[Joined]:
    """The matches of two teams that become one when the teams do: each of `theirs` with the nearest of `ours`
    that it can be. The sides are told as if the teams were one already."""
    found: list[Joined] = []
    free = list(ours)
    for gone in theirs:
        near = sorted(
            (one for one in free if one.same_as(gone)),
            key=lambda one: (one.turned_from(gone), one.days_from(gone), one.key),
        )
        if near:
            found.append(Joined(near[0], gone))
            free.remove(near[0])
    return found


def clash(
    team: TeamKey,
    ours: Collection[Fixture],
    theirs: Collection[Fixture],
    maybe_one: Collection[frozenset[str]] = (),
) -> tuple[Fixture, Fixture] | None:
    """Two matches on one day, of which `team` could play only one. It is no sign where their opponents may be
    one, too (`maybe_one`: pairs of teams): then it is the same match."""
    for one in ours:
        for other in theirs:
            on_one_day = one.within(SAME_DAY, other) and not (one.status.off or other.status.off)
            opponents = frozenset({one.home, one.away, other.home, other.away} - {team})
            if on_one_day and opponents not in maybe_one:
                return one, other
    return None
