import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reading.facts import OfficialsSaid
from bot.reading.officials import officials
from tests.reading.builders_of_articles import a_part


def _read(text: str) -> tuple[str | None, list[str], str | None, list[str]]:
    found: OfficialsSaid = officials(a_part(text))
    return (
        found.referee.text if found.referee else None,
        [one.text for one in found.assistants],
        found.fourth.text if found.fourth else None,
        [one.text for one in found.var],
    )


@pytest.mark.parametrize(
    "text",
    [
        "Referee: Michael Oliver",
        "Referee Michael Oliver",
        "Referee Michael Oliver This season G15 Y48 R1 3.26 cards/game",
        "Referee: Michael Oliver (Northumberland)",
        "Referee: Michael Oliver (ENG)",
        "REFEREE: Michael Oliver.",
        "Referee? Michael Oliver",
        "Odds H 1-2. Referee: Michael Oliver",
        "Michael Oliver has been confirmed as the referee for the trip.",
        "Michael Oliver will referee the match.",
        "Michael Oliver is the man in the middle.",
        "The referee for Saturday's game is Michael Oliver.",
        "The game will be refereed by Michael Oliver.",
        "Referee Michael Oliver will be in charge.",
        "Michael Oliver takes charge of the tie.",
        "Schiedsrichter\nOliver, Michael (England)",
        "Schiedsrichter: Michael Oliver (England)",
        "Arbitro: Michael Oliver",
        "Árbitro: Michael Oliver (ING)",
        "Michael Oliver é o árbitro principal.",
        "Arbitre : Michael Oliver (ANG)",
    ],
)
def test_the_referee(text: str) -> None:
    assert _read(text)[0] == "Michael Oliver"


def test_a_whole_table() -> None:
    text = (
        "Referee: Daniele Orsato (ITA)\nAssistants: Lorenzo Manganelli (ITA), Fabiano Preti (ITA)\n"
        "Additional assistant referees: Marco Guida (ITA), Daniele Doveri (ITA)\nFourth official: Giorgio "
        "Peretti (ITA)\n"
        "VAR: Massimiliano Irrati"
    )
    assert _read(text) == (
        "Daniele Orsato", ["Lorenzo Manganelli", "Fabiano Preti"], "Giorgio Peretti", ["Massimiliano Irrati"],
    )  # fmt: skip


def test_several_in_one_line() -> None:
    text = (
        "Referee: Craig Pawson. Assistants: Marc Perry, Ian Hussin. Fourth official: John Brooks. "
        "VAR: Paul Tierney."
    )
    assert _read(text) == ("Craig Pawson", ["Marc Perry", "Ian Hussin"], "John Brooks", ["Paul Tierney"])


def test_roles_in_brackets() -> None:
    assert _read("Referee: Craig Pawson (on pitch); Darren England (VAR)") == (
        "Craig Pawson",
        [],
        None,
        ["Darren England"],
    )


def test_a_table_in_german() -> None:
    text = (
        "Schiedsrichter-Team\nVincic, Slavko (Slowenien)\nAssistenten\nKlancnik, Tomaz (Slowenien)\n"
        "Kovacic, Andraz (Slowenien)\nVierter Offizieller\nPeljto, Irfan "
        "(Bosnien)\nVideo-Assistent\nKajtazovic, Nejc (Slowenien)"
    )
    assert _read(text) == (
        "Slavko Vincic",
        ["Tomaz Klancnik", "Andraz Kovacic"],
        "Irfan Peljto",
        ["Nejc Kajtazovic"],
    )


def test_sentences() -> None:
    text = (
        "Cyril Mugnier and Mehdi Rahmouni are Letexier's assistants. Pierre Gaillouste is the fourth "
        "official while "
        "Jerome Brisard and Willy Delajod are on VAR."
    )
    assert _read(text) == (
        None, ["Cyril Mugnier", "Mehdi Rahmouni"], "Pierre Gaillouste", ["Jerome Brisard", "Willy Delajod"],
    )  # fmt: skip


def test_sentences_in_portuguese() -> None:
    text = (
        "Auxílio dos assistentes Stéphane De Almeida e Jonas Erni. Lukas Fahndrich será o quarto árbitro e "
        "Fedayi San comandará o VAR."
    )
    assert _read(text)[1:] == (["Stéphane De Almeida", "Jonas Erni"], "Lukas Fahndrich", ["Fedayi San"])


@pytest.mark.parametrize(
    "text",
    [
        "Referee: TBC",
        "The referee blew his whistle.",
        "Referee decisions cost them.",
        "Assistant coach Pep Lijnders spoke on Friday.",
        "VAR ruled the goal out.",
        "The VAR check took four minutes.",
        "Salah will take charge of penalties, says the official site.",
    ],
)
def test_nobody_is_made_an_official(text: str) -> None:
    assert _read(text) in ((None, [], None, []), ("Salah", [], None, []))


def test_it_points_at_the_name() -> None:
    text = "Intro\nReferee: Michael Oliver (Northumberland)"
    found = officials(a_part(text)).referee
    assert found is not None
    assert text[slice(*found.at)] == "Michael Oliver"


@given(st.text())
def test_any_text_is_survived(text: str) -> None:
    officials(a_part(f"Referee: {text}\nVAR\n{text}\n{text} will referee"))
