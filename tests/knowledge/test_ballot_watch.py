"""Which minutes of a ballot stand out."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.knowledge.ballot_watch import WORTH_TELLING, rushes

START = datetime(2024, 4, 18, 21, tzinfo=UTC)


def minute(number: int) -> datetime:
    return START + timedelta(minutes=number)


def test_a_minute_far_above_those_around_it_is_a_rush() -> None:
    [rush] = rushes({minute(n): 10 for n in range(60)} | {minute(30): 120}, START)
    assert (rush.at, rush.ballots, rush.usual) == (minute(30), 120, 10)


def test_the_rush_of_full_time_that_ebbs_away_is_none() -> None:
    assert rushes({minute(n): 400 // (n + 1) for n in range(60)}, START) == ()


def test_few_ballots_are_never_a_rush() -> None:
    assert rushes({minute(50): WORTH_TELLING - 1}, START) == ()
    assert len(rushes({minute(50): WORTH_TELLING}, START)) == 1


@given(st.dictionaries(st.integers(0, 90).map(minute), st.integers(1, 500)))
def test_the_greatest_comes_first_and_each_is_a_minute_that_was_given(by_minute: dict[datetime, int]) -> None:
    found = rushes(by_minute, START)
    assert [rush.ballots for rush in found] == sorted((rush.ballots for rush in found), reverse=True)
    assert all(by_minute[rush.at] == rush.ballots for rush in found)
