"""The card of the absences."""

from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.cards import Absent, Missing, Sick, TeamNewsCard
from bot.pictures.colours import AA, DARK, LIGHT, Theme, contrast
from bot.pictures.signs import mask
from bot.pictures.team_news import SIGN, SIGNS, colours
from tests.pictures import strategies
from tests.pictures.boxes import drawn, shortened, text, untidy
from tests.pictures.samples import TEAM_NEWS, TEAM_NEWS_LONGEST, TEAM_NEWS_NOBODY
from tests.pictures.strategies import names, notes


@pytest.mark.parametrize("card", [TEAM_NEWS, TEAM_NEWS_NOBODY, TEAM_NEWS_LONGEST])
def test_nothing_overlaps_or_leaves_the_card(card: TeamNewsCard) -> None:
    assert untidy(card) == []


absences = st.builds(Absent, names, st.sampled_from(Missing), names, notes, st.booleans())
sides = st.builds(Sick, names, st.lists(absences, max_size=4).map(tuple), notes, strategies.colours)


@given(st.lists(sides, max_size=2).map(tuple), names)
@settings(max_examples=12)
def test_whatever_the_names_and_however_many(both: tuple[Sick, ...], fresh: str) -> None:
    assert untidy(TeamNewsCard("Team news", "", both, "Source", "", fresh)) == []


def test_everybody_is_on_it_with_a_status_and_a_sign() -> None:
    seen = drawn(TEAM_NEWS)
    absent = [one for side in TEAM_NEWS.sides for one in side.absent]
    assert [name for _, name in seen.signs] == [SIGNS[one.missing] for one in absent]
    for one in absent:
        assert one.player in seen.texts
    assert [seen.texts.count(word) for word in ("Out", "Doubt", "Suspended", "Back")] == [3, 1, 1, 1]
    assert shortened(TEAM_NEWS) == []


def test_only_what_is_new_is_called_new() -> None:
    seen = drawn(TEAM_NEWS)
    news = [box for box, words in seen.words if text(words) == "New"]
    assert [box.top > seen.box("Trent Alexander-Arnold").bottom for box in news] == [True, True]
    assert [box.top > seen.box("Diogo Jota").bottom for box in news] == [False, True]


def test_signs_differ_without_their_colour() -> None:
    assert len(set(SIGNS.values())) == len(Missing)
    for one, other in combinations(SIGNS.values(), 2):
        assert mask(one, SIGN).tobytes() != mask(other, SIGN).tobytes()


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("missing", Missing)
def test_a_status_is_readable_on_its_pill(missing: Missing, theme: Theme) -> None:
    words, pill = colours(missing, theme)
    assert contrast(words, pill) >= AA
    assert contrast(theme.panel, theme.accent) >= AA, "the word for what is new"


def test_a_side_without_absences_says_so() -> None:
    assert "Nobody is missing." in drawn(TEAM_NEWS_NOBODY).texts


def test_sides_that_are_about_as_long_stand_beside_each_other() -> None:
    liverpool, atalanta = TEAM_NEWS.sides
    card = replace(TEAM_NEWS, sides=(replace(liverpool, absent=liverpool.absent[:2]), atalanta))
    assert drawn(card).box("Atalanta").left > 600


def test_a_side_that_says_much_less_leaves_no_hole() -> None:
    for card, other in ((TEAM_NEWS, "Atalanta"), (TEAM_NEWS_LONGEST, "Wolverhampton Wanderers")):
        assert drawn(card).box(other).left < 600


def test_over_the_whole_width_absences_stand_in_two_columns() -> None:
    seen = drawn(TEAM_NEWS)
    first, third = seen.box("Alisson Becker"), seen.box("Joël Matip")
    assert first.top - third.top in range(-6, 7)
    assert third.left > 600
