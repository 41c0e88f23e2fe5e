"""The card of the marks."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.cards import Rated, RatedSide, RatingsCard
from bot.pictures.colours import AA, DARK, LIGHT, Theme, contrast
from bot.pictures.highlight import tint
from bot.pictures.ratings_columns import INNER, LEAST_NAME, MOST, columns, parts
from tests.pictures.boxes import drawn, shortened, text, untidy
from tests.pictures.samples import PAPERS, RATINGS, RATINGS_BEFORE_ANY_FAN, RATINGS_LONGEST
from tests.pictures.strategies import colours, figures, names, notes


def a_card(*sides: RatedSide, fans: str = "Fans") -> RatingsCard:
    return RatingsCard("Ratings", "April", sides, "Source", "", fans=fans, player="Player")


@pytest.mark.parametrize("card", [RATINGS, RATINGS_BEFORE_ANY_FAN, RATINGS_LONGEST])
def test_nothing_overlaps_or_leaves_the_card(card: RatingsCard) -> None:
    assert untidy(card) == []


@given(st.data())
@settings(max_examples=12)
def test_whatever_the_names_and_however_many_papers(data: st.DataObject) -> None:
    papers = data.draw(st.lists(names, max_size=10))
    row = st.builds(
        Rated,
        names,
        fans=figures,
        value=st.none() | st.floats(-1, 11),
        marks=st.tuples(*[figures] * len(papers)),
        best=st.booleans(),
        note=notes,
    )
    side = RatedSide(
        data.draw(names), tuple(data.draw(st.lists(row, max_size=4))), tuple(papers), data.draw(colours)
    )
    assert untidy(a_card(side, fans=data.draw(st.sampled_from(("", "Fans", "Supporters of the club"))))) == []


def test_a_card_without_a_side_is_its_title_and_its_source() -> None:
    assert drawn(a_card()).texts == ["Ratings", "April", "Source"]


def test_everybody_is_on_it_with_every_mark() -> None:
    shown = drawn(RATINGS).texts
    for row in RATINGS.sides[0].rows:
        assert shown.count(row.fans) >= 1
        assert row.player in shown
    assert shown.count("–") == 3


def test_all_who_share_the_best_mark_have_a_star_and_stand_out() -> None:
    seen = drawn(RATINGS)
    assert [name for _, name in seen.signs] == ["star", "star"]
    for (star, _), player in zip(seen.signs, ("三笘 薫", "محمد صلاح"), strict=True):
        name = seen.box(player)
        assert star.top < name.bottom
        assert name.top < star.bottom
        assert seen.image.getpixel((name.left - 4, name.top)) == tint(LIGHT)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_words_are_readable_on_a_row_that_stands_out(theme: Theme) -> None:
    assert contrast(theme.ink, tint(theme)) >= AA
    assert contrast(theme.quiet, tint(theme)) >= AA
    assert contrast(theme.accent, tint(theme)) >= 3, "the star, as WCAG 2.2 asks of graphics (1.4.11)"


def test_the_bar_is_as_long_as_the_mark() -> None:
    card = a_card(RatedSide("A", (Rated("One", "5.0", 5.0), Rated("Two", "10.0", 10.0), Rated("Three", "–"))))
    low = [box for box in drawn(card).panels if box.bottom - box.top == 18]
    tracks, fills = low[::2], low[1::2]
    assert len(tracks) == 2, "no mark, no bar"
    assert [box.right - box.left for box in fills] == [
        (tracks[0].right - tracks[0].left) // 2,
        tracks[0].right - tracks[0].left,
    ]


def test_papers_stand_upright_while_their_words_fit_and_turned_when_not() -> None:
    few, many = RATINGS.sides[0], RATINGS_LONGEST.sides[0]
    assert not columns(few, "Fans").papers.turned
    assert columns(many, "Fans").papers.turned


def test_the_name_of_a_paper_is_never_shortened() -> None:
    plan = columns(RATINGS_LONGEST.sides[0], "Fans")
    assert [" ".join(map(text, lines)) for lines in plan.papers.lines] == list(PAPERS)


def test_two_papers_that_begin_alike_are_told_apart() -> None:
    alike = ("Nottingham Evening Post", "Nottingham Evening Post on Sunday")
    plan = columns(RatedSide("A", (Rated("One", marks=("7", "8")),), alike), "Fans")
    assert plan.papers.lines[0] != plan.papers.lines[1]


def test_papers_beyond_a_table_have_one_of_their_own_with_the_same_players() -> None:
    side = RATINGS_LONGEST.sides[1]
    tables = parts(side)
    assert len(side.papers) > MOST
    assert [len(table.papers) for table in tables] == [6, 5]
    assert tuple(paper for table in tables for paper in table.papers) == side.papers
    assert [row.player for row in tables[0].rows] == [row.player for row in tables[1].rows]
    assert tables[0].rows[0].marks + tables[1].rows[0].marks == side.rows[0].marks


def test_columns_fill_the_card_and_leave_names_their_room() -> None:
    for count in range(MOST + 1):
        side = replace(RATINGS_LONGEST.sides[0], papers=PAPERS[:count])
        plan = columns(side, "Fans")
        assert plan.name + plan.figure + plan.bar + plan.paper * count == INNER
        assert plan.name >= LEAST_NAME


def test_marks_are_all_of_one_size_however_they_are_written() -> None:
    card = a_card(RatedSide("A", (Rated("One", "7.1", 7.1, ("8.5/10", "7", "3/6", "8.5/10")),), PAPERS[:4]))
    sizes = {words.size for _, words in drawn(card).words if text(words) in {"8.5/10", "7", "3/6"}}
    assert len(sizes) == 1


def test_a_lone_paper_counts_while_no_fan_has_voted() -> None:
    seen = drawn(RATINGS_BEFORE_ANY_FAN)
    assert "La Gazzetta" in seen.texts
    assert "Fans" not in seen.texts
    sizes = {text(words): words.size for _, words in seen.words}
    assert sizes["7.5"] > sizes["La Gazzetta"]


def test_a_side_that_no_fan_has_marked_has_no_column_for_fans() -> None:
    marked = RatedSide("A", (Rated("One", "5.0", 5.0, ("6", "7")),), PAPERS[:2])
    other = RatedSide("B", (Rated("Two", marks=("6", "7")),), PAPERS[:2])
    assert drawn(a_card(marked, other)).texts.count("Fans") == 1


def test_remarks_and_the_number_of_ballots_stand_under_the_tables() -> None:
    seen = drawn(RATINGS)
    last = seen.box("Andrew Robertson").bottom
    assert seen.box("1,284 ballots").top > last


def test_nothing_of_an_evening_in_april_is_shortened() -> None:
    assert shortened(RATINGS) == []
