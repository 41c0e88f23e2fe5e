"""Panels of two sides."""

from bot.cards import FormCard
from bot.pictures import side_by_side
from bot.pictures.canvas import Canvas
from bot.pictures.colours import LIGHT

CARD = FormCard("Form", "", (), "Source", "")


class Part:
    """Words that take `area` square pixels, whatever their width."""

    def __init__(self, area: int, width: int) -> None:
        self.height = area // width

    def draw(self, sheet: Canvas, left: int, top: int) -> None:
        PLACES.append((left, top))


PLACES: list[tuple[int, int]] = []


def places(*areas: int) -> list[tuple[int, int]]:
    PLACES.clear()
    side_by_side.canvas(CARD, LIGHT, areas, Part)
    return list(PLACES)


def test_two_of_one_size_stand_beside_each_other() -> None:
    (left, top), (right, same) = places(400_000, 400_000)
    assert left < right
    assert top == same


def test_a_long_one_stands_above_a_short_one() -> None:
    (left, top), (same, below) = places(800_000, 40_000)
    assert left == same
    assert below > top + 700


def test_one_has_the_card_for_itself_and_none_leaves_it_empty() -> None:
    assert len(places(400_000)) == 1
    assert places() == []


def test_one_that_would_be_half_empty_stands_over_the_other() -> None:
    (left, top), (same, below) = places(400_000, 190_000)
    assert left == same
    assert below > top
