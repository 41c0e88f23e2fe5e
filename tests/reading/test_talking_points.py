"""The numbered headings of a preview."""

from hypothesis import given
from hypothesis import strategies as st

from bot.reading.context import Part
from bot.reading.facts import Kind, TalkingPoint
from bot.reading.page import page
from bot.reading.talking_points import talking_points

TEXT = (
    "Before the match\n\n1. Can they win?\n\nPerhaps.\n\n2. Who is out?\n\nNobody.\n\n3. Follow it"
    " here\n\nFrom noon."
)


def said(text: str) -> list[TalkingPoint]:
    return talking_points(Part(page(text), Kind.PREVIEW))


def test_headings_with_what_stands_below() -> None:
    found = said(TEXT)
    assert [one.heading for one in found] == ["Can they win?", "Who is out?", "Follow it here"]
    assert TEXT[slice(*found[1].at)] == "2. Who is out?\n\nNobody."


def test_a_list_of_names_is_none() -> None:
    assert said("1. Alisson - 7\n2. Joe Gomez - 6\n3. Ibrahima Konate - 8\n4. Virgil van Dijk - 8") == []


def test_numbers_have_to_count() -> None:
    assert said("1. One thing\n\nText.\n\n5. Another\n\nText.\n\n9. A third\n\nText.") == []


@given(st.text(max_size=300))
def test_any_text_can_be_read(text: str) -> None:
    said(text)
