"""Names of people, and what only looks like one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reading.page import plain
from bot.reading.people import is_name, listed, named, tidy


@pytest.mark.parametrize(
    "name",
    [
        "Salah", "Virgil van Dijk", "van Dijk", "N’Golo Kanté", "N'GOLO KANTÉ", "B. Silva", "Lo. Pellegrini",
        "Vinícius Jr.", "O'Nien", "Alexander-Arnold", "Ki Sung-yueng", "M.-A. ter Stegen", "Éder Militão",
        "St. Juste", "El Shaarawy", "R Williams", "A Armstrong", "Theo Hernández", "Trent Alexander-Arnold",
        "Donny van de Beek", "Di’Shon Bernard", "C. de Ketelaere", "Jan Vertonghen", "Will Hughes",
        "David Villa",
    ],
)  # fmt: skip
def test_names_of_all_forms_are_names(name: str) -> None:
    assert is_name(name)


@pytest.mark.parametrize(
    "text",
    [
        "", "Monday", "Premier League", "The Reds", "Real Madrid", "Man City", "Manchester United",
        "salah", "7",
        "Substitutes", "Predicted XI", "Sky Sports", "Possession", "Brilliant", "Anfield was loud",
        "None", "Will",
    ],
)  # fmt: skip
def test_other_words_with_capitals_are_none(text: str) -> None:
    assert not is_name(text)


def test_surnames_that_are_words_count_among_other_names_only() -> None:
    assert not is_name("Young")
    assert is_name("Young", in_list=True)


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("10. Salah (c)", "Salah"),
        ("GK: Alisson", "Alisson"),
        ("1 Alisson 90'", "Alisson"),
        ("Milner (for Salah, 77)", "Milner"),
        ("#9 Haaland", "Haaland"),
        ("1-Courtois", "Courtois"),
        ("Alisson [GK]", "Alisson"),
        ("C. Ronaldo", "C. Ronaldo"),
    ],
)
def test_a_name_comes_without_what_is_printed_around_it(printed: str, name: str) -> None:
    assert tidy(printed) == name


def test_a_list_gives_each_name_and_where_it_stands() -> None:
    text = "Ederson | Dias, Stones (knee, 3 Sep) - Rodri and De Bruyne (c); none"
    found = listed(text)
    assert [name for name, _ in found] == ["Ederson", "Dias", "Stones", "Rodri", "De Bruyne"]
    assert all(text[at:].startswith(name) for name, at in found)


def test_a_sentence_gives_names_without_the_word_it_begins_with() -> None:
    text = "But Salah plays. When Virgil van Dijk left, on Monday, Luis Díaz stayed."
    assert [name for name, _ in named(text)] == ["Salah", "Virgil van Dijk", "Luis Díaz"]


@given(st.text(alphabet=st.sampled_from("AabÉ. ,;|-'()7/ \n–’van de"), max_size=80) | st.text(max_size=80))
def test_any_text_is_read_without_harm(text: str) -> None:
    is_name(text)
    tidy(text)
    for name, at in (*listed(text), *named(text)):
        assert plain(text)[at:].startswith(name)
