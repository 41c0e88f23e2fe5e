"""Figures and hints that fans like."""

from hypothesis import given
from hypothesis import strategies as st

from bot.reading.context import Part
from bot.reading.facts import Kind
from bot.reading.page import page
from bot.reading.remarks import remarks
from bot.reading.teams import Sides


def said(text: str) -> list[tuple[str, str]]:
    return [(one.about, one.value) for one in remarks(_part(text))]


def _part(text: str) -> Part:
    return Part(page(text), Kind.PREVIEW, Sides("Atalanta", "Liverpool", (0, 0)))


def test_a_ground_that_is_not_open_entirely() -> None:
    text = "The ground has a capacity of 21,000 but is limited to 16,000 for now."
    assert said(text) == [("capacity", "21,000"), ("capacity", "16,000")]


def test_why_part_of_a_ground_is_shut() -> None:
    text = "The ground has a capacity of 21,000 but is limited to 16,000 because of work on a stand."
    assert said(text)[-1] == ("why less room", "work on a stand")


def test_away_fans() -> None:
    assert said("Under 1,000 away fans will travel to Bergamo.") == [("away fans", "Under 1,000".lower())]


def test_rest() -> None:
    assert said("Atalanta are weary, having played 24 hours later than Liverpool.") == [
        ("rest", "24 hours later")
    ]


def test_who_may_be_rotated() -> None:
    assert said("Wataru Endo needs a breather in midfield.") == [("rotation", "Wataru Endo")]


def test_who_writes_the_live_blog() -> None:
    assert said("Sam Miller hosts our matchday live blog.") == [("live blog", "Sam Miller")]


def test_a_remark_points_at_its_words() -> None:
    text = "A crowd is expected.\n\nThe ground has a capacity of 21,000."
    [one] = remarks(_part(text))
    assert text[slice(*one.at)] == "21,000"


@given(st.text(max_size=300))
def test_any_text_can_be_read(text: str) -> None:
    said(text)
