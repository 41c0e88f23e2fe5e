"""Who may come into the side."""

import pytest

from bot.reading.changes import changes
from bot.reading.facts import Kind
from tests.reading.builders_of_articles import a_part


def said(text: str) -> list[tuple[str, str | None]]:
    return [(one.player, one.instead_of) for one in changes(a_part(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Joe Gomez looked tired and could be replaced by Jarell Quansah.",
            [("Jarell Quansah", "Joe Gomez")],
        ),
        (
            "The midfield needs rest, with Harvey Elliott and Curtis Jones options to come in.",
            [("Harvey Elliott", None), ("Curtis Jones", None)],
        ),
        (
            "Cody Gakpo has surely done enough to start, perhaps coming in for Luis Diaz.",
            [("Cody Gakpo", "Luis Diaz")],
        ),
        ("Wataru Endo could come in.", [("Wataru Endo", None)]),
    ],
)
def test_a_suggestion(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Joe Gomez was replaced by Jarell Quansah at half-time.",
        "There are no fresh injury problems for Chelsea.",
        "Arne Slot could hardly believe it.",
    ],
)
def test_what_is_none(text: str) -> None:
    assert said(text) == []


def test_a_report_suggests_nothing() -> None:
    assert changes(a_part("Wataru Endo could come in.", kind=Kind.REPORT)) == []


def test_the_words_are_kept() -> None:
    text = "Joe Gomez could be replaced by Jarell Quansah."
    [one] = changes(a_part(text))
    assert text[slice(*one.at)] == "Jarell Quansah"
