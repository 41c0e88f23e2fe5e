"""The titles of entries: who plays whom, and what is no match."""

import pytest

from tests.sources.calendars import a_calendar, an_entry, sides, told


@pytest.mark.parametrize(
    "title",
    [
        "Leeds United v Everton",
        "Leeds United vs. Everton",
        "Leeds United VS Everton",
        "Leeds United - Everton",
        "Leeds United – Everton",
        "⚽️ Leeds United v Everton 🔵",
        "Premier League: Leeds United v Everton",
        "Leeds United v Everton (Premier League)",
        "Leeds United - Everton | Premier League",
        "Premier League 2025/26 - Matchday 5: Leeds United v Everton",
        "TBC: Leeds United v Everton",
        "[TBC] Leeds United v Everton",
        "Leeds United v Everton - postponed",
        "FT: Leeds United 2-1 Everton",
        "Leeds United 2 - 1 Everton",
        "Leeds United v Everton 2-1",
        "Leeds United - Everton 2:1 (1:0)",
        "Leeds United 1-1 Everton (aet, 4-3 pens)",
        "Leeds United v Everton (Sky Sports)",
    ],
)
def test_the_sides_of_a_title(title: str) -> None:
    assert sides(title) == ("Leeds United", "Everton")


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Mainz 05 - 1. FC Köln", ("Mainz 05", "1. FC Köln")),
        ("Hannover 96 - Schalke 04", ("Hannover 96", "Schalke 04")),
        ("Mexico v South Africa (Group A)", ("Mexico", "South Africa")),
        ("Brighton & Hove Albion v Nottm Forest", ("Brighton & Hove Albion", "Nottm Forest")),
        ("Farsley Celtic v Guiseley", ("Farsley Celtic", "Guiseley")),
    ],
)
def test_names_that_look_like_something_else(title: str, expected: tuple[str, str]) -> None:
    assert sides(title) == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Home: Everton", ("Leeds United", "Everton")),
        ("Away: Everton (FA Cup)", ("Everton", "Leeds United")),
        ("Everton (H)", ("Leeds United", "Everton")),
        ("Everton (A) - FA Cup", ("Everton", "Leeds United")),
        ("vs. Everton (H)", ("Leeds United", "Everton")),
        ("@ Everton", ("Everton", "Leeds United")),
        ("vs Everton", None),
        ("Everton", None),
    ],
)
def test_the_calendar_of_one_club(title: str, expected: tuple[str, str] | None) -> None:
    assert sides(title, name="Leeds United Fixtures 2025/26") == expected
    assert sides(title, name="Football 2025/26") is None


@pytest.mark.parametrize(
    "title",
    [
        "Ticket sale: Leeds United v Everton",
        "Leeds United v Everton - members' sale",
        "Stadium tour - Elland Road",
        "Champions League draw",
        "Dentist - Dr Smith",
        "Meeting (A)",
        "17:15 Leeds United - Everton",
        "Winner SF1 v Winner SF2",
        "TBC v TBC",
        "Everton v Everton",
        "Leeds United v Everton v Fulham",
        "",
    ],
)
def test_what_is_no_match(title: str) -> None:
    given = told(a_calendar(an_entry(title=title), an_entry(uid="2"), name="Family"))
    assert [(match.home.name, match.away.name) for match in given.matches] == [("Leeds United", "Everton")]
    assert given.problems == ("entries that are no matches, or cannot be read: 1",), (
        "a diary is nobody's business"
    )


def test_the_calendar_of_a_family_makes_no_match_of_a_meeting() -> None:
    assert sides("Meeting (A)", name="Leeds United") is not None, "its opponents may be called anything"
    assert sides("Meeting (A)", name="Smith") is None
