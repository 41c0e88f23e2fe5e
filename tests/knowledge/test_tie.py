import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.knowledge.match import CompetitionKey, Result, Score, TeamKey
from bot.knowledge.tie import Aggregate, Decider, Needs, Outcome, TieRules, aggregate, needs, outcome, rules
from tests.knowledge.builders import ATALANTA, LIVERPOOL, a_tie

scores = st.builds(Score, st.integers(0, 6), st.integers(0, 6))


@pytest.mark.parametrize(
    ("competition", "season", "away_goals", "extra_time"),
    [
        ("uefa-europa-league", "2020-21", True, True),
        ("uefa-europa-league", "2021-22", False, True),
        ("uefa-champions-league", "2018-19", True, True),
        ("uefa-champions-league", "2023-24", False, True),
        ("uefa-conference-league", "2021-22", False, True),
        ("copa-libertadores", "2021", True, False),
        ("copa-libertadores", "2022", False, False),
        ("copa-sudamericana", "2021", True, False),
        ("efl-cup", "2017-18", False, True),
        ("efl-cup", "2018-19", False, False),
        ("some-cup", "2023-24", False, True),
    ],
)
def test_the_season_says_whether_away_goals_count(
    competition: str, season: str, away_goals: bool, extra_time: bool
) -> None:
    assert rules(CompetitionKey(competition), season) == TieRules(away_goals, extra_time)


def test_the_aggregate_is_told_in_the_order_of_the_second_leg() -> None:
    assert aggregate(Score(0, 3), Score(0, 1)) == Aggregate(home=3, away=1)
    assert str(aggregate(Score(0, 3), Score(0, 1))) == "3–1"


def test_before_the_second_leg_the_aggregate_is_the_first_leg() -> None:
    assert aggregate(Score(0, 3)) == Aggregate(home=3, away=0)


def test_three_down_liverpool_need_four_to_win_and_three_to_level() -> None:
    assert needs(a_tie(), LIVERPOOL, Score(0, 3)) == Needs(to_win=4, to_level=3, then=Decider.EXTRA_TIME)


def test_after_the_penalty_liverpool_need_one_less() -> None:
    assert needs(a_tie(), LIVERPOOL, Score(0, 3), Score(0, 1)) == Needs(3, 2, Decider.EXTRA_TIME)


def test_who_leads_needs_nothing() -> None:
    assert needs(a_tie(), ATALANTA, Score(0, 3)) == Needs(to_win=0, to_level=None, then=Decider.EXTRA_TIME)


def test_who_is_level_is_level_already() -> None:
    assert needs(a_tie(), ATALANTA, Score(1, 1)) == Needs(to_win=1, to_level=0, then=Decider.EXTRA_TIME)


def test_with_away_goals_three_at_anfield_weigh_more_than_three_in_bergamo() -> None:
    """In 2020-21 a 3–0 away win would have asked four of Liverpool, and three would have been level."""
    assert needs(a_tie("2020-21"), LIVERPOOL, Score(0, 3)) == Needs(4, 3, Decider.EXTRA_TIME)


def test_with_away_goals_there_may_be_no_level_tie_on_the_way() -> None:
    """1–2 at home first: 1–0 away makes 2–2 and is out on away goals, 2–0 goes through."""
    assert needs(a_tie("2020-21"), LIVERPOOL, Score(1, 2)) == Needs(2, None, Decider.EXTRA_TIME)


def test_without_extra_time_a_level_tie_goes_to_penalties() -> None:
    assert needs(a_tie("2023", "copa-libertadores"), ATALANTA, Score(1, 0)).then is Decider.PENALTIES


def test_a_team_that_does_not_play_needs_nothing_that_could_be_told() -> None:
    with pytest.raises(KeyError):
        needs(a_tie(), TeamKey("fulham"), Score(0, 0))


@given(first=scores, second=scores, season=st.sampled_from(["2020-21", "2023-24"]))
def test_what_a_side_needs_is_enough_and_no_goal_too_many(first: Score, second: Score, season: str) -> None:
    tie = a_tie(season)
    wanted = needs(tie, ATALANTA, first, second)

    def after(goals: int) -> Outcome | None:
        return outcome(tie, Result(first), Result(Score(second.home + goals, second.away)))

    through = after(wanted.to_win)
    assert through is not None
    assert through.winner == ATALANTA
    if wanted.to_win:
        short = after(wanted.to_win - 1)
        assert short is None or short.winner == LIVERPOOL
    if wanted.to_level is not None:
        assert after(wanted.to_level) is None


@given(first=scores, second=scores)
def test_never_do_both_sides_go_through(first: Score, second: Score) -> None:
    here = needs(a_tie(), ATALANTA, first, second)
    there = needs(a_tie(), LIVERPOOL, first, second)
    assert (here.to_win == 0) + (there.to_win == 0) == (0 if here.to_level == 0 else 1)


def test_three_one_over_two_legs_is_atalantas() -> None:
    assert outcome(a_tie(), Result(Score(0, 3)), Result(Score(0, 1))) == Outcome(ATALANTA, Decider.AGGREGATE)


def test_away_goals_settle_a_level_aggregate_only_in_their_time() -> None:
    first, second = Result(Score(1, 2)), Result(Score(0, 1))
    assert outcome(a_tie("2020-21"), first, second) == Outcome(ATALANTA, Decider.AWAY_GOALS)
    assert outcome(a_tie("2021-22"), first, second) is None


def test_a_goal_in_extra_time_settles_it_in_extra_time() -> None:
    after = Result(Score(2, 0), extra_time=True)
    assert outcome(a_tie(), Result(Score(1, 0)), after) == Outcome(ATALANTA, Decider.EXTRA_TIME)


@pytest.mark.parametrize(("kicks", "winner"), [(Score(4, 3), ATALANTA), (Score(2, 4), LIVERPOOL)])
def test_penalties_settle_what_extra_time_did_not(kicks: Score, winner: TeamKey) -> None:
    after = Result(Score(1, 0), extra_time=True, shootout=kicks)
    assert outcome(a_tie(), Result(Score(1, 0)), after) == Outcome(winner, Decider.PENALTIES)


def test_a_shootout_that_is_still_level_settles_nothing() -> None:
    after = Result(Score(1, 0), extra_time=True, shootout=Score(3, 3))
    assert outcome(a_tie(), Result(Score(1, 0)), after) is None


def test_each_side_has_the_other_as_its_opponent() -> None:
    assert a_tie().opponent(LIVERPOOL).key == ATALANTA
    assert a_tie().opponent(ATALANTA).key == LIVERPOOL
    with pytest.raises(KeyError):
        a_tie().opponent(TeamKey("fulham"))
