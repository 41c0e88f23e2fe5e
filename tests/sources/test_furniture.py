"""Lines that are furniture of a publisher, and those that only look like it."""

import pytest

from bot.sources.furniture import is_furniture


@pytest.mark.parametrize(
    "line",
    [
        "Advertisement",
        "ANZEIGE",
        "Pubblicità",
        "Share this article",
        "READ MORE: Klopp reacts to defeat",
        "[ MORE: 3 things we learned ]",
        "MORE SPURS STORIES",
        "Leggi anche: le pagelle",
        "Lesen Sie auch: Noten",
        "(Photo by A Person/Getty Images)",
        "Sign up to our newsletter",
        "Follow us on X",
        "Related articles",
        "Image: Getty Images",
        "Lee también",
    ],
)
def test_furniture_is_known(line: str) -> None:
    assert is_furniture(line)


@pytest.mark.parametrize(
    "line",
    [
        "Salah – 7",
        "Read, James – 6",
        "Reading 2-1 Leeds",
        "Follow-up surgery for Jota",
        "Save of the day: Alisson",
        "Referee: Share Peters",
        "More than 53,000 will be at Anfield",
        "Watch: TNT Sports 1",
        "Seen off",
        "",
        "Signed: nobody",
        "Image rights delay Mbappe",
    ],
)
def test_what_may_be_a_fact_is_kept(line: str) -> None:
    assert not is_furniture(line)
