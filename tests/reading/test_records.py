"""Lists out of the history books."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from bot.reading.context import Part
from bot.reading.facts import Kind, RecordSaid
from bot.reading.page import page
from bot.reading.records import records


def said(text: str, published: date | None = None) -> list[RecordSaid]:
    return records(Part(page(text), Kind.PREVIEW, published=published))


def test_opponents_with_years() -> None:
    text = (
        "Liverpool have gone out on away goals three times: Ferencvaros (1967), Genoa (1992) and Benfica"
        " (2006)."
    )
    [one] = said(text)
    assert one.heading == "Liverpool have gone out on away goals three times"
    assert one.entries == (("Ferencvaros", 1967), ("Genoa", 1992), ("Benfica", 2006))
    assert text[slice(*one.at)] == text


def test_a_list_of_what_never_ended_well() -> None:
    [one] = said("They lost the first leg to Leeds (1971) and Chelsea (2009) and have never gone through.")
    assert one.overcome == 0
    [other] = said("They lost the first leg to Leeds (1971) and Chelsea (2009).")
    assert other.overcome is None


def test_the_last_of_a_list_may_be_of_last_week() -> None:
    text = "They lost there to Leeds (1971), Chelsea (2009) and Genoa last week, and went through after "
    "none of them."
    [one] = said(text, date(2024, 1, 3))
    assert one.entries == (("Leeds", 1971), ("Chelsea", 2009), ("Genoa", 2023))
    assert one.undated == ()


def test_without_the_day_of_the_article_it_has_no_year() -> None:
    [one] = said("They lost there to Leeds (1971), Chelsea (2009) and Genoa last season.")
    assert one.entries == (("Leeds", 1971), ("Chelsea", 2009))
    assert one.undated == ("Genoa",)


def test_none_ended_well() -> None:
    [one] = said(
        "They lost to Leeds (1971) and Chelsea (2009), and progressed to the next round from none of them."
    )
    assert one.overcome == 0


def test_one_year_is_no_list() -> None:
    assert said("The only other defeat came against Genoa (1992).") == []


def test_ages_are_no_years() -> None:
    assert said("Ben Doak (18) and Conor Bradley (20) may start.") == []


@given(st.text(max_size=300))
def test_any_text_can_be_read(text: str) -> None:
    said(text)
