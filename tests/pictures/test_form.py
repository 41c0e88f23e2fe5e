"""The card of the last matches."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.cards import FormCard, InForm, Outcome, Recent
from bot.pictures.colours import AA, DARK, LIGHT, Theme, contrast
from bot.pictures.form import colours
from tests.pictures import strategies
from tests.pictures.boxes import drawn, shortened, untidy
from tests.pictures.samples import FORM, FORM_LONGEST, FORM_ONE_SIDE
from tests.pictures.strategies import names, notes


@pytest.mark.parametrize("card", [FORM, FORM_ONE_SIDE, FORM_LONGEST])
def test_nothing_overlaps_or_leaves_the_card(card: FormCard) -> None:
    assert untidy(card) == []


matches = st.builds(
    Recent,
    st.sampled_from(Outcome),
    st.sampled_from(("W", "D", "S", "勝", "ف")),
    names,
    st.sampled_from(("", "0–0", "10–11", "2–2 (12–13)")),
    notes,
)
sides = st.builds(InForm, names, st.lists(matches, max_size=4).map(tuple), notes, strategies.colours)


@given(st.lists(sides, max_size=2).map(tuple))
@settings(max_examples=12)
def test_whatever_the_names_and_however_many(both: tuple[InForm, ...]) -> None:
    assert untidy(FormCard("Form", "", both, "Source", "")) == []


def test_the_newest_is_on_top_and_every_match_is_told() -> None:
    seen = drawn(FORM)
    tops = [seen.box(recent.opponent).top for recent in FORM.sides[1].recent]
    assert all(one < two for one, two in pairwise(tops))
    for side in FORM.sides:
        for recent in side.recent:
            assert recent.score in seen.texts
            assert recent.note in seen.texts
    assert [seen.texts.count(letter) for letter in "WDL"] == [5, 2, 3]
    assert shortened(FORM) == []


def test_scores_are_a_column_where_the_opponents_leave_room() -> None:
    seen = drawn(FORM_ONE_SIDE)
    rights = {seen.box(recent.score).right for recent in FORM_ONE_SIDE.sides[0].recent}
    assert max(rights) - min(rights) <= 6  # a 1 has more white around it than a 2


def test_what_went_well_is_green_and_a_draw_is_neither() -> None:
    won, drew, lost = (colours(outcome, LIGHT)[0] for outcome in Outcome)
    assert (won, lost) == (LIGHT.good, LIGHT.bad)
    assert drew not in (won, lost)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("outcome", Outcome)
def test_a_letter_is_readable_on_its_badge(outcome: Outcome, theme: Theme) -> None:
    badge, letter = colours(outcome, theme)
    assert contrast(badge, letter) >= AA
