"""What matches add up to for one side: won, drawn, lost, and the goals."""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.knowledge.dossier import Played
from bot.knowledge.match import TeamKey


@dataclass(frozen=True, slots=True)
class Balance:
    """Counts of matches and goals, extra time included. A match that kicks decided is drawn, as in every
    statistic."""

    won: int = 0
    drawn: int = 0
    lost: int = 0
    goals_for: int = 0
    goals_against: int = 0

    @property
    def played(self) -> int:
        return self.won + self.drawn + self.lost

    def plus(self, ours: int, theirs: int) -> "Balance":
        """With one more match."""
        return Balance(
            self.won + (ours > theirs),
            self.drawn + (ours == theirs),
            self.lost + (ours < theirs),
            self.goals_for + ours,
            self.goals_against + theirs,
        )


def balance(matches: Iterable[Played], team: TeamKey) -> Balance:
    """A side's. Raises KeyError for a match in which it does not play."""
    total = Balance()
    for one in matches:
        score = one.result.score
        total = total.plus(score.of(one.match, team), score.of(one.match, one.match.opponent(team).key))
    return total
