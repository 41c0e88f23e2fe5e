"""What happened, from rows that have no ids and are put right while a match goes on."""

from typing import Any

import pytest

from bot.knowledge.claims import EventOf
from bot.knowledge.given import Given
from bot.knowledge.timeline import Event, EventKind, How, Minute
from tests.sources.api_football_payloads import (
    AWAY,
    HOME,
    MATCH,
    Row,
    events,
    fixture,
    lineup,
    pair,
    person,
    read,
    row,
)

BAKER, COLE, DUNN = person(1, "A. Baker"), person(2, "B. Cole"), person(3, "C. Dunn")
EAVES = person(21, "D. Eaves")
WHISTLES = {
    "kick-off", "half-time", "second-half", "extra-time", "shootout", "full-time",
}  # fmt: skip
Told = dict[str, Event]


def match(*rows: Row, score: tuple[int, int] = (0, 0), short: str = "2H", **parts: Any) -> Given:
    return read("fixtures", [fixture(short, pair(*score), events=list(rows), **parts)])


def told(*rows: Row, score: tuple[int, int] = (0, 0), **parts: Any) -> Told:
    """The events but for the whistles."""
    return {
        ref: event for ref, event in events(match(*rows, score=score, **parts)).items() if ref not in WHISTLES
    }


def goal(
    minute: int, player: Row | None = None, of: int = 0, detail: str = "Normal Goal", **more: Any
) -> Row:
    return row(minute, "Goal", detail, player, of, **more)


def var(minute: int, detail: str, player: Row | None = None, of: int = 0) -> Row:
    return row(minute, "Var", detail, player, of)


def card(minute: int, detail: str, player: Row | None = BAKER, of: int = 0) -> Row:
    return row(minute, "Card", f"{detail}", player, of)


# Goals


def test_a_goal_and_who_made_it() -> None:
    assert told(goal(45, BAKER, assist=COLE, added=2), score=(1, 0)) == {
        "goal-901-1": Event(EventKind.GOAL, Minute(45, 2), HOME, "A. Baker", "B. Cole")
    }


def test_a_penalty_has_no_assist() -> None:
    [scored] = told(goal(30, BAKER, detail="Penalty", assist=None), score=(1, 0)).values()
    assert (scored.kind, scored.how, scored.other) == (EventKind.GOAL, How.PENALTY, None)


def test_an_own_goal_counts_for_the_team_of_its_row_and_its_player_is_the_others() -> None:
    given = match(goal(12, EAVES, of=0, detail="Own Goal"), score=(1, 0))
    assert events(given)["goal-901-1"] == Event(EventKind.OWN_GOAL, Minute(12), HOME, "D. Eaves")
    assert given.player_ids == {(AWAY, "D. Eaves"): "21"}


def test_a_missed_penalty_is_no_goal() -> None:
    assert told(goal(30, BAKER, detail="Missed Penalty")) == {
        "missed-901-1": Event(EventKind.PENALTY_MISSED, Minute(30), HOME, "A. Baker")
    }


def test_goals_are_told_apart_by_side_and_number() -> None:
    rows = (goal(50, COLE), goal(10, BAKER), goal(20, EAVES, of=1))
    assert {ref: str(event.minute) for ref, event in told(*rows, score=(2, 1)).items()} == {
        "goal-901-1": "10'",
        "goal-902-1": "20'",
        "goal-901-2": "50'",
    }


@pytest.mark.parametrize(
    "first", [goal(10), goal(10, COLE), goal(11, BAKER), goal(10, BAKER, detail="Penalty"), goal(9, added=1)]
)
def test_a_goal_that_is_put_right_stays_the_same_goal(first: Row) -> None:
    assert told(first, score=(1, 0)).keys() == told(goal(10, BAKER, assist=COLE), score=(1, 0)).keys()


def test_the_video_referee_takes_the_place_of_the_goal() -> None:
    before = told(goal(10, BAKER), score=(1, 0))
    after = told(var(12, "Goal Disallowed - offside", BAKER))
    assert before.keys() == after.keys() == {"goal-901-1"}
    assert after["goal-901-1"] == Event(
        EventKind.GOAL_DISALLOWED, Minute(12), HOME, "A. Baker", note="offside"
    )


def test_a_goal_beside_its_cancellation_does_not_count() -> None:
    assert told(goal(10, BAKER), var(12, "Goal cancelled", BAKER)) == {
        "goal-901-1": Event(EventKind.GOAL_DISALLOWED, Minute(10), HOME, "A. Baker")
    }


def test_the_score_tells_which_goal_stands() -> None:
    rows = (goal(8, BAKER), goal(10, COLE), var(12, "Goal cancelled", BAKER), goal(60, BAKER))
    kinds = {ref: event.kind for ref, event in told(*rows, score=(2, 0)).items()}
    assert kinds == {
        "goal-901-1": EventKind.GOAL_DISALLOWED,
        "goal-901-2": EventKind.GOAL,
        "goal-901-3": EventKind.GOAL,
    }


def test_a_goal_that_counts_is_not_struck_out_by_another_ones_row() -> None:
    counted = told(goal(10, BAKER), var(12, "Goal cancelled", BAKER), score=(1, 0))
    assert [event.kind for event in counted.values()] == [EventKind.GOAL, EventKind.GOAL_DISALLOWED]


def test_the_next_goal_after_a_cancelled_one_is_another() -> None:
    later = told(var(12, "Goal cancelled", BAKER), goal(40, COLE), score=(1, 0))
    assert later["goal-901-2"].player == "B. Cole"


def test_a_goal_that_comes_twice_is_one() -> None:
    twice = (goal(31, person(1, "A. Baker")), goal(31, person(None, "Alan Baker"), assist=COLE))
    [only] = told(*twice, score=(1, 0)).values()
    assert only.other == "B. Cole"


def test_two_goals_within_a_minute_are_two_where_the_score_says_so() -> None:
    assert len(told(goal(31, BAKER), goal(31, BAKER), score=(2, 0))) == 2


@pytest.mark.parametrize(
    "detail", ["Goal confirmed", "Penalty confirmed", "Penalty cancelled", "Card upgrade", "Something new"]
)
def test_a_review_that_strikes_nothing_out_is_no_event(detail: str) -> None:
    given = match(var(12, detail, BAKER), goal(10, BAKER), score=(1, 0))
    assert events(given)["goal-901-1"].kind is EventKind.GOAL
    assert given.problems == ()


# Cards


@pytest.mark.parametrize(
    "rows",
    [
        (card(20, "Yellow Card"), card(70, "Second Yellow card")),
        (card(20, "Yellow Card"), card(70, "Yellow Card"), card(70, "Red Card")),
        (card(20, "Yellow Card"), card(70, "Yellow Card"), card(71, "Second Yellow card")),
        (card(20, "Yellow Card"), card(70, "Second Yellow card"), card(70, "Red Card")),
    ],
)
def test_a_second_yellow_card_is_one_however_it_is_written(rows: tuple[Row, ...]) -> None:
    booked = told(*rows)
    assert {ref: event.kind for ref, event in booked.items()} == {
        "yellow-901-1-1": EventKind.YELLOW_CARD,
        "red-901-1-1": EventKind.SECOND_YELLOW,
    }


def test_a_red_card_after_a_yellow_one_is_a_red_card() -> None:
    kinds = [event.kind for event in told(card(20, "Yellow Card"), card(70, "Red Card")).values()]
    assert kinds == [EventKind.YELLOW_CARD, EventKind.RED_CARD]


def test_a_red_card_that_was_taken_back_is_none() -> None:
    assert told(card(20, "Red Card"), var(23, "Red card cancelled", BAKER)) == {}


def test_cards_of_nobody_are_each_their_own() -> None:
    nobody = told(card(20, "Yellow Card", None), card(30, "Red Card", None))
    assert [event.kind for event in nobody.values()] == [EventKind.YELLOW_CARD, EventKind.RED_CARD]


# Substitutions


def change(minute: int, player: Row, assist: Row, of: int = 0) -> Row:
    return row(minute, "subst", "Substitution 1", player, of, assist=assist)


ELEVEN = [(1, "Alan Baker", "1:1")] + [(number, f"Player {number}", "2:1") for number in range(101, 111)]


def test_player_goes_off_and_assist_comes_on() -> None:
    [changed] = told(change(60, BAKER, COLE)).values()
    assert (changed.player, changed.other) == ("B. Cole", "A. Baker")


@pytest.mark.parametrize("pair_of", [(BAKER, COLE), (COLE, BAKER)])
def test_the_line_up_knows_who_was_on_the_field(pair_of: tuple[Row, Row]) -> None:
    changed = told(change(60, *pair_of), lineups=[lineup(0, ELEVEN)])
    assert changed == {
        "change-901-1-2": Event(EventKind.SUBSTITUTION, Minute(60), HOME, "B. Cole", "Alan Baker")
    }


def test_who_came_on_may_go_off() -> None:
    changed = told(change(60, COLE, BAKER), change(80, DUNN, COLE), lineups=[lineup(0, ELEVEN)])
    assert [(event.player, event.other) for event in changed.values()] == [
        ("B. Cole", "Alan Baker"),
        ("C. Dunn", "B. Cole"),
    ]


@pytest.mark.parametrize("pair_of", [(BAKER, person(None, None)), (person(None, None), COLE)])
def test_a_change_is_told_when_both_are_known(pair_of: tuple[Row, Row]) -> None:
    assert told(change(60, *pair_of)) == {}


# Shoot-out and whistles


def kick(order: int, player: Row, of: int, scored: bool) -> Row:
    detail = "Penalty" if scored else "Missed Penalty"
    return row(120, "Goal", detail, player, of, added=order, comments="Penalty Shootout")


def test_kicks_of_a_shoot_out_are_no_goals() -> None:
    rows = (kick(1, EAVES, 1, False), kick(2, BAKER, 0, True), kick(3, EAVES, 1, True))
    assert {ref: event.kind for ref, event in told(*rows, short="P", elapsed=120).items()} == {
        "kick-902-1": EventKind.SHOOTOUT_MISSED,
        "kick-901-1": EventKind.SHOOTOUT_SCORED,
        "kick-902-2": EventKind.SHOOTOUT_SCORED,
    }


BEGUN = {"periods": {"first": 1763823600, "second": None}}
SECOND = {"periods": {"first": 1763823600, "second": 1763827500}}
HALVES = ["kick-off", "half-time", "second-half"]


@pytest.mark.parametrize(
    ("short", "parts", "whistles"),
    [
        ("NS", {}, []),
        ("1H", {}, HALVES[:1]),
        ("HT", {}, HALVES[:2]),
        ("2H", {"elapsed": 90}, HALVES),
        ("INT", {**BEGUN, "elapsed": 30}, HALVES[:1]),
        ("SUSP", {**SECOND, "elapsed": 75}, HALVES),
        ("ET", {"elapsed": 95}, [*HALVES, "extra-time"]),
        ("BT", {**SECOND, "elapsed": 90}, HALVES),
        ("BT", {**SECOND, "elapsed": 105}, [*HALVES, "extra-time"]),
        ("P", {"elapsed": 120, "extratime": pair(0, 0)}, [*HALVES, "extra-time", "shootout"]),
        ("P", {"elapsed": 120}, [*HALVES, "shootout"]),
        ("FT", {"elapsed": 90}, [*HALVES, "full-time"]),
        ("AET", {"elapsed": 120}, [*HALVES, "extra-time", "full-time"]),
        (
            "PEN",
            {"elapsed": 120, "extratime": pair(1, 1), "penalty": pair(4, 2)},
            [*HALVES, "extra-time", "shootout", "full-time"],
        ),
    ],
)
def test_the_status_tells_the_whistles(short: str, parts: Row, whistles: list[str]) -> None:
    assert list(events(match(short=short, **parts))) == whistles


# What is told in full


def test_a_timeline_is_told_in_full() -> None:
    assert match().whole == {(MATCH, EventOf)}
    assert read("fixtures", [fixture("2H")]).whole == frozenset()


@pytest.mark.parametrize(
    "wrong",
    [
        {"time": {"elapsed": None}},
        {**goal(5), "minute": 5, "time": "5'"},
        goal(5, detail="Golden Goal"),
        row(5, "Whistle", "Short"),
        {**goal(5), "team": {"id": 903, "name": "Eastwick"}},
        "a goal",
    ],
)
def test_a_timeline_with_a_wrong_row_takes_nothing_back(wrong: Any) -> None:
    given = match(goal(10, BAKER), wrong, score=(1, 0))
    assert given.whole == frozenset()
    assert len(given.problems) == 1
    assert events(given)["goal-901-1"].player == "A. Baker"


def test_a_player_has_his_longest_name_everywhere() -> None:
    [scored] = told(goal(10, BAKER), score=(1, 0), lineups=[lineup(0, ELEVEN)]).values()
    assert scored.player == "Alan Baker"
