"""A fan's sheet, page by page."""

from dataclasses import replace

import pytest

from bot.chat import Post
from bot.knowledge.ballot import Candidate, Role, candidates
from bot.posts.own_ballot import picking, summary
from bot.posts.sheet import Filled, sheet
from tests.posts.reading import read, says
from tests.posts.real_tie import FULL_TIME, LIVERPOOL, LONDON, MORNING_AFTER, NO_SPOILERS, second_leg

ALL = candidates(second_leg(MORNING_AFTER))
REDS = tuple(one for one in ALL if one.team == LIVERPOOL and one.role is Role.PLAYER)
EMPTY = Filled(17, MORNING_AFTER, REDS, {})


def called(name: str) -> Candidate:
    return next(one for one in ALL if one.name == name)


def keys(post: Post) -> list[str]:
    assert post.sheet is not None
    return [key.label for row in post.sheet.keys for key in row]


def test_a_page_says_what_the_player_did_and_what_the_press_thinks() -> None:
    salah = read(sheet(second_leg(MORNING_AFTER), EMPTY, called("Mohamed Salah"), LONDON))
    assert salah[:2] == ["Rate Mohamed Salah", "Liverpool, went off 66', 1 goal. The press: 6.3."]
    nunez = read(sheet(second_leg(MORNING_AFTER), EMPTY, called("Darwin Núñez"), LONDON))
    assert nunez[1].startswith("Liverpool, came on 66'.")


def test_goals_are_not_told_where_spoilers_are_hidden() -> None:
    post = sheet(second_leg(MORNING_AFTER), EMPTY, called("Mohamed Salah"), NO_SPOILERS)
    assert not says(post, "goal", NO_SPOILERS)


def test_the_marks_so_far_are_listed_with_how_many_there_are_to_give() -> None:
    given = replace(EMPTY, marks={called("Alisson").number: 14, called("Joe Gomez").number: 13})
    post = sheet(second_leg(FULL_TIME), given, called("Curtis Jones"), LONDON)
    assert says(post, "Rated 2 of 16: Alisson 7, Joe Gomez 6.5.")


def test_every_button_fits_where_the_platforms_keep_it() -> None:
    """Discord takes 100 characters; Telegram 64 bytes, of which base64 eats a quarter."""
    full = replace(
        EMPTY, ballot=123_456_789, candidates=ALL, marks={one.number: 13 for one in ALL}, picks=True
    )
    post = sheet(second_leg(MORNING_AFTER), full, called("Mohamed Salah"), LONDON)
    assert post.sheet is not None
    for key in [key for row in post.sheet.keys for key in row] + list(post.actions):
        written = "&".join(f"{name}={value}" for name, value in key.arguments.items())
        assert len(key.command) + len(written) <= 42
    assert all(len(row) <= 5 for row in post.sheet.keys)
    assert len(post.sheet.keys) <= 3


def test_whole_marks_only_have_no_key_for_halves() -> None:
    whole = replace(EMPTY, halves=False)
    post = sheet(second_leg(FULL_TIME), whole, called("Alisson"), LONDON, halves=True)
    assert keys(post) == [*(str(mark) for mark in range(1, 11)), "◀", "▶"]
    assert post.sheet is not None
    assert [choice.value for choice in post.sheet.choices] == [str(steps) for steps in range(2, 21, 2)]


def test_a_half_that_was_given_stands_on_the_key_for_halves() -> None:
    given = replace(EMPTY, marks={called("Alisson").number: 13})
    assert "•6.5" in keys(sheet(second_leg(FULL_TIME), given, called("Alisson"), LONDON))


def test_a_form_has_everybody_under_their_side_with_the_presss_mark_as_a_hint() -> None:
    post = sheet(second_leg(MORNING_AFTER), replace(EMPTY, candidates=ALL), ALL[0], LONDON)
    assert post.sheet is not None
    by_label = {blank.label: blank for blank in post.sheet.blanks}
    assert by_label["Mohamed Salah"].group == "Liverpool"
    assert by_label["Mohamed Salah"].hint == "The press: 6.3"
    assert by_label["Jürgen Klopp (manager)"].hint == ""
    assert len(by_label) == 33


def test_whoever_is_next_is_the_first_without_a_mark_from_here_on() -> None:
    numbers = [one.number for one in REDS]
    given = replace(EMPTY, marks={number: 12 for number in numbers if number not in numbers[:3]})
    assert given.after(numbers[1]) == REDS[2]
    assert given.after(numbers[2]) == REDS[0]
    assert replace(given, marks=dict.fromkeys(numbers, 12)).after(numbers[1]) is None


def test_the_summary_has_the_best_whom_equals_share() -> None:
    salah, jones, alisson = called("Mohamed Salah"), called("Curtis Jones"), called("Alisson")
    given = replace(EMPTY, marks={salah.number: 18, jones.number: 18, alisson.number: 12}, fans=412)
    assert read(summary(second_leg(FULL_TIME), given, LONDON)) == [
        "Your marks: Atalanta v Liverpool",
        "• Liverpool: Alisson 6, Curtis Jones 9, Mohamed Salah 9",
        "13 are still without a mark. Your players of the match: Curtis Jones and Mohamed Salah, 9.",
        "You can change them until Fri 19 Apr, 10:00 BST; then everybody's averages are shown. "
        "412 ballots so far.",
        "Fans: a rehearsal's crowd, invented",
    ]


def test_few_who_are_left_are_named() -> None:
    given = replace(EMPTY, marks={one.number: 12 for one in REDS[2:]})
    said = "Still without a mark: Alisson and Trent Alexander-Arnold."
    assert says(summary(second_leg(FULL_TIME), given, LONDON), said)


def test_a_manager_is_no_player_of_the_match() -> None:
    klopp = called("Jürgen Klopp")
    given = replace(EMPTY, candidates=ALL, marks={klopp.number: 20})
    assert not says(summary(second_leg(FULL_TIME), given, LONDON), "player of the match")


@pytest.mark.parametrize(("page", "shown"), [(1, 6), (3, 4), (99, 6), (0, 6)])
def test_names_to_pick_come_six_at_a_time(page: int, shown: int) -> None:
    assert len(keys(picking(second_leg(FULL_TIME), replace(EMPTY, picks=True), LONDON, page))) == shown
