from dataclasses import replace

import pytest

from bot.knowledge.milestones import Benchmark, Milestone, rank_if_reached_next

NUNEZ = Milestone(
    count=9,
    target=10,
    games=17,
    fastest=(
        Benchmark("Mohamed Salah", 13),
        Benchmark("Sadio Mané", 13),
        Benchmark("Robbie Fowler", 16),
        Benchmark("Roger Hunt", 18),
    ),
)


def test_nunez_is_one_short_of_ten() -> None:
    assert NUNEZ.missing == 1


def test_the_tenth_in_his_eighteenth_game_shares_fourth_place_with_hunt() -> None:
    assert rank_if_reached_next(NUNEZ) == 4


@pytest.mark.parametrize(("games", "place"), [(11, 1), (12, 1), (13, 3), (16, 4), (30, 5)])
def test_equals_share_a_place(games: int, place: int) -> None:
    assert rank_if_reached_next(replace(NUNEZ, games=games)) == place


@pytest.mark.parametrize(
    "milestone",
    [
        replace(NUNEZ, count=8),
        replace(NUNEZ, count=10),
        replace(NUNEZ, games=None),
        replace(NUNEZ, fastest=()),
    ],
)
def test_there_is_no_place_to_tell_where_one_goal_does_not_do_it_or_nobody_counted(
    milestone: Milestone,
) -> None:
    assert rank_if_reached_next(milestone) is None


def test_a_tally_without_target_misses_nothing() -> None:
    assert Milestone(count=5).missing is None


def test_what_is_reached_is_not_missing() -> None:
    assert Milestone(count=12, target=10).missing == 0
