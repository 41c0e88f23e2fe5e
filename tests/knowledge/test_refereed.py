"""When two written names are one referee."""

import pytest

from bot.knowledge.refereed import same_referee


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Anthony Taylor", "Anthony Taylor"),
        ("Anthony Taylor", "A. Taylor"),
        ("A. Taylor, England", "Anthony Taylor"),
        ("François Letexier", "Francois Letexier"),
        ("Jesús Gil Manzano", "Jesus Manzano"),
    ],
)
def test_one_referee_however_written(one: str, other: str) -> None:
    assert same_referee(one, other, one_country=True)
    assert same_referee(other, one, one_country=True)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Anthony Taylor", "Michael Oliver"),
        ("Anthony Taylor", "Paul Taylor"),
        ("Anthony Taylor", "P. Taylor"),
        ("Taylor", "Anthony Taylor"),
        ("", ""),
        ("Taylor", "Taylor"),
    ],
)
def test_others_are_others_and_a_surname_is_nobody(one: str, other: str) -> None:
    assert not same_referee(one, other, one_country=True)


def test_across_countries_an_initial_is_not_enough() -> None:
    assert not same_referee("A. Taylor", "Anthony Taylor", one_country=False)
    assert same_referee("Anthony Taylor", "Anthony Taylor", one_country=False)
