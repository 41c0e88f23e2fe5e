"""OpenLigaDB: what people entered, in the order in which they entered it, as facts that fit together."""

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given as given_any
from hypothesis import settings
from hypothesis import strategies as st

from bot.knowledge.claims import (
    CrowdOf,
    EventOf,
    KickoffOf,
    ResultOf,
    SourceKind,
    StatusOf,
    StatusValue,
    VenueOf,
)
from bot.knowledge.given import Given
from bot.knowledge.match import Competition, Crowd, Kickoff, MatchKey, Result, Score, Status, Venue
from bot.knowledge.standings import Row
from bot.knowledge.timeline import Event, EventKind, How, Minute
from bot.sources.leagues import leagues
from bot.sources.openligadb import OpenLigaDB
from bot.sources.provider import Call, Gives, PayloadError, Provider, Want

SHARED = os.environ.get("MATCHDAY_SHARED")
needs_samples = pytest.mark.skipif(not SHARED, reason="MATCHDAY_SHARED names no folder of samples")

KICKOFF = datetime(2025, 11, 8, 14, 30, tzinfo=UTC)
AFTER = KICKOFF + timedelta(hours=2, minutes=5)
KEY = MatchKey("openligadb:900")
HOME, AWAY = "openligadb:1", "openligadb:2"
BUNDESLIGA = leagues()["bundesliga"]  # type: ignore[index]


def a_match(**changes: Any) -> dict[str, Any]:
    """A match that ended 2:1, as the site gives it."""
    return {
        "matchID": 900,
        "matchDateTime": "2025-11-08T15:30:00",
        "timeZoneID": "W. Europe Standard Time",
        "leagueId": 4800,
        "leagueName": "1. Fußball-Bundesliga 2025/2026",
        "leagueSeason": 2025,
        "leagueShortcut": "bl1",
        "matchDateTimeUTC": "2025-11-08T14:30:00Z",
        "group": {"groupName": "10. Spieltag", "groupOrderID": 10, "groupID": 50000},
        "team1": {"teamId": 1, "teamName": "SV Nordstadt", "shortName": "Nordstadt", "teamIconUrl": ""},
        "team2": {"teamId": 2, "teamName": "FC Südring", "shortName": "", "teamIconUrl": ""},
        "lastUpdateDateTime": "2025-11-08T17:21:05.5",
        "matchIsFinished": True,
        "matchResults": [a_result(1, "Halbzeitergebnis", 1, 0), a_result(2, "Endergebnis", 2, 1)],
        "goals": [a_goal(11, "1:0", 20), a_goal(12, "1:1", 50), a_goal(13, "2:1", 88)],
        "location": None,
        "numberOfViewers": None,
    } | changes


def a_result(kind: int, name: str, home: int, away: int) -> dict[str, Any]:
    return {
        "resultID": 700 + kind,
        "resultName": name,
        "pointsTeam1": home,
        "pointsTeam2": away,
        "resultOrderID": kind,
        "resultTypeID": kind,
        "resultDescription": None,
    }


def a_goal(number: int, score: str, minute: int | None, name: str = "A. Mann", **more: Any) -> dict[str, Any]:
    home, away = map(int, score.split(":"))
    return {
        "goalID": number,
        "scoreTeam1": home,
        "scoreTeam2": away,
        "matchMinute": minute,
        "goalGetterID": 5000 + number,
        "goalGetterName": name,
        "isPenalty": False,
        "isOwnGoal": False,
        "isOvertime": False,
        "comment": None,
    } | more


def a_kick(number: int, score: str) -> dict[str, Any]:
    return a_goal(number, score, None, isPenalty=True, comment="Elfmeterschießen")


def capital(value: Any) -> Any:
    """The same in the form of before 2023."""
    if isinstance(value, dict):
        return {name[0].upper() + name[1:]: capital(inner) for name, inner in value.items()}
    return [capital(one) for one in value] if isinstance(value, list) else value


def read(*matches: Any, now: datetime = AFTER, call: Call | None = None) -> Given:
    return OpenLigaDB().given(json.dumps(list(matches)).encode(), now, call)


def said(given: Given, about: object) -> Any:
    """What is claimed of something; None where nothing is."""
    return next((claim.value for claim in given.claims if claim.about == about), None)


def result(*matches: Any, **how: Any) -> Any:
    return said(read(*matches, **how), ResultOf(KEY))


def events(given: Given) -> dict[str, Event]:
    return {c.about.ref: c.value for c in given.claims if isinstance(c.about, EventOf)}  # type: ignore[misc]


def goals(given: Given) -> dict[str, Event]:
    return {ref: event for ref, event in events(given).items() if event.team is not None}


def test_it_is_a_provider() -> None:
    provider: Provider = OpenLigaDB(base="http://127.0.0.1:9/")
    assert provider.base == "http://127.0.0.1:9"
    assert provider.source.kind is SourceKind.PROVIDER
    assert provider.knows(BUNDESLIGA)
    assert not provider.knows(leagues()["premier-league"])  # type: ignore[index]


def test_a_match_that_was_played_is_told_in_full() -> None:
    given = read(a_match(location={"locationCity": "Nordstadt", "locationStadium": "Hafenstadion"},
                         numberOfViewers=20100))  # fmt: skip
    (match,) = given.matches
    assert (match.key, match.season, match.stage) == (KEY, "2025-26", "Matchday 10")
    assert match.competition == BUNDESLIGA.competition
    assert (match.home.key, match.home.name, match.home.aliases) == (HOME, "SV Nordstadt", ("Nordstadt",))
    assert (match.away.key, match.away.name, match.away.aliases) == (AWAY, "FC Südring", ())
    assert match.home.country == "DE"
    assert given.teams == (match.home, match.away)
    assert said(given, KickoffOf(KEY)) == Kickoff(KICKOFF, zone="Europe/Berlin")
    assert said(given, StatusOf(KEY)) == StatusValue(Status.FINISHED)
    assert said(given, ResultOf(KEY)) == Result(Score(2, 1), Score(1, 0))
    assert said(given, VenueOf(KEY)) == Venue("Hafenstadion", "Nordstadt")
    assert said(given, CrowdOf(KEY)) == Crowd(attendance=20100)
    assert given.problems == ()


def test_goals_count_for_the_side_whose_score_rose() -> None:
    given = read(a_match())
    assert goals(given) == {
        "openligadb:goal-11": Event(EventKind.GOAL, Minute(20), HOME, "A. Mann"),  # type: ignore[arg-type]
        "openligadb:goal-12": Event(EventKind.GOAL, Minute(50), AWAY, "A. Mann"),  # type: ignore[arg-type]
        "openligadb:goal-13": Event(EventKind.GOAL, Minute(88), HOME, "A. Mann"),  # type: ignore[arg-type]
    }
    assert (KEY, EventOf) in given.whole


def test_whistles_follow_from_what_was_entered() -> None:
    kinds = {ref: event.kind for ref, event in events(read(a_match())).items() if event.team is None}
    assert kinds == {
        "openligadb:900-kick-off": EventKind.KICK_OFF,
        "openligadb:900-half-time": EventKind.HALF_TIME,
        "openligadb:900-full-time": EventKind.FULL_TIME,
    }


def test_the_last_change_is_told_in_german_time() -> None:
    winter, summer = a_match(), a_match(lastUpdateDateTime="2025-09-13T17:21:05")
    assert {claim.said_at for claim in read(winter).claims} == {
        datetime(2025, 11, 8, 16, 21, 5, 500_000, UTC)
    }
    assert {claim.said_at for claim in read(summer).claims} == {datetime(2025, 9, 13, 15, 21, 5, tzinfo=UTC)}


def test_nothing_is_said_later_than_it_was_heard_nor_before_there_was_a_site() -> None:
    for told in ("2030-01-01T00:00:00", "0001-01-01T00:00:00", None):
        assert {claim.said_at for claim in read(a_match(lastUpdateDateTime=told)).claims} == {AFTER}


def test_only_a_result_is_official() -> None:
    assert [type(claim.about) for claim in read(a_match()).claims if claim.official] == [ResultOf]


def test_names_with_capitals_are_the_same_names() -> None:
    assert read(capital(a_match())) == read(a_match())


def test_it_says_nothing_of_what_is_left_to_ask() -> None:
    assert OpenLigaDB().quota({"X-Requests-Available-Minute": "7"}, AFTER) is None


def test_the_order_of_the_lists_does_not_matter() -> None:
    match = a_match()
    turned = a_match(goals=match["goals"][::-1], matchResults=match["matchResults"][::-1])
    assert read(turned) == read(match)


def test_an_own_goal_counts_for_the_others_and_its_scorer_is_one_of_his_own() -> None:
    given = read(a_match(goals=[a_goal(11, "1:0", 20, "O. Pech", isOwnGoal=True), a_goal(12, "2:0", 30),
                                a_goal(13, "2:1", 40, isPenalty=True)]))  # fmt: skip
    own, _, penalty = goals(given).values()
    assert (own.kind, own.team, own.player, own.how) == (EventKind.OWN_GOAL, HOME, "O. Pech", None)
    assert (penalty.kind, penalty.team, penalty.how) == (EventKind.GOAL, AWAY, How.PENALTY)
    assert given.player_ids[AWAY, "O. Pech"] == "5011"  # type: ignore[index]
    assert (HOME, "O. Pech") not in given.player_ids


def test_a_scorer_may_be_unknown_and_may_be_written_surname_first() -> None:
    entered = [a_goal(11, "1:0", 20, "", goalGetterID=0), a_goal(12, "2:0", 30, "Müller, Thomas")]
    given = read(a_match(goals=[*entered, a_goal(13, "2:1", 40, "Weiß")]))
    assert [event.player for event in goals(given).values()] == [None, "Thomas Müller", "Weiß"]
    assert set(given.player_ids.values()) == {"5012", "5013"}


def test_minutes_past_ninety_are_added_unless_there_is_extra_time() -> None:
    match = a_match(
        goals=[a_goal(11, "1:0", 90), a_goal(12, "1:1", 94), a_goal(13, "2:1", 105, isOvertime=True)]
    )
    assert [event.minute for event in goals(read(match)).values()] == [Minute(90), Minute(90, 4), Minute(105)]


def test_while_it_is_played_goals_are_told_up_to_the_first_that_is_not_clear() -> None:
    entered = [a_goal(11, "1:0", 20), a_goal(12, "1:1", None), a_goal(13, "2:1", 60)]
    playing = a_match(matchIsFinished=False, matchResults=[], goals=entered)
    given = read(playing, now=KICKOFF + timedelta(minutes=70))
    assert list(goals(given)) == ["openligadb:goal-11"]
    assert (KEY, EventOf) not in given.whole
    assert given.problems == ("match 900: goal 12 has no minute",)


def test_afterwards_all_goals_are_told_that_are_clear() -> None:
    entered = [a_goal(11, "1:0", 20), a_goal(12, "1:1", None), a_goal(13, "2:1", 60)]
    given = read(a_match(goals=entered))
    assert list(goals(given)) == ["openligadb:goal-11", "openligadb:goal-13"]
    assert (KEY, EventOf) not in given.whole
    assert said(given, ResultOf(KEY)).score == Score(2, 1)


def test_a_goal_that_is_taken_back_is_no_longer_told_and_the_list_is_whole() -> None:
    given = read(
        a_match(matchIsFinished=False, matchResults=[], goals=[]), now=KICKOFF + timedelta(minutes=70)
    )
    assert goals(given) == {}
    assert (KEY, EventOf) in given.whole


def test_a_goal_of_the_wrong_form_costs_that_goal_and_one_whose_side_it_would_tell() -> None:
    match = a_match()
    match["goals"][1]["matchMinute"] = "fifty"
    given = read(match, a_match(matchID=901, goals=[a_goal(31, "1:0", 5)]))
    assert list(goals(given)) == ["openligadb:goal-11", "openligadb:goal-31"]
    assert (KEY, EventOf) not in given.whole
    assert len(given.matches) == 2
    told, after_it = given.problems
    assert told.startswith("match 900: a goal: matchminute: input should be a valid integer")
    assert after_it == "match 900: goal 13 has a score after it that does not fit the others"


def test_a_match_under_way_is_live_from_the_first_thing_entered() -> None:
    playing = {"matchIsFinished": False, "matchResults": [], "goals": [a_goal(11, "0:1", 3)]}
    given = read(a_match(**playing), now=KICKOFF + timedelta(minutes=5))
    assert said(given, StatusOf(KEY)) == StatusValue(Status.LIVE)
    assert [event.kind for event in events(given).values()] == [EventKind.GOAL, EventKind.KICK_OFF]
    assert said(given, ResultOf(KEY)) is None


def test_a_match_whose_only_goal_was_taken_back_is_still_under_way() -> None:
    emptied = {"matchIsFinished": False, "matchResults": [], "goals": []}
    edited = "2025-11-08T15:42:00"  # twelve minutes after kickoff, in German time
    given = read(a_match(**emptied, lastUpdateDateTime=edited), now=KICKOFF + timedelta(minutes=13))
    assert said(given, StatusOf(KEY)) == StatusValue(Status.LIVE)
    assert [event.kind for event in events(given).values()] == [EventKind.KICK_OFF]
    later = read(a_match(**emptied, lastUpdateDateTime=edited), now=KICKOFF + timedelta(hours=5))
    assert said(later, StatusOf(KEY)) is None


def test_before_anything_is_entered_nothing_is_said_of_how_far_it_is() -> None:
    before = "2025-11-01T12:00:00"
    empty = {"matchIsFinished": False, "matchResults": [], "goals": [], "lastUpdateDateTime": before}
    for now in (KICKOFF - timedelta(days=1), KICKOFF + timedelta(minutes=5), KICKOFF + timedelta(days=30)):
        given = read(a_match(**empty), now=now)
        assert [type(claim.about) for claim in given.claims] == [KickoffOf]
        assert (KEY, StatusOf) in given.whole  # so that a match that was live by mistake is not any more


def test_a_half_time_score_is_no_whistle_before_a_half_can_be_over() -> None:
    entered = {"matchIsFinished": False, "matchResults": [a_result(1, "Halbzeit", 0, 0)], "goals": []}
    early = read(a_match(**entered), now=KICKOFF + timedelta(minutes=10))
    later = read(a_match(**entered), now=KICKOFF + timedelta(minutes=50))
    assert EventKind.HALF_TIME not in {event.kind for event in events(early).values()}
    assert EventKind.HALF_TIME in {event.kind for event in events(later).values()}


def test_it_is_not_over_while_the_end_result_is_not_entered() -> None:
    given = read(a_match(matchResults=[a_result(1, "Halbzeit", 1, 0)]))
    assert said(given, StatusOf(KEY)) == StatusValue(Status.LIVE)
    assert said(given, ResultOf(KEY)) is None
    assert EventKind.FULL_TIME not in {event.kind for event in events(given).values()}


def test_it_is_not_over_while_the_goals_make_another_result() -> None:
    given = read(a_match(matchResults=[a_result(2, "Endergebnis", 1, 1)]))
    assert said(given, StatusOf(KEY)) == StatusValue(Status.LIVE)
    assert said(given, ResultOf(KEY)) is None
    assert given.problems == ("match 900: the result is 1–1, and the goals make it 2–1",)


def test_once_nobody_may_edit_it_the_result_stands_and_goals_that_contradict_it_do_not() -> None:
    stale = a_match(matchResults=[a_result(2, "Endergebnis", 1, 1)])
    given = read(stale, now=KICKOFF + timedelta(days=7))
    assert said(given, ResultOf(KEY)) == Result(Score(1, 1))
    assert goals(given) == {}


def test_a_match_that_nobody_ended_is_not_under_way_for_ever() -> None:
    for never in (a_match(matchIsFinished=False), a_match(matchResults=[a_result(1, "Halbzeit", 1, 0)])):
        given = read(never, now=KICKOFF + timedelta(days=7))
        assert [type(claim.about) for claim in given.claims] == [KickoffOf]


def test_nothing_is_over_before_it_began() -> None:
    assert result(a_match(), now=KICKOFF - timedelta(hours=1)) is None


def test_once_nobody_may_edit_it_a_result_that_cannot_be_is_none() -> None:
    never = a_match(matchResults=[a_result(1, "Halbzeit", 3, 0), a_result(2, "Endergebnis", 1, 1)])
    given = read(never, now=KICKOFF + timedelta(days=7))
    assert [type(claim.about) for claim in given.claims] == [KickoffOf]
    assert given.problems[-1] == "match 900: the result is 1–1, and at half time it was 3–0"


def test_without_goals_entered_the_result_still_counts() -> None:
    given = read(a_match(goals=[]))
    assert said(given, ResultOf(KEY)) == Result(Score(2, 1), Score(1, 0))
    assert (KEY, EventOf) not in given.whole


def entered(*results: Mapping[str, Any], goals: list[dict[str, Any]] | None = None) -> dict[str, Any]:
    return a_match(matchResults=list(results), goals=goals or [])


def test_after_extra_time_the_end_result_is_the_one_after_ninety_minutes() -> None:
    match = entered(a_result(1, "Halbzeit", 0, 1), a_result(2, "Endergebnis", 1, 1),
                    a_result(3, "nach Verlängerung", 2, 1))  # fmt: skip
    assert result(match) == Result(Score(2, 1), Score(0, 1), extra_time=True)
    kinds = [event.kind for event in events(read(match)).values()]
    assert EventKind.EXTRA_TIME in kinds
    assert Event(EventKind.FULL_TIME, Minute(120)) in events(read(match)).values()


def test_after_a_shootout_its_kicks_are_counted_on() -> None:
    match = entered(a_result(2, "Endergebnis", 1, 1), a_result(3, "nach Verlängerung", 2, 2),
                    a_result(4, "nach Elfmeterschießen", 6, 5))  # fmt: skip
    assert result(match) == Result(Score(2, 2), extra_time=True, shootout=Score(4, 3))


def test_a_shootout_that_is_counted_by_itself_is_known_by_its_kicks() -> None:
    kicks = [a_kick(20 + n, score) for n, score in enumerate(("1:0", "1:1", "2:1", "3:1", "3:2", "4:2"))]
    fell = [a_goal(11, "1:0", 20), a_goal(12, "1:1", 50)]
    match = entered(
        a_result(2, "Endergebnis", 1, 1), a_result(4, "Elfmeterschießen", 4, 2), goals=fell + kicks
    )
    assert result(match) == Result(Score(1, 1), shootout=Score(4, 2))


def test_a_shootout_that_only_the_goals_tell_of_is_one() -> None:
    fell = [a_goal(11, "1:0", 20), a_goal(12, "1:1", 50)]
    kicks = [a_kick(20 + n, score) for n, score in enumerate(("2:1", "2:2", "2:3", "3:3", "3:4"))]
    for end in ((1, 1), (3, 4)):  # people enter either as the end result
        given = read(entered(a_result(2, "Endergebnis", *end), goals=fell + kicks))
        assert said(given, ResultOf(KEY)) == Result(Score(1, 1), shootout=Score(2, 3))
        scored = [e.team for e in events(given).values() if e.kind is EventKind.SHOOTOUT_SCORED]
        assert scored == [HOME, AWAY, AWAY, HOME, AWAY]
        assert (KEY, EventOf) in given.whole


def test_a_shootout_below_the_score_before_it_is_counted_by_itself() -> None:
    match = entered(a_result(2, "Endergebnis", 3, 3), a_result(4, "n.E.", 2, 4))
    assert result(match) == Result(Score(3, 3), shootout=Score(2, 4))


def test_a_shootout_does_not_end_level() -> None:
    given = read(entered(a_result(2, "Endergebnis", 0, 0), a_result(4, "n.E.", 3, 3)))
    assert said(given, ResultOf(KEY)) is None
    assert given.problems == ("match 900: a shoot-out does not end 3–3",)


def test_a_kick_that_does_not_fit_is_left_out() -> None:
    fell = [a_goal(11, "1:0", 20), a_goal(12, "1:1", 50)]
    kicks = [a_kick(20, "2:1"), a_kick(21, "3:2"), a_kick(22, "4:2")]
    given = read(entered(a_result(2, "Endergebnis", 1, 1), a_result(4, "n.E.", 4, 2), goals=fell + kicks))
    assert [ref for ref, e in events(given).items() if e.kind is EventKind.SHOOTOUT_SCORED] == [
        "openligadb:goal-20",
        "openligadb:goal-22",
    ]
    assert (KEY, EventOf) not in given.whole
    assert said(given, ResultOf(KEY)) == Result(Score(1, 1), shootout=Score(3, 1))


def test_kicks_without_a_word_are_those_past_the_score_before_them() -> None:
    kicks = [a_goal(20, "1:0", None, isPenalty=True), a_goal(21, "2:0", None, isPenalty=True)]
    match = entered(a_result(2, "Endergebnis", 0, 0), a_result(4, "n.E.", 2, 0), goals=kicks)
    assert result(match) == Result(Score(0, 0), shootout=Score(2, 0))


def test_a_shootout_that_its_kicks_contradict_is_not_told() -> None:
    kicks = [a_kick(20, "2:1"), a_kick(21, "3:1")]
    fell = [a_goal(11, "1:0", 20), a_goal(12, "1:1", 50)]
    match = entered(a_result(2, "Endergebnis", 1, 1), a_result(4, "n.E.", 5, 4), goals=fell + kicks)
    assert result(match) is None
    assert "its kicks make it 2–0" in read(match).problems[0]


@pytest.mark.parametrize("extra", [(0, 0), (2, 0)])
def test_an_extra_time_that_cannot_have_been_is_a_slip(extra: tuple[int, int]) -> None:
    match = entered(a_result(2, "Endergebnis", 2, 0), a_result(3, "nach Verlängerung", *extra))
    assert result(match) == Result(Score(2, 0))


def test_results_are_known_by_their_names_where_they_have_no_type() -> None:
    old = [{**a_result(1, "Endergebnis", 2, 2), "resultTypeID": 0},
           {**a_result(2, "Halbzeit", 2, 1), "resultTypeID": 0}]  # fmt: skip
    assert result(entered(*old)) == Result(Score(2, 2), Score(2, 1))


def test_results_are_known_by_description_and_type_where_the_name_says_nothing() -> None:
    described = {**a_result(0, "Ergebnis", 3, 2), "resultDescription": "Ergebnis nach Ende der Verlängerung"}
    typed = a_result(2, "Ergebnis", 2, 2)
    assert result(entered(described, typed)) == Result(Score(3, 2), extra_time=True)


def test_a_result_that_nothing_explains_is_told_as_a_problem() -> None:
    given = read(entered(a_result(9, "Tipp der Woche", 4, 4), a_result(2, "Endergebnis", 1, 0)))
    assert said(given, ResultOf(KEY)) == Result(Score(1, 0))
    assert given.problems == ("match 900: the result 'Tipp der Woche' is of no known kind",)


def a_round(number: int, instants: list[str]) -> list[dict[str, Any]]:
    group = {"groupName": f"{number}. Spieltag", "groupOrderID": number, "groupID": number}
    return [
        a_match(matchID=number * 100 + at, matchDateTimeUTC=instant, matchIsFinished=False, group=group,
                matchResults=[], goals=[])
        for at, instant in enumerate(instants)
    ]  # fmt: skip


def test_a_round_at_one_instant_has_no_times_yet() -> None:
    saturday = ["2026-04-18T13:30:00Z"] * 9
    spread = ["2026-04-10T18:30:00Z", *["2026-04-11T13:30:00Z"] * 8]
    last = ["2026-05-16T13:30:00Z"] * 9
    rounds = [*a_round(29, spread), *a_round(30, saturday), *a_round(33, last), *a_round(34, last)]
    given = read(*rounds)
    kickoffs = {c.about.match: c.value for c in given.claims if isinstance(c.value, Kickoff)}
    assert kickoffs[MatchKey("openligadb:3004")] == Kickoff(day=date(2026, 4, 18), zone="Europe/Berlin")
    for settled in (2904, 3304, 3404):
        assert kickoffs[MatchKey(f"openligadb:{settled}")].confirmed


def test_a_round_that_was_played_at_one_instant_was() -> None:
    played = a_round(10, ["2025-11-08T14:30:00Z"] * 9)
    given = read(
        *played, *a_round(33, ["2026-05-09T13:30:00Z"] * 9), *a_round(34, ["2026-05-16T13:30:00Z"] * 9)
    )
    assert said(given, KickoffOf(MatchKey("openligadb:1000"))) == Kickoff(KICKOFF, zone="Europe/Berlin")


def test_a_match_without_a_time_has_no_kickoff() -> None:
    given = read(a_match(matchDateTimeUTC=None))
    assert {type(claim.about) for claim in given.claims} == set()
    assert given.matches[0].season == "2025-26"


@pytest.mark.parametrize(
    ("heading", "stage"),
    [
        ("1. Runde", "Round 1"),
        ("Achtelfinale", "Round of 16"),
        ("Viertelfinale", "Quarter-finals"),
        ("Halbfinale", "Semi-finals"),
        ("Finale", "Final"),
        ("Gruppe C", "Group C"),
        ("Rückspiele der Zwischenrunde", "Rückspiele der Zwischenrunde"),
        ("", None),
    ],
)
def test_rounds_have_our_words(heading: str, stage: str | None) -> None:
    given = read(a_match(group={"groupName": heading, "groupOrderID": 1, "groupID": 1}))
    assert given.matches[0].stage == stage


def test_a_league_that_is_none_of_ours_keeps_its_own_name() -> None:
    given = read(a_match(leagueShortcut="kreis9", leagueName="Kreisliga A 2025/2026"))
    assert given.competitions == (Competition("openligadb:kreis9", "Kreisliga A"),)  # type: ignore[arg-type]
    assert given.matches[0].season == "2025-26"
    assert given.matches[0].home.country is None
    cup = read(a_match(leagueShortcut="wm26", leagueName="FIFA WM 2026", leagueSeason=2026))
    assert (cup.competitions[0].name, cup.matches[0].season) == ("FIFA WM", "2026")


def test_an_old_answer_that_names_no_league_is_of_the_one_asked_for() -> None:
    old = a_match()
    for name in ("leagueName", "leagueSeason", "leagueShortcut"):
        del old[name]
    asked = OpenLigaDB().calls([Want(frozenset({Gives.RESULTS}), BUNDESLIGA, 2025)])[0]
    assert read(capital(old), call=asked).matches[0].competition == BUNDESLIGA.competition
    unknown = read(capital(old)).matches[0]
    assert (unknown.competition.key, unknown.season) == ("openligadb:4800", "2025-26")


def test_one_match_comes_without_a_list() -> None:
    given = OpenLigaDB().given(json.dumps(a_match()).encode(), AFTER)
    assert given == read(a_match())


def test_a_wrong_match_costs_only_itself() -> None:
    wrong = a_match(matchID=901, team1=None)
    mirror = a_match(matchID=902, team2=a_match()["team1"])
    given = read(wrong, None, a_match(), mirror, a_match())
    assert [match.key for match in given.matches] == [KEY]
    assert len(given.claims) == len(read(a_match()).claims)
    assert [problem.split(":")[0] for problem in given.problems] == ["match 901", "a match", "match 902"]


def a_row(number: int, name: str, points: int, **changes: Any) -> dict[str, Any]:
    return {
        "teamInfoId": number, "teamName": name, "shortName": name[:3], "teamIconUrl": "", "points": points,
        "opponentGoals": 4, "goals": 9, "matches": 5, "won": 3, "lost": 1, "draw": 1, "goalDiff": 5,
    } | changes  # fmt: skip


def asked_for_a_table() -> Call:
    return OpenLigaDB().calls([Want(frozenset({Gives.TABLE}), BUNDESLIGA, 2025)])[0]


def test_a_table_is_that_of_the_question() -> None:
    given = read(a_row(1, "SV Nordstadt", 10), a_row(2, "FC Südring", -2), call=asked_for_a_table())
    (table,) = given.tables
    assert (table.competition, table.season, table.group) == ("bundesliga", "2025-26", None)
    assert table.rows[0] == Row(1, HOME, 5, 3, 1, 1, 9, 4, 10)  # type: ignore[arg-type]
    assert (table.rows[1].rank, table.rows[1].team, table.rows[1].points) == (2, AWAY, -2)
    assert [team.name for team in given.teams] == ["SV Nordstadt", "FC Südring"]


def test_a_table_that_nobody_asked_for_is_of_no_league() -> None:
    given = read(capital(a_row(1, "SV Nordstadt", 10)))
    assert given.tables == ()
    assert [team.key for team in given.teams] == [HOME]
    assert "does not say of which league" in given.problems[0]


def test_a_table_that_lacks_a_row_is_none() -> None:
    given = read(a_row(1, "SV Nordstadt", 10), a_row(2, "", 9), call=asked_for_a_table())
    assert given.tables == ()
    assert len(given.problems) == 2


def test_an_empty_season_says_nothing() -> None:
    assert read() == Given(OpenLigaDB().source)


@pytest.mark.parametrize("payload", [b"{}", b'"hello"', b"[1, 2]", b'[{"id": 4}]', b"[{", b"\xff"])
def test_what_is_no_answer_is_refused(payload: bytes) -> None:
    with pytest.raises(PayloadError):
        OpenLigaDB().given(payload, AFTER)


def test_an_error_is_told_in_its_own_words() -> None:
    with pytest.raises(PayloadError, match="OpenLigaDB says: Not Found"):
        OpenLigaDB().given(b'{"type": "about:blank", "title": "Not Found", "status": 404}', AFTER)


def test_a_season_is_one_request_and_a_match_a_small_one() -> None:
    everything = Want(frozenset({Gives.FIXTURES, Gives.RESULTS, Gives.TABLE}), BUNDESLIGA, 2025)
    during = Want(frozenset({Gives.EVENTS}), BUNDESLIGA, 2025, refs=("900", "901"))
    odd = Want(frozenset({Gives.EVENTS}), BUNDESLIGA, 2025, refs=("../../secret",))
    elsewhere = Want(frozenset({Gives.FIXTURES}), leagues()["premier-league"], 2025)  # type: ignore[index]
    calls = OpenLigaDB().calls([everything, everything, during, odd, elsewhere])
    assert [call.path for call in calls] == [
        "/getmatchdata/bl1/2025",
        "/getbltable/bl1/2025",
        "/getmatchdata/900",
        "/getmatchdata/901",
    ]
    assert len({call.name for call in calls}) == 4


WORDS = st.sampled_from(["matchID", "goals", "team1", "teamId", "matchResults", "teamInfoId", "group"])
LEAVES = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5)
ANYTHING = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS, inner, max_size=5),
    max_leaves=15,
)


@settings(max_examples=60)
@given_any(ANYTHING, st.sampled_from(sorted(a_match())))
def test_nothing_that_comes_in_breaks_it(value: Any, name: str) -> None:
    for payload in (value, [value], [a_match(**{name: value})], a_match(goals=[value, a_goal(1, "1:0", 3)])):
        with suppress(PayloadError):
            OpenLigaDB().given(json.dumps(payload).encode(), AFTER)


def sample(name: str) -> Given:
    payload = (Path(SHARED or "") / "samples" / "openligadb" / name).read_bytes()
    return OpenLigaDB().given(payload, datetime(2026, 1, 1, tzinfo=UTC))


@needs_samples
def test_the_sample_of_2025_says_how_leipzig_beat_st_pauli() -> None:
    given = sample("match-72395.json")
    (match,) = given.matches
    key = MatchKey("openligadb:72395")
    assert (match.key, match.competition.key, match.season) == (key, "bundesliga", "2024-25")
    assert match.stage == "Matchday 21"
    assert (match.home.key, match.home.name, match.home.aliases) == (
        "openligadb:1635",
        "RB Leipzig",
        ("Leipzig",),
    )
    assert (match.away.key, match.away.name, match.away.aliases) == (
        "openligadb:98",
        "FC St. Pauli",
        ("St. Pauli",),
    )
    assert said(given, KickoffOf(key)) == Kickoff(
        datetime(2025, 2, 9, 16, 30, tzinfo=UTC), zone="Europe/Berlin"
    )
    assert said(given, StatusOf(key)) == StatusValue(Status.FINISHED)
    assert said(given, ResultOf(key)) == Result(Score(2, 0), Score(2, 0))
    assert goals(given) == {
        "openligadb:goal-123496": Event(EventKind.GOAL, Minute(16), match.home.key, "B. Šeško"),
        "openligadb:goal-123497": Event(EventKind.GOAL, Minute(35), match.home.key, "Xavi Simons"),
    }
    assert given.player_ids == {
        (match.home.key, "B. Šeško"): "23164",
        (match.home.key, "Xavi Simons"): "22867",
    }
    assert {claim.said_at for claim in given.claims} == {datetime(2025, 2, 9, 18, 23, 27, 773_000, UTC)}
    assert given.whole == {(key, StatusOf), (key, ResultOf), (key, EventOf)}
    assert given.problems == ()


@needs_samples
def test_the_sample_of_2017_says_how_duisburg_won_in_chemnitz() -> None:
    given = sample("OLD-CASING-2017.json")
    (match,) = given.matches
    key = MatchKey("openligadb:40493")
    assert (match.key, match.competition.key, match.season) == (key, "openligadb:3015", "2016-17")
    assert (match.home.name, match.away.name, match.stage) == ("Chemnitzer FC", "MSV Duisburg", "Matchday 29")
    assert match.home.aliases == match.away.aliases == ()
    assert said(given, KickoffOf(key)) == Kickoff(
        datetime(2017, 3, 25, 13, 0, tzinfo=UTC), zone="Europe/Berlin"
    )
    assert said(given, ResultOf(key)) == Result(Score(2, 3), Score(1, 1))
    fell = [(event.minute.minute, event.team, event.player) for event in goals(given).values()]
    home, away = match.home.key, match.away.key
    assert fell == [
        (23, away, "Wiegel"),
        (41, home, "Türpitz"),
        (52, home, "Türpitz"),
        (68, away, "Brandstetter"),
        (74, away, "Onuegbu"),
    ]
    assert next(iter(goals(given))) == "openligadb:goal-58341"
    assert given.player_ids[home, "Türpitz"] == "14383"
    assert {claim.said_at for claim in given.claims} == {datetime(2017, 3, 25, 14, 56, 9, 103_000, UTC)}
    assert given.problems == ()
