"""The head of a match on ESPN: who plays, when, and how it stands."""

from datetime import UTC, date, datetime

import pytest

from bot.knowledge.claims import (
    BroadcastOf,
    CrowdOf,
    KickoffOf,
    OfficialsOf,
    ResultOf,
    StatusOf,
    StatusValue,
    VenueOf,
)
from bot.knowledge.match import (
    Crowd,
    Kickoff,
    Leg,
    Officials,
    Result,
    Score,
    Status,
    TieKey,
    Venue,
)
from tests.sources.espn_answers import EVERTON, LEEDS, MATCH, a_game, a_side, a_summary, said, told


def test_a_finished_match() -> None:
    given = told(a_summary(gameInfo={"attendance": 36804, "venue": {"fullName": "Elland Road"}}))
    (match,) = given.matches
    assert (match.key, match.competition.key, match.season) == (MATCH, "premier-league", "2025-26")
    assert (match.home.key, match.home.name, match.away.key) == (LEEDS, "Leeds United", EVERTON)
    assert (match.home.aliases, match.away.aliases, match.home.colour) == (("Leeds",), (), "#ffcd00")
    assert (match.stage, match.leg) == (None, None)
    kickoff = said(given, KickoffOf(MATCH))
    assert kickoff is not None
    assert kickoff.value == Kickoff(at=datetime(2025, 9, 21, 13, tzinfo=UTC), zone="Europe/London")
    status = said(given, StatusOf(MATCH))
    assert status is not None
    assert status.value == StatusValue(Status.FINISHED)
    result = said(given, ResultOf(MATCH))
    assert result is not None
    assert result.value == Result(Score(2, 1), half_time=Score(0, 1))
    assert result.official
    crowd, venue = said(given, CrowdOf(MATCH)), said(given, VenueOf(MATCH))
    assert crowd is not None
    assert venue is not None
    assert (crowd.value, venue.value) == (Crowd(attendance=36804), Venue("Elland Road"))
    assert given.problems == ()


@pytest.mark.parametrize(
    ("name", "state", "status"),
    [
        ("SCHEDULED", "pre", Status.SCHEDULED),
        ("FIRST_HALF", "in", Status.LIVE),
        ("HALFTIME", "in", Status.LIVE),
        ("SECOND_HALF", "in", Status.LIVE),
        ("OVERTIME", "in", Status.LIVE),
        ("SHOOTOUT", "in", Status.LIVE),
        ("A_NEW_WORD_FOR_A_BREAK", "in", Status.LIVE),
        ("FULL_TIME", "post", Status.FINISHED),
        ("FINAL_AET", "post", Status.FINISHED),
        ("FINAL_PEN", "post", Status.FINISHED),
        ("POSTPONED", "pre", Status.POSTPONED),
        ("CANCELED", "post", Status.CANCELLED),
        ("ABANDONED", "post", Status.ABANDONED),
    ],
)
def test_a_status(name: str, state: str, status: Status) -> None:
    given = told(a_summary(a_game(name, state)))
    claim = said(given, StatusOf(MATCH))
    assert claim is not None
    assert claim.value == StatusValue(status)
    assert (said(given, ResultOf(MATCH)) is not None) == (name in ("FULL_TIME", "FINAL_AET"))
    assert given.problems == ()


@pytest.mark.parametrize(("name", "state"), [("FORFEIT", "post"), ("DELAYED", "pre"), ("SUSPENDED", "in")])
def test_a_status_that_is_not_known_is_told_and_not_guessed(name: str, state: str) -> None:
    given = told(a_summary(a_game(name, state)))
    assert said(given, StatusOf(MATCH)) is None
    assert given.problems == (f"match 7001: the status {name.lower()!r} is not known",)


def test_a_time_that_is_not_fixed_is_only_a_day() -> None:
    payload = a_summary(a_game("SCHEDULED", "pre", date="2026-05-24T04:00Z"))
    payload["header"]["timeValid"] = False
    kickoff = said(told(payload), KickoffOf(MATCH))
    assert kickoff is not None
    assert kickoff.value == Kickoff(day=date(2026, 5, 24), zone="Europe/London")


def test_extra_time_and_a_shoot_out() -> None:
    sides = [
        a_side("home", "357", "Leeds United", "1", ["1", "0", "0", "0"], shootoutScore=4),
        a_side("away", "368", "Everton", "1", ["0", "1", "0", "0"], shootoutScore="5"),
    ]
    result = said(told(a_summary(a_game("FINAL_PEN", competitors=sides))), ResultOf(MATCH))
    assert result is not None
    assert result.value == Result(Score(1, 1), half_time=Score(1, 0), extra_time=True, shootout=Score(4, 5))


def test_a_shoot_out_right_after_ninety_minutes() -> None:
    sides = [
        a_side("home", "357", "Leeds United", "1", ["1", "0"], shootoutScore=4),
        a_side("away", "368", "Everton", "1", ["0", "1"], shootoutScore=5),
    ]
    result = said(told(a_summary(a_game("FINAL_PEN", competitors=sides))), ResultOf(MATCH))
    assert result is not None
    assert result.value == Result(Score(1, 1), half_time=Score(1, 0), shootout=Score(4, 5))


def test_a_second_leg_belongs_to_a_tie() -> None:
    payload = a_summary(a_game(leg={"value": 2}))
    payload["header"]["league"] = {"slug": "uefa.europa"}
    payload["header"]["season"] = {"year": 2025, "name": "2025-26 UEFA Europa League, Quarterfinals"}
    given = told(payload)
    (match,), (tie,) = given.matches, given.ties
    assert match.leg == Leg(TieKey("espn:uefa-europa-league/2025-26/357-368"), 2)
    assert (tie.first_home.key, tie.first_away.key, tie.rules.away_goals) == (EVERTON, LEEDS, False)
    assert match.stage == "Quarter-finals"


def test_a_group_is_the_stage() -> None:
    sides = [{**side, "groups": {"abbreviation": "Group B"}} for side in a_game()["competitors"]]
    payload = a_summary(a_game(competitors=sides))
    payload["header"]["league"] = {"slug": "concacaf.gold", "name": "Concacaf Gold Cup"}
    payload["header"]["season"] = {"year": 2025, "name": "2025 Concacaf Gold Cup, Group Stage"}
    (match,) = told(payload).matches
    assert (match.stage, match.season) == ("Group B", "2025")
    assert (match.competition.key, match.competition.name) == ("espn:concacaf.gold", "Concacaf Gold Cup")


def test_a_qualifier_belongs_to_its_competition() -> None:
    payload = a_summary()
    payload["header"]["league"] = {"slug": "uefa.champions_qual"}
    (match,) = told(payload).matches
    assert match.competition.key == "uefa-champions-league"


def test_officials_and_broadcasts() -> None:
    crew = [
        ("Darren England", "Referee"),
        ("Nick Greenhalgh", "Assistant Referee 1"),
        ("Eddie Smart", "Assistant Referee 2"),
        ("Adam Herczeg", "Fourth Official"),
        ("Paul Tierney", "Video Assistant Referee"),
    ]
    channels = [("us", "USA Net"), ("uk", "Sky Sports"), ("us", "Peacock"), ("us", "Peacock"), ("intl", "X")]
    given = told(
        a_summary(
            gameInfo={"officials": [{"displayName": n, "position": {"name": p}} for n, p in crew]},
            broadcasts=[{"region": region, "media": {"name": name}} for region, name in channels],
        )
    )
    officials = said(given, OfficialsOf(MATCH))
    assert officials is not None
    assert officials.value == Officials(
        "Darren England",
        assistants=("Nick Greenhalgh", "Eddie Smart"),
        fourth="Adam Herczeg",
        var=("Paul Tierney",),
    )
    shown = {c.about.country: c.value for c in given.claims if isinstance(c.about, BroadcastOf)}
    assert {country: getattr(value, "channel", None) for country, value in shown.items()} == {
        "US": "USA Net, Peacock",
        "GB": "Sky Sports",
    }
