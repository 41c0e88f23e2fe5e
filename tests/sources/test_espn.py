"""What ESPN is asked, and its lists of a day and tables."""

from datetime import date
from typing import Any

import pytest

from bot.knowledge.claims import (
    ResultOf,
    VenueOf,
)
from bot.knowledge.match import (
    CompetitionKey,
    MatchKey,
    Venue,
)
from bot.knowledge.standings import Row
from bot.sources.espn import Espn
from bot.sources.leagues import leagues
from bot.sources.provider import Gives, PayloadError, Provider, Want
from tests.sources.espn_answers import EVERTON, LEEDS, NOW, a_game, a_side, a_want, an_entry, said, told


def test_it_is_a_provider() -> None:
    provider: Provider = Espn()
    assert provider.source.key == "espn"
    assert provider.knows(leagues()[CompetitionKey("premier-league")])
    assert not provider.knows(leagues()[CompetitionKey("3-liga")])
    assert provider.quota({"x-ratelimit": "1"}, NOW) is None


def test_the_score_of_a_day_is_one_call_and_a_line_up_is_one_for_each_match() -> None:
    day = date(2025, 9, 21)
    calls = Espn().calls(
        [
            a_want(Gives.RESULTS, refs=("7001", "7002"), day=day),
            a_want(Gives.LINEUPS, Gives.EVENTS, refs=("7001",), day=day),
            a_want(Gives.FIXTURES, day=day),
            a_want(Gives.TABLE),
        ]
    )
    assert [(call.name, call.path, call.params) for call in calls] == [
        (
            "day premier-league 2025-09-21",
            "/site/v2/sports/soccer/eng.1/scoreboard",
            (("dates", "20250921"),),
        ),
        ("match 7001", "/site/v2/sports/soccer/eng.1/summary", (("event", "7001"),)),
        ("table premier-league 2025", "/v2/sports/soccer/eng.1/standings", (("season", "2025"),)),
    ]


def test_without_a_day_it_asks_for_the_next_on_which_there_is_play() -> None:
    (call,) = Espn().calls([a_want(Gives.FIXTURES)])
    assert (call.name, call.params) == ("day premier-league", ())


def test_a_competition_that_it_does_not_have_is_not_asked_for() -> None:
    want = Want(frozenset({Gives.FIXTURES}), leagues()[CompetitionKey("3-liga")], 2025)
    assert Espn().calls([want]) == []


def test_the_matches_of_a_day() -> None:
    def one(number: str, home: str, **more: Any) -> dict[str, Any]:
        sides = [a_side("home", number, home, "0", []), a_side("away", "368", "Everton", "0", [])]
        game = a_game("SCHEDULED", "pre", id=number, competitors=sides, timeValid=True, **more)
        season = {"year": 2025, "type": 1, "slug": "round-of-16"}
        return {"id": number, "season": season, "competitions": [game]}

    broken = one("93", "Fulham")
    broken["competitions"][0]["competitors"][0]["team"] = {"id": "x"}
    payload = {
        "leagues": [{"slug": "eng.fa", "name": "English FA Cup"}],
        "events": [
            one("91", "Arsenal", venue={"fullName": "Emirates Stadium", "address": {"city": "London"}}),
            one("92", "Semifinal 1 Winner"),
            broken,
            one("94", "Chelsea"),
            "no event",
        ],
    }
    given = told(payload)
    assert [(match.key, match.home.name, match.stage, match.season) for match in given.matches] == [
        ("espn:91", "Arsenal", "Round of 16", "2025-26"),
        ("espn:94", "Chelsea", "Round of 16", "2025-26"),
    ]
    venue = said(given, VenueOf(MatchKey("espn:91")))
    assert venue is not None
    assert venue.value == Venue("Emirates Stadium", "London")
    assert len(given.problems) == 1
    assert given.problems[0].startswith("match 93: competitors.0.team")
    assert said(given, ResultOf(MatchKey("espn:91"))) is None


def test_a_table() -> None:
    entries = [
        an_entry("368", "Everton", 2, 5, 2, 1, 2, 6, 5, 7),
        an_entry("357", "Leeds United", 1, 5, 3, 1, 1, 9, 4, 10),
    ]
    payload = {
        "name": "English Premier League",
        "children": [{"name": "2025-26", "standings": {"season": 2025, "entries": entries}}],
    }
    (table,) = told(payload).tables
    assert (table.competition, table.season, table.group) == ("premier-league", "2025-26", None)
    assert table.rows == (
        Row(1, LEEDS, 5, 3, 1, 1, 9, 4, 10),
        Row(2, EVERTON, 5, 2, 1, 2, 6, 5, 7),
    )


def test_a_table_with_a_hole_is_none_and_costs_no_other() -> None:
    whole = an_entry("357", "Leeds United", 1, 5, 3, 1, 1, 9, 4, 10)
    hole = {**whole, "stats": whole["stats"][1:]}
    children = [
        {"name": f"Group {letter}", "standings": {"entries": [entry]}}
        for letter, entry in (("A", hole), ("B", whole))
    ]
    call = Espn().calls([a_want(Gives.TABLE)])[0]
    given = told({"children": children}, call=call)
    assert [(table.group, table.season) for table in given.tables] == [("Group B", "2025-26")]
    assert given.problems == ("table Group A: gamesPlayed of team 357 is no count",)


@pytest.mark.parametrize(
    "payload",
    [
        b"",
        b"<html>no</html>",
        b"[]",
        b'{"code": 404, "message": "Failed to get the event"}',
        b'{"header": {}}',
        b'{"header": {"competitions": [{"id": "1", "competitors": []}]}}',
        b'{"children": []}',
        b'{"header": NaN}',
        b'{"a":' * 10_000,
        b"\xff\xfe{}",
    ],
)
def test_what_is_no_answer_of_espn(payload: bytes) -> None:
    with pytest.raises(PayloadError):
        Espn().given(payload, NOW)
