"""The card of a league's table."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.cards import Row, TableCard
from bot.pictures.colours import LIGHT
from bot.pictures.highlight import tint
from bot.pictures.table import INNER, LEAST_TEAM, columns
from tests.pictures import strategies
from tests.pictures.boxes import drawn, shortened, text, untidy
from tests.pictures.samples import TABLE, TABLE_LONGEST
from tests.pictures.strategies import names


@pytest.mark.parametrize("card", [TABLE, TABLE_LONGEST])
def test_nothing_overlaps_or_leaves_the_card(card: TableCard) -> None:
    assert untidy(card) == []


@given(st.data())
@settings(max_examples=12)
def test_whatever_the_names_and_however_many_columns(data: st.DataObject) -> None:
    heads = data.draw(st.lists(names, max_size=10).map(tuple))
    cells = [st.sampled_from(("1", "24", "+106", "−7", "")) if n != 1 else names for n in range(len(heads))]
    row = st.builds(Row, st.tuples(*cells), st.booleans(), strategies.colours)
    rows = data.draw(st.lists(row, max_size=4).map(tuple))
    assert untidy(TableCard("A league", "", heads, rows, "Source", "")) == []


def test_a_row_that_is_too_short_has_blanks() -> None:
    card = replace(TABLE, rows=(Row(("1", "Arsenal", "31")),))
    assert "Arsenal" in drawn(card).texts


def test_our_rows_stand_out_by_a_pointer_bold_letters_and_their_ground() -> None:
    seen = drawn(TABLE)
    assert [name for _, name in seen.signs] == ["pointer"]
    weights = {text(words): words.weight for _, words in seen.words}
    assert weights["Liverpool"] > weights["Arsenal"]
    ours, others = seen.box("Liverpool"), seen.box("Arsenal")
    assert seen.image.getpixel((ours.right + 10, ours.top)) == tint(LIGHT)
    assert seen.image.getpixel((others.right + 10, others.top)) == LIGHT.panel


def test_figures_of_a_column_end_below_each_other() -> None:
    seen = drawn(TABLE)
    differences = [seen.box(row.cells[8]).right for row in TABLE.rows if row.cells[8] not in {"+0"}]
    assert max(differences) - min(differences) <= 3


def test_long_heads_are_turned_and_whole() -> None:
    plan = columns(TABLE_LONGEST)
    assert plan.heads.turned
    assert [" ".join(map(text, lines)) for lines in plan.heads.lines] == list(TABLE_LONGEST.head[2:])
    assert not columns(TABLE).heads.turned


@pytest.mark.parametrize("card", [TABLE, TABLE_LONGEST])
def test_columns_fill_the_card_and_leave_teams_their_room(card: TableCard) -> None:
    plan = columns(card)
    assert plan.place + plan.team + sum(plan.figures) == INNER
    assert plan.team >= LEAST_TEAM


def test_nothing_of_an_evening_in_april_is_shortened() -> None:
    assert shortened(TABLE) == []
