"""Where a club plays, and which seasons are on."""

from datetime import UTC, datetime

import pytest

from bot.knowledge.match import CompetitionKey, Team, TeamKey
from bot.sources.leagues import leagues
from bot.sources.running_seasons import is_left_out, leagues_of, seasons

LIVERPOOL = Team(TeamKey("liverpool"), "Liverpool", country="GB")
EUROPE = {"uefa-champions-league", "uefa-europa-league", "uefa-conference-league"}


def league(key: str) -> CompetitionKey:
    return CompetitionKey(key)


@pytest.mark.parametrize(
    ("key", "month", "expected"),
    [
        ("premier-league", 5, (2024,)),
        ("premier-league", 6, (2024, 2025)),
        ("premier-league", 7, (2025,)),
        ("premier-league", 12, (2025,)),
        ("mls", 3, (2025,)),
        ("world-cup", 6, (2025,)),
    ],
)
def test_seasons_that_are_on(key: str, month: int, expected: tuple[int, ...]) -> None:
    assert seasons(leagues()[league(key)], datetime(2025, month, 15, tzinfo=UTC)) == expected


def test_a_club_may_play_at_home_and_in_europe() -> None:
    found = set(leagues_of([LIVERPOOL], {}))
    assert {"premier-league", "fa-cup", "efl-cup", *EUROPE} <= found
    assert not found & {"bundesliga", "mls", "copa-libertadores", "world-cup"}


def test_a_club_of_another_continent_does_not_play_in_europe() -> None:
    found = set(leagues_of([Team(TeamKey("flamengo"), "Flamengo", country="BR")], {}))
    assert found == {"brasileirao", "copa-libertadores", "copa-sudamericana"}


def test_where_nothing_is_known_of_a_club_its_matches_tell() -> None:
    unknown = Team(TeamKey("slavia"), "Slavia")
    assert leagues_of([unknown], {}) == {}
    assert set(leagues_of([unknown], {unknown.key: {league("uefa-europa-league")}})) == {"uefa-europa-league"}


def test_a_league_that_is_known_and_is_anothers_is_left_out_and_a_cup_never_is() -> None:
    there = {league("championship"): {TeamKey("leeds")}, league("fa-cup"): {TeamKey("leeds")}}
    assert is_left_out(leagues()[league("championship")], {LIVERPOOL.key}, there)
    assert not is_left_out(leagues()[league("championship")], {TeamKey("leeds")}, there)
    assert not is_left_out(leagues()[league("premier-league")], {LIVERPOOL.key}, there)
    assert not is_left_out(leagues()[league("fa-cup")], {LIVERPOOL.key}, there)
