"""What the store knows that an article may be about: teams, fixtures, squads."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from bot.knowledge.match import Kickoff, Match, Score, Team


@dataclass(frozen=True, slots=True)
class Fixture:
    """A match on the calendar. `score` is how it ended, None where nobody told."""

    match: Match
    kickoff: Kickoff | None = None
    score: Score | None = None

    @property
    def day(self) -> date | None:
        """The day at the ground; None where it is not known."""
        if self.kickoff is None:
            return None
        if self.kickoff.at is None:
            return self.kickoff.day
        return self.kickoff.at.astimezone(ZoneInfo(self.kickoff.zone)).date()


@dataclass(frozen=True, slots=True)
class Calendar:
    """`teams` are all that are known, `fixtures` those of the teams that an article names, `near` what
    somebody who asks is likely to mean."""

    teams: Sequence[Team] = ()
    fixtures: Sequence[Fixture] = ()
    near: Sequence[Fixture] = ()
