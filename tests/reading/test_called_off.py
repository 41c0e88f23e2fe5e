import pytest

from bot.reading.called_off import WORDS, called_off
from bot.reading.page import page
from bot.reading.read import read

NEWS = "Out: Mohamed Salah (ankle)\nReferee: Michael Oliver\nKick-off: 8pm"


@pytest.mark.parametrize(
    "title",
    [
        "Liverpool v Everton postponed because of high winds",
        "Liverpool v Everton called off after a pitch inspection",
        "Liverpool gegen Everton abgesagt",
        "Liverpool-Everton rinviata",
    ],
)
def test_of_a_match_that_is_off_nothing_is_sure(title: str) -> None:
    found = read(f"{title}\nLiverpool v Everton\n{NEWS}")
    assert found.pairing is not None
    assert not found.pairing.sure
    assert [one.text for one in found.warnings] == [WORDS]


@pytest.mark.parametrize(
    "title",
    [
        "Liverpool v Everton: team news for the rearranged derby, postponed in December",
        "Liverpool v Everton: rail strike called off before the derby",
        "Liverpool v Everton could be postponed",
        "Liverpool v Everton: team news",
    ],
)
def test_a_match_that_has_its_day_is_played(title: str) -> None:
    assert called_off(page(title)) is None
