"""football.json, today's form and that of older seasons."""

import json
from datetime import UTC, date, datetime
from typing import Any

import pytest

from bot.knowledge.claims import EventOf
from bot.knowledge.match import Kickoff, Result, Score, Status, Venue
from bot.knowledge.timeline import EventKind, How, Minute
from bot.sources.provider import PayloadError
from tests.sources.openfootball_files import One, matches, read

LEAGUE = "English Premier League 2025/26"


def season(*rows: dict[str, Any], name: str = LEAGUE) -> str:
    return json.dumps({"name": name, "matches": list(rows)})


def row(**more: Any) -> dict[str, Any]:
    return {
        "round": "Matchday 1",
        "date": "2025-08-15",
        "time": "20:00",
        "team1": "Liverpool FC",
        "team2": "AFC Bournemouth",
        "score": {"ht": [1, 0], "ft": [4, 2]},
    } | more


def one(**more: Any) -> One:
    given = read(season(row(**more)))
    assert given.problems == ()
    return matches(given)[0]


def test_a_match_reads_field_by_field() -> None:
    found = one(ground="Anfield, Liverpool")
    assert (found.match.home.name, found.match.away.name) == ("Liverpool FC", "AFC Bournemouth")
    assert (found.match.stage, found.match.season) == ("Matchday 1", "2025-26")
    assert found.kickoff == Kickoff(datetime(2025, 8, 15, 19, tzinfo=UTC), zone="Europe/London")
    assert found.result == Result(Score(4, 2), Score(1, 0))
    assert found.status is Status.FINISHED
    assert found.venue == Venue("Anfield", "Liverpool")


def test_its_key_is_that_of_the_text() -> None:
    text = "» Matchday 1\nFri Aug/15 2025\n20.00  Liverpool FC  v AFC Bournemouth"
    assert one().match.key == read(f"= {LEAGUE}\n{text}").matches[0].key


def test_a_match_past_ninety_minutes() -> None:
    score = {"p": [4, 2], "et": [1, 0], "ft": [1, 0], "ht": [0, 0]}
    assert one(score=score).result == Result(Score(1, 0), Score(0, 0), True, Score(4, 2))


def test_an_empty_score_is_none() -> None:
    assert one(score={}).result is None


def test_a_match_that_is_put_off_has_only_its_day() -> None:
    off = one(score={}, status="postponed")
    assert off.status is Status.POSTPONED
    assert off.kickoff == Kickoff(day=date(2025, 8, 15), zone="Europe/London")


def test_goals_count_for_the_side_they_stand_with() -> None:
    found = one(
        goals1=[
            {"name": "Hugo Ekitike", "minute": 37},
            {"name": "Cody Gakpo", "minute": 49},
            {"name": "Cody Gakpo", "minute": 88, "penalty": True},
            {"name": "Marcos Senesi", "minute": 90, "offset": 4, "owngoal": True},
        ],
        goals2=[{"name": "Antoine Semenyo", "minute": 64}, {"name": "Antoine Semenyo", "minute": 76}],
    )
    home = found.match.home.key
    last_two = list(found.events.items())[2:4]
    assert [(ref, event.minute, event.team, event.how) for ref, event in last_two] == [
        ("openfootball:goal/Liverpool FC/Cody Gakpo/2", Minute(88), home, How.PENALTY),
        ("openfootball:own_goal/Liverpool FC/Marcos Senesi/1", Minute(90, 4), home, None),
    ]
    assert last_two[1][1].kind is EventKind.OWN_GOAL
    assert len(found.events) == 6


def test_a_list_of_goals_that_is_not_whole_is_none() -> None:
    given = read(season(row(goals1=[{"name": "Cody Gakpo", "minute": 49}], goals2=[])))
    assert matches(given)[0].events == {}
    assert not any(kind is EventOf for _, kind in given.whole)


def test_a_tournament_has_groups_and_may_tell_how_far_from_utc_its_venues_are() -> None:
    raw = row(
        date="2026-06-11", time="13:00 UTC-6", group="Group A", team1="Mexico", team2="South Africa", score={}
    )
    found = matches(read(season(raw, name="World Cup 2026")))[0]
    assert found.match.stage == "Group A"
    assert found.kickoff == Kickoff(datetime(2026, 6, 11, 19, tzinfo=UTC), zone="Etc/GMT+6")


def test_older_seasons_have_rounds_and_two_scores() -> None:
    team1, team2 = {"name": "FC Bayern München", "code": "FCB"}, {"name": "VfL Wolfsburg"}
    rounds = [
        {
            "name": "1. Spieltag",
            "matches": [
                {"date": "2014-08-22", "team1": team1, "team2": team2, "score1": 2, "score2": 1},
                {"date": "2014-08-23", "team1": team2, "team2": team1, "score1": None, "score2": None},
            ],
        }
    ]
    given = read(json.dumps({"name": "Deutsche Bundesliga 2014/15", "rounds": rounds}))
    assert given.competitions[0].key == "bundesliga"
    first, second = matches(given)
    assert (first.match.stage, first.match.home.name) == ("Matchday 1", "FC Bayern München")
    assert first.kickoff == Kickoff(day=date(2014, 8, 22), zone="Europe/Berlin")
    assert (first.result, second.result) == (Result(Score(2, 1)), None)


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"team2": None}, "match 2: team2"),
        ({"date": "soon"}, "match 2: date"),
        ({"time": "25:00"}, "match 2: time"),
        ({"score": {"ft": [1, -1]}}, "match 2: score.ft"),
        ({"score": {"ft": "4-2"}}, "match 2: score.ft"),
        ({"team1": "  "}, "match 2: team1"),
        ({"goals1": [{"name": "Gakpo", "minute": "late"}]}, "match 2: goals1.0.minute"),
    ],
)
def test_a_wrong_item_is_left_out_and_told(wrong: dict[str, Any], told: str) -> None:
    given = read(season(row(), row(team1="Everton FC") | wrong, row(team1="Fulham FC")))
    assert [match.home.name for match in given.matches] == ["Liverpool FC", "Fulham FC"]
    assert len(given.problems) == 1
    assert given.problems[0].startswith(told)


@pytest.mark.parametrize(
    "value", ["[]", '{"name": 1, "matches": []}', '{"name": "EPL 2025/26"}', '{"matches": NaN}']
)
def test_what_is_no_season_is_refused(value: str) -> None:
    with pytest.raises(PayloadError):
        read(value)
