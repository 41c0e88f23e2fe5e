"""A league's table on a card."""

from bot.cards import TableCard
from bot.knowledge.match import Team, TeamKey
from bot.posts import league as posts
from bot.posts.card_table import MOST
from bot.posts.league import League
from tests.posts.on_cards import unheard
from tests.posts.real_tie import LONDON
from tests.posts.test_league import a_row, a_table, of_twenty, told

OURS = TeamKey("liverpool")
NAMES = {OURS: Team(OURS, "Liverpool", colour="#c8102e")}


def card_of(league: League, *, whole: bool = False) -> TableCard | None:
    card = posts.league(league, NAMES, [OURS], LONDON, whole=whole).card
    assert card is None or isinstance(card, TableCard)
    return card


def a_card(league: League) -> TableCard:
    card = card_of(league)
    assert card is not None
    return card


def test_each_row_has_a_cell_for_each_head() -> None:
    card = a_card(told(a_table(a_row(1, "arsenal", 76, (70, 29)), a_row(2, "liverpool", 74, (60, 62)))))
    assert card.title == "Premier League 2025-26"
    assert card.head == ("#", "Team", "P", "W", "D", "L", "GF", "GA", "GD", "Pts")
    assert card.rows[1].cells == ("2", "Liverpool", "33", "24", "2", "0", "60", "62", "−2", "74")
    assert [(row.ours, row.colour) for row in card.rows] == [(False, None), (True, "#c8102e")]
    assert card.source == "Source: football-data.org, as of Sat 18 Apr, 18:02 BST"


def test_the_card_shows_the_rows_that_the_text_has_no_room_for() -> None:
    card = a_card(told(of_twenty(17)))
    assert [row.cells[0] for row in card.rows] == [str(rank) for rank in range(1, 21)]
    assert unheard(card) == set()


def test_a_table_is_heard_in_sentences() -> None:
    card = a_card(told(a_table(a_row(2, "liverpool", 74, (60, 62)))))
    assert "Table: 2 Liverpool, 74 points: played 33, won 24, drawn 2, lost 0, goals 60–62 (−2)." in card.alt


def test_of_several_groups_ours_is_on_the_card() -> None:
    groups = told(a_table(a_row(1, "ajax"), group="Group A"), a_table(a_row(1, "liverpool"), group="Group B"))
    card = a_card(groups)
    assert card.subtitle == "Group B"
    assert [row.cells[1] for row in card.rows] == ["Liverpool"]
    assert card_of(groups, whole=True) is None


def test_what_is_worked_out_says_so() -> None:
    assert a_card(told(of_twenty(1), computed=True)).subtitle == "Table · Worked out from the results"


def test_a_table_too_long_for_a_phone_has_no_card() -> None:
    rows = [a_row(rank, f"side-{rank}") for rank in range(1, MOST + 2)]
    assert card_of(told(a_table(*rows[:MOST]))) is not None
    assert card_of(told(a_table(*rows))) is None
