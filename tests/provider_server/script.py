"""The script of a match: what happens when, and what of it can be seen at an instant, in nobody's format."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from enum import IntEnum, StrEnum
from zoneinfo import ZoneInfo

MINUTE = timedelta(minutes=1)
ZONE = ZoneInfo("Europe/Berlin")
"""Of every ground."""
ADDED, BREAK = 2, 15
"""Minutes that are added to each half, and that lie between them."""


class Kind(StrEnum):
    GOAL = "goal"
    PENALTY = "penalty"
    OWN_GOAL = "own goal"
    YELLOW = "yellow card"
    SUBSTITUTION = "substitution"
    CANCELLED = "goal cancelled"
    SCORED = "scored in the shoot-out"
    MISSED = "missed in the shoot-out"


GOALS = (Kind.GOAL, Kind.PENALTY, Kind.OWN_GOAL)
KICKS = (Kind.SCORED, Kind.MISSED)


class Phase(IntEnum):
    """How far a match is, in the order of play."""

    BEFORE = 0
    FIRST_HALF = 1
    HALF_TIME = 2
    SECOND_HALF = 3
    EXTRA_TIME = 4
    SHOOTOUT = 5
    OVER = 6


@dataclass(frozen=True)
class Club:
    """Everyone's number for it; what each provider calls it, and how it is called in short."""

    number: int
    names: dict[str, str]
    short: str
    players: tuple[str, ...]
    """The eleven from the goalkeeper to the attack, then the bench."""
    formation: str = "4-2-3-1"

    @property
    def eleven(self) -> tuple[str, ...]:
        return self.players[:11]

    @property
    def bench(self) -> tuple[str, ...]:
        return self.players[11:]

    def number_of(self, player: str) -> int:
        """His number in every provider's database; the shirt has the last two digits of it."""
        return self.number * 100 + self.players.index(player) + 1


@dataclass(frozen=True)
class Incident:
    """`side` is 0 for home and 1 for away: the one it counts for. `told_after` is from the moment it happens;
    it is seen for as long as `stands` says, for ever if that is None."""

    number: int
    kind: Kind
    minute: int
    side: int
    player: str
    other: str | None = None
    added: int = 0
    told_after: timedelta = timedelta(seconds=40)
    stands: timedelta | None = None

    @property
    def passed(self) -> timedelta:
        """From kickoff to the moment it happens, breaks and added time included."""
        if self.kind in KICKS:
            return after_extra_time() + (self.number % 100) * MINUTE
        return (self.minute + self.added + _pauses(self.minute)) * MINUTE


def _pauses(minute: int) -> int:
    """Minutes on the clock of the ground that the clock of the match does not count."""
    if minute > 90:
        return ADDED + BREAK + ADDED + 5
    return ADDED + BREAK if minute > 45 else 0


def after_ninety() -> timedelta:
    return (90 + ADDED + BREAK + ADDED) * MINUTE


def after_extra_time() -> timedelta:
    return (120 + _pauses(120)) * MINUTE


@dataclass(frozen=True)
class Game:
    """`kickoffs` says from when on which kickoff was published: an instant, or only the day. `sheets` says
    how long before kickoff how many of which side's eleven are published."""

    number: int
    league: str
    season: int
    round: int
    home: Club
    away: Club
    kickoffs: tuple[tuple[datetime, datetime | date], ...]
    incidents: tuple[Incident, ...] = ()
    sheets: tuple[tuple[timedelta, int, int], ...] = ()
    referee: str | None = None
    venue: str = ""

    @property
    def begins(self) -> datetime:
        """When it is really played."""
        at = self.kickoffs[-1][1]
        assert isinstance(at, datetime)
        return at

    @property
    def goes_on(self) -> bool:
        """Whether ninety minutes are not enough."""
        return any(one.kind in KICKS or one.minute > 90 for one in self.incidents)

    @property
    def ends(self) -> datetime:
        if not self.goes_on:
            return self.begins + after_ninety()
        kicks = sum(one.kind in KICKS for one in self.incidents)
        return self.begins + after_extra_time() + (kicks + 2) * MINUTE

    def sides(self) -> tuple[Club, Club]:
        return self.home, self.away

    def at(self, now: datetime) -> "Seen":
        """What whoever looks at an instant can see of it."""
        published = [kickoff for since, kickoff in self.kickoffs if since <= now]
        return Seen(
            game=self,
            now=now,
            kickoff=published[-1] if published else self.kickoffs[0][1],
            phase=self._phase(now),
            incidents=tuple(one for one in self.incidents if self._visible(one, now)),
            lineups=(self._sheet(0, now), self._sheet(1, now)),
        )

    def changes(self) -> list[datetime]:
        """Every instant at which something about it changes, in order."""
        whistles = [timedelta(), (45 + ADDED) * MINUTE, (45 + ADDED + BREAK) * MINUTE, after_ninety()]
        found = [since for since, _ in self.kickoffs]
        found += [self.begins - before for before, _, _ in self.sheets]
        found += [self.begins + whistle for whistle in whistles] + [self.ends]
        if self.goes_on:
            found.append(self.begins + after_extra_time())
        for one in self.incidents:
            appears = self.begins + one.passed + one.told_after
            found += [appears] if one.stands is None else [appears, appears + one.stands]
        return sorted(found)

    def changed(self, now: datetime) -> datetime:
        """When anything about it changed last."""
        return max([at for at in self.changes() if at <= now], default=self.kickoffs[0][0])

    def _phase(self, now: datetime) -> Phase:
        passed = now - self.begins
        if passed < timedelta():
            return Phase.BEFORE
        if now >= self.ends:
            return Phase.OVER
        if passed >= after_extra_time():
            return Phase.SHOOTOUT
        if passed >= after_ninety():
            return Phase.EXTRA_TIME
        if passed >= (45 + ADDED + BREAK) * MINUTE:
            return Phase.SECOND_HALF
        return Phase.HALF_TIME if passed >= (45 + ADDED) * MINUTE else Phase.FIRST_HALF

    def _visible(self, one: Incident, now: datetime) -> bool:
        since = self.begins + one.passed + one.told_after
        return since <= now and (one.stands is None or now < since + one.stands)

    def _sheet(self, side: int, now: datetime) -> tuple[str, ...]:
        known = [count for before, of, count in self.sheets if of == side and self.begins - before <= now]
        return self.sides()[side].eleven[: known[-1]] if known else ()


@dataclass(frozen=True)
class Seen:
    """A match as it looks at an instant. `lineups` hold as many players as are published."""

    game: Game
    now: datetime
    kickoff: datetime | date
    phase: Phase
    incidents: tuple[Incident, ...]
    lineups: tuple[tuple[str, ...], tuple[str, ...]]

    @property
    def at(self) -> datetime:
        """The kickoff; noon of the day, where only that is published."""
        if isinstance(self.kickoff, datetime):
            return self.kickoff
        return datetime.combine(self.kickoff, datetime.min.time(), UTC) + timedelta(hours=12)

    @property
    def fixed(self) -> bool:
        return isinstance(self.kickoff, datetime)

    @property
    def local(self) -> datetime:
        return self.at.astimezone(ZONE)

    @property
    def changed(self) -> datetime:
        return self.game.changed(self.now)

    @property
    def begun(self) -> bool:
        return self.phase > Phase.BEFORE

    @property
    def over(self) -> bool:
        return self.phase is Phase.OVER

    @property
    def minute(self) -> int:
        """The minute that is played; the last one in a break and afterwards."""
        passed = int((self.now - self.game.begins) / MINUTE)
        if self.phase <= Phase.FIRST_HALF:
            return max(0, min(45, passed))
        if self.phase is Phase.HALF_TIME:
            return 45
        if self.phase is Phase.SECOND_HALF:
            return min(90, passed - ADDED - BREAK)
        return 120 if self.game.goes_on else 90

    @property
    def goals(self) -> tuple[Incident, ...]:
        return tuple(one for one in self.incidents if one.kind in GOALS)

    @property
    def kicks(self) -> tuple[Incident, ...]:
        return tuple(one for one in self.incidents if one.kind in KICKS)

    def score(self, until: int = 120) -> tuple[int, int]:
        """Goals of both sides until a minute, the shoot-out apart."""
        return _count(one for one in self.goals if one.minute <= until)

    @property
    def shootout(self) -> tuple[int, int] | None:
        return _count(one for one in self.kicks if one.kind is Kind.SCORED) if self.kicks else None

    def taken_back(self) -> "Seen":
        """The same without its last goal, as a provider shows it that loses one for a moment."""
        last = self.goals[-1:]
        return replace(self, incidents=tuple(one for one in self.incidents if one not in last))

    def unplayed(self) -> "Seen":
        """The same as if it had not begun, as a provider shows it whose status falls back for a moment."""
        return replace(self, phase=Phase.BEFORE, incidents=())


def _count(incidents: Iterable[Incident]) -> tuple[int, int]:
    sides = [one.side for one in incidents]
    return sides.count(0), sides.count(1)
