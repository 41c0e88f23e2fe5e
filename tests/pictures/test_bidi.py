import pytest

from bot.pictures.bidi import levels, right_to_left, visual

HEBREW = "אבג"


def shown(text: str, rtl: bool | None = None) -> str:
    """The line as one reads it off the screen from left to right."""
    return "".join(visual(list(zip(levels(text, rtl), text, strict=True))))


@pytest.mark.parametrize(
    ("text", "screen"),
    [
        ("Salah 11", "Salah 11"),
        (HEBREW, "גבא"),
        ("Salah אבג 11", "Salah 11 גבא"),
        ("Salah (אבג) Jones", "Salah (גבא) Jones"),
        ("אבג 11 דה", "הד 11 גבא"),
        ("אבג Salah דה", "הד Salah גבא"),
        ("אבג 3.5", "3.5 גבא"),
        ("محمد 2-1", "1-2 دمحم"),
        ("אבג 61%", "61% גבא"),
        ("Salah אבג.", "Salah גבא."),
        ("", ""),
    ],
)
def test_parts_of_both_directions_stand_where_they_are_read(text: str, screen: str) -> None:
    assert shown(text) == screen


def test_the_first_letter_tells_the_direction_of_a_paragraph() -> None:
    assert right_to_left("(1) אבג Salah")
    assert not right_to_left("1. Salah אבג")
    assert not right_to_left("1 – 2")


def test_a_line_of_a_paragraph_keeps_its_direction() -> None:
    assert shown("אבג 1!", rtl=False) == "1 גבא!"
    assert shown("אבג 1!") == "!1 גבא"
