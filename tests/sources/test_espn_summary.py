"""A whole summary of ESPN's: what may be missing, earlier meetings, and a recorded one field by field."""

import os
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.knowledge.claims import (
    BroadcastOf,
    CrowdOf,
    EventOf,
    KickoffOf,
    LineupOf,
    OfficialsOf,
    ResultOf,
    StatusOf,
    StatusValue,
    VenueOf,
)
from bot.knowledge.given import Given
from bot.knowledge.match import (
    Crowd,
    Kickoff,
    MatchKey,
    Officials,
    Result,
    Score,
    Status,
    TeamKey,
    Venue,
)
from bot.knowledge.team_news import Lineup
from bot.knowledge.timeline import Event, EventKind, How, Minute
from bot.sources.espn import Espn
from bot.sources.provider import PayloadError
from tests.sources.espn_answers import EVERTON, MATCH, a_roster, a_summary, an_event, said, told


def test_earlier_meetings() -> None:
    earlier = {
        "id": "6001",
        "gameDate": "2024-02-03T15:00Z",
        "homeTeamId": "368",
        "awayTeamId": "357",
        "homeTeamScore": "0",
        "awayTeamScore": "0",
        "homeShootoutScore": "3",
        "awayShootoutScore": "4",
        "competitionName": "2023-24 English FA Cup",
        "leagueName": "English FA Cup",
    }
    stranger = {**earlier, "id": "6002", "homeTeamId": "11"}
    given = told(a_summary(headToHeadGames=[{"events": [earlier, stranger]}]))
    assert [match.key for match in given.matches] == ["espn:7001", "espn:6001"]
    match = given.matches[1]
    assert (match.home.key, match.competition.key, match.season) == (EVERTON, "fa-cup", "2023-24")
    result = said(given, ResultOf(match.key))
    assert result is not None
    assert result.value == Result(Score(0, 0), shootout=Score(3, 4))
    assert not result.official


def test_every_branch_but_the_sides_may_be_missing_or_wrong() -> None:
    whole = a_summary(
        gameInfo={"venue": {"fullName": "Elland Road"}, "officials": [], "attendance": 1},
        rosters=[a_roster()],
        keyEvents=[an_event(1, "goal", "12'", "357", "Ao Tanaka")],
        commentary=[],
        broadcasts=[],
        headToHeadGames=[],
    )
    wrongs: list[object] = [None, [], {}, "text", 7, [None, 7, {}, [[]]], {"venue": 3, "officials": {"a": 1}}]
    for branch in whole.keys() - {"header"}:
        for wrong in wrongs:
            given = told({**whole, branch: wrong})
            assert [match.key for match in given.matches] == [MATCH], (branch, wrong)


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_whatever_stands_in_a_place_only_that_item_is_lost(data: st.DataObject) -> None:
    payload = a_summary(rosters=[a_roster()], keyEvents=[an_event(1, "goal", "12'", "357", "Ao Tanaka")])
    place: Any = payload
    while isinstance(place, dict | list) and place:
        keys = list(place) if isinstance(place, dict) else list(range(len(place)))
        key = data.draw(st.sampled_from(keys))
        inner = place[key]
        if not isinstance(inner, dict | list) or not inner or data.draw(st.booleans()):
            place[key] = data.draw(_JSON)
            break
        place = inner
    with suppress(PayloadError):
        told(payload)


SHARED = os.environ.get("MATCHDAY_SHARED")


@pytest.fixture(scope="module")
def recorded() -> Given:
    if not SHARED:
        pytest.skip("MATCHDAY_SHARED names no folder of samples")
    sample = Path(SHARED) / "samples" / "espn" / "summary-fifa.world-2026.json"
    return Espn().given(sample.read_bytes(), datetime(2026, 6, 12, tzinfo=UTC))


MEXICO, SOUTH_AFRICA = TeamKey("espn:203"), TeamKey("espn:467")
OPENING = MatchKey("espn:760415")


def test_the_recorded_match(recorded: Given) -> None:
    match = recorded.matches[0]
    assert (match.key, match.competition.key, match.season) == (OPENING, "world-cup", "2026")
    assert (match.home.key, match.home.name, match.home.colour) == (MEXICO, "Mexico", "#006847")
    assert (match.away.key, match.away.name, match.stage) == (SOUTH_AFRICA, "South Africa", "Group A")
    values = {claim.about: claim.value for claim in recorded.claims}
    assert values[KickoffOf(OPENING)] == Kickoff(at=datetime(2026, 6, 11, 19, tzinfo=UTC))
    assert values[StatusOf(OPENING)] == StatusValue(Status.FINISHED)
    assert values[ResultOf(OPENING)] == Result(Score(2, 0), half_time=Score(1, 0))
    assert values[VenueOf(OPENING)] == Venue("Estadio Banorte", "Mexico City")
    assert values[CrowdOf(OPENING)] == Crowd(attendance=80824)
    assert values[OfficialsOf(OPENING)] == Officials("Wilton Pereira Sampaio")
    assert getattr(values[BroadcastOf(OPENING, "US")], "channel", None) == "FOX, Telemundo, Peacock"
    assert recorded.problems == ()


def test_the_recorded_events(recorded: Given) -> None:
    found = [claim for claim in recorded.claims if isinstance(claim.about, EventOf)]
    kinds = [claim.value.kind for claim in found if isinstance(claim.value, Event)]
    assert {kind: kinds.count(kind) for kind in set(kinds)} == {
        EventKind.KICK_OFF: 1,
        EventKind.GOAL: 2,
        EventKind.YELLOW_CARD: 3,
        EventKind.RED_CARD: 3,
        EventKind.SUBSTITUTION: 9,
        EventKind.HALF_TIME: 1,
        EventKind.SECOND_HALF: 1,
        EventKind.FULL_TIME: 1,
    }
    by_ref = {claim.about.ref: claim for claim in found if isinstance(claim.about, EventOf)}
    first = by_ref["espn:49483413"]
    assert first.value == Event(EventKind.GOAL, Minute(9), MEXICO, "Julián Quiñones", "Érik Lira")
    assert first.said_at == datetime(2026, 6, 11, 19, 14, 30, tzinfo=UTC)
    assert by_ref["espn:49484266"].value == Event(
        EventKind.GOAL, Minute(67), MEXICO, "Raúl Jiménez", "Roberto Alvarado", How.HEADER
    )
    assert by_ref["espn:49484117"].value == Event(
        EventKind.SUBSTITUTION, Minute(56), SOUTH_AFRICA, "Thalente Mbatha", "Lyle Foster"
    )
    assert by_ref["espn:49484548"].value == Event(EventKind.RED_CARD, Minute(90, 2), MEXICO, "César Montes")
    assert by_ref["espn:49484603"].value == Event(EventKind.FULL_TIME, Minute(90, 8))
    assert recorded.whole == {(OPENING, EventOf)}


def test_the_recorded_line_ups(recorded: Given) -> None:
    values = {claim.about: claim.value for claim in recorded.claims}
    mexico = values[LineupOf(OPENING, MEXICO, confirmed=True)]
    assert isinstance(mexico, Lineup)
    assert mexico.formation == "4-1-4-1"
    assert mexico.lines() == (
        ("Raúl Rangel",),
        ("Israel Reyes", "César Montes", "Johan Vásquez", "Jesús Gallardo"),
        ("Érik Lira",),
        ("Roberto Alvarado", "Brian Gutiérrez", "Álvaro Fidalgo", "Julián Quiñones"),
        ("Raúl Jiménez",),
    )
    assert len(mexico.bench) == 15
    away = values[LineupOf(OPENING, SOUTH_AFRICA, confirmed=True)]
    assert isinstance(away, Lineup)
    assert (away.formation, away.starters[0], len(away.bench)) == ("5-3-2", "Ronwen Williams", 15)
    assert (away.number("Ronwen Williams"), len(away.numbers)) == (1, 26)
    assert len(recorded.players) == 52
    assert recorded.player_ids[MEXICO, "Raúl Rangel"] == "290899"


def test_the_recorded_meetings(recorded: Given) -> None:
    met = {match.key: match for match in recorded.matches[1:]}
    assert set(met) == {"espn:264031", "espn:186479"}
    opening = met[MatchKey("espn:264031")]
    assert (opening.home.key, opening.competition.key, opening.season) == (SOUTH_AFRICA, "world-cup", "2010")
    values = {claim.about: claim.value for claim in recorded.claims}
    assert values[ResultOf(opening.key)] == Result(Score(1, 1))
    assert values[ResultOf(MatchKey("espn:186479"))] == Result(Score(2, 1))
