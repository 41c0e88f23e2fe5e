"""A season in the fans' marks."""

import pytest

from bot.knowledge.match import MatchKey, TeamKey
from bot.knowledge.season_marks import InMatch, OwnMark, against_crowd, least, ranking

REDS = TeamKey("liverpool")


def in_match(number: int, player: str, mean: float, ballots: int = 1) -> InMatch:
    return InMatch(MatchKey(f"match {number}"), REDS, player, mean, ballots)


def own(name: str, mark: float, crowd: float) -> OwnMark:
    return OwnMark(MatchKey("match"), REDS, name, mark, crowd)


def test_each_match_weighs_the_same_however_many_voted() -> None:
    [salah] = ranking([in_match(1, "Salah", 8, ballots=1000), in_match(2, "Salah", 6, ballots=10)])
    assert (salah.mean, salah.matches, salah.best) == (7, 2, 8)


def test_who_was_rated_in_few_matches_is_not_ranked() -> None:
    season = [in_match(n, "Jones", 6) for n in range(7)] + [in_match(1, "Danns", 9), in_match(2, "Danns", 9)]
    assert least(season) == 3
    assert [one.player for one in ranking(season)] == ["Jones"]


def test_equals_are_ranked_by_how_often_they_were_rated_then_by_name() -> None:
    season = [in_match(1, "B", 6), in_match(1, "A", 6), in_match(1, "C", 6), in_match(2, "C", 6)]
    assert [one.player for one in ranking(season)] == ["C", "A", "B"]


def test_no_marks_make_no_ranking() -> None:
    assert ranking([]) == []
    assert against_crowd([]) is None


def test_a_fan_is_compared_to_the_crowd() -> None:
    compared = against_crowd([own("Salah", 9, 7), own("Núñez", 3, 6), own("Jones", 6, 6.5)])
    assert compared is not None
    assert (compared.marks, compared.agree) == (3, 1)
    assert compared.mean == 6
    assert [compared.kindest, compared.harshest] == [("Salah", 2), ("Núñez", -3)]


@pytest.mark.parametrize("mark", [6.2, 6.8])
def test_who_agrees_with_the_crowd_is_neither_kind_nor_harsh(mark: float) -> None:
    compared = against_crowd([own("Salah", mark, 6.5)])
    assert compared is not None
    assert (compared.kindest, compared.harshest) == (None, None)
