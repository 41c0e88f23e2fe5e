"""The score over two legs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reading.context import Part
from bot.reading.facts import Kind
from bot.reading.page import page
from bot.reading.teams import Sides
from bot.reading.tie import aggregate

HEAD = "Europa League quarter-final second leg\n\n"


def said(text: str) -> tuple[int, int] | None:
    return aggregate(Part(page(text), Kind.PREVIEW, Sides("Atalanta", "Liverpool", (0, 0))))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Liverpool travel after last week's 3-0 loss at Anfield.", (3, 0)),
        ("Atalanta won the first leg 3-1.", (3, 1)),
        ("Liverpool lead 2-1 on aggregate.", (1, 2)),
        ("Liverpool trail 3-0 on aggregate.", (3, 0)),
        ("The first leg ended 1-1.", (1, 1)),
        ("Atalanta drew 2-2 with Verona on Monday.", None),
    ],
)
def test_from_whose_side_it_is_told(text: str, expected: tuple[int, int] | None) -> None:
    assert said(HEAD + text) == expected


def test_a_league_match_has_no_aggregate() -> None:
    assert said("Liverpool lost 3-0 last week.") is None


@given(st.text(max_size=300))
def test_any_text_can_be_read(text: str) -> None:
    said(HEAD + text)
