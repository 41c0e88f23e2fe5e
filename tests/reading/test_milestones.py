"""Landmarks that players are close to."""

from hypothesis import given
from hypothesis import strategies as st

from bot.reading.context import Part
from bot.reading.facts import Kind, MilestoneSaid
from bot.reading.milestones import milestones
from bot.reading.page import page


def said(text: str) -> list[MilestoneSaid]:
    return milestones(Part(page(text), Kind.PREVIEW))


def test_a_rate_and_who_was_fastest() -> None:
    [one] = said(
        "Luis Diaz has scored nine goals in 15 European games for Liverpool - the fastest to 10 are Mohamed"
        " Salah and "
        "Sadio Mane (both 13) and Robbie Fowler (16)."
    )
    assert (one.player, one.count, one.target, one.within) == ("Luis Diaz", 9, 10, 15)
    assert one.benchmarks == (("Mohamed Salah", 13), ("Sadio Mane", 13), ("Robbie Fowler", 16))


def test_goals_for_a_club_are_told_as_such() -> None:
    [one] = said("Diaz has nine European goals for Liverpool in 15 games.")
    assert (one.of, one.count, one.within) == ("European goals for Liverpool", 9, 15)


def test_one_short_of_a_round_figure() -> None:
    [one] = said("Mohamed Salah is one goal away from 200 for the club.")
    assert (one.player, one.count, one.target) == ("Mohamed Salah", 199, 200)


def test_the_next_is_the_hundredth() -> None:
    [one] = said("Andy Robertson could make his 300th appearance on Sunday.")
    assert (one.count, one.target, one.of) == (299, 300, "appearances")


def test_a_tally_is_no_landmark() -> None:
    assert said("Mohamed Salah has scored six goals in 12 games.") == []


@given(st.text(max_size=300))
def test_any_text_can_be_read(text: str) -> None:
    said(text)
