"""football-data.org v4: what is final and what is rough, what was played and what was a shoot-out."""

import json
import os
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
from hypothesis import given as given_any
from hypothesis import settings
from hypothesis import strategies as st

from bot.knowledge.claims import (
    CrowdOf,
    EventOf,
    KickoffOf,
    LineupOf,
    OfficialsOf,
    ResultOf,
    SourceKind,
    StatusOf,
    StatusValue,
    VenueOf,
)
from bot.knowledge.given import Given
from bot.knowledge.match import (
    Competition,
    Crowd,
    Kickoff,
    Leg,
    MatchKey,
    Officials,
    Result,
    Score,
    Status,
    Team,
    TieKey,
    Venue,
)
from bot.knowledge.standings import Row
from bot.knowledge.team_news import Lineup
from bot.knowledge.timeline import Event, EventKind, How, Minute
from bot.sources.football_data import FootballData
from bot.sources.json_payload import recorded
from bot.sources.leagues import League, leagues
from bot.sources.provider import Gives, PayloadError, Provider, Quota, Want

SHARED = os.environ.get("MATCHDAY_SHARED")
needs_samples = pytest.mark.skipif(not SHARED, reason="MATCHDAY_SHARED names no folder of samples")

KICKOFF = datetime(2025, 11, 8, 15, 0, tzinfo=UTC)
NOW = KICKOFF + timedelta(hours=3)
KEY = MatchKey("football-data:900")
HOME, AWAY = "football-data:61", "football-data:62"
FINISHED = {"winner": "HOME_TEAM", "duration": "REGULAR", "fullTime": {"home": 2, "away": 1},
            "halfTime": {"home": 1, "away": 0}}  # fmt: skip
NO_SCORE = {"winner": None, "duration": "REGULAR", "fullTime": {"home": None, "away": None},
            "halfTime": {"home": None, "away": None}}  # fmt: skip


def a_match(**changes: Any) -> dict[str, Any]:
    """A match that ended 2–1, as the free plan gives it."""
    return {
        "area": {"id": 2072, "name": "England", "code": "ENG", "flag": ""},
        "competition": {"id": 2021, "name": "Premier League", "code": "PL", "type": "LEAGUE", "emblem": ""},
        "season": {"id": 1, "startDate": "2025-08-15", "endDate": "2026-05-24", "currentMatchday": 11},
        "id": 900,
        "utcDate": "2025-11-08T15:00:00Z",
        "status": "FINISHED",
        "matchday": 11,
        "stage": "REGULAR_SEASON",
        "group": None,
        "lastUpdated": "2025-11-08T17:05:00Z",
        "homeTeam": {"id": 61, "name": "Northport FC", "shortName": "Northport", "tla": "NOR", "crest": ""},
        "awayTeam": {
            "id": 62,
            "name": "Southend Rovers FC",
            "shortName": "Rovers",
            "tla": "SOU",
            "crest": "",
        },
        "score": FINISHED,
        "odds": {"msg": "not in this plan"},
        "referees": [{"id": 71, "name": "Ada Whistler", "type": "REFEREE", "nationality": "England"}],
    } | changes


def a_score(
    full: str, duration: str = "REGULAR", winner: str | None = None, **parts: str | None
) -> dict[str, Any]:
    """a_score("5:4", "PENALTY_SHOOTOUT", regularTime="1:1"): its parts as the documentation names them."""
    return {"winner": winner, "duration": duration} | {
        name: None if said is None else dict(zip(("home", "away"), map(int, said.split(":")), strict=True))
        for name, said in {"fullTime": full, **parts}.items()
    }


def of(side: str) -> dict[str, Any]:
    return {"id": 61, "name": "Northport FC"} if side == "home" else {"id": 62, "name": "Southend Rovers FC"}


def person(number: int) -> dict[str, Any]:
    return {"id": number, "name": f"Player {number}"}


def a_goal(
    score: str, minute: int, by: int | None, side: str, kind: str = "REGULAR", **more: Any
) -> dict[str, Any]:
    home, away = map(int, score.split(":"))
    return {"minute": minute, "injuryTime": None, "type": kind, "team": of(side),
            "scorer": person(by) if by else None, "assist": None,
            "score": {"home": home, "away": away}} | more  # fmt: skip


def in_detail(**changes: Any) -> dict[str, Any]:
    """The same match as a paid plan gives it."""
    return a_match(
        goals=[a_goal("1:0", 30, 1, "home", assist=person(2)), a_goal("1:1", 45, 21, "away", injuryTime=2),
               a_goal("2:1", 80, 1, "home", "PENALTY")],
        penalties=[{"player": person(1), "team": {"id": None, "name": None}, "scored": True}],
        bookings=[{"minute": 10, "team": of("away"), "player": person(22), "card": "YELLOW"},
                  {"minute": 60, "team": of("away"), "player": person(22), "card": "YELLOW_RED"},
                  {"minute": 70, "team": of("home"), "player": person(3), "card": "RED"}],
        substitutions=[{"minute": 65, "team": of("home"), "playerOut": person(4), "playerIn": person(12)}],
        score=FINISHED | {"halfTime": {"home": 1, "away": 1}},
    ) | changes  # fmt: skip


def read(value: Any, now: datetime = NOW) -> Given:
    return FootballData(key="secret").given(json.dumps(value).encode(), now)


def said(given: Given, about: object) -> Any:
    """What is claimed of something; None where nothing is."""
    return next((claim.value for claim in given.claims if claim.about == about), None)


def events(given: Given) -> dict[str, Event]:
    return {
        c.about.ref.removeprefix("football-data:900-"): c.value
        for c in given.claims
        if isinstance(c.about, EventOf) and isinstance(c.value, Event)
    }


def league(key: str) -> League:
    return next(one for name, one in leagues().items() if name == key)


def test_it_is_a_provider() -> None:
    provider: Provider = FootballData(key="secret", base="http://127.0.0.1:9/v4/")
    assert provider.base == "http://127.0.0.1:9/v4"
    assert provider.headers == {"X-Auth-Token": "secret"}
    assert provider.source.kind is SourceKind.PROVIDER
    assert provider.limits.per_minute == 10
    assert provider.knows(league("premier-league"))
    assert not provider.knows(league("3-liga"))


def test_what_it_gives_depends_on_the_plan() -> None:
    free, paid = FootballData(key="x"), FootballData(key="x", per_minute=30, detailed=True)
    assert {Gives.FIXTURES, Gives.OFFICIALS, Gives.TABLE, Gives.SQUADS, Gives.MEETINGS} <= free.gives
    assert paid.gives - free.gives == {Gives.LINEUPS, Gives.EVENTS}
    assert (free.limits.per_minute, paid.limits.per_minute) == (10, 30)
    assert paid.limits.lineups is not None
    assert free.limits.lineups is not None
    assert paid.limits.lineups < free.limits.lineups, "kickoffs move at short notice too"


def test_a_match_that_was_played_is_told_in_full() -> None:
    given = read(a_match(venue="Harbour Park", attendance=31000))
    (match,) = given.matches
    assert (match.key, match.season, match.stage) == (KEY, "2025-26", "Matchday 11")
    assert match.competition == league("premier-league").competition
    assert match.home == Team(match.home.key, "Northport FC", ("Northport",), country="GB")
    assert (match.home.key, match.away.key, match.away.aliases) == (HOME, AWAY, ("Rovers",))
    assert given.teams == (match.home, match.away)
    assert said(given, KickoffOf(KEY)) == Kickoff(KICKOFF, zone="Europe/London")
    assert said(given, StatusOf(KEY)) == StatusValue(Status.FINISHED)
    assert said(given, ResultOf(KEY)) == Result(Score(2, 1), Score(1, 0))
    assert said(given, VenueOf(KEY)) == Venue("Harbour Park")
    assert said(given, CrowdOf(KEY)) == Crowd(attendance=31000)
    assert said(given, OfficialsOf(KEY)) == Officials("Ada Whistler", "GB")
    assert {claim.said_at for claim in given.claims} == {datetime(2025, 11, 8, 17, 5, tzinfo=UTC)}
    assert [type(claim.about) for claim in given.claims if claim.official] == [ResultOf]
    assert given.whole == {(KEY, StatusOf), (KEY, ResultOf)}
    assert given.problems == ()


def test_a_clock_that_is_ahead_says_nothing_from_the_future() -> None:
    given = read(a_match(lastUpdated="2025-11-08T19:05:00Z"))
    assert {claim.said_at for claim in given.claims} == {NOW}


@pytest.mark.parametrize(
    ("word", "status"),
    [
        ("SCHEDULED", Status.SCHEDULED),
        ("TIMED", Status.SCHEDULED),
        ("IN_PLAY", Status.LIVE),
        ("PAUSED", Status.LIVE),
        ("EXTRA_TIME", Status.LIVE),
        ("PENALTY_SHOOTOUT", Status.LIVE),
        ("FINISHED", Status.FINISHED),
        ("AWARDED", Status.FINISHED),
        ("SUSPENDED", Status.ABANDONED),
        ("POSTPONED", Status.POSTPONED),
        ("CANCELLED", Status.CANCELLED),
    ],
)
def test_every_state_has_its_status_and_only_the_end_a_result(word: str, status: Status) -> None:
    given = read(a_match(status=word))
    assert said(given, StatusOf(KEY)) == StatusValue(status)
    assert (said(given, ResultOf(KEY)) is not None) == (status is Status.FINISHED)


def test_a_state_that_nobody_knows_is_a_problem_and_no_guess() -> None:
    given = read(a_match(status="HALF_TIME_SHOW"))
    assert said(given, StatusOf(KEY)) is None
    assert said(given, KickoffOf(KEY)) is not None
    assert given.problems == ("match 900: the status 'HALF_TIME_SHOW' is unknown",)


def test_a_rough_date_is_a_day_and_a_final_one_an_instant() -> None:
    rough = read(a_match(status="SCHEDULED", utcDate="2025-11-08T00:00:00Z", score=NO_SCORE))
    assert said(rough, KickoffOf(KEY)) == Kickoff(day=date(2025, 11, 8), zone="Europe/London")
    final = read(a_match(status="TIMED", score=NO_SCORE))
    assert said(final, KickoffOf(KEY)) == Kickoff(KICKOFF, zone="Europe/London")


def ended(**score: Any) -> Any:
    return said(read(a_match(score=a_score(**score))), ResultOf(KEY))


def test_the_score_after_extra_time_is_the_whole_one() -> None:
    assert ended(
        full="3:2", duration="EXTRA_TIME", halfTime="1:1", regularTime="2:2", extraTime="1:0"
    ) == Result(Score(3, 2), Score(1, 1), extra_time=True)


def test_a_shootout_is_taken_out_of_the_score() -> None:
    parts = {"halfTime": "0:1", "regularTime": "1:1", "extraTime": "0:0", "penalties": "4:3"}
    result = ended(full="5:4", duration="PENALTY_SHOOTOUT", winner="HOME_TEAM", **parts)
    assert result == Result(Score(1, 1), Score(0, 1), extra_time=True, shootout=Score(4, 3))


def test_a_cup_may_go_from_ninety_minutes_to_penalties() -> None:
    result = ended(full="3:5", duration="PENALTY_SHOOTOUT", regularTime="1:1", penalties="2:4")
    assert result == Result(Score(1, 1), extra_time=False, shootout=Score(2, 4))


@pytest.mark.parametrize("missing", ["penalties", "regularTime"])
def test_what_is_missing_of_a_shootout_follows_from_the_rest(missing: str) -> None:
    parts = {"regularTime": "1:1", "penalties": "4:3"} | {missing: None}
    assert ended(full="5:4", duration="PENALTY_SHOOTOUT", **parts) == Result(
        Score(1, 1), shootout=Score(4, 3)
    )


@pytest.mark.parametrize(
    ("score", "problem"),
    [
        (a_score("3:5", "PENALTY_SHOOTOUT", regularTime="1:1", extraTime="0:0", penalties="4:5"),
         "3–5 is not 1–1 and a shoot-out of 4–5"),
        (a_score("3:5", "PENALTY_SHOOTOUT", "HOME_TEAM", regularTime="1:1", penalties="2:4"),
         "the shoot-out is 2–4, and the winner is HOME_TEAM"),
        (a_score("5:5", "PENALTY_SHOOTOUT", regularTime="1:1", penalties="4:4"), "does not end 4–4"),
        (a_score("5:4", "PENALTY_SHOOTOUT"), "nothing tells what of it is the shoot-out"),
        (a_score("3:2", "EXTRA_TIME", regularTime="2:2", extraTime="0:0"), "its parts make it 2–2"),
        (a_score("1:0", halfTime="2:0"), "at half time it was 2–0"),
        (a_score("1:0", "GOLDEN_GOAL"), "a match does not end by 'GOLDEN_GOAL'"),
    ],
)  # fmt: skip
def test_parts_that_do_not_fit_together_make_no_result(score: dict[str, Any], problem: str) -> None:
    given = read(a_match(score=score))
    assert said(given, ResultOf(KEY)) is None
    assert said(given, StatusOf(KEY)) == StatusValue(Status.FINISHED)
    assert problem in given.problems[0]


def test_the_officials_have_their_roles_also_in_the_old_spelling() -> None:
    roles = ["VIDEO_ASSISTANT_REFEREE_N1", "ASSISTANT_REFEREE_N2", "ASSISTANT_REFEREE_N1", "FOURTH_OFFICIAL",
             "REFEREE", "VIDEO_ASSISANT_REFEREE_N2"]  # fmt: skip
    named = [
        {"id": n, "name": f"Official {n}", "type": role, "nationality": None}
        for n, role in enumerate(roles, 1)
    ]
    assert said(read(a_match(referees=[*named, named[4]])), OfficialsOf(KEY)) == Officials(
        "Official 5", None, ("Official 3", "Official 2"), "Official 4", ("Official 6", "Official 1")
    )


def test_where_all_are_called_referee_nobody_is() -> None:
    named = [
        {"id": n, "name": f"Official {n}", "type": "REFEREE", "nationality": "France"} for n in (1, 2, 3)
    ]
    assert said(read(a_match(referees=named)), OfficialsOf(KEY)) is None
    assert said(read(a_match(referees=[])), OfficialsOf(KEY)) is None


def test_goals_cards_and_changes_of_a_paid_plan_are_events() -> None:
    given = read(in_detail())
    home, away = given.matches[0].home.key, given.matches[0].away.key
    told = {ref: event for ref, event in events(given).items() if event.team is not None}
    assert told == {
        "goal-61-1": Event(EventKind.GOAL, Minute(30), home, "Player 1", "Player 2"),
        "goal-62-1": Event(EventKind.GOAL, Minute(45, 2), away, "Player 21"),
        "goal-61-2": Event(EventKind.GOAL, Minute(80), home, "Player 1", how=How.PENALTY),
        "yellow-card-62-22-1": Event(EventKind.YELLOW_CARD, Minute(10), away, "Player 22"),
        "second-yellow-62-22-1": Event(EventKind.SECOND_YELLOW, Minute(60), away, "Player 22"),
        "red-card-61-3-1": Event(EventKind.RED_CARD, Minute(70), home, "Player 3"),
        "substitution-61-12-1": Event(EventKind.SUBSTITUTION, Minute(65), home, "Player 12", "Player 4"),
    }
    assert given.player_ids[away, "Player 22"] == "22"
    assert (KEY, EventOf) in given.whole
    assert given.problems == ()


def test_whistles_follow_from_the_state() -> None:
    def kinds(status: str, score: dict[str, Any], goals: int = 1) -> list[str]:
        fell = [a_goal(f"{n}:0", n, n, "home") for n in range(1, goals + 1)]
        told = events(read(in_detail(status=status, score=score, goals=fell, bookings=[], substitutions=[])))
        return [ref for ref, event in told.items() if event.team is None]

    first = a_score("1:0")
    second = a_score("1:0", halfTime="1:0")
    extra = a_score("1:0", "EXTRA_TIME", halfTime="1:0", regularTime="1:0", extraTime="0:0")
    kicks = a_score(
        "3:1", "PENALTY_SHOOTOUT", halfTime="1:0", regularTime="1:0", extraTime="0:0", penalties="2:1"
    )
    assert kinds("IN_PLAY", first) == ["kick-off"]
    assert kinds("PAUSED", second) == ["kick-off", "half-time"]
    assert kinds("IN_PLAY", second) == ["kick-off", "half-time", "second-half"]
    assert kinds("EXTRA_TIME", extra) == ["kick-off", "half-time", "second-half", "extra-time"]
    assert kinds("FINISHED", second)[-1] == "full-time"
    assert kinds("FINISHED", kicks)[2:] == ["second-half", "extra-time", "shootout", "full-time"]


def test_events_keep_their_names_when_the_list_changes_its_order() -> None:
    match = in_detail()
    turned = in_detail(goals=match["goals"][::-1], bookings=match["bookings"][::-1])
    assert events(read(turned)) == events(read(match))


def test_a_goal_keeps_its_name_when_its_scorer_is_found_out_or_put_right() -> None:
    fell = a_goal("1:0", 5, 1, "home")
    told = [
        list(events(read(in_detail(status="IN_PLAY", goals=[fell | {"scorer": who}], score=a_score("1:0")))))
        for who in (None, person(1), person(2))
    ]
    assert told[0] == told[1] == told[2]
    assert "goal-61-1" in told[0]


def test_an_own_goal_counts_by_the_score_whichever_team_it_is_told_of() -> None:
    for side in ("home", "away"):
        own = [a_goal("1:0", 5, 22, side, "OWN", assist=person(2))]
        given = read(in_detail(goals=own, score=a_score("1:0"), bookings=[], substitutions=[]))
        (event,) = [one for one in events(given).values() if one.kind is EventKind.OWN_GOAL]
        assert (event.team, event.player, event.other) == (HOME, "Player 22", None)
        assert given.player_ids == {(given.matches[0].away.key, "Player 22"): "22",
                                    (given.matches[0].home.key, "Player 2"): "2"}  # fmt: skip


def test_an_own_goal_without_a_score_after_it_is_nobodys() -> None:
    goals = [
        a_goal("1:0", 5, 1, "home") | {"score": None},
        a_goal("1:1", 9, 2, "home", "OWN") | {"score": None},
    ]
    given = read(in_detail(goals=goals, score=a_score("1:1"), bookings=[], substitutions=[]))
    assert [event.kind for event in events(given).values()] == [EventKind.GOAL]
    assert (KEY, EventOf) not in given.whole
    assert "it is not clear for whom it counts" in given.problems[0]


def test_while_a_goal_is_unclear_nothing_is_told_that_would_make_a_wrong_score() -> None:
    goals = [
        a_goal("1:0", 5, 1, "home"),
        a_goal("1:1", 9, 2, "away") | {"minute": None},
        a_goal("2:1", 10, 1, "home"),
    ]
    given = read(in_detail(goals=goals, status="IN_PLAY", score=a_score("2:1")))
    assert events(given) == {}


def test_a_list_that_lags_behind_the_score_is_not_whole_and_one_that_is_ahead_not_told() -> None:
    one = [a_goal("1:0", 5, 1, "home")]
    behind = read(in_detail(status="IN_PLAY", goals=one, score=a_score("1:1")))
    assert "goal-61-1" in events(behind)
    assert "kick-off" not in events(behind)
    assert (KEY, EventOf) not in behind.whole
    ahead = read(in_detail(status="IN_PLAY", goals=one, score=a_score("0:0")))
    assert events(ahead) == {}
    assert ahead.problems == ("match 900: there are more goals than the score of 0–0 has",)


def test_a_goal_taken_back_leaves_a_whole_list_without_it() -> None:
    given = read(in_detail(status="IN_PLAY", goals=[], score=a_score("0:0"), bookings=[], substitutions=[]))
    assert list(events(given)) == ["kick-off"]
    assert (KEY, EventOf) in given.whole


def test_without_goals_listed_nothing_is_told_of_the_match_but_its_state() -> None:
    given = read(a_match(status="IN_PLAY", score=a_score("1:0")))
    assert events(given) == {}
    assert (KEY, EventOf) not in given.whole


def test_a_change_of_nobodys_costs_itself() -> None:
    changes = [{"minute": 65, "team": {"id": 99}, "playerOut": person(4), "playerIn": person(12)}]
    given = read(in_detail(substitutions=changes))
    assert not [ref for ref in events(given) if ref.startswith("substitution")]
    assert (KEY, EventOf) not in given.whole
    assert given.problems == ("match 900: a substitution: not known whose",)


def test_a_card_that_nobody_knows_costs_itself() -> None:
    cards = [{"minute": 10, "team": of("away"), "player": person(22), "card": "GREEN"},
             {"minute": 12, "team": of("away"), "player": person(22), "card": "YELLOW"}]  # fmt: skip
    given = read(in_detail(bookings=cards))
    assert [ref for ref in events(given) if "card" in ref] == ["yellow-card-62-22-1"]
    assert (KEY, EventOf) not in given.whole
    assert given.problems == ("match 900: a card: not known which, or whose",)


POSITIONS = ["Goalkeeper", "Centre-Back", "Central Midfield", "Centre-Back", "Left-Back", "Right-Back",
             "Defensive Midfield", "Right Winger", "Left Winger", "Central Midfield",
             "Centre-Forward"]  # fmt: skip


def eleven(positions: list[str | None], **more: Any) -> dict[str, Any]:
    lined_up = [
        person(n) | {"position": position, "shirtNumber": n} for n, position in enumerate(positions, 1)
    ]
    side: dict[str, Any] = a_match()["homeTeam"]
    return side | {"formation": "4-3-3", "lineup": lined_up, "bench": [person(31)]} | more


def test_a_line_up_is_put_in_order_by_positions() -> None:
    given = read(a_match(status="TIMED", score=NO_SCORE, homeTeam=eleven([*POSITIONS])))
    (claim,) = [one for one in given.claims if isinstance(one.about, LineupOf)]
    assert claim.about == LineupOf(KEY, given.matches[0].home.key, confirmed=True)
    assert claim.official
    order = (1, 2, 4, 5, 6, 7, 3, 10, 8, 9, 11)
    assert isinstance(claim.value, Lineup)
    assert claim.value.starters == tuple(f"Player {n}" for n in order)
    assert (claim.value.formation, claim.value.bench) == ("4-3-3", ("Player 31",))
    assert given.player_ids[given.matches[0].home.key, "Player 31"] == "31"


def test_where_a_position_is_missing_nobody_is_put_into_a_line() -> None:
    given = read(a_match(homeTeam=eleven([*POSITIONS[:10], None])))
    lineup = said(given, LineupOf(KEY, given.matches[0].home.key, confirmed=True))
    assert isinstance(lineup, Lineup)
    assert lineup.starters == tuple(f"Player {n}" for n in range(1, 12))
    assert (lineup.formation, lineup.bench) == (None, ("Player 31",))


def test_shirts_and_the_coach_stand_with_the_line_up() -> None:
    side = eleven([*POSITIONS], coach={"id": 9, "name": "Cora Coach"})
    side["bench"] = [person(31) | {"shirtNumber": 1}]
    given = read(a_match(homeTeam=side))
    lineup = said(given, LineupOf(KEY, given.matches[0].home.key, confirmed=True))
    assert isinstance(lineup, Lineup)
    assert lineup.coach == "Cora Coach"
    assert lineup.number("Player 9") == 9
    assert lineup.number("Player 1") is None  # two wear it


def test_a_shirt_and_a_coach_that_make_no_sense_cost_nobody_his_place() -> None:
    side = eleven([*POSITIONS], coach="nobody")
    side["lineup"][0]["shirtNumber"] = "many"
    given = read(a_match(homeTeam=side))
    lineup = said(given, LineupOf(KEY, given.matches[0].home.key, confirmed=True))
    assert isinstance(lineup, Lineup)
    assert lineup.complete
    assert (lineup.coach, lineup.number("Player 1"), lineup.number("Player 2")) == (None, None, 2)
    assert given.problems == ()


def test_a_partial_line_up_is_handed_over_as_it_is_and_not_official() -> None:
    given = read(a_match(homeTeam=eleven([*POSITIONS[:9]])))
    (claim,) = [one for one in given.claims if isinstance(one.about, LineupOf)]
    assert isinstance(claim.value, Lineup)
    assert (claim.value.complete, claim.official) == (False, False)
    none = read(a_match(homeTeam=eleven([], bench=[])))
    assert not [one for one in none.claims if isinstance(one.about, LineupOf)]


@pytest.mark.parametrize(
    ("told", "stage"),
    [
        ({"stage": "LAST_16"}, "Round of 16"),
        ({"stage": "QUARTER_FINALS", "matchday": 9}, "Quarter-finals"),
        ({"stage": "FINAL"}, "Final"),
        ({"stage": "GROUP_STAGE", "group": "GROUP_C", "matchday": 3}, "Group C, matchday 3"),
        ({"stage": "LEAGUE_STAGE", "matchday": 5}, "League phase, matchday 5"),
        ({"stage": "REGULAR_SEASON", "group": "Regular Season"}, "Matchday 11"),
        ({"stage": None, "matchday": None}, None),
    ],
)
def test_rounds_have_our_words(told: dict[str, Any], stage: str | None) -> None:
    assert read(a_match(**told)).matches[0].stage == stage


def a_leg(number: int, day: str, home: int, away: int, stage: str = "QUARTER_FINALS") -> dict[str, Any]:
    europe = {"id": 2146, "name": "UEFA Europa League", "code": "EL", "type": "CUP"}
    names = {61: a_match()["homeTeam"], 62: a_match()["awayTeam"]}
    return a_match(id=number, competition=europe, area={"name": "Europe", "code": "EUR"}, stage=stage,
                   utcDate=f"{day}T19:00:00Z", homeTeam=names[home], awayTeam=names[away])  # fmt: skip


def test_two_matches_of_a_knock_out_round_are_a_tie() -> None:
    given = read({"matches": [a_leg(2, "2026-04-16", 62, 61), a_leg(1, "2026-04-09", 61, 62)]})
    key = TieKey("football-data:uefa-europa-league/2025-26/61-62")
    assert [match.leg for match in given.matches] == [Leg(key, 2), Leg(key, 1)]
    assert [tie.key for tie in given.ties] == [key]
    assert given.matches[0].home.country is None
    group = read({"matches": [a_leg(n, f"2025-1{n}-01", *sides, "LEAGUE_STAGE")
                              for n, sides in ((0, (61, 62)), (1, (62, 61)))]})  # fmt: skip
    assert group.ties == ()


def test_a_side_that_is_still_to_be_found_is_no_match_yet() -> None:
    given = read({"matches": [a_match(awayTeam={"id": None, "name": None, "shortName": None})]})
    assert given == Given(FootballData(key="x").source)


def test_a_competition_that_is_none_of_ours_keeps_its_own_name() -> None:
    sweden = {"id": 2073, "name": "Allsvenskan", "code": "ALL", "type": "LEAGUE"}
    season = {"startDate": "2026-03-28", "endDate": "2026-11-08"}
    given = read(a_match(competition=sweden, season=season, area={"name": "Sweden", "code": "SWE"}))
    assert given.competitions == (Competition(given.competitions[0].key, "Allsvenskan"),)
    assert given.competitions[0].key == "football-data:ALL"
    assert (given.matches[0].season, given.matches[0].home.country) == ("2026", "SE")


def test_where_no_season_is_told_it_is_that_of_the_day() -> None:
    brazil = {"id": 2013, "name": "Série A", "code": "BSA", "type": "LEAGUE"}
    cup = {"id": 9, "name": "Harbour Cup", "code": None, "type": "CUP"}
    told = [
        a_match(id=1, season=None),
        a_match(id=2, season=None, utcDate="2026-02-01T15:00:00Z"),
        a_match(id=3, season=None, competition=brazil),
        a_match(id=4, season=None, competition=cup),
    ]
    given = read({"matches": told})
    assert [match.season for match in given.matches] == ["2025-26", "2025-26", "2025", "2025"]
    assert given.competitions[-1].key == "football-data:9"


def test_a_match_that_is_over_without_a_score_has_no_result() -> None:
    for score in (None, NO_SCORE):
        given = read(a_match(score=score))
        assert said(given, ResultOf(KEY)) is None
        assert said(given, StatusOf(KEY)) == StatusValue(Status.FINISHED)
        assert given.problems == ()


def test_a_list_may_tell_its_competition_once() -> None:
    above = {name: a_match()[name] for name in ("competition", "area", "season")}
    bare = {name: value for name, value in a_match().items() if name not in above}
    assert read(above | {"matches": [bare]}) == read(a_match())


def test_a_wrong_match_costs_only_itself() -> None:
    given = read({"matches": [a_match(id=1, utcDate="soon"), "nonsense", a_match(), a_match()]})
    assert [match.key for match in given.matches] == [KEY]
    assert given.problems[0].startswith("match 1: utcDate: input should be a valid datetime")
    assert given.problems[1].startswith("a match: ")


def a_row(position: int, number: int, points: int) -> dict[str, Any]:
    return {"position": position, "team": {"id": number, "name": f"Team {number}", "shortName": f"T{number}"},
            "playedGames": 5, "form": "W,W", "won": 3, "draw": 1, "lost": 1, "points": points,
            "goalsFor": 9, "goalsAgainst": 4, "goalDifference": 5}  # fmt: skip


def a_table(**changes: Any) -> dict[str, Any]:
    total = {
        "stage": "REGULAR_SEASON",
        "type": "TOTAL",
        "group": None,
        "table": [a_row(1, 61, 10), a_row(2, 62, -2)],
    }
    at_home = total | {"type": "HOME", "table": [a_row(1, 62, 3)]}
    heading = {name: a_match()[name] for name in ("area", "competition", "season")}
    return heading | {"filters": {"season": "2025"}, "standings": [total, at_home]} | changes


def test_a_table_is_that_of_all_matches() -> None:
    given = read(a_table())
    (table,) = given.tables
    assert (table.competition, table.season, table.group) == ("premier-league", "2025-26", None)
    assert table.rows[0] == Row(1, given.teams[0].key, 5, 3, 1, 1, 9, 4, 10)
    assert [(row.rank, row.team, row.points) for row in table.rows] == [(1, HOME, 10), (2, AWAY, -2)]
    assert given.teams[0] == Team(given.teams[0].key, "Team 61", ("T61",), country="GB")
    assert given.competitions == (league("premier-league").competition,)


def test_a_cup_has_a_table_for_each_group() -> None:
    groups = [{"type": "TOTAL", "group": name, "table": [a_row(1, n, 3)]}
              for n, name in ((61, "GROUP_A"), (62, "Group B"))]  # fmt: skip
    assert [table.group for table in read(a_table(standings=groups)).tables] == ["Group A", "Group B"]


def test_a_table_that_lacks_a_row_is_none() -> None:
    broken = [{"type": "TOTAL", "group": None, "table": [a_row(1, 61, 10), a_row(0, 62, 9)]}]
    given = read(a_table(standings=broken))
    assert given.tables == ()
    assert "lacks a row" in given.problems[1]
    with pytest.raises(PayloadError, match="season"):
        read(a_table(season=None))


def a_squad(number: int = 61) -> dict[str, Any]:
    return {
        "area": {"name": "Wales", "code": "WAL"},
        "id": number,
        "name": f"Team {number}",
        "shortName": "T",
        "tla": "TTT",
        "coach": {"id": 9, "name": "Cora Coach"},
        "squad": [person(1) | {"position": "Goalkeeper"}, person(2), {"id": 3, "name": None}],
    }


def test_a_squad_names_its_players_and_their_ids() -> None:
    given = read(a_squad())
    (team,) = given.teams
    assert team == Team(team.key, "Team 61", ("T",), country="GB")
    assert [player.name for player in given.players] == ["Player 1", "Player 2"]
    assert given.player_ids == {(team.key, "Player 1"): "1", (team.key, "Player 2"): "2"}
    both = read({"count": 2, "teams": [a_squad(61), a_squad(62)]})
    assert [len([p for p in both.players if p.team == one.key]) for one in both.teams] == [2, 2]


@pytest.mark.parametrize(
    ("body", "told", "lasting"),
    [
        ({"message": "Your API token is invalid.", "errorCode": 400}, "does not accept the token", True),
        ({"message": "The resource is restricted.", "errorCode": 403}, "in a larger plan only", True),
        (
            {"message": "You reached your request limit. Wait 9 seconds.", "errorCode": 429},
            "too often",
            False,
        ),
        ({"message": "Nothing there.", "error": 404}, "does not have what was asked for", True),
        ({"error": "Argument 'id' is no\nnumber, secret!"}, "says: Argument 'id' is no number, …!", False),
        ({"filters": {}}, "no answer of football-data.org", False),
        ([], "no object", False),
    ],
)
def test_an_error_says_what_to_do_next(body: Any, told: str, lasting: bool) -> None:
    with pytest.raises(PayloadError, match=told) as refused:
        read(body)
    assert refused.value.lasting is lasting
    assert "secret" not in str(refused.value)


def test_the_headers_tell_what_is_left_of_the_minute() -> None:
    headers = httpx.Headers({"X-Requests-Available-Minute": "7", "X-RequestCounter-Reset": "42"})
    asked = FootballData(key="x")
    assert asked.quota(headers, NOW) == Quota(left_this_minute=7, resets_at=NOW + timedelta(seconds=42))
    as_documented = {"x-requestsavailable": "0", "x-requestcounter-reset": "soon"}
    assert asked.quota(as_documented, NOW) == Quota(left_this_minute=0, resets_at=NOW + timedelta(minutes=1))
    assert asked.quota({"x-requests-available-minute": "many"}, NOW) is None


PREMIER, BUNDES = league("premier-league"), league("bundesliga")


def wants(what: Gives, of: League = PREMIER, **how: Any) -> Want:
    return Want(frozenset({what}), of, 2025, **how)


def asked(*wanted: Want, detailed: bool = False) -> list[tuple[str, dict[str, str]]]:
    calls = FootballData(key="x", detailed=detailed).calls(wanted)
    assert len({call.name for call in calls}) == len(calls)
    return [(call.path, dict(call.params)) for call in calls]


def test_a_season_a_table_and_all_squads_are_a_request_each() -> None:
    season = {"season": "2025"}
    everything = Want(frozenset({Gives.FIXTURES, Gives.RESULTS, Gives.TABLE, Gives.SQUADS}), PREMIER, 2025)
    assert asked(everything, everything) == [
        ("/competitions/PL/matches", season),
        ("/competitions/PL/standings", season),
        ("/competitions/PL/teams", season),
    ]
    assert asked(wants(Gives.SQUADS, teams=("5", "../x"))) == [("/teams/5", {})]
    assert asked(wants(Gives.FIXTURES, of=league("3-liga"))) == []


def test_single_matches_of_all_leagues_share_a_request() -> None:
    english, german = (
        wants(Gives.RESULTS, refs=("900", "12")),
        wants(Gives.OFFICIALS, BUNDES, refs=("7", "x/1")),
    )
    assert asked(english, german) == [("/matches", {"ids": "7,12,900"})]
    many = asked(wants(Gives.RESULTS, refs=tuple(map(str, range(100, 145)))))
    assert [len(params["ids"].split(",")) for _, params in many] == [20, 20, 5]


def test_with_details_a_match_is_asked_for_by_itself() -> None:
    live = wants(Gives.EVENTS, refs=("900",)), wants(Gives.RESULTS, BUNDES, refs=("7",))
    assert asked(*live, detailed=True) == [("/matches/900", {}), ("/matches", {"ids": "7"})]
    assert asked(*live) == [("/matches", {"ids": "7,900"})]


def test_a_day_is_one_request_for_all_leagues() -> None:
    day = date(2025, 11, 8)
    assert asked(wants(Gives.FIXTURES, day=day), wants(Gives.RESULTS, BUNDES, day=day)) == [
        ("/matches", {"competitions": "BL1,PL", "dateFrom": "2025-11-08", "dateTo": "2025-11-09"})
    ]


def test_meetings_are_asked_for_by_match() -> None:
    assert asked(wants(Gives.MEETINGS, refs=("900",))) == [("/matches/900/head2head", {"limit": "15"})]


LEAVES = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5)
WORDS = st.sampled_from(
    ["id", "name", "home", "away", "lineup", "team", "table", "squad", "matches", "error"]
)
ANYTHING = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS, inner, max_size=5),
    max_leaves=15,
)


@settings(max_examples=60)
@given_any(ANYTHING, st.sampled_from(sorted(in_detail())), st.sampled_from(sorted(a_table())))
def test_nothing_that_comes_in_breaks_it(value: Any, of_match: str, of_table: str) -> None:
    payloads = (value, {"matches": value}, in_detail(**{of_match: value}), a_table(**{of_table: value}),
                {"teams": [value]}, a_squad() | {"squad": value}, in_detail(goals=[value]))  # fmt: skip
    for payload in payloads:
        with suppress(PayloadError):
            read(payload)


def sample(name: str, now: datetime) -> Given:
    payload = (Path(SHARED or "") / "samples" / "football-data" / f"recorded-{name}.json").read_bytes()
    return FootballData(key="x").given(recorded(payload), now)


@needs_samples
def test_the_recorded_day_has_34_matches_that_are_timed() -> None:
    heard = datetime(2022, 9, 4, 9, 30, 13, tzinfo=UTC)
    given = sample("Matches", heard)
    kickoffs = [claim.value for claim in given.claims if isinstance(claim.value, Kickoff)]
    statuses = {claim.value for claim in given.claims if isinstance(claim.value, StatusValue)}
    assert (len(given.matches), len(given.teams), len(kickoffs)) == (34, 68, 34)
    assert all(kickoff.confirmed for kickoff in kickoffs)
    assert statuses == {StatusValue(Status.SCHEDULED)}
    assert {one.key for one in given.competitions} == {
        "eredivisie", "serie-a", "ligue-1", "championship", "laliga", "bundesliga", "brasileirao",
        "primeira-liga", "premier-league",
    }  # fmt: skip
    united = MatchKey("football-data:416329")
    match = next(one for one in given.matches if one.key == united)
    assert (match.home.name, match.home.aliases) == ("Manchester United FC", ("Man United",))
    assert (match.away.name, match.season, match.stage) == ("Arsenal FC", "2022-23", "Matchday 6")
    at = datetime(2022, 9, 4, 15, 30, tzinfo=UTC)
    assert said(given, KickoffOf(united)) == Kickoff(at, zone="Europe/London")
    assert said(given, OfficialsOf(united)) == Officials("Paul Tierney", "GB")
    flamengo = MatchKey("football-data:390159")
    assert next(one for one in given.matches if one.key == flamengo).season == "2022"
    zone = "America/Sao_Paulo"
    assert said(given, KickoffOf(flamengo)) == Kickoff(datetime(2022, 9, 4, 14, tzinfo=UTC), zone=zone)
    assert said(given, OfficialsOf(MatchKey("football-data:417210"))) is None  # two are called referee
    assert said(given, OfficialsOf(MatchKey("football-data:419258"))) == Officials("Miguel Ortiz")
    assert max(claim.said_at for claim in given.claims) == heard
    assert given.problems == ()


@needs_samples
def test_the_recorded_match_is_a_draw_in_brest() -> None:
    given = sample("Match-417211", datetime(2022, 9, 13, 6, tzinfo=UTC))
    key = MatchKey("football-data:417211")
    (match,) = given.matches
    assert (match.home.name, match.away.name) == ("Stade Brestois 29", "RC Strasbourg Alsace")
    assert (match.competition.key, match.season, match.stage) == ("ligue-1", "2022-23", "Matchday 6")
    at = datetime(2022, 9, 4, 13, tzinfo=UTC)
    assert said(given, KickoffOf(key)) == Kickoff(at, zone="Europe/Paris")
    assert said(given, ResultOf(key)) == Result(Score(1, 1), Score(1, 1))
    assert said(given, VenueOf(key)) == Venue("Stade Francis-Le Blé")
    assert said(given, OfficialsOf(key)) == Officials("Bastien Dechepy", "FR")
    assert {claim.said_at for claim in given.claims} == {datetime(2022, 9, 13, 0, 20, 9, tzinfo=UTC)}


@needs_samples
def test_the_recorded_meetings_are_five_matches_of_three_seasons() -> None:
    given = sample("Match-417211-Head2Head", datetime(2022, 9, 13, 6, tzinfo=UTC))
    assert [(one.season, one.home.name[:5]) for one in given.matches] == [
        ("2022-23", "Stade"), ("2021-22", "Stade"), ("2021-22", "RC St"), ("2020-21", "RC St"),
        ("2020-21", "Stade"),
    ]  # fmt: skip
    results = [claim.value for claim in given.claims if isinstance(claim.value, Result)]
    assert [str(one.score) for one in results] == ["1–1", "0–1", "3–1", "2–2", "0–3"]
    assert [str(one.half_time) for one in results] == ["1–1", "0–0", "2–1", "1–0", "0–2"]
    referees = {c.about.match[-6:]: c.value.referee for c in given.claims if isinstance(c.value, Officials)}
    assert referees == {"417211": "Bastien Dechepy", "330207": "Mikael Lesage", "330520": "Romain Lissorgue",
                        "297080": "Florent Batta"}  # fmt: skip
    assert len(given.teams) == 2
    assert given.ties == ()


@needs_samples
def test_the_recorded_team_is_bayern_with_22_players() -> None:
    given = sample("Team-5", datetime(2022, 9, 12, 19, tzinfo=UTC))
    (team,) = given.teams
    assert team == Team(team.key, "FC Bayern München", ("Bayern",), country="DE")
    assert len(given.players) == 22
    assert given.player_ids[team.key, "Josip Stanišić"] == "122188"
    assert given.problems == ()


@needs_samples
def test_the_recorded_table_is_that_of_all_matches_in_the_bundesliga() -> None:
    given = sample("Competition-2002-Standings", datetime(2022, 9, 12, 23, tzinfo=UTC))
    (table,) = given.tables
    names = {team.key: team.name for team in given.teams}
    assert (table.competition, table.season, len(table.rows)) == ("bundesliga", "2022-23", 18)
    assert (names[table.rows[0].team], table.rows[0].points) == ("1. FC Union Berlin", 14)
    first = table.rows[0]
    assert (first.played, first.won, first.drawn, first.lost) == (6, 4, 2, 0)
    assert (first.goals_for, first.goals_against, first.difference) == (13, 4, 9)
    assert (table.rows[-1].rank, names[table.rows[-1].team]) == (18, "VfL Bochum 1848")
    assert given.problems == ()
