"""Shirt numbers and coaches, however providers write them."""

from typing import Any

import pytest
from pydantic import BaseModel

from bot.sources.team_sheet import Coach, ShirtNumber, shirts


class _Sheet(BaseModel):
    number: ShirtNumber = None
    coach: Coach = None


@pytest.mark.parametrize(
    ("told", "number"),
    [(7, 7), ("7", 7), (99, 99), ("10", 10), (0, None), (100, None), (-1, None), ("", None), (None, None),
     ("7a", None), ("²", None), (7.0, None), (True, None), ([7], None), ("1" * 5000, None)],
)  # fmt: skip
def test_a_number_is_one_that_can_be_on_a_shirt(told: Any, number: int | None) -> None:
    assert _Sheet(number=told).number == number


@pytest.mark.parametrize(
    ("told", "coach"),
    [({"id": 4, "name": "Guardiola"}, "Guardiola"), ({"name": " A\nCoach "}, "A Coach"),
     ({"name": None}, None),
     ({"name": "  "}, None), ({}, None), (None, None), ("Guardiola", None), ({"name": ["x"]}, None),
     ({"name": "x" * 201}, None)],
)  # fmt: skip
def test_a_coach_is_somebody_with_a_name(told: Any, coach: str | None) -> None:
    assert _Sheet(coach=told).coach == coach


def test_a_number_that_several_wear_is_nobodys() -> None:
    assert shirts([("A", 1), ("B", 2), ("C", 2), ("D", None), ("E", 5)]) == (("A", 1), ("E", 5))


def test_the_order_is_that_of_the_sheet() -> None:
    assert shirts([("B", 2), ("A", 1)]) == (("B", 2), ("A", 1))
