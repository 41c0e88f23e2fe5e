"""Lists of goals and cards, in the forms in which newspapers print them."""

import pytest

from bot.reading.context import Part
from bot.reading.facts import Event, Kind
from bot.reading.goal_lists import listed_events
from bot.reading.page import page
from bot.reading.teams import Sides

SIDES = Sides("Napoli", "Juventus", (0, 0))


def listed(text: str) -> list[Event]:
    return listed_events(Part(page(text), Kind.REPORT, SIDES))


def told(text: str) -> list[tuple[int | None, str, str]]:
    return [(one.minute, one.kind.value, one.player) for one in listed(text)]


def test_minutes_before_the_names() -> None:
    text = "Reti: 28' Pjanic, 39' Emre Can (J), 60' Callejon (N)"
    assert told(text) == [(28, "goal", "Pjanic"), (39, "goal", "Emre Can"), (60, "goal", "Callejon")]


def test_minutes_of_each_half() -> None:
    text = "Reti: 13' pt Ronaldo, 28' st Dybala, 45' st rig. Insigne"
    assert told(text) == [(13, "goal", "Ronaldo"), (73, "goal", "Dybala"), (90, "penalty_goal", "Insigne")]


def test_the_score_with_each_goal() -> None:
    assert told("Tore: 0:1 Pjanic (28.), 1:1 Callejon (60.)") == [
        (28, "goal", "Pjanic"),
        (60, "goal", "Callejon"),
    ]


def test_a_team_with_its_goals() -> None:
    text = "Napoli 2 Koulibaly OG (26), Insigne P (54)\nJuventus 2 Ronaldo (42, 55)"
    assert [(one.minute, one.kind.value, one.player, one.team) for one in listed(text)] == [
        (26, "own_goal", "Koulibaly", "Napoli"),
        (54, "penalty_goal", "Insigne", "Napoli"),
        (42, "goal", "Ronaldo", "Juventus"),
        (55, "goal", "Ronaldo", "Juventus"),
    ]


def test_a_label_over_lines() -> None:
    text = "Goles:\n\n0-1, minuto 9, Pjanic.\n\n1-1, minuto 45, Insigne (p.)"
    assert told(text) == [(9, "goal", "Pjanic"), (45, "penalty_goal", "Insigne")]


def test_a_label_over_teams() -> None:
    text = "Goals:\n\nNapoli:\n\nInsigne 68\n\nJuventus:\n\nPjanic 83"
    assert [(one.minute, one.player, one.team) for one in listed(text)] == [
        (68, "Insigne", "Napoli"),
        (83, "Pjanic", "Juventus"),
    ]


def test_cards_without_minutes_are_not_sure() -> None:
    found = listed("Ammoniti: Koulibaly, Alex Sandro. Angoli 2-6")
    assert [(one.minute, one.player, one.sure) for one in found] == [
        (None, "Koulibaly", False),
        (None, "Alex Sandro", False),
    ]


def test_why_a_card_was_shown() -> None:
    assert told("Rote Karten: Meret (13./Notbremse)") == [(13, "red_card", "Meret")]


@pytest.mark.parametrize(
    "text", ["Goals win matches, says Allegri", "Booked a flight to Naples", "Goals: 12"]
)
def test_what_is_no_list(text: str) -> None:
    assert listed(text) == []


def test_marks_behind_a_team_are_no_minutes() -> None:
    assert told("Napoli: Meret 6, Di Lorenzo 7, O'Brien 7, Lobotka 8") == []
    assert [one[0] for one in told("Napoli: Lukaku 3, Neres 8, Lobotka 67")] == [3, 8, 67]
