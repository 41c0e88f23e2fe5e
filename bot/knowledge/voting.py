"""What a ballot is made of: who can be given a mark, by which rules, and where it stands."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from bot.knowledge.match import TeamKey
from bot.knowledge.ratings import Tally

OPEN_FOR = timedelta(hours=12)
"""How long a ballot stays open after full time, unless its match says otherwise."""


class Role(StrEnum):
    PLAYER = "player"
    MANAGER = "manager"
    REFEREE = "referee"


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who can be given a mark. `number` is theirs on this ballot and never another's; the referee
    has no team."""

    number: int
    team: TeamKey | None
    name: str
    role: Role = Role.PLAYER


@dataclass(frozen=True, slots=True)
class BallotRules:
    """The operator's rules, as they hold for ballots that are opened from now on.

    `halves`: half marks may be given; `hidden`: averages are not shown before the ballot closes;
    `account_days`: how old an account must be to vote, in days, 0 for any age.
    """

    open_for: timedelta = OPEN_FOR
    halves: bool = True
    hidden: bool = True
    account_days: int = 0


@dataclass(frozen=True, slots=True)
class BallotOptions:
    """Whom a channel's fans are asked about beside the players of the team it follows, and whether they pick
    the man of the match by themselves; without `pick`, the marks tell."""

    both: bool = False
    manager: bool = False
    referee: bool = False
    pick: bool = False


@dataclass(frozen=True, slots=True)
class BallotState:
    """Where the ballot of a match stands: `closes` is an instant, `fans` how many have given a ballot."""

    closes: datetime
    halves: bool = True
    hidden: bool = True
    fans: int = 0
    id: int = 0
    """The store's number for it, which buttons carry."""
    picks: Mapping[tuple[TeamKey, str], int] = field(default_factory=dict)
    """How many fans picked each player as man of the match, by (team, player)."""
    others: tuple[tuple[Candidate, Tally], ...] = ()
    """The marks for managers and the referee, of those who have any; the players' are in `Context.fans`."""
