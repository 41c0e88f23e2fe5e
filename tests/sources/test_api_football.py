"""What API-Football is asked, and how its answers and its errors are taken."""

import json
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.knowledge.claims import AbsenceOf, MarkOf
from bot.knowledge.match import CompetitionKey
from bot.knowledge.standings import Row
from bot.knowledge.team_news import Absence, AbsenceStatus
from bot.sources.api_football import ApiFootball
from bot.sources.leagues import League, leagues
from bot.sources.provider import Call, Gives, PayloadError, Provider, Quota, Want
from tests.sources.api_football_payloads import HOME, NOW, events, fixture, read, row, said, side, values

PAID = ApiFootball(key="k3y-0f-mine", per_day=7500)
FREE = ApiFootball(key="k3y-0f-mine")
EVERYTHING_OF_A_MATCH = frozenset({Gives.EVENTS, Gives.LINEUPS, Gives.MARKS, Gives.RESULTS})


def league(key: str) -> League:
    return leagues()[CompetitionKey(key)]


def want(*what: Gives, of: str = "premier-league", **more: Any) -> Want:
    return Want(frozenset(what), league(of), 2025, **more)


def asked(provider: ApiFootball, *wants: Want) -> list[tuple[str, dict[str, str]]]:
    return [(call.path, dict(call.params)) for call in provider.calls(wants)]


def test_it_is_a_provider() -> None:
    provider: Provider = ApiFootball()
    assert provider.source.key == "api-football"
    assert provider.base == "https://v3.football.api-sports.io"
    assert provider.gives == frozenset(Gives) - {Gives.BROADCASTS}
    assert provider.headers == {}


def test_the_key_is_in_a_header_and_nowhere_else() -> None:
    assert PAID.headers == {"x-apisports-key": "k3y-0f-mine"}
    assert "k3y-0f-mine" not in repr(PAID) + repr(PAID.calls([want(Gives.FIXTURES)]))


def test_the_plan_sets_the_limits() -> None:
    assert (FREE.limits.per_day, FREE.limits.per_minute) == (100, 10)
    assert (PAID.limits.per_day, PAID.limits.live) == (7500, timedelta(seconds=60))


# Calls


def test_all_that_is_live_is_one_call() -> None:
    wants = [
        want(*EVERYTHING_OF_A_MATCH, refs=("12", "7")),
        want(*EVERYTHING_OF_A_MATCH, of="bundesliga", refs=("110", "12")),
    ]
    assert asked(PAID, *wants) == [("/fixtures", {"ids": "7-12-110"})]


def test_more_than_twenty_matches_are_several_calls() -> None:
    calls = asked(PAID, want(Gives.EVENTS, refs=tuple(str(number) for number in range(100, 141))))
    assert [len(params["ids"].split("-")) for _, params in calls] == [20, 20, 1]


def test_the_free_plan_asks_for_one_match_at_a_time() -> None:
    calls = asked(FREE, want(Gives.EVENTS, Gives.LINEUPS, refs=("7", "12")))
    assert calls == [("/fixtures", {"id": "7"}), ("/fixtures", {"id": "12"})]


def test_fixtures_results_and_referees_of_a_league_are_one_call() -> None:
    wants = [want(Gives.FIXTURES), want(Gives.RESULTS, Gives.OFFICIALS)]
    assert asked(PAID, *wants) == [("/fixtures", {"league": "39", "season": "2025"})]


def test_a_day_of_a_league_is_one_call() -> None:
    day = want(Gives.FIXTURES, of="mls", day=date(2025, 11, 22))
    assert asked(PAID, day) == [("/fixtures", {"league": "253", "season": "2025", "date": "2025-11-22"})]


def test_the_free_plan_gets_a_day_of_all_leagues_at_once() -> None:
    both = [want(Gives.FIXTURES, of=of, day=date(2025, 11, 22)) for of in ("premier-league", "championship")]
    assert asked(FREE, *both) == [("/fixtures", {"date": "2025-11-22"})]


def test_the_free_plan_is_not_asked_for_what_it_refuses() -> None:
    assert FREE.calls([want(Gives.FIXTURES, Gives.TABLE, Gives.ABSENCES)]) == []
    assert (FREE.limits.days, PAID.limits.days) == (2, None)


def test_absences_are_asked_for_by_match() -> None:
    absences = want(Gives.ABSENCES, refs=("7", "12"))
    assert asked(PAID, absences) == [("/injuries", {"ids": "7-12"})]
    assert asked(FREE, absences) == [("/injuries", {"fixture": "7"}), ("/injuries", {"fixture": "12"})]


def test_tables_squads_and_meetings() -> None:
    assert asked(PAID, want(Gives.TABLE)) == [("/standings", {"league": "39", "season": "2025"})]
    assert asked(PAID, want(Gives.SQUADS, teams=("40",))) == [("/players/squads", {"team": "40"})]
    assert asked(PAID, want(Gives.MEETINGS, teams=("33", "50"))) == [
        ("/fixtures/headtohead", {"h2h": "33-50"})
    ]


def test_the_same_question_has_the_same_name() -> None:
    first, again = (PAID.calls([want(Gives.EVENTS, refs=refs)]) for refs in (("7", "12"), ("12", "7")))
    assert [call.name for call in first] == [call.name for call in again]


# Errors and quotas


@pytest.mark.parametrize(
    ("errors", "lasting"),
    [
        ({"requests": "You have reached the limit of calls."}, True),
        ({"token": "The key is missing."}, True),
        ({"plan": "Free plans do not have access to this season."}, True),
        ({"access": "The account is suspended."}, True),
        ({"rateLimit": "Too many requests in this minute."}, False),
        ({"required": "At least one parameter is required."}, False),
        (["The Season field is required."], False),
        ("something else", False),
    ],
)
def test_an_error_comes_with_the_status_of_a_success(errors: object, lasting: bool) -> None:
    with pytest.raises(PayloadError) as raised:
        read("fixtures", [], errors=errors)
    assert raised.value.lasting is lasting


def test_an_error_never_tells_the_key() -> None:
    with pytest.raises(PayloadError) as raised:
        PAID.given(said("fixtures", [], errors={"token": "k3y-0f-mine\n is no key"}), NOW)
    assert str(raised.value) == "API-Football answers with an error: token: … is no key"


@pytest.mark.parametrize(
    "payload",
    [
        b"",
        b"\xff\xfe",
        b"<html>502 Bad Gateway</html>",
        b"[]",
        b"{}",
        b'{"message": "You are not subscribed to this API."}',
        b'{"get": "fixtures", "errors": [], "response": null}',
        b'{"get": "fixtures", "errors": [], "response": NaN}',
        said("status", []),
        said("fixtures", [])[:-3],
        b'{"get": "fixtures", "response": ' + b"[" * 100_000,
        said("fixtures/events", [], parameters={"fixture": "../7"}),
        said("fixtures/lineups", [], parameters=[]),
    ],
)
def test_what_is_none_of_its_answers_is_refused(payload: bytes) -> None:
    with pytest.raises(PayloadError):
        ApiFootball().given(payload, NOW)


@pytest.mark.parametrize(
    "item",
    [None, 5, "x", [], {}, {"fixture": []}, {"fixture": {"id": True}}, {"player": None}, {"league": {}}],
)
@pytest.mark.parametrize("get", ["fixtures", "injuries", "standings", "players/squads", "teams"])
def test_a_wrong_item_costs_itself(get: str, item: object) -> None:
    told = read(get, [item])
    assert len(told.problems) == 1
    assert (told.claims, told.matches, told.tables) == ((), (), ())


@pytest.mark.parametrize("path", [("fixture", "id"), ("fixture", "status"), ("league",), ("teams", "home")])
def test_a_field_of_another_type_costs_its_match(path: tuple[str, ...]) -> None:
    wrong = fixture(id=7002)
    inner = wrong
    for name in path[:-1]:
        inner = inner[name]
    inner[path[-1]] = "changed"
    told = read("fixtures", [wrong, fixture()])
    assert [match.key for match in told.matches] == ["api-football:7001"]
    assert len(told.problems) == 1


@settings(max_examples=30, deadline=None)
@given(st.data())
def test_no_payload_breaks_it(data: st.DataObject) -> None:
    whole = fixture("2H", events=[row(5, "Goal", "Normal Goal")], lineups=[{"team": side(0), "startXI": []}])
    value = data.draw(
        st.recursive(st.none() | st.booleans() | st.floats() | st.text(), st.lists, max_leaves=4)
    )
    place: Any = whole
    for _ in range(data.draw(st.integers(0, 4))):
        keys = list(place) if isinstance(place, dict) else list(range(len(place)))
        key = data.draw(st.sampled_from(keys))
        if not isinstance(place[key], dict | list) or not place[key]:
            break
        place = place[key]
    place[data.draw(st.sampled_from(list(place) if isinstance(place, dict) else list(range(len(place)))))] = (
        value
    )
    try:
        told = read("fixtures", [whole])
    except PayloadError:
        return
    listed = {match.key for match in told.matches}
    assert {claim.about.match for claim in told.claims} <= listed


def test_the_headers_tell_what_is_left() -> None:
    left = {"X-RateLimit-Requests-Remaining": "83", "X-RateLimit-Remaining": "9"}
    assert FREE.quota(left, NOW) == Quota(83, 9)
    assert FREE.quota({"x-ratelimit-requests-remaining": "0"}, NOW) == Quota(0)
    assert FREE.quota({"X-RateLimit-Remaining": "many"}, NOW) is None


def test_when_the_calls_of_a_minute_are_spent_it_does_not_wait_for_the_next_day() -> None:
    assert FREE.quota({"X-RateLimit-Requests-Remaining": "83", "X-RateLimit-Remaining": "0"}, NOW) == Quota(
        83, 0, resets_at=None
    )


def test_a_count_without_end_in_the_headers_harms_nobody() -> None:
    assert FREE.quota({"X-RateLimit-Requests-Remaining": "9" * 5000}, NOW) == Quota(999_999_999)


def test_of_a_day_of_the_whole_world_our_leagues_are_kept() -> None:
    call = Call("fixtures 2025-11-22", "/fixtures", (("date", "2025-11-22"),))
    payload = said("fixtures", [fixture(), fixture(id=7002, league=82), "no match"])
    told = ApiFootball().given(payload, NOW, call)
    assert [match.key for match in told.matches] == ["api-football:7001"]
    assert len(told.problems) == 1
    assert len(ApiFootball().given(payload, NOW).matches) == 2


def test_what_comes_in_pages_is_not_the_whole() -> None:
    told = read("injuries", [injury("Missing Fixture", "Calf Injury")], paging={"current": 1, "total": 3})
    assert told.whole == frozenset()
    assert told.problems == ("injuries: this is one of 3 pages",)


# Absences, tables, squads, teams


def injury(kind: str, reason: str | None, player: tuple[int, str] = (11, "A. Baker")) -> dict[str, Any]:
    return {
        "player": {"id": player[0], "name": player[1], "type": kind, "reason": reason},
        "team": side(0),
        "fixture": {"id": 7001, "date": "2025-11-22T15:00:00+00:00"},
        "league": {"id": 39, "season": 2025},
    }


@pytest.mark.parametrize(
    ("kind", "reason", "absence"),
    [
        ("Missing Fixture", "Calf Injury", Absence(AbsenceStatus.OUT, "calf injury")),
        ("Missing Fixture", "ACL Injury", Absence(AbsenceStatus.OUT, "ACL injury")),
        ("Missing Fixture", "Yellow Cards", Absence(AbsenceStatus.SUSPENDED, "yellow cards")),
        ("Missing Fixture", "Red Card", Absence(AbsenceStatus.SUSPENDED, "red card")),
        ("Missing Fixture", "Suspended", Absence(AbsenceStatus.SUSPENDED)),
        ("Questionable", "Illness", Absence(AbsenceStatus.DOUBT, "illness")),
        ("Missing Fixture", None, Absence(AbsenceStatus.OUT)),
    ],
)
def test_why_somebody_misses_a_match(kind: str, reason: str | None, absence: Absence) -> None:
    assert values(read("injuries", [injury(kind, reason)]), AbsenceOf) == [absence]


def test_an_absence_is_told_once_and_in_full() -> None:
    twice = [
        injury("Questionable", "Knock"),
        injury("Missing Fixture", "Knock"),
        injury("Questionable", "Knock"),
    ]
    told = read("injuries", twice, parameters={"fixture": "7001"})
    assert values(told, AbsenceOf) == [Absence(AbsenceStatus.OUT, "knock")]
    assert told.whole == {("api-football:7001", AbsenceOf)}
    assert told.player_ids == {(HOME, "A. Baker"): "11"}


def test_absences_of_one_team_are_not_all_of_its_match() -> None:
    told = read(
        "injuries", [injury("Missing Fixture", "Knock")], parameters={"team": "901", "season": "2025"}
    )
    assert told.whole == frozenset()


def test_an_unknown_kind_of_absence_is_no_guess() -> None:
    told = read("injuries", [injury("Probable", "Knock")])
    assert (told.claims, told.whole) == ((), frozenset())
    assert told.problems == ("the absence of A. Baker: 'Probable' is not known",)


def rank(place: int, number: int, points: int, group: str, **goals: Any) -> dict[str, Any]:
    counted = {"played": 3, "win": 2, "draw": 1, "lose": 0, "goals": {"for": 6, "against": 2, **goals}}
    return {"rank": place, "team": side(number), "points": points, "group": group, "all": counted}


def standings(*tables: list[Any]) -> list[Any]:
    return [{"league": {"id": 2, "name": "UEFA Champions League", "season": 2023, "standings": list(tables)}}]


def test_a_table_a_group() -> None:
    told = read("standings", standings([rank(1, 0, 7, "Group A")], [rank(1, 1, -2, "Group B")]))
    assert [(table.competition, table.season, table.group) for table in told.tables] == [
        ("uefa-champions-league", "2023-24", "Group A"),
        ("uefa-champions-league", "2023-24", "Group B"),
    ]
    assert told.tables[0].rows == (Row(1, HOME, 3, 2, 1, 0, 6, 2, 7),)


def test_a_single_table_has_no_group() -> None:
    told = read("standings", standings([rank(1, 0, 7, "League Stage"), rank(2, 1, 4, "League Stage")]))
    assert [(table.group, len(table.rows)) for table in told.tables] == [(None, 2)]


def test_a_table_without_one_of_its_rows_is_none() -> None:
    told = read("standings", standings([rank(1, 0, 7, "A"), {"rank": 2}]))
    assert told.tables == ()
    assert len(told.problems) == 1


def test_a_squad_and_names_with_entities() -> None:
    player = {"id": 3, "name": "O&apos;Neil", "number": 4, "position": "Defender"}
    told = read("players/squads", [{"team": side(0), "players": [player, {"id": 4, "name": ""}]}])
    assert [(one.name, one.team) for one in told.players] == [("O'Neil", HOME)]
    assert told.player_ids == {(HOME, "O'Neil"): "3"}
    assert len(told.problems) == 1


def test_teams_and_their_countries() -> None:
    clubs = [
        {"team": {**side(0), "country": "England", "national": False}, "venue": {}},
        {"team": {**side(1), "country": "Wales", "national": True}, "venue": {}},
    ]
    assert [(team.name, team.country) for team in read("teams", clubs).teams] == [
        ("Northbridge", "GB"),
        ("Southport Rovers", None),
    ]


def test_an_answer_about_one_match_alone() -> None:
    told = read(
        "fixtures/events",
        [row(5, "Goal", "Penalty", {"id": 1, "name": "B. Cole"})],
        parameters={"fixture": "7"},
    )
    [goal] = events(told).values()
    assert (goal.player, told.claims[0].about.match, told.whole) == ("B. Cole", "api-football:7", frozenset())


def test_players_of_one_match_have_marks() -> None:
    games = {"minutes": 90, "rating": "6.9", "captain": False}
    player = {"player": {"id": 1, "name": "B. Cole"}, "statistics": [{"games": games}]}
    unrated = {"player": {"id": 2, "name": "C. Dunn"}, "statistics": [{"games": {**games, "rating": None}}]}
    wrong = {"player": {"id": 3, "name": "D. Eaves"}, "statistics": [{"games": {**games, "rating": "60"}}]}
    team = {**side(0), "update": "2025-11-22T16:00:00+00:00"}
    told = read(
        "fixtures/players", [{"team": team, "players": [player, unrated, wrong]}], parameters={"fixture": "7"}
    )
    [mark] = told.claims
    assert mark.about == MarkOf(mark.about.match, HOME, "B. Cole")
    assert (mark.value.points, mark.said_at.hour) == (6.9, 16)  # type: ignore[union-attr]
    assert len(told.problems) == 1


def test_a_recording_of_an_answer_is_read_as_the_answer() -> None:
    body = json.loads(said("fixtures", [fixture()]))
    told = ApiFootball().given(json.dumps({"status": 200, "headers": {}, "body": body}).encode(), NOW)
    assert len(told.matches) == 1
