"""One match is one, in whatever order it is told, and two are two."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.knowledge.match import MatchKey, Status, TeamKey
from bot.knowledge.same_match import Fixture, clash, pairs, recognise

DAY = date(2025, 8, 15)
SEASON = ("league", "2025-26")


def fixture(key: str, sides: str = "a b", days: int | None = 0, **more: object) -> Fixture:
    """A match that many days after DAY; None where its day is not known."""
    home, away = map(TeamKey, sides.split())
    day = DAY + timedelta(days=days) if days is not None else None
    return Fixture(MatchKey(key), home, away, day, **{"of": SEASON, **more})  # type: ignore[arg-type]


def meant(told: Fixture, *known: Fixture) -> str | None:
    return recognise([told], known).found.get(told.key)


@pytest.mark.parametrize("days", [-3, 0, 3, None])
def test_the_same_sides_within_a_few_days_play_one_match(days: int | None) -> None:
    assert meant(fixture("x", days=days), fixture("ours")) == "ours"


def test_a_match_still_to_come_was_put_off_and_one_that_was_played_was_not() -> None:
    assert meant(fixture("x", days=90), fixture("ours")) == "ours"
    assert meant(fixture("x", days=90), fixture("ours", status=Status.FINISHED)) is None
    assert meant(fixture("x", days=90), fixture("ours", of=("cup", "2025-26"))) is None


def test_between_two_that_would_do_nobody_guesses() -> None:
    assert meant(fixture("x", days=90), fixture("one"), fixture("two", days=30)) is None


def test_of_two_within_days_the_one_of_that_day_is_meant() -> None:
    assert meant(fixture("x"), fixture("one"), fixture("two", days=2)) == "one"


def test_the_other_ground_on_the_same_day_is_neutral_ground() -> None:
    assert meant(fixture("x", "b a"), fixture("ours", of=("friendlies", "2025"))) == "ours"


def test_the_other_ground_a_day_apart_is_a_doubt_until_a_person_has_decided() -> None:
    told, ours = fixture("x", "b a", 1), fixture("ours")
    assert recognise([told], [ours]) == ({}, {"x": "ours"})
    assert recognise([told], [ours], apart=[told.key]) == ({}, {})
    assert recognise([fixture("x", "b a", 2)], [ours]) == ({}, {})


def test_what_its_source_calls_something_else_is_not_meant() -> None:
    assert recognise([fixture("x")], [fixture("ours")], taken=[MatchKey("ours")]).found == {}


@given(st.permutations([fixture(f"x{days}", days=days) for days in (0, 60, 120)]))
def test_what_is_sure_goes_first(told: list[Fixture]) -> None:
    known = [fixture("first"), fixture("third", days=121)]
    found = recognise(told, known).found
    assert (found[MatchKey("x0")], found[MatchKey("x120")]) == ("first", "third")
    assert MatchKey("x60") not in found


def test_the_nearest_become_one_and_each_only_once() -> None:
    ours = [fixture("one"), fixture("two", days=30)]
    theirs = [fixture("x", days=1), fixture("y", days=29), fixture("z", "a c")]
    assert [(both.kept.key, both.gone.key) for both in pairs(ours, theirs)] == [("one", "x"), ("two", "y")]


def test_a_team_plays_once_a_day() -> None:
    one, other = fixture("one"), fixture("x", "c a")
    a = TeamKey("a")
    assert clash(a, [one], [other]) == (one, other)
    assert clash(a, [one], [other], {frozenset({"b", "c"})}) is None, "the opponents may be one, too"
    assert clash(a, [one], [fixture("x", "c a", status=Status.POSTPONED)]) is None
    assert clash(a, [one], [fixture("x", "c a", 1)]) is None
