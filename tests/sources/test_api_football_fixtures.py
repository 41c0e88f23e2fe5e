"""Who plays when and where, how it stands, and which matches are two legs."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from bot.knowledge.claims import KickoffOf, OfficialsOf, ResultOf, StatusOf, VenueOf
from bot.knowledge.match import Kickoff, Leg, Officials, Result, Score, Status, Venue
from tests.sources.api_football_payloads import (
    AWAY,
    HOME,
    claim,
    fixture,
    pair,
    read,
    side,
    values,
)


def value(about: Any, short: str = "NS", goals: Any = None, **parts: Any) -> Any:
    told = values(read("fixtures", [fixture(short, goals, **parts)]), about)
    return told[0] if told else None


def test_a_match_of_a_league_that_we_know() -> None:
    [match] = read("fixtures", [fixture()]).matches
    assert (match.key, match.competition.key, match.season) == (
        "api-football:7001",
        "premier-league",
        "2025-26",
    )
    assert (match.home.key, match.home.name, match.home.country) == (HOME, "Northbridge", "GB")
    assert (match.away.key, match.stage, match.leg) == (AWAY, "Matchday 12", None)


def test_a_match_of_a_league_that_we_do_not_know() -> None:
    [match] = read("fixtures", [fixture(league=999)]).matches
    assert (match.competition.key, match.season, match.home.country) == ("api-football:999", "2025", None)
    assert value(KickoffOf, league=999).zone == "UTC"


def test_clubs_of_several_countries_have_none() -> None:
    assert read("fixtures", [fixture(league=253)]).teams[0].country is None
    assert read("fixtures", [fixture(league=2)]).teams[0].country is None


def test_nobody_plays_himself() -> None:
    told = read("fixtures", [fixture(teams={"home": side(0), "away": side(0)})])
    assert told.matches == ()
    assert told.problems == ("match 7001: a team plays itself",)


@pytest.mark.parametrize(
    ("written", "stage"),
    [
        ("Regular Season - 27", "Matchday 27"),
        ("Group A - 3", "Group A"),
        ("Group Stage - 3", "Group stage, matchday 3"),
        ("League Stage - 4", "League stage, matchday 4"),
        ("Semi-finals", "Semi-finals"),
        (None, None),
    ],
)
def test_the_round_in_words(written: str | None, stage: str | None) -> None:
    [match] = read("fixtures", [fixture(round=written)]).matches
    assert match.stage == stage


# Kickoff


def test_a_kickoff_in_utc_with_the_leagues_zone() -> None:
    at = datetime(2025, 11, 22, 15, tzinfo=UTC)
    assert value(KickoffOf) == Kickoff(at=at, zone="Europe/London")
    assert value(KickoffOf, date="2025-11-22T16:00:00+01:00") == Kickoff(at=at, zone="Europe/London")


@pytest.mark.parametrize(
    ("written", "league", "day"),
    [
        ("2025-11-22T00:00:00+00:00", 253, date(2025, 11, 22)),
        ("2025-11-23T01:30:00+00:00", 253, date(2025, 11, 22)),
        ("2025-11-22T15:00:00+00:00", 39, date(2025, 11, 22)),
    ],
)
def test_of_a_time_to_be_defined_only_the_day_is_told(written: str, league: int, day: date) -> None:
    kickoff = value(KickoffOf, "TBD", date=written, league=league)
    assert (kickoff.at, kickoff.day) == (None, day)


@pytest.mark.parametrize("short", ["PST", "CANC", "ABD", "WO"])
def test_the_date_of_a_match_that_is_off_is_none(short: str) -> None:
    assert value(KickoffOf, short) is None


# Status and result


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (Status.SCHEDULED, "TBD NS"),
        (Status.LIVE, "1H HT 2H ET BT P LIVE INT SUSP"),
        (Status.POSTPONED, "PST"),
        (Status.CANCELLED, "CANC AWD WO"),
        (Status.ABANDONED, "ABD"),
    ],
)
def test_every_status_of_the_documentation(status: Status, words: str) -> None:
    assert {value(StatusOf, short).status for short in words.split()} == {status}


def test_an_unknown_status_is_told_as_a_problem() -> None:
    told = read("fixtures", [fixture("XYZ")])
    assert values(told, StatusOf) == []
    assert told.problems == ("match 7001: the status 'XYZ' is not known",)


@pytest.mark.parametrize(
    ("short", "goals", "parts", "result"),
    [
        (
            "FT",
            pair(2, 1),
            {"halftime": pair(1, 0), "fulltime": pair(2, 1)},
            Result(Score(2, 1), Score(1, 0)),
        ),
        (
            "AET",
            pair(3, 2),
            {"fulltime": pair(2, 2), "extratime": pair(1, 0)},
            Result(Score(3, 2), extra_time=True),
        ),
        (
            "PEN",
            pair(3, 3),
            {"fulltime": pair(2, 2), "extratime": pair(1, 1), "penalty": pair(4, 2)},
            Result(Score(3, 3), extra_time=True, shootout=Score(4, 2)),
        ),
        ("PEN", pair(1, 1), {"penalty": pair(3, 4)}, Result(Score(1, 1), shootout=Score(3, 4))),
        ("AWD", pair(3, 0), {"periods": {"first": 1763823600, "second": None}}, Result(Score(3, 0))),
    ],
)
def test_how_a_match_ended(short: str, goals: Any, parts: Any, result: Result) -> None:
    told = read("fixtures", [fixture(short, goals, **parts)])
    said = claim(told, ResultOf)
    assert (said.value, said.official) == (result, True)
    assert values(told, StatusOf)[0].status is Status.FINISHED


@pytest.mark.parametrize("short", ["NS", "1H", "2H", "P", "SUSP", "ABD", "AWD"])
def test_what_is_not_over_has_no_result(short: str) -> None:
    assert value(ResultOf, short, pair(1, 0)) is None


@pytest.mark.parametrize(("short", "goals"), [("FT", pair()), ("FT", pair(1, None)), ("PEN", pair(1, 1))])
def test_an_end_without_its_score_is_a_problem(short: str, goals: Any) -> None:
    told = read("fixtures", [fixture(short, goals)])
    assert values(told, ResultOf) == []
    assert told.problems == ("match 7001: it is over, and its score is not told",)


# Venue and referee


def test_the_venue() -> None:
    assert value(VenueOf, venue={"id": 5, "name": "Mill Lane", "city": "Northbridge"}) == Venue(
        "Mill Lane", "Northbridge"
    )
    assert value(VenueOf, venue={"id": None, "name": "", "city": None}) is None
    assert value(VenueOf, venue=None) is None


@pytest.mark.parametrize(
    ("written", "officials"),
    [
        ("Martin Atkinson, England", Officials("Martin Atkinson", "GB")),
        ("Felix Zwayer, Germany", Officials("Felix Zwayer", "DE")),
        ("M. Oliver", Officials("M. Oliver")),
        ("J. Smith, Jr.", Officials("J. Smith, Jr.")),
    ],
)
def test_the_referee_and_his_country(written: str, officials: Officials) -> None:
    assert value(OfficialsOf, referee=written) == officials


# Ties


def leg(number: int, day: str, home: int = 0, **parts: Any) -> Any:
    sides = {"home": side(home), "away": side(1 - home)}
    date_of = f"2026-{day}T20:00:00+00:00"
    return fixture(id=number, teams=sides, **{"date": date_of, "league": 3, "round": "Semi-finals", **parts})


def test_two_matches_of_a_round_of_a_cup_are_a_tie() -> None:
    told = read("fixtures", [leg(8, "05-07", 1), leg(7, "04-30", 0)])
    [tie] = told.ties
    assert tie.key == "api-football:uefa-europa-league/2025-26/901-902"
    assert (tie.first_home.key, tie.first_away.key, tie.rules.away_goals) == (HOME, AWAY, False)
    assert {match.key: match.leg for match in told.matches} == {
        "api-football:7": Leg(tie.key, 1),
        "api-football:8": Leg(tie.key, 2),
    }


@pytest.mark.parametrize(
    "others",
    [
        [],
        [leg(8, "05-07", 0)],
        [leg(8, "05-07", 1, round="Final")],
        [leg(8, "05-07", 1), leg(9, "05-14", 0)],
        [leg(8, "05-07", 1, date=None)],
    ],
)
def test_what_is_not_clearly_two_legs_is_no_tie(others: list[Any]) -> None:
    told = read("fixtures", [leg(7, "04-30"), *others])
    assert told.ties == ()
    assert all(match.leg is None for match in told.matches)


@pytest.mark.parametrize("parts", [{"round": "Regular Season - 1"}, {"league": 45}])
def test_leagues_and_cups_with_replays_have_no_legs(parts: Any) -> None:
    assert read("fixtures", [leg(7, "04-30", **parts), leg(8, "05-07", 1, **parts)]).ties == ()
