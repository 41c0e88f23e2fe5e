import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.knowledge.match import Score
from bot.knowledge.team_news import Lineup
from bot.knowledge.timeline import (
    Event,
    EventKind,
    Minute,
    appeared,
    in_order,
    score,
    score_at_half_time,
    shootout,
)
from tests.knowledge.builders import ATALANTA, LIVERPOOL, a_match, event, goal

KICK_OFF = event(EventKind.KICK_OFF, 0)
HALF_TIME = event(EventKind.HALF_TIME, 45, added=2)
SECOND_HALF = event(EventKind.SECOND_HALF, 46)
FULL_TIME = event(EventKind.FULL_TIME, 90, added=3)


def change(minute: int, on: str, off: str) -> Event:
    return event(EventKind.SUBSTITUTION, minute, LIVERPOOL, on, off)


@pytest.mark.parametrize(("minute", "reads"), [(Minute(7), "7'"), (Minute(45, 2), "45+2'")])
def test_a_minute_reads_as_football_writes_it(minute: Minute, reads: str) -> None:
    assert str(minute) == reads


def test_added_time_comes_before_the_second_half() -> None:
    assert Minute(45, 4) < Minute(46)


def test_the_score_follows_from_the_goals() -> None:
    goals = [goal(7, team=LIVERPOOL), goal(38), event(EventKind.OWN_GOAL, 60, ATALANTA)]
    assert score(a_match(), goals) == Score(2, 1)


def test_what_is_not_a_goal_does_not_count() -> None:
    nearly = (EventKind.GOAL_DISALLOWED, EventKind.PENALTY_MISSED, EventKind.WOODWORK, EventKind.CHANCE)
    assert score(a_match(), [event(kind, 41, ATALANTA) for kind in nearly]) == Score(0, 0)


def test_half_time_counts_the_goals_of_added_time_and_none_after() -> None:
    goals = [event(EventKind.GOAL, 45, LIVERPOOL, added=2), HALF_TIME, goal(46)]
    assert score_at_half_time(a_match(), goals) == Score(0, 1)


def test_before_the_whistle_there_is_no_half_time_score() -> None:
    assert score_at_half_time(a_match(), [goal(7)]) is None


def test_the_shootout_counts_apart_from_the_score() -> None:
    kicks = [
        event(EventKind.SHOOTOUT_SCORED, 120, ATALANTA),
        event(EventKind.SHOOTOUT_MISSED, 120, LIVERPOOL),
        event(EventKind.SHOOTOUT_SCORED, 120, ATALANTA),
    ]
    assert shootout(a_match(), kicks) == Score(2, 0)
    assert score(a_match(), kicks) == Score(0, 0)


def test_without_kicks_there_was_no_shootout() -> None:
    assert shootout(a_match(), [goal(7)]) is None


def test_a_match_reads_from_the_first_whistle_to_the_last() -> None:
    late = event(EventKind.YELLOW_CARD, 90, ATALANTA, "Davide Zappacosta", added=1)
    opener = goal(7, team=LIVERPOOL)
    played = [FULL_TIME, SECOND_HALF, late, HALF_TIME, opener, KICK_OFF]
    assert in_order(played) == [KICK_OFF, opener, HALF_TIME, SECOND_HALF, late, FULL_TIME]


def test_half_time_comes_after_added_time_even_if_a_source_prints_45() -> None:
    whistle = event(EventKind.HALF_TIME, 45)
    equaliser = event(EventKind.GOAL, 45, ATALANTA, added=3)
    assert in_order([whistle, equaliser]) == [equaliser, whistle]


def test_the_second_half_begins_after_the_first_even_if_a_source_prints_45() -> None:
    restart = event(EventKind.SECOND_HALF, 45)
    assert in_order([restart, HALF_TIME]) == [HALF_TIME, restart]


def test_extra_time_and_penalties_come_before_the_end() -> None:
    extra, winner = event(EventKind.EXTRA_TIME, 90), goal(118)
    end, spot = event(EventKind.FULL_TIME, 90), event(EventKind.SHOOTOUT, 120)
    kick = event(EventKind.SHOOTOUT_SCORED, 120, ATALANTA)
    assert in_order([end, kick, spot, winner, extra]) == [extra, winner, spot, kick, end]


@given(st.permutations([KICK_OFF, goal(7), goal(38), HALF_TIME, SECOND_HALF, goal(60), FULL_TIME]))
def test_the_order_is_that_of_the_match_and_not_that_of_the_telling(told: list[Event]) -> None:
    assert in_order(told) == [KICK_OFF, goal(7), goal(38), HALF_TIME, SECOND_HALF, goal(60), FULL_TIME]


def test_who_appeared_are_the_starters_and_those_who_came_on() -> None:
    eleven = Lineup(("Alisson", "Mohamed Salah"), bench=("Darwin Núñez", "Harvey Elliott", "Adrián"))
    changes = [
        change(67, "Harvey Elliott", "Alisson"),
        change(66, "Darwin Núñez", "Mohamed Salah"),
        event(EventKind.SUBSTITUTION, 75, ATALANTA, "Mario Pašalić", "Éderson"),
    ]
    assert appeared(eleven, LIVERPOOL, changes) == (
        "Alisson",
        "Mohamed Salah",
        "Darwin Núñez",
        "Harvey Elliott",
    )


def test_nobody_appears_twice() -> None:
    back_on = [change(46, "Joe Gomez", "Alisson"), change(60, "Joe Gomez", "Alisson")]
    assert appeared(Lineup(("Alisson",)), LIVERPOOL, back_on) == ("Alisson", "Joe Gomez")
