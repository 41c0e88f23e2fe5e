"""Which match of the store an article is about, which of its teams is meant, and which player.

A wrong match or a wrong player is worse than none: whatever fits twice, or only nearly, is left in doubt.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.knowledge.match import Match, Player, Team, TeamKey
from bot.knowledge.names import Found, find
from bot.knowledge.review import LeftOut, Reason, Unsure
from bot.knowledge.spelling import SHORTENED, likeness, plain
from bot.reading.clubs import club
from bot.reading.facts import Kind, Reading
from bot.reading.known import Calendar, Fixture
from bot.reading.teams import same_team

AHEAD = timedelta(days=8)
"""How long before a match a preview that tells no day may appear: the round after next is another match."""
BEHIND = timedelta(days=5)
"""How long after a match a report that tells no day may appear."""
REACH = timedelta(days=60)
"""How far away a match may be to be offered to somebody who chooses."""
OFFERED = 5
SURE = 88.0
"""From which likeness on (bot.knowledge.spelling) a name needs no second look: letters swapped, no more."""


@dataclass(frozen=True, slots=True)
class Which:
    """The match that is meant, or None and those to choose from. `turned`: the article names the away side
    first."""

    fixture: Fixture | None
    turned: bool = False
    candidates: tuple[Fixture, ...] = ()


@dataclass(frozen=True, slots=True)
class Person:
    """A player as the squad has the name; as it was written where nobody fits."""

    name: str
    team: TeamKey
    unsure: Unsure | None = None


# --- the match


def teams_meant(written: str, teams: Iterable[Team]) -> list[Team]:
    """The teams that a name may stand for: by a name or an alias, or by what everybody knows ("the Reds")."""
    return [team for team in teams if _is(written, team)]


def which(reading: Reading, calendar: Calendar, appeared: date, now: datetime) -> Which:
    """The match that an article is about; `appeared` is its day, `now` an aware instant."""
    paired = reading.pairing
    if paired is None:
        return Which(None, candidates=_nearest(calendar.near, appeared))
    home, away = ({t.key for t in teams_meant(name, calendar.teams)} for name in (paired.home, paired.away))
    theirs = [f for f in calendar.fixtures if _sides(f.match, home, away) or _sides(f.match, away, home)]
    fitting = [f for f in theirs if _in_time(f, reading, appeared, now)]
    straight = [f for f in fitting if _sides(f.match, home, away)]
    meant = straight or [f for f in fitting if _on_the_day(f, reading)]
    if len(meant) == 1 and len(fitting) == 1 and paired.sure and not _other_competition(reading, meant[0]):
        return Which(meant[0], turned=not straight)
    one_side = [f for f in calendar.fixtures if {f.match.home.key, f.match.away.key} & (home | away)]
    return Which(None, candidates=_nearest(theirs or one_side or calendar.near, appeared))


def turned(reading: Reading, match: Match) -> bool:
    """Whether an article names the away side of a match first."""
    paired = reading.pairing
    return paired is not None and (
        side(paired.home, match) == match.away or side(paired.away, match) == match.home
    )


def _sides(match: Match, home: set[TeamKey], away: set[TeamKey]) -> bool:
    return match.home.key in home and match.away.key in away


def _is(written: str, team: Team) -> bool:
    """Whether a name is this team's. What is known of clubs decides against a mere likeness: Manchester City
    is not Manchester United, however much of the name they share."""
    wanted, names = plain(written), (team.name, *team.aliases)
    if not wanted:
        return False
    if any(wanted == plain(name) for name in names):
        return True
    here, there = club(written), {known for name in names if (known := club(name))}
    if here and there:
        return here in there
    if any(_nickname(wanted, name) for name in names):
        return True
    return (
        not here and len(wanted.split()) > 1 and max(likeness(wanted, plain(n)) for n in names) >= SHORTENED
    )


def _nickname(wanted: str, name: str) -> bool:
    known = club(name)
    return known is not None and wanted.removeprefix("the ") in known.nicknames


def _in_time(fixture: Fixture, reading: Reading, appeared: date, now: datetime) -> bool:
    """Whether the day fits: the one that the article tells, else one near the day it appeared."""
    if fixture.day is None:
        return False
    begun = fixture.kickoff is not None and (fixture.kickoff.at is None or fixture.kickoff.at <= now)
    if reading.kind is not Kind.PREVIEW and not begun:
        return False
    if (told := _day(reading)) is not None:
        return abs(fixture.day - told) <= timedelta(days=1)  # a day is another one in another zone
    if reading.kind is Kind.PREVIEW:
        return appeared <= fixture.day <= appeared + AHEAD
    return appeared - BEHIND <= fixture.day <= appeared + timedelta(days=1)


def _on_the_day(fixture: Fixture, reading: Reading) -> bool:
    """Whether the day that is told is the fixture's own; the order of the names matters less then."""
    told = _day(reading)
    return told is not None and fixture.day == told


def _day(reading: Reading) -> date | None:
    said = reading.kickoff
    if said is None:
        return None
    return said.day or (said.local.date() if said.local else None) or (said.utc.date() if said.utc else None)


def _other_competition(reading: Reading, fixture: Fixture) -> bool:
    """Whether the article is about another competition: a league match is no cup tie of the same sides."""
    told = plain(reading.pairing.competition or "") if reading.pairing else ""
    known = fixture.match.competition
    names = [plain(name) for name in (known.name, *known.aliases)]
    words = set(told.split()) - _COMMON
    return bool(words) and not any(words & set(name.split()) for name in names)


_COMMON = frozenset({"the", "cup", "league", "of", "de", "uefa", "copa", "round", "liga", "la", "season"})
"""Words that competitions share, and that tell them apart no more than a sponsor's."""


def _nearest(fixtures: Iterable[Fixture], appeared: date) -> tuple[Fixture, ...]:
    dated = [(abs(f.day - appeared), f.match.key, f) for f in fixtures if f.day is not None]
    near = sorted((apart, key) for apart, key, _ in dated if apart <= REACH)
    by_key = {key: f for _, key, f in dated}
    return tuple(by_key[key] for _, key in near[:OFFERED])


# --- its sides and its players


def side(written: str, match: Match) -> Team | None:
    """Which of the two sides a name means; None for neither, or where both would do."""
    if not plain(written):
        return None
    sure = [team for team in (match.home, match.away) if _is(written, team)]
    if sure:
        return sure[0] if len(sure) == 1 else None
    nearly = [t for t in (match.home, match.away) if any(same_team(written, n) for n in (t.name, *t.aliases))]
    return nearly[0] if len(nearly) == 1 else None


def person(written: str, squads: Sequence[Player], team: TeamKey | None) -> Person | LeftOut:
    """Whom a name means, in a team where that is told, else in either squad."""
    among = [player for player in squads if team is None or player.team == team]
    found = find(written, among)
    if isinstance(found, Found) and _may_be(written, found.one):
        one = found.one
        return Person(one.name, one.team, None if _alike(written, one) >= SURE else Unsure.SPELLING)
    nearest = tuple(one.name for one in getattr(found, "nearest", ()))
    if getattr(found, "ambiguous", False):
        return LeftOut(written, Reason.WHICH_PLAYER, nearest)
    if team is None:
        return LeftOut(written, Reason.WHICH_TEAM)
    others = [player for player in squads if plain(written) == plain(player.name)]
    if len(others) == 1 and " " in plain(written):
        return Person(others[0].name, others[0].team, Unsure.GUESSED)  # the squad knows better whose he is
    if others:
        return LeftOut(written, Reason.WHICH_TEAM)
    return Person(written, team, Unsure.UNKNOWN_PLAYER)


def _alike(written: str, player: Player) -> float:
    return max(likeness(plain(written), plain(name)) for name in (player.name, *player.aliases))


def _may_be(written: str, player: Player) -> bool:
    """Whether a whole name can be this player's: one who shares half of the letters is somebody else."""
    wanted = plain(written).split()
    if len(wanted) < 2:
        return True
    for name in (player.name, *player.aliases):
        words = plain(name).split()
        if " ".join(wanted) == " ".join(words) or set(wanted) <= set(words) or set(words) <= set(wanted):
            return True
        if _near(wanted[-1], words[-1]) and (len(words) < 2 or _first(wanted[0], words[0])):
            return True
        if _near(wanted[-1], words[0]) and (len(words) < 2 or _first(wanted[0], words[-1])):
            return True  # the surname first
        if _near("".join(wanted), "".join(words)):
            return True
    return False


def _near(one: str, other: str) -> bool:
    return likeness(one, other) >= _SAME_WORD


def _first(one: str, other: str) -> bool:
    """First names agree by their initial where one is just that; else they are alike, or one is cut short."""
    if len(one) == 1 or len(other) == 1:
        return one[0] == other[0]
    return one[:3] == other[:3] or _near(one, other)


_SAME_WORD = 75.0
