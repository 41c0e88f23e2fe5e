import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.knowledge.ratings import HALF_STEPS, Mark, Tally, best, mean_of_press


def test_a_tally_counts_fans_by_half_marks() -> None:
    tally = Tally({13: 2, 16: 1})
    assert tally.ballots == 3
    assert tally.mean == 7.0


def test_without_a_ballot_there_is_no_mean() -> None:
    assert Tally().mean is None


@given(st.dictionaries(st.sampled_from(HALF_STEPS), st.integers(1, 10_000), min_size=1))
def test_the_mean_lies_between_the_lowest_and_the_highest_mark(counts: dict[int, int]) -> None:
    mean = Tally(counts).mean
    assert mean is not None
    assert min(counts) / 2 <= mean <= max(counts) / 2


def test_without_a_ballot_there_is_no_trimmed_mean_either() -> None:
    assert Tally().trimmed is None


def test_below_ten_ballots_nothing_is_trimmed() -> None:
    assert Tally({2: 1, 14: 8}).trimmed == Tally({2: 1, 14: 8}).mean


def test_a_tenth_is_left_out_at_either_end() -> None:
    assert Tally({2: 1, 14: 17, 20: 2}).trimmed == 7.0
    assert Tally({2: 4, 14: 16}).trimmed == pytest.approx((2 * 2 + 14 * 14) / 16 / 2), "two of four are left"


@given(st.lists(st.sampled_from(HALF_STEPS), min_size=1, max_size=60))
def test_trimming_is_what_it_says(marks: list[int]) -> None:
    cut = len(marks) // 10
    kept = sorted(marks)[cut : len(marks) - cut]
    counts = {step: marks.count(step) for step in marks}
    assert Tally(counts).trimmed == pytest.approx(sum(kept) / len(kept) / 2)


def test_the_press_is_averaged_on_one_scale() -> None:
    assert mean_of_press([Mark(7), Mark(3, scale=5)]) == pytest.approx(6.5)


def test_who_was_not_rated_does_not_pull_the_mean_down() -> None:
    assert mean_of_press([Mark(6), Mark(None)]) == 6


def test_nobody_rated_is_no_mean() -> None:
    assert mean_of_press([Mark(None)]) is None
    assert mean_of_press([]) is None


def test_the_best_share_their_place_in_the_order_given() -> None:
    marks = {"Scamacca": 8.0, "Pašalić": 7.5, "Salah": 8.0}
    assert best(marks) == ("Scamacca", "Salah")


def test_without_marks_nobody_is_best() -> None:
    assert best({}) == ()
