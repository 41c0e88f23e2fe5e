from hypothesis import given
from hypothesis import strategies as st

from bot.reading.facts import Kind
from bot.reading.page import page
from bot.reading.sections import sections

ROUND_UP = """Team news
SATURDAY (3pm unless stated)
Everton (8) v Leeds (12), 12.30pm - Live BT Sport 1
Pickford (knee) is out.
Last season: Everton 3 Leeds 0
Arsenal v Chelsea
Jesus (ankle) is a doubt.
SUNDAY
Fulham v Spurs, 2pm
Palhinha is suspended.
"""


def _firsts(text: str) -> list[list[str]]:
    return [[line.text for line in part.lines] for part in sections(page(text), Kind.PREVIEW)]


def test_a_round_up_is_cut_at_the_names_of_its_matches() -> None:
    everton, arsenal, fulham = _firsts(ROUND_UP)
    assert everton[1].startswith("Everton (8) v Leeds")
    assert "Pickford (knee) is out." in everton
    assert "Jesus (ankle) is a doubt." in arsenal
    assert "Palhinha is suspended." in fulham


def test_the_days_heading_goes_to_each_match_of_that_day() -> None:
    everton, arsenal, fulham = _firsts(ROUND_UP)
    assert everton[0] == arsenal[0] == "SATURDAY (3pm unless stated)"
    assert fulham[0] == "SUNDAY"
    assert "SUNDAY" not in arsenal


def test_last_seasons_results_are_no_matches_of_their_own() -> None:
    assert len(_firsts(ROUND_UP)) == 3


def test_the_same_match_named_again_is_the_same_match() -> None:
    text = (
        "Everton v Leeds\nPickford (knee) is out.\nEverton v Leeds: predicted line-ups\n"
        "Arsenal v Chelsea\nKick-off 3pm"
    )
    assert len(_firsts(text)) == 2


def test_a_mere_list_of_fixtures_is_not_cut() -> None:
    text = (
        "Liverpool v Chelsea\nSalah is a doubt.\nAlso today\nArsenal v Spurs\nLeeds v Everton\n"
        "Fulham v Burnley"
    )
    assert len(_firsts(text)) == 1


def test_spans_count_in_the_whole_text() -> None:
    for part in sections(page(ROUND_UP), Kind.PREVIEW):
        assert all(ROUND_UP[slice(*line.at)] == line.text for line in part.lines)


@given(st.text(alphabet="ABv -\n(3)pm "))
def test_any_text_can_be_cut(text: str) -> None:
    assert sections(page(text), Kind.PREVIEW)
