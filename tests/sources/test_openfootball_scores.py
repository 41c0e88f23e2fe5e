"""Scores as Football.TXT writes them, in all its forms."""

import pytest

from bot.knowledge.match import Result, Score
from bot.sources.openfootball_scores import score_in


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2-1", Result(Score(2, 1))),
        ("2-1 (1-0)", Result(Score(2, 1), Score(1, 0))),
        ("2:1 (1:0)", Result(Score(2, 1), Score(1, 0))),
        ("0-0", Result(Score(0, 0), Score(0, 0))),
        ("3-2 a.e.t. (2-2, 0-2)", Result(Score(3, 2), Score(0, 2), extra_time=True)),
        ("2-0 a.e.t. (0-0, )", Result(Score(2, 0), extra_time=True)),
        ("2-2 aet", Result(Score(2, 2), extra_time=True)),
        ("4-2 pen. 1-0 a.e.t. (1-0, 0-0)", Result(Score(1, 0), Score(0, 0), True, Score(4, 2))),
        ("3-5 pen. (0-0)", Result(Score(0, 0), Score(0, 0), shootout=Score(3, 5))),
        ("4-1 pen. (1-1, 1-0)", Result(Score(1, 1), Score(1, 0), shootout=Score(4, 1))),
        ("5-1 pen. (2-2, 1-1, 1-0)", Result(Score(2, 2), Score(1, 0), True, Score(5, 1))),
        ("3-2 pen. (1-0 a.e.t.)", Result(Score(1, 0), None, True, Score(3, 2))),
        ("6-5 pen. 2-2 a.e.t. 1-1 (1-0)", Result(Score(2, 2), Score(1, 0), True, Score(6, 5))),
        ("1-1 a.e.t. (1-1, 0-1), 3-4 pen.", Result(Score(1, 1), Score(0, 1), True, Score(3, 4))),
        ("3-3 a.e.t. (2-2, 2-0) 4-2 pen.", Result(Score(3, 3), Score(2, 0), True, Score(4, 2))),
    ],
)
def test_the_latest_stage_of_a_match_stands_first_and_those_before_it_in_brackets(
    written: str, meant: Result
) -> None:
    found = score_in(f"Rovers  {written}  Rangers")
    assert found is not None
    assert (found.result, found.odd) == (meant, None)
    assert f"Rovers  {written}  Rangers"[found.start : found.end] == written


@pytest.mark.parametrize("text", ["Hannover 96 v Schalke 04", "1. FSV Mainz 05", "", "(1-0)", "7-6 pen."])
def test_what_is_no_score_is_none(text: str) -> None:
    assert score_in(text) is None


def test_a_shoot_out_that_has_no_winner_is_left_out_and_told() -> None:
    found = score_in("4-4 pen. 0-1 a.e.t. (0-1, 0-1)")
    assert found is not None
    assert found.result == Result(Score(0, 1), Score(0, 1), extra_time=True)
    assert found.odd == "a shoot-out does not end 4–4"


def test_a_half_time_with_more_goals_than_the_end_is_left_out_and_told() -> None:
    found = score_in("1-0 (0-2)")
    assert found is not None
    assert found.result == Result(Score(1, 0))
    assert found.odd == "the scores before 1–0 do not lead to it"
