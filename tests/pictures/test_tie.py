"""The card of a tie."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.cards import Leg, TieCard
from tests.pictures import strategies
from tests.pictures.boxes import drawn, shortened, text, untidy
from tests.pictures.samples import TIE, TIE_LONGEST
from tests.pictures.strategies import names, notes


@pytest.mark.parametrize("card", [TIE, TIE_LONGEST])
def test_nothing_overlaps_or_leaves_the_card(card: TieCard) -> None:
    assert untidy(card) == []


scores = st.sampled_from(("", "0–0", "3–1", "10–11", "2–2 (4–3)"))
legs = st.builds(Leg, names, names, names, scores, notes)


@given(st.data())
@settings(max_examples=12)
def test_whatever_the_names_and_the_scores(data: st.DataObject) -> None:
    card = TieCard(
        "The tie",
        "",
        tuple(data.draw(st.lists(legs, max_size=2))),
        "Source",
        "",
        data.draw(scores),
        data.draw(notes),
        tuple(data.draw(st.lists(names, max_size=3))),
        (data.draw(strategies.colours), data.draw(strategies.colours)),
    )
    assert untidy(card) == []


def test_the_aggregate_is_the_largest_and_both_legs_and_all_needs_are_told() -> None:
    seen = drawn(TIE)
    sizes = [words.size for _, words in seen.words if text(words) == "0–3"]
    assert len(sizes) == 2
    assert sizes[0] == max(words.size for _, words in seen.words) > sizes[1]
    for words in ("On aggregate", "First leg", "Second leg", "Thursday 18 April, 21:00 CEST"):
        assert words in seen.texts
    assert " ".join(TIE.needs) in " ".join(seen.texts)
    assert shortened(TIE) == []


def test_the_side_at_home_is_on_the_left_in_each_leg() -> None:
    seen = drawn(replace(TIE, aggregate=""))
    lefts: dict[str, list[int]] = {}
    for box, words in seen.words:
        lefts.setdefault(text(words), []).append(box.left)
    assert lefts["Liverpool"][0] < 600 < lefts["Liverpool"][1]
    assert lefts["Atalanta"][1] < 600 < lefts["Atalanta"][0]


def test_both_sides_are_as_near_to_the_score() -> None:
    seen = drawn(TIE)
    score = seen.box("0–3")
    before, after = score.left - seen.box("Liverpool").right, seen.box("Atalanta").left - score.right
    assert abs(before - after) < 20
    assert before < 60


def test_the_longest_names_of_clubs_are_whole() -> None:
    seen = drawn(replace(TIE_LONGEST, title="", source="", needs=()))
    assert " ".join(seen.texts).count("Wolverhampton Wanderers") == 3
    assert " ".join(seen.texts).count("Mönchengladbach") == 3


def test_a_sentence_from_right_to_left_begins_at_the_right() -> None:
    seen = drawn(TIE_LONGEST)
    right = max(box.right for box, words in seen.words if words.runs[0].rtl)
    assert right > 1060
