"""What there is to say, once per scope: the kinds of post, and one thing to be said."""

import re
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import IntEnum, StrEnum
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.knowledge import wall_clock
from bot.knowledge.claims import Scope


class Kind(StrEnum):
    """A kind of post, named as moderators switch it on and off."""

    PREVIEW = "preview"
    TEAM_NEWS = "team_news"
    PREDICTED_LINEUP = "predicted_lineup"
    KICKOFF_REMINDER = "kickoff_reminder"
    LINEUP = "lineup"
    PREDICTIONS = "predictions"
    """How the crowd predicts, at kickoff."""
    LIVE = "live"
    GOAL = "goal"
    CARD = "card"
    HALF_TIME = "half_time"
    FULL_TIME = "full_time"
    BALLOT = "ballot"
    INTERIM = "interim"
    """The ratings as they stand while the ballot is open."""
    RATINGS = "ratings"
    MOVED = "moved"
    DIGEST = "digest"
    NOTICE = "notice"


class Priority(IntEnum):
    """What goes first when not everything can: the smaller number."""

    HIGHEST = 0
    HIGH = 1
    MIDDLE = 2
    LOW = 3


PRIORITY = {
    Kind.PREVIEW: Priority.LOW,
    Kind.TEAM_NEWS: Priority.LOW,
    Kind.PREDICTED_LINEUP: Priority.LOW,
    Kind.KICKOFF_REMINDER: Priority.MIDDLE,
    Kind.LINEUP: Priority.HIGH,
    Kind.PREDICTIONS: Priority.MIDDLE,
    Kind.LIVE: Priority.HIGHEST,
    Kind.GOAL: Priority.HIGHEST,
    Kind.CARD: Priority.HIGHEST,
    Kind.HALF_TIME: Priority.HIGHEST,
    Kind.FULL_TIME: Priority.HIGH,
    Kind.BALLOT: Priority.MIDDLE,
    Kind.INTERIM: Priority.MIDDLE,
    Kind.RATINGS: Priority.MIDDLE,
    Kind.MOVED: Priority.HIGH,
    Kind.DIGEST: Priority.LOW,
    Kind.NOTICE: Priority.LOW,
}


@dataclass(frozen=True, slots=True)
class Lead:
    """How long before kickoff a reminder comes.

    Either `before`, or `days` before the day of the match at `hour`:`minute` in the IANA zone `zone`.
    Raises ValueError for what is neither, or comes after kickoff, or on no clock or in no zone that exists.
    """

    before: timedelta | None = None
    days: int = 0
    hour: int = 0
    minute: int = 0
    zone: str | None = None

    def __post_init__(self) -> None:
        if self.before is not None:
            if self.before < timedelta(0):
                raise ValueError(f"a reminder comes before kickoff, not {-self.before} after it")
            return
        if self.zone is None or not _is_zone(self.zone):
            raise ValueError(f"a reminder at an hour of the day needs a time zone; {self.zone} is none")
        if self.days < 0 or self.hour not in range(24) or self.minute not in range(60):
            raise ValueError(f"there is no {self.hour:02}:{self.minute:02}, {self.days} days before a match")

    def due(self, kickoff: datetime) -> datetime:
        """When a reminder with this lead is due: an instant in the zone of `kickoff`.

        Where the clocks are put forward past the hour, it is the first instant after it; where a zone left
        out the whole day, the day before that.
        """
        if self.before is not None:
            return kickoff - self.before
        zone, at = str(self.zone), time(self.hour, self.minute)
        day = wall_clock.shows(kickoff, zone).date() - timedelta(days=self.days)
        return wall_clock.reads_at_latest(day, at, zone).astimezone(kickoff.tzinfo)

    def __str__(self) -> str:
        """As it is kept: "PT7200S", or "P1D18:00 Europe/London"."""
        if self.before is not None:
            return f"PT{int(self.before.total_seconds())}S"
        return f"P{self.days}D{self.hour:02}:{self.minute:02} {self.zone}"

    @classmethod
    def parse(cls, text: str) -> "Lead":
        """The lead that `str` wrote. Raises ValueError for anything else."""
        if ahead := re.fullmatch(r"PT(\d+)S", text, re.ASCII):
            return cls(before=timedelta(seconds=int(ahead[1])))
        if local := re.fullmatch(r"P(\d+)D(\d\d):(\d\d) (\S+)", text, re.ASCII):
            return cls(days=int(local[1]), hour=int(local[2]), minute=int(local[3]), zone=local[4])
        raise ValueError(f"{text!r} is no lead time")


def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):  # unknown, no name at all, or a whole region
        return False
    return True


class Rule(NamedTuple):
    """A kind of post that some channel wants; reminders come once per distinct lead (as `Lead` writes it)."""

    kind: Kind
    lead: str = ""


DEFAULT_RULES = (
    Rule(Kind.PREVIEW),
    Rule(Kind.TEAM_NEWS),
    Rule(Kind.PREDICTED_LINEUP),
    Rule(Kind.KICKOFF_REMINDER, "PT7200S"),
    Rule(Kind.KICKOFF_REMINDER, "PT900S"),
    Rule(Kind.LINEUP),
    Rule(Kind.PREDICTIONS),
    Rule(Kind.LIVE),
    Rule(Kind.GOAL),
    Rule(Kind.FULL_TIME),
    Rule(Kind.BALLOT),
    Rule(Kind.RATINGS),
    Rule(Kind.MOVED),
)
"""What a channel gets unless its moderators say otherwise."""


class Occasion(NamedTuple):
    """One thing to be said about a subject (a match's key, a day, a community), once per scope.

    It is the same occasion as long as (scope, subject, kind, variant) is the same. `facts` is what it
    states, as JSON values: when one of them proves false the revision rises. Instants are aware.
    """

    subject: str
    kind: Kind
    variant: str
    due_at: datetime
    expires_at: datetime
    lead: str = ""
    facts: dict[str, Any] = {}  # noqa: RUF012 - never mutated; a fresh dict each would cost the planner a fifth of its time
    revision: int = 1
    scope: Scope = None

    @property
    def priority(self) -> Priority:
        return PRIORITY[self.kind]
