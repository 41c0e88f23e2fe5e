"""The card of both sides' marks: seen whole in a feed, and still readable on a phone."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.cards import Rated, RatedSide, RatingsCard
from bot.pictures.ratings_small import LEAST_NAME, MOST, WHOLE, alone, beside, short_heads, small
from tests.pictures.boxes import Drawn, drawn, shortened, text, untidy
from tests.pictures.samples import BLUE, NAMES, PAPERS, RATINGS, RATINGS_LONGEST, RED, _rated
from tests.pictures.strategies import colours, figures, names, notes

THREE = ("Bergamo e Sport", "Sportface", "TuttoAtalanta")
FULL = replace(
    RATINGS,
    sides=(
        RatedSide("Atalanta", _rated(16, 3), (*THREE[:2], "Press"), BLUE),
        RatedSide("Liverpool", _rated(16, 4, 5), (*THREE, "Press"), RED),
    ),
    source="Sources: Bergamo e Sport, Sportface, TuttoAtalanta",
)
"""Two papers on one side and three on the other, the mean of the press, the fans; sixteen players a side."""


def sizes(seen: Drawn) -> dict[str, int]:
    return {text(words): words.size for _, words in seen.words}


def test_sixteen_players_a_side_are_seen_whole_in_a_feed() -> None:
    assert drawn(FULL).image.height <= 1_900
    assert untidy(FULL) == []
    assert shortened(FULL) == []


def test_names_and_the_fans_marks_are_read_on_a_phone() -> None:
    seen = sizes(drawn(FULL))
    assert (
        min(seen[name] for name in ("Kelleher", "van Dijk", "Tsimikas", "Szoboszlai", "Gakpo")) >= LEAST_NAME
    )
    assert seen["7.6"] > LEAST_NAME


def test_the_sides_stand_next_to_each_other_and_their_rows_begin_level() -> None:
    seen = drawn(FULL)
    assert seen.box("Atalanta").left < 600 < seen.box("Liverpool").left
    left, right = (
        seen.box("Kelleher"),
        [box for box, words in seen.words if text(words) == "Mac Allister"][-1],
    )
    assert left.left < 600 < right.left
    assert abs(left.bottom - right.bottom) <= 6, "the first row of each side"


def test_sides_with_more_papers_than_fit_stand_one_below_the_other() -> None:
    seen = drawn(RATINGS_LONGEST)
    assert untidy(RATINGS_LONGEST) == []
    assert seen.texts.count("Kicker") == 1
    teams = [box for box, words in seen.words if text(words) in {"Borussia Verein für", "Wolverhampton"}]
    assert [box.left < 600 for box in teams] == [True, True]
    assert teams[0].bottom < teams[1].top


@given(st.data())
@settings(max_examples=12)
def test_whatever_the_names_and_however_many_papers(data: st.DataObject) -> None:
    def side() -> RatedSide:
        papers = data.draw(st.lists(names, max_size=MOST + 3))
        row = st.builds(
            Rated, names, fans=figures, value=st.none() | st.floats(-1, 11),
            marks=st.tuples(*[figures] * len(papers)), best=st.booleans(), note=notes,
        )  # fmt: skip
        rows = tuple(data.draw(st.lists(row, max_size=4)))
        return RatedSide(data.draw(names), rows, tuple(papers), data.draw(colours))

    fans = data.draw(st.sampled_from(("", "Fans", "Supporters of the club")))
    card = RatingsCard("Ratings", "April", (side(), side()), "Source", "", fans=fans, player="Player")
    assert untidy(card) == []


@pytest.mark.parametrize("papers", range(MOST + 1))
def test_columns_fill_the_card(papers: int) -> None:
    plans = [small(RatedSide("A", _rated(11, papers)), PAPERS[:1] * papers, "Fans") for _ in range(2)]
    level = beside(plans)
    assert sum(plan.width for plan in level) <= WHOLE
    assert bool(level) == (papers <= 3)
    assert alone(plans[0]).width == WHOLE


def test_a_paper_is_headed_by_the_word_that_it_is_known_by() -> None:
    papers = ("La Gazzetta dello Sport", "Liverpool Echo", "The Athletic", "Bergamo e Sport")
    short = short_heads(papers, ("Liverpool", "Atalanta"), f"Sources: {', '.join(papers)}")
    assert short == ("Gazzetta", "Echo", "Athletic", "Bergamo")


def test_papers_that_would_be_called_the_same_keep_their_names() -> None:
    papers = ("Nottingham Post", "Nottingham Evening Post")
    assert short_heads(papers, (), ", ".join(papers)) == papers


def test_a_paper_whose_whole_name_stands_nowhere_else_keeps_it() -> None:
    assert short_heads(("La Gazzetta dello Sport",), (), "Source: the fans") == ("La Gazzetta dello Sport",)


def test_where_all_names_fit_they_are_whole() -> None:
    rows = tuple(Rated(name, "7.0", 7.0) for name in NAMES[:3])
    card = replace(FULL, sides=(RatedSide("A", rows), RatedSide("B", rows)))
    assert drawn(card).texts.count("Trent Alexander-Arnold") == 2
