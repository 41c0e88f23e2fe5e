"""What happened another time, or in another match, is told of none."""

import pytest

from bot.reading.context import Part
from bot.reading.facts import Kind
from bot.reading.headers import pairing
from bot.reading.page import page
from bot.reading.recalled import recalled, recalls
from bot.reading.teams import Sides
from bot.reading.timeline import timeline

SIDES = Sides("Liverpool", "Atalanta", (0, 0))


@pytest.mark.parametrize(
    "sentence",
    [
        "Five years ago Mohamed Salah scored the winner in the 89th minute at Anfield.",
        "Last season Mohamed Salah was sent off in the 30th minute of this fixture.",
        "In August, Mohamed Salah scored in the 70th minute and saved a point.",
        "Back in 2019 Mohamed Salah scored after 12 minutes in a night to remember.",
        "Mohamed Salah came on in the win over Everton, when Curtis Jones was sent off after 30 minutes.",
    ],
)
def test_nothing_of_another_match_is_an_event(sentence: str) -> None:
    assert timeline(Part(page(sentence), Kind.REPORT, SIDES)) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Mohamed Salah, signed eight years ago, scored in the 12th minute for Liverpool.",
        "In the 12th minute Mohamed Salah scored for Liverpool from close range.",
    ],
)
def test_a_memory_within_a_sentence_takes_nothing_from_it(sentence: str) -> None:
    assert [one.minute for one in timeline(Part(page(sentence), Kind.REPORT, SIDES))] == [12]
    assert not recalls(sentence)


def test_last_years_man_plays_today() -> None:
    assert recalls("Last year Salah scored.")
    assert not recalls("Last year's top scorer scored.")


def test_an_old_result_is_not_this_one() -> None:
    text = "Liverpool v Everton\nLiverpool host Everton on Sunday. Five years ago it was a 2-1 victory."
    found = pairing(page(text), Kind.REPORT)
    assert found is not None
    assert found.score is None


def test_it_is_the_sentence_that_counts() -> None:
    text = "Last season they drew. Salah scored."
    assert recalled(text, text.index("drew"))
    assert not recalled(text, text.index("scored"))
