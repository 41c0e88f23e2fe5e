"""ESPN's key events, as a timeline."""

from datetime import UTC, datetime

import pytest

from bot.knowledge.claims import (
    EventOf,
)
from bot.knowledge.timeline import Event, EventKind, How, Minute
from tests.sources.espn_answers import (
    EVERTON,
    LEEDS,
    MATCH,
    NOW,
    a_game,
    a_roster,
    a_summary,
    an_event,
    events,
    said,
    told,
)


def test_goals() -> None:
    found = events(
        an_event(1, "goal", "12'", "357", "Ao Tanaka", "Daniel James", scoringPlay=True),
        an_event(2, "goal---header", "45'+3'", "357", "Joe Rodon", scoringPlay=True),
        an_event(3, "penalty---scored", "60'", "357", "Ao Tanaka", "Daniel James", scoringPlay=True),
        an_event(4, "goal---volley", "71'", "368", "Iliman Ndiaye", scoringPlay=True),
    )
    assert found == {
        "1": Event(EventKind.GOAL, Minute(12), LEEDS, "Ao Tanaka", "Daniel James"),
        "2": Event(EventKind.GOAL, Minute(45, 3), LEEDS, "Joe Rodon", how=How.HEADER),
        "3": Event(EventKind.GOAL, Minute(60), LEEDS, "Ao Tanaka", how=How.PENALTY),
        "4": Event(EventKind.GOAL, Minute(71), EVERTON, "Iliman Ndiaye"),
    }


@pytest.mark.parametrize("named", ["357", "368"])
def test_an_own_goal_counts_for_the_others_whichever_side_is_named(named: str) -> None:
    found = events(
        an_event(1, "own-goal", "33'", named, "Joe Rodon", "Jack Grealish", scoringPlay=True),
        rosters=[a_roster()],
    )
    assert found == {"1": Event(EventKind.OWN_GOAL, Minute(33), EVERTON, "Joe Rodon")}


def test_an_own_goal_under_a_name_that_both_sides_have_counts_for_the_side_that_is_named() -> None:
    both = [a_roster(), {**a_roster(), "team": {"id": "368", "displayName": "Everton"}}]
    for named, side in (("357", LEEDS), ("368", EVERTON)):
        own = an_event(1, "own-goal", "33'", named, "Joe Rodon", scoringPlay=True)
        assert events(own, rosters=both)["1"].team == side


def test_an_own_goal_of_a_player_nobody_knows_counts_for_the_side_that_is_named() -> None:
    found = events(an_event(1, "own-goal", "33'", "368", "Joe Rodon"))
    assert found["1"].team == EVERTON


def test_cards_and_substitutions() -> None:
    found = events(
        an_event(1, "yellow-card", "20'", "357", "Joe Rodon"),
        an_event(2, "yellow-red-card", "64'", "357", "Joe Rodon"),
        an_event(3, "red-card", "90'+2'", "368", "Jarrad Branthwaite"),
        an_event(4, "substitution", "70'", "357", "Joel Piroe", "Daniel James"),
        an_event(5, "penalty---saved", "75'", "368", "Iliman Ndiaye"),
    )
    assert found == {
        "1": Event(EventKind.YELLOW_CARD, Minute(20), LEEDS, "Joe Rodon"),
        "2": Event(EventKind.SECOND_YELLOW, Minute(64), LEEDS, "Joe Rodon"),
        "3": Event(EventKind.RED_CARD, Minute(90, 2), EVERTON, "Jarrad Branthwaite"),
        "4": Event(EventKind.SUBSTITUTION, Minute(70), LEEDS, "Joel Piroe", "Daniel James"),
        "5": Event(EventKind.PENALTY_MISSED, Minute(75), EVERTON, "Iliman Ndiaye"),
    }


def test_the_whistles_of_ninety_minutes() -> None:
    whistles = [
        an_event(1, "kickoff", "", None),
        an_event(2, "halftime", "45'+4'", None),
        an_event(3, "start-2nd-half", "45'", None),
        an_event(4, "end-regular-time", "90'+5'", None),
        an_event(5, "start-delay", "25'"),
    ]
    assert events(*whistles) == {
        "1": Event(EventKind.KICK_OFF, Minute(0)),
        "2": Event(EventKind.HALF_TIME, Minute(45, 4)),
        "3": Event(EventKind.SECOND_HALF, Minute(45)),
        "4": Event(EventKind.FULL_TIME, Minute(90, 5)),
    }
    assert "4" not in events(*whistles, game=a_game("SECOND_HALF", "in"))


def test_the_whistles_of_extra_time_and_a_shoot_out() -> None:
    found = events(
        an_event(4, "end-regular-time", "90'+5'", None),
        an_event(5, "start-extra-time", "90'", None),
        an_event(6, "end-extra-time", "120'+1'", None),
        an_event(7, "start-shootout", "120'", None),
        an_event(8, "penalty---scored", "120'", "357", "Ao Tanaka", shootout=True, scoringPlay=True),
        an_event(9, "penalty---missed", "", "368", "Iliman Ndiaye", period={"number": 5}),
        an_event(10, "end-shootout", "120'", None),
        game=a_game("FINAL_PEN"),
    )
    assert found == {
        "5": Event(EventKind.EXTRA_TIME, Minute(90)),
        "7": Event(EventKind.SHOOTOUT, Minute(120)),
        "8": Event(EventKind.SHOOTOUT_SCORED, Minute(120), LEEDS, "Ao Tanaka"),
        "9": Event(EventKind.SHOOTOUT_MISSED, Minute(120), EVERTON, "Iliman Ndiaye"),
        "10": Event(EventKind.FULL_TIME, Minute(120)),
    }


def test_a_goal_that_the_video_referee_strikes_out_keeps_its_id() -> None:
    struck = an_event(1, "deleted-after-review", "12'", None, "Ao Tanaka", text="GOAL overturned on review")
    struck["team"] = {"displayName": "Leeds United"}
    found = events(
        an_event(3, "yellow-card", "20'", "357", "Joe Rodon"),
        commentary=[{"text": "…", "play": struck}, {"text": "no play"}],
    )
    assert found["1"] == Event(EventKind.GOAL_DISALLOWED, Minute(12), LEEDS, "Ao Tanaka")


def test_what_is_reviewed_and_is_no_goal_is_not_told() -> None:
    assert events(an_event(1, "deleted-after-review", "12'", "357", text="Red card overturned")) == {}
    assert events(an_event(1, "var---referee-decision-cancelled", "12'")) == {}
    assert events(an_event(1, "goal", "12'", "357", "Ao Tanaka", scoringPlay=False)) == {}


def test_events_are_said_at_the_instant_that_they_carry_and_never_in_the_future() -> None:
    given = told(
        a_summary(
            keyEvents=[
                an_event(1, "yellow-card", "20'", "357", "Joe Rodon", wallclock="2025-09-21T13:21:07Z"),
                an_event(2, "yellow-card", "22'", "357", "Ao Tanaka", wallclock="2031-09-21T13:21:07Z"),
            ]
        )
    )
    one, two = (said(given, EventOf(MATCH, f"espn:{number}")) for number in (1, 2))
    assert one is not None
    assert two is not None
    assert (one.said_at, two.said_at) == (datetime(2025, 9, 21, 13, 21, 7, tzinfo=UTC), NOW)


def test_the_events_are_told_in_full_only_where_all_of_them_could_be_read() -> None:
    good = an_event(1, "yellow-card", "20'", "357", "Joe Rodon")
    whole = (MATCH, EventOf)
    assert whole in told(a_summary(keyEvents=[good])).whole
    assert whole not in told(a_summary()).whole, "a branch that has vanished takes nothing back"
    for wrong in (
        {**good, "id": "seven"},
        an_event(2, "goal", "soon", "357"),
        an_event(2, "goal", "12'", "999"),
    ):
        given = told(a_summary(keyEvents=[good, wrong]))
        assert whole not in given.whole
        assert len(given.problems) == 1
        assert said(given, EventOf(MATCH, "espn:1")) is not None
