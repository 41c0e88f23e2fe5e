"""Two legs, one winner: the aggregate, and what each side still needs."""

from dataclasses import dataclass
from enum import StrEnum

from bot.knowledge.match import CompetitionKey, Result, Score, Team, TeamKey, TieKey


@dataclass(frozen=True, slots=True)
class TieRules:
    """How a competition separates two sides that are level over two legs."""

    away_goals: bool
    extra_time: bool


@dataclass(frozen=True, slots=True)
class Tie:
    """Two teams over two legs. `first_home` is at home in the first leg; `winner_meets` is who waits."""

    key: TieKey
    first_home: Team
    first_away: Team
    rules: TieRules
    winner_meets: str | None = None

    def opponent(self, team: TeamKey) -> Team:
        """The other side. Raises KeyError if the team does not play in this tie."""
        if team == self.first_home.key:
            return self.first_away
        if team == self.first_away.key:
            return self.first_home
        raise KeyError(team)


def rules(competition: CompetitionKey, season: str) -> TieRules:
    """The rules of a competition in a season ("2023-24", or "2024" where seasons follow the calendar).

    UEFA dropped away goals from 2021-22 (Executive Committee, 24 June 2021), CONMEBOL from 2022
    (Council, 25 November 2021); the Libertadores and the Sudamericana play no extra time before the final.
    The EFL Cup semi-final has had neither away goals nor extra time from 2018-19 on. Where nothing is known,
    the rule is today's usual one: no away goals, extra time.
    """
    year = int(season[:4])
    if competition in _UEFA:
        return TieRules(away_goals=year < 2021, extra_time=True)
    if competition in _CONMEBOL:
        return TieRules(away_goals=year < 2022, extra_time=False)
    if competition == "efl-cup":
        return TieRules(away_goals=False, extra_time=year < 2018)
    return TieRules(away_goals=False, extra_time=True)


_UEFA = frozenset(
    {
        "uefa-champions-league",
        "uefa-europa-league",
        "uefa-conference-league",
        "uefa-womens-champions-league",
    }
)
_CONMEBOL = frozenset({"copa-libertadores", "copa-sudamericana"})


class Decider(StrEnum):
    """What settled a tie."""

    AGGREGATE = "aggregate"
    AWAY_GOALS = "away_goals"
    EXTRA_TIME = "extra_time"
    PENALTIES = "penalties"


@dataclass(frozen=True, slots=True)
class Aggregate:
    """Goals over both legs, in the order of the second leg: its home side first."""

    home: int
    away: int

    def __str__(self) -> str:
        return f"{self.home}–{self.away}"


def aggregate(first: Score, second: Score | None = None) -> Aggregate:
    """The goals over both legs as the second leg sees them: who was away first is at home now."""
    now = second or Score(0, 0)
    return Aggregate(home=first.away + now.home, away=first.home + now.away)


@dataclass(frozen=True, slots=True)
class Outcome:
    winner: TeamKey
    by: Decider


def outcome(tie: Tie, first: Result, second: Result) -> Outcome | None:
    """Who goes through after both legs, and by what; None while the results do not settle it."""
    ahead = _ahead(tie, first.score, second.score)
    if ahead is not None:
        if ahead.by is Decider.AGGREGATE and second.extra_time:
            return Outcome(ahead.winner, Decider.EXTRA_TIME)
        return ahead
    if second.shootout and second.shootout.home != second.shootout.away:
        home_won = second.shootout.home > second.shootout.away
        return Outcome((tie.first_away if home_won else tie.first_home).key, Decider.PENALTIES)
    return None


@dataclass(frozen=True, slots=True)
class Needs:
    """What a side needs from here, in unanswered goals of the second leg.

    `to_win` sends it through (0: it is through as things stand); `to_level` makes the tie level, which `then`
    settles: None where it is past that, or where away goals leave no level tie on the way.
    """

    to_win: int
    to_level: int | None
    then: Decider


def needs(tie: Tie, team: TeamKey, first: Score, second: Score | None = None) -> Needs:
    """What `team` still has to do to go through, from the score of the second leg as it stands.

    Unanswered goals, the rest of the second leg with extra time apart. Away goals count only where the
    competition's rules of that season say so. Raises KeyError if the team does not play in this tie.
    """
    tie.opponent(team)
    at_home = team == tie.first_away.key
    now = second or Score(0, 0)
    to_level = None
    goals = 0
    while True:
        score = Score(now.home + goals, now.away) if at_home else Score(now.home, now.away + goals)
        ahead = _ahead(tie, first, score)
        if ahead is None:
            to_level = goals
        elif ahead.winner == team:
            break
        goals += 1
    then = Decider.EXTRA_TIME if tie.rules.extra_time else Decider.PENALTIES
    return Needs(to_win=goals, to_level=to_level, then=then)


def _ahead(tie: Tie, first: Score, second: Score) -> Outcome | None:
    """Who would go through with these scores, extra time and penalties apart; None if level."""
    goals = aggregate(first, second)
    home_now, away_now = tie.first_away.key, tie.first_home.key
    if goals.home != goals.away:
        return Outcome(home_now if goals.home > goals.away else away_now, Decider.AGGREGATE)
    if tie.rules.away_goals and first.away != second.away:
        return Outcome(home_now if first.away > second.away else away_now, Decider.AWAY_GOALS)
    return None
