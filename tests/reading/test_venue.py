import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reading.venue import venue
from tests.reading.builders_of_articles import a_part


@pytest.mark.parametrize(
    ("text", "ground"),
    [
        ("Venue: Anfield, Liverpool", "Anfield"),
        (
            "Saturday 3pm Venue Brentford Community Stadium Last season Brentford 1 Leeds 2",
            "Brentford Community Stadium",
        ),
        ("Venue Goodison Park", "Goodison Park"),
        ("Stadium: City of Manchester Stadium (Manchester)", "City of Manchester Stadium"),
        ("Stadio: Giuseppe Meazza, Milano", "Giuseppe Meazza"),
        ("Where is it being played? St. James' Park", "St. James' Park"),
        ("Liverpool vs. Chelsea\nPremier League (32) | Anfield", "Anfield"),
        ("Liverpool vs. Chelsea\nCup final | Olympic Stadium", "Olympic Stadium"),
        ("Liverpool host Chelsea at Anfield on Sunday.", "Anfield"),
    ],
)
def test_the_ground(text: str, ground: str) -> None:
    found = venue(a_part(text))
    assert found is not None
    assert found.text == ground
    assert text[slice(*found.at)] == ground


@pytest.mark.parametrize(
    "text",
    [
        "Venue: TBC",
        "They lost at Stamford Bridge last season.",
        "Last year's game at Anfield ended 1-1.",
        "He grew up near Old Trafford.",
        "Liverpool vs. Chelsea\nPremier League (32) | Sunday 3pm",
    ],
)
def test_nothing_is_guessed(text: str) -> None:
    assert venue(a_part(text)) is None


@given(st.text())
def test_any_text_is_survived(text: str) -> None:
    venue(a_part(f"Venue: {text}\nat Anfield {text}"))


def test_the_day_behind_the_ground_is_no_part_of_it() -> None:
    found = venue(a_part("Liverpool vs. Chelsea\nPremier League, Olympic Stadium. 9 November 2025."))
    assert found is not None
    assert found.text == "Olympic Stadium"
