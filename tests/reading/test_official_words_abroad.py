"""Officials in sentences of other languages."""

import pytest

from bot.reading.officials import officials
from tests.reading.builders_of_articles import a_part


@pytest.mark.parametrize(
    ("text", "referee"),
    [
        ("El partido será a las 21, con el arbitraje del francés Clément Turpin.", "Clément Turpin"),
        ("El árbitro del encuentro va a ser Facundo Tello.", "Facundo Tello"),
        ("O árbitro principal do jogo vai ser o chileno Roberto Tobar.", "Roberto Tobar"),
        ("L'arbitro designato per la sfida è Marco Guida.", "Marco Guida"),
        ("Sarà Marco Guida di Torre Annunziata a dirigere la sfida.", "Marco Guida"),
        ("La gara sarà arbitrata da Marco Guida.", "Marco Guida"),
        ("L'arbitre désigné pour ce match est Clément Turpin.", "Clément Turpin"),
        ("Pour diriger la rencontre, la Ligue a nommé Clément Turpin.", "Clément Turpin"),
        ("Felix Zwayer pfeift das Spiel.", None),
    ],
)
def test_the_referee(text: str, referee: str | None) -> None:
    found = officials(a_part(text)).referee
    assert (found.text if found else None) == (referee or "Felix Zwayer")


@pytest.mark.parametrize(
    "text",
    [
        "Schiedsrichter: Wer pfeift das Spiel?",
        "Il quarto uomo sarà Matteo Marchetti.",
        "El cuarto árbitro será Juan Lara.",
    ],
)
def test_what_names_no_referee(text: str) -> None:
    assert officials(a_part(text)).referee is None


def test_the_fourth_official() -> None:
    found = officials(a_part("Il quarto uomo sarà Matteo Marchetti.")).fourth
    assert found is not None
    assert found.text == "Matteo Marchetti"


def test_assistants() -> None:
    found = officials(
        a_part("L'arbitre est Clément Turpin. Il sera assisté par Nicolas Danos et Benjamin Pages.")
    )
    assert [one.text for one in found.assistants] == ["Nicolas Danos", "Benjamin Pages"]
