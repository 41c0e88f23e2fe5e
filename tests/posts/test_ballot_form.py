"""A fan's sheet as one form."""

from dataclasses import replace

from bot.knowledge.ballot import Role, candidates
from bot.posts.ballot_form import form
from bot.posts.sheet import Filled
from tests.posts.reading import read
from tests.posts.real_tie import LIVERPOOL, LONDON, MORNING_AFTER, NO_SPOILERS, second_leg

REDS = tuple(
    one for one in candidates(second_leg(MORNING_AFTER)) if one.team == LIVERPOOL and one.role is Role.PLAYER
)
EMPTY = Filled(17, MORNING_AFTER, REDS, {})


def test_it_is_about_the_match_and_nobody_stands_out() -> None:
    post = form(second_leg(MORNING_AFTER), EMPTY, LONDON)
    assert read(post)[0] == "Your marks: Atalanta v Liverpool"
    assert post.sheet is not None
    assert [blank.label for blank in post.sheet.blanks] == [one.name for one in REDS]
    assert (post.sheet.keys, post.sheet.at) == ((), None)


def test_one_can_start_from_the_press_until_all_have_a_mark() -> None:
    labels = [action.label for action in form(second_leg(MORNING_AFTER), EMPTY, LONDON).actions]
    assert labels == ["Same as the press"]
    full = replace(EMPTY, marks={one.number: 14 for one in REDS})
    assert form(second_leg(MORNING_AFTER), full, LONDON).actions == ()


def test_it_spoils_nothing() -> None:
    assert "0–1" not in " ".join(read(form(second_leg(MORNING_AFTER), EMPTY, NO_SPOILERS)))
