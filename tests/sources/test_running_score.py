"""For whom a goal counted follows from the score after it."""

from bot.knowledge.match import Score
from bot.sources.running_score import Side, beyond, reaches, scored_by, together

HOME, AWAY = Side.HOME, Side.AWAY


def scores(*written: str) -> list[Score]:
    return [Score(*map(int, one.split("-"))) for one in written]


def test_the_side_is_the_one_whose_count_rose() -> None:
    assert scored_by(scores("1-0", "1-1", "1-2", "2-2")) == [HOME, AWAY, AWAY, HOME]


def test_a_goal_that_is_missing_between_leaves_the_side_clear_where_only_one_rose() -> None:
    assert scored_by(scores("1-0", "3-0")) == [HOME, HOME]
    assert scored_by(scores("1-0", "2-1")) == [HOME, None]


def test_a_goal_told_twice_and_a_score_that_falls_back_are_nobodys() -> None:
    assert scored_by(scores("1-0", "1-0", "0-2", "1-3")) == [HOME, None, None, AWAY]


def test_a_shootout_counts_on_from_the_score_before_it() -> None:
    assert scored_by(scores("1-2", "2-2"), start=Score(1, 1)) == [AWAY, HOME]


def test_scores_are_reached_by_adding_goals() -> None:
    assert reaches(Score(2, 1), Score(1, 1))
    assert not reaches(Score(2, 0), Score(1, 1))
    assert beyond(Score(5, 4), Score(1, 1)) == Score(4, 3)
    assert together(Score(1, 1), Score(4, 3)) == Score(5, 4)
