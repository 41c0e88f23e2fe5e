from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from bot.knowledge.agreement import adds_nothing
from bot.knowledge.claims import Value
from bot.knowledge.match import Kickoff, Officials, Result, Score, Venue
from bot.knowledge.milestones import Milestone
from bot.knowledge.team_news import Absence, AbsenceStatus, Lineup
from bot.knowledge.timeline import EventKind, How
from tests.knowledge.builders import ATALANTA, LIVERPOOL, event, goal

EVENING = datetime(2024, 4, 18, 19, tzinfo=UTC)
ELEVEN = Lineup(tuple("abcdefghijk"), "4-3-3", ("x", "y"), "a")


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        (goal(60, "Scamacca"), goal(60, "Scamacca", "De Ketelaere")),
        (goal(60), goal(60, "Scamacca")),
        (replace(goal(41), note="in der Nachspielzeit"), replace(goal(41), note="late on")),
        (goal(7), replace(goal(7), how=How.PENALTY)),
        (Venue("Gewiss Stadium"), Venue("Gewiss Stadium", "Bergamo")),
        (Officials("Letexier"), Officials("Letexier", "FRA", ("Mugnier",), "Gaillouste", ("Brisard",))),
        (Absence(AbsenceStatus.OUT), Absence(AbsenceStatus.OUT, "ankle", date(2024, 5, 8), about=True)),
        (Result(Score(0, 1)), Result(Score(0, 1), Score(0, 1))),
        (Kickoff(day=date(2024, 4, 18)), Kickoff(EVENING, zone="Europe/Rome")),
        (Kickoff(EVENING, zone="Europe/London"), Kickoff(EVENING, zone="Europe/Rome")),
        (Kickoff(), Kickoff(EVENING)),
        (Lineup(tuple("kjihgfedcba")), ELEVEN),
        (Lineup(tuple("abcdefghijk"), bench=("y",)), ELEVEN),
        (replace(ELEVEN, numbers=(("a", 1),), coach="Jürgen Klopp"), ELEVEN),
        (ELEVEN, replace(ELEVEN, numbers=(("a", 1),), coach="Jürgen Klopp")),
        (replace(ELEVEN, numbers=(("a", 2),), coach="J. Klopp"), replace(ELEVEN, coach="Jürgen Klopp")),
    ],
)
def test_who_leaves_something_out_does_not_deny_it(said: Value, shown: Value) -> None:
    assert adds_nothing(said, shown)


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        (goal(60, "Scamacca", "Koopmeiners"), goal(60, "Scamacca", "De Ketelaere")),
        (goal(61, "Scamacca"), goal(60, "Scamacca")),
        (goal(60, "Scamacca", "De Ketelaere"), goal(60, "Scamacca")),
        (goal(60, team=ATALANTA), goal(60, team=LIVERPOOL)),
        (event(EventKind.GOAL_DISALLOWED, 41), event(EventKind.GOAL, 41)),
        (Venue("Gewiss Stadium", "Bergamo"), Venue("Gewiss Stadium")),
        (Absence(AbsenceStatus.DOUBT), Absence(AbsenceStatus.OUT)),
        (Kickoff(day=date(2024, 4, 17)), Kickoff(EVENING, zone="Europe/Rome")),
        (Kickoff(day=date(2024, 4, 17)), Kickoff(day=date(2024, 4, 18))),
        (Kickoff(EVENING), Kickoff(day=date(2024, 4, 18))),
        (Milestone(count=0), Milestone(count=9)),
        (Lineup(tuple("abcdefghijz")), ELEVEN),
        (replace(ELEVEN, formation="4-2-3-1"), ELEVEN),
        (replace(ELEVEN, bench=("x", "z")), ELEVEN),
        (Venue("Gewiss Stadium"), Absence(AbsenceStatus.OUT)),
    ],
)
def test_who_says_something_else_or_more_is_heard(said: Value, shown: Value) -> None:
    assert not adds_nothing(said, shown)


def test_the_day_of_a_kickoff_is_that_of_the_venue() -> None:
    """20:00 in New York is the next day in UTC."""
    late = Kickoff(datetime(2026, 7, 20, 0, tzinfo=UTC), zone="America/New_York")
    assert adds_nothing(Kickoff(day=date(2026, 7, 19)), late)
