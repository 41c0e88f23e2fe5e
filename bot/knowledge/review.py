"""What was understood of an article, as moderators decide on it: in groups, all or some, and back again."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from hashlib import sha256

from bot.knowledge.claims import (
    About,
    AbsenceOf,
    AppointmentOf,
    BallotOf,
    BroadcastOf,
    Claim,
    CrowdOf,
    EventOf,
    KickoffOf,
    LineupOf,
    MarkOf,
    MilestoneOf,
    NoteOf,
    OfficialsOf,
    RecordOf,
    ResultOf,
    StatusOf,
    VenueOf,
)
from bot.knowledge.match import Kickoff, Match


class Group(StrEnum):
    """What is decided on together, in the order in which it is shown."""

    KICKOFF = "kickoff"
    GROUND = "ground"
    OFFICIALS = "officials"
    TELEVISION = "tv"
    NEWS = "news"
    LINEUPS = "lineups"
    HISTORY = "history"
    REPORT = "report"
    MARKS = "marks"


_GROUP: dict[type[About], Group] = {
    KickoffOf: Group.KICKOFF,
    StatusOf: Group.KICKOFF,
    VenueOf: Group.GROUND,
    CrowdOf: Group.GROUND,
    OfficialsOf: Group.OFFICIALS,
    AppointmentOf: Group.OFFICIALS,
    BroadcastOf: Group.TELEVISION,
    AbsenceOf: Group.NEWS,
    LineupOf: Group.LINEUPS,
    MilestoneOf: Group.HISTORY,
    RecordOf: Group.HISTORY,
    NoteOf: Group.HISTORY,
    ResultOf: Group.REPORT,
    EventOf: Group.REPORT,
    MarkOf: Group.MARKS,
    BallotOf: Group.MARKS,
}


def group_of(about: About) -> Group:
    return _GROUP[type(about)]


def kinds_in(groups: Iterable[Group]) -> list[str]:
    """The names of the kinds of claim in these groups, as the store has them."""
    chosen = frozenset(groups)
    return [kind.__name__ for kind, group in _GROUP.items() if group in chosen]


class Unsure(StrEnum):
    """Why a fact is only shown to moderators until one of them approves it."""

    GUESSED = "guessed"
    """The wording leaves room for something else."""
    UNKNOWN_PLAYER = "unknown player"
    """Nobody in the squad, as far as that is known."""
    SPELLING = "spelling"
    """Taken for somebody whose name is written differently."""
    DIFFERS = "differs"
    """Something else is known already."""
    SECOND_READER = "second reader"
    """The grammar does not read it in the article; only the operator's second reader does."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim that an article makes, once somebody approves it. `written` is the article's form of a name
    where that is not the player's own."""

    claim: Claim
    unsure: Unsure | None = None
    written: str | None = None

    @property
    def sure(self) -> bool:
        return self.unsure is None

    @property
    def group(self) -> Group:
        return group_of(self.claim.about)


class Reason(StrEnum):
    """Why something that was read makes no claim."""

    WHICH_PLAYER = "which player"
    WHICH_TEAM = "which team"
    NOT_ELEVEN = "not eleven"
    NO_MINUTE = "no minute"
    NOT_OVER = "not over"
    NO_COUNTRY = "no country"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """`what` in a few words of the article; `nearest` are who may be meant."""

    what: str
    reason: Reason
    nearest: tuple[str, ...] = ()


class Verdict(StrEnum):
    APPROVED = "approved"
    SURE = "sure"
    """Approved, what is unsure apart: that is still to be decided."""
    ONLY = "only"
    """What is sure is approved, the rest rejected."""
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    """Taken back: undecided again."""


@dataclass(frozen=True, slots=True)
class Decided:
    """`by` is who decided, unique among all platforms; None is a trusted feed, by itself. `for_all`: it holds
    for everyone, not for one community."""

    verdict: Verdict
    by: str | None
    at: datetime
    for_all: bool = False


@dataclass(frozen=True, slots=True)
class Cutting:
    """An article as moderators know it by: `number` is the store's."""

    number: int
    publisher: str
    title: str = ""
    address: str | None = None
    published: date | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A match that an article may be about."""

    match: Match
    kickoff: Kickoff | None


@dataclass(frozen=True, slots=True)
class Review:
    """All that an article says about one match: its `part`, counted from 1. `match` is None as long as it is
    in doubt; then there are no drafts."""

    part: int
    match: Match | None
    called: str
    """The match as the article has it."""
    candidates: tuple[Candidate, ...] = ()
    drafts: tuple[Draft, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    warnings: tuple[str, ...] = ()
    decided: Mapping[Group | None, Decided] | None = None
    """By group; under None what was decided of a part without any."""

    @property
    def groups(self) -> tuple[Group, ...]:
        """Those of which something was understood."""
        there = {draft.group for draft in self.drafts}
        return tuple(group for group in Group if group in there)

    def of(self, group: Group) -> tuple[Draft, ...]:
        return tuple(draft for draft in self.drafts if draft.group is group)

    def verdict(self, group: Group | None) -> Verdict | None:
        """What stands; None while nobody has decided."""
        found = (self.decided or {}).get(group)
        return None if found is None or found.verdict is Verdict.WITHDRAWN else found.verdict

    def waits(self, group: Group) -> bool:
        """Whether something of a group is still to be decided."""
        verdict = self.verdict(group)
        return verdict is None or (verdict is Verdict.SURE and not all(d.sure for d in self.of(group)))

    @property
    def settled(self) -> bool:
        """Whether nothing is left to decide."""
        if not self.groups:
            return self.verdict(None) is not None
        return not any(self.waits(group) for group in self.groups)


def fingerprint(review: Review) -> str:
    """Six letters that stand for these facts, decided as they are, or these matches to choose from: a button
    says by them what its presser has seen."""
    said = sorted(repr((d.claim.about, d.claim.value, review.verdict(d.group))) for d in review.drafts)
    said += [one.match.key for one in review.candidates]
    return sha256("\n".join(said).encode("utf-8", "replace")).hexdigest()[:6]
