"""Lists out of the history books."""

from hypothesis import given
from hypothesis import strategies as st

from bot.reading.context import Part
from bot.reading.facts import Kind, RecordSaid
from bot.reading.page import page
from bot.reading.records import records


def said(text: str) -> list[RecordSaid]:
    return records(Part(page(text), Kind.PREVIEW))


def test_opponents_with_years() -> None:
    text = (
        "Liverpool have gone out on away goals three times: Ferencvaros (1967), Genoa (1992) and Benfica"
        " (2006)."
    )
    [one] = said(text)
    assert one.heading == "Liverpool have gone out on away goals three times"
    assert one.entries == (("Ferencvaros", 1967), ("Genoa", 1992), ("Benfica", 2006))
    assert text[slice(*one.at)] == text


def test_one_year_is_no_list() -> None:
    assert said("The only other defeat came against Genoa (1992).") == []


def test_ages_are_no_years() -> None:
    assert said("Ben Doak (18) and Conor Bradley (20) may start.") == []


@given(st.text(max_size=300))
def test_any_text_can_be_read(text: str) -> None:
    said(text)
