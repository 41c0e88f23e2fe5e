"""How far a match is, in the eyes of whoever asks a provider about it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum

from bot.knowledge.match import CompetitionKey, MatchKey, Status

MORNING = timedelta(hours=12)
"""Before kickoff: from here on it is matchday, and a kickoff that moves is worth noticing soon."""
LINEUPS = timedelta(minutes=90)
"""Before kickoff: line-ups come in this time. Leagues publish them 60 to 75 minutes before."""
NEVER_ENDING = timedelta(hours=4)
"""After kickoff: by then extra time, a shoot-out and a long break are over, so nobody is telling the end."""
GIVEN_UP = timedelta(days=2)
"""After kickoff: from then on the calm looks will bring a result that nobody told."""
LATE_HOURS = (5, 6, 7, 8, 9, 10, 11, 12, 18, 24, 36, 48)
"""After the hour of kickoff: looks for a result that nobody tells."""
CORRECTIONS = (
    timedelta(minutes=5),
    timedelta(hours=1),
    timedelta(hours=3),
    timedelta(hours=12),
    timedelta(hours=24),
)
"""After the result was told: the first look confirms it, the others see what was put right afterwards."""


class Phase(StrEnum):
    CALM = "calm"
    """Days away, off, or over and done with."""
    MATCHDAY = "matchday"
    LINEUPS = "line-ups"
    LIVE = "live"
    """Kicked off, and the end was not told yet."""
    LATE = "late"
    """It must be over, and nobody says so."""
    AFTER = "after"
    """The result was told and may be put right."""


@dataclass(frozen=True, slots=True)
class Fixture:
    """A match as far as asking about it goes. `status` is what everyone together says. By provider: `refs`
    are its own ids of the match, `final` is when it first told the end, `lined_up` are those that have told
    both line-ups."""

    key: MatchKey
    competition: CompetitionKey
    season: str
    kickoff_at: datetime | None = None
    day: date | None = None
    status: Status = Status.SCHEDULED
    refs: Mapping[str, str] = field(default_factory=dict)
    final: Mapping[str, datetime] = field(default_factory=dict)
    lined_up: frozenset[str] = frozenset()


def phase(fixture: Fixture, provider: str, now: datetime) -> Phase:
    """How far a match is for one provider. Another one's final whistle does not count: this one may tell
    more."""
    told = fixture.final.get(provider)
    if told is not None:
        return Phase.AFTER if now <= told + CORRECTIONS[-1] else Phase.CALM
    if fixture.status.off:
        return Phase.CALM
    if fixture.kickoff_at is None:
        return Phase.MATCHDAY if fixture.day == now.date() else Phase.CALM
    since = now - fixture.kickoff_at
    for begins, reached in (
        (GIVEN_UP, Phase.CALM),
        (NEVER_ENDING, Phase.LATE),
        (timedelta(), Phase.LIVE),
        (-LINEUPS, Phase.LINEUPS),
        (-MORNING, Phase.MATCHDAY),
    ):
        if since >= begins:
            return reached
    return Phase.CALM


def rechecks(fixture: Fixture, provider: str) -> tuple[datetime, ...]:
    """When to look once more, after the end was told or should have been: the corrections of a day, or on the
    hour, and later now and then, while nobody tells the result."""
    told = fixture.final.get(provider)
    if told is not None:
        return tuple(told + after for after in CORRECTIONS)
    if fixture.status.off or fixture.kickoff_at is None:
        return ()
    hour = fixture.kickoff_at.replace(minute=0, second=0, microsecond=0)  # so that several matches share it
    return tuple(hour + timedelta(hours=after) for after in LATE_HOURS)
