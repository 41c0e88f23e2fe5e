from bot.reading.shapes import shape
from bot.reading.teams import Sides

SIDES = Sides("Liverpool", "Chelsea", (0, 0))


def lists(sentence: str) -> list[list[tuple[str, str]]]:
    return [[(one.name.text, one.note) for one in group.members] for group in shape(sentence, SIDES).groups]


def test_names_with_commas_and_an_and_are_one_list() -> None:
    assert lists("Salah, Jota and Gomez are out.") == [[("Salah", ""), ("Jota", ""), ("Gomez", "")]]


def test_what_stands_in_brackets_is_told_of_the_name_before() -> None:
    assert lists("Salah (knee), Jota (ankle) and Gomez are out.") == [
        [("Salah", "knee"), ("Jota", "ankle"), ("Gomez", "")]
    ]


def test_both_speaks_of_those_before_as_well() -> None:
    assert lists("Salah and Jota (both knee) are out.") == [[("Salah", "knee"), ("Jota", "knee")]]


def test_a_word_for_what_they_are_may_stand_between() -> None:
    assert lists("Salah and fellow forward Luis Diaz train.") == [[("Salah", ""), ("Luis Diaz", "")]]


def test_a_comma_alone_begins_something_new() -> None:
    assert lists("Without Salah, Jota will start.") == [[("Salah", "")], [("Jota", "")]]


def test_a_manager_is_in_no_list() -> None:
    assert len(lists("Salah and manager Arne Slot travel.")) == 2
