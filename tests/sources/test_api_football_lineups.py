"""Line-ups from goalkeeper to attack, and the marks of those who played."""

from typing import Any

import pytest

from bot.knowledge.claims import Claim, LineupOf, MarkOf
from bot.knowledge.match import TeamKey
from bot.knowledge.team_news import Lineup
from tests.sources.api_football_payloads import AWAY, HOME, Row, fixture, lineup, pair, read, side

GRID = ("1:1", "2:4", "2:3", "2:2", "2:1", "3:4", "3:3", "3:2", "3:1", "4:2", "4:1")
NAMES = (
    "Keeper", "Right Back", "Right Centre", "Left Centre", "Left Back",
    "Right Wing", "Right Middle", "Left Middle", "Left Wing", "Right Striker", "Left Striker",
)  # fmt: skip
ELEVEN = [(at + 1, name, grid) for at, (name, grid) in enumerate(zip(NAMES, GRID, strict=True))]


def claims(*sides: Any, players: Any = (), short: str = "NS") -> dict[TeamKey, Claim]:
    told = read("fixtures", [fixture(short, pair(0, 0), lineups=list(sides), players=list(players))])
    return {one.about.team: one for one in told.claims if isinstance(one.about, LineupOf)}


def home(*sides: Any, **parts: Any) -> Lineup:
    value = claims(*sides, **parts)[HOME].value
    assert isinstance(value, Lineup)
    return value


def player(number: int, name: str, rating: str | None = None, captain: bool = False) -> Row:
    games = {"minutes": 90, "rating": rating, "captain": captain, "substitute": False}
    return {"player": {"id": number, "name": name}, "statistics": [{"games": games}]}


def test_the_starters_go_from_goalkeeper_to_attack_and_from_right_to_left() -> None:
    told = home(lineup(0, ELEVEN[::-1]))
    assert told.starters == NAMES
    assert told.lines()[1] == ("Right Back", "Right Centre", "Left Centre", "Left Back")


def test_without_a_grid_positions_tell_the_order() -> None:
    part = lineup(0, [(number, name, None) for number, name, _ in ELEVEN])
    for slot, pos in zip(part["startXI"], "FDMG", strict=False):
        slot["player"]["pos"] = pos
    assert home(part).starters[:3] == ("Left Centre", "Right Back", "Right Centre")
    assert home(part).starters[-1] == "Keeper"


def test_an_eleven_is_official() -> None:
    told = claims(lineup(0, ELEVEN), lineup(1, ELEVEN))
    assert told.keys() == {HOME, AWAY}
    assert all(one.official and one.about.confirmed for one in told.values())  # type: ignore[union-attr]


def test_less_than_eleven_is_handed_over_and_not_official() -> None:
    [one] = claims(lineup(0, ELEVEN[:9])).values()
    assert isinstance(one.value, Lineup)
    assert (one.value.complete, one.official) == (False, False)


def test_a_starter_without_a_name_leaves_the_eleven_incomplete() -> None:
    assert not home(lineup(0, [*ELEVEN[:10], (11, "", "4:1")])).complete


def test_nobody_is_no_line_up() -> None:
    assert claims(lineup(0, []), lineup(1, [])) == {}


@pytest.mark.parametrize(
    ("written", "formation"),
    [("4-4-2", "4-4-2"), ("3-4-1-2", "3-4-1-2"), (None, None), ("", None), ("442", None), ("<b>", None)],
)
def test_the_formation(written: str | None, formation: str | None) -> None:
    assert home(lineup(0, ELEVEN, written)).formation == formation


def test_the_bench() -> None:
    part = lineup(0, ELEVEN)
    part["substitutes"] = [{"player": {"id": 12, "name": "Second Keeper", "pos": "G", "grid": None}}]
    assert home(part).bench == ("Second Keeper",)


def test_shirts_and_the_coach() -> None:
    part = lineup(0, ELEVEN)
    for number, slot in enumerate(part["startXI"], start=1):
        slot["player"]["number"] = number
    part["substitutes"] = [{"player": {"id": 12, "name": "Second Keeper", "number": 31, "pos": "G"}}]
    told = home(part)
    assert told.coach == "Somebody"
    assert told.numbers == (*((name, n) for n, name in enumerate(NAMES, start=1)), ("Second Keeper", 31))


def test_a_shirt_and_a_coach_that_make_no_sense_cost_nobody_his_place() -> None:
    part = {**lineup(0, ELEVEN), "coach": {"id": None, "name": None}}
    part["startXI"][0]["player"]["number"] = "one"
    told = home(part)
    assert told.complete
    assert (told.coach, told.number("Keeper")) == (None, None)


def test_the_captain_is_in_the_players_statistics() -> None:
    players = [{"team": side(0), "players": [player(5, "L. Back", captain=True), player(1, "Keeper")]}]
    assert home(lineup(0, ELEVEN), players=players).captain == "Left Back"


def test_two_captains_are_none() -> None:
    players = [{"team": side(0), "players": [player(n, NAMES[n - 1], captain=True) for n in (1, 2)]}]
    assert home(lineup(0, ELEVEN), players=players).captain is None


def test_a_third_team_has_no_line_up() -> None:
    stranger = {**lineup(1, ELEVEN), "team": {"id": 903, "name": "Eastwick"}}
    told = read("fixtures", [fixture(lineups=[stranger])])
    assert not any(isinstance(one.about, LineupOf) for one in told.claims)
    assert told.problems == ("a line-up of match 7001: team 903 does not play in it",)


def test_starters_and_bench_are_the_squad() -> None:
    told = read("fixtures", [fixture(lineups=[lineup(0, ELEVEN)])])
    assert {one.name for one in told.players} == set(NAMES)
    assert told.player_ids[HOME, "Keeper"] == "1"


@pytest.mark.parametrize(("short", "marks"), [("2H", 0), ("FT", 1)])
def test_marks_are_told_when_the_match_is_over(short: str, marks: int) -> None:
    players = [{"team": side(0), "players": [player(1, "Keeper", "7.4"), player(12, "Second Keeper")]}]
    told = read("fixtures", [fixture(short, pair(0, 0), players=players)])
    given = [one for one in told.claims if isinstance(one.about, MarkOf)]
    assert len(given) == marks
    assert all(one.value.points == 7.4 and not one.official for one in given)  # type: ignore[union-attr]
