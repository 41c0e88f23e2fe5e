from bot.reading.mentions import PERSON, TEAM
from bot.reading.shapes import shape
from bot.reading.teams import Sides

SIDES = Sides("Liverpool", "Chelsea", (0, 0))


def test_names_are_taken_out_and_the_words_stay_where_they_are() -> None:
    said = "Salah is OUT of the trip to Chelsea."
    formed = shape(said, SIDES)
    assert formed.text == PERSON * 5 + " is out of the trip to " + TEAM * 7 + "."
    assert [one.text for one in formed.teams] == ["Chelsea"]


def test_a_shape_is_as_long_as_its_sentence() -> None:
    said = "\u0130lkay G\u00fcndo\u011fan \u0130S out"
    assert len(shape(said, SIDES).text) == len(said)
