"""The table of a league: who stands where."""

from dataclasses import dataclass

from bot.knowledge.match import CompetitionKey, TeamKey


@dataclass(frozen=True, slots=True)
class Row:
    """One team's line. Counts of matches, goals and points; `rank` begins at 1 and may be shared."""

    rank: int
    team: TeamKey
    played: int
    won: int
    drawn: int
    lost: int
    goals_for: int
    goals_against: int
    points: int

    @property
    def difference(self) -> int:
        return self.goals_for - self.goals_against


@dataclass(frozen=True, slots=True)
class Standings:
    """A table as one source gives it, best first. `group` names one of several ("Group C"); None where the
    competition has a single one. `season` reads as a match's does: "2025-26", or "2025"."""

    competition: CompetitionKey
    season: str
    rows: tuple[Row, ...]
    group: str | None = None
