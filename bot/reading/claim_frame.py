"""What every claim out of one article about one match has in common, and the drafts as they gather."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from bot.knowledge.claims import About, Claim, Origin, Scope, Source, Value
from bot.knowledge.match import Match, Player, Team, TeamKey
from bot.knowledge.review import Draft, LeftOut, Reason, Unsure
from bot.reading.facts import Span
from bot.reading.known import Fixture
from bot.reading.resolving import Person, person, side


@dataclass(frozen=True, slots=True)
class Frame:
    """`article` is the store's number of it, `appeared` its day, `said_at` and `now` are aware instants.
    `turned`: it names the away side first. `players` are both squads."""

    fixture: Fixture
    source: Source
    said_at: datetime
    appeared: date
    article: int
    now: datetime
    scope: Scope = None
    players: Sequence[Player] = ()
    turned: bool = False

    @property
    def match(self) -> Match:
        return self.fixture.match


@dataclass(slots=True)
class Gathering:
    """The drafts of an article, each thing said once."""

    frame: Frame
    drafts: list[Draft] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)

    def say(
        self, about: About, value: Value, at: Span, unsure: Unsure | None = None, written: str | None = None
    ) -> None:
        """Adds a claim. What is said of one thing twice in an article, in two ways, is not sure."""
        for place, before in enumerate(self.drafts):
            if before.claim.about == about:
                if before.claim.value != value:
                    self.drafts[place] = Draft(before.claim, Unsure.GUESSED, before.written)
                return
        frame = self.frame
        origin = Origin(frame.article, at)
        claim = Claim(about, value, frame.source, frame.said_at, frame.scope, origin=origin)
        self.drafts.append(Draft(claim, unsure, written))

    def leave(self, what: str, reason: Reason, nearest: Sequence[str] = ()) -> None:
        self.left_out.append(LeftOut(what, reason, tuple(nearest)))

    def who(self, written: str, team: str = "") -> Person | None:
        """The player that is meant; None, and noted as left out, where nobody can tell."""
        where = self.where(team)
        if team and where is None:
            self.leave(written, Reason.WHICH_TEAM)
            return None
        found = person(written, self.frame.players, where.key if where else None)
        if isinstance(found, LeftOut):
            self.left_out.append(found)
            return None
        return found

    def where(self, team: str) -> Team | None:
        """The side that is meant by a name."""
        return side(team, self.frame.match) if team else None

    def other(self, team: TeamKey) -> TeamKey:
        return self.frame.match.opponent(team).key


def worst(*reasons: Unsure | None) -> Unsure | None:
    """Why a fact is unsure, if anything about it is: the first that is given."""
    return next((reason for reason in reasons if reason is not None), None)


def guessed(sure: bool) -> Unsure | None:
    return None if sure else Unsure.GUESSED


def as_written(found: Person, written: str) -> str | None:
    """The article's form of a name where a moderator has to see it."""
    return written if found.unsure is Unsure.SPELLING else None
