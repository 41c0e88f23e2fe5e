import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reading.facts import Kind
from bot.reading.kinds import kind_of
from bot.reading.page import page

RATED = (
    "Alisson: 7\nOne good stop.\nRobertson: 6\nQuiet.\nVan Dijk: 8\nOn top of it all.\nSalah: 9\nTwo goals.\n"
)


@pytest.mark.parametrize(
    "headline",
    [
        "Player ratings: Liverpool 2-0 Everton",
        "How the Liverpool players rated against Everton",
        "Liverpool half-time player ratings v Everton",
        "Liverpool 2-0 Everton, best win of the season: player ratings",
        "Player ratings from the opening game of the season",
        "Liverpool player ratings as Salah ends season in style",
    ],
)
def test_marks_for_one_match_are_ratings(headline: str) -> None:
    assert kind_of(page(f"{headline}\n{RATED}")) is Kind.RATINGS


@pytest.mark.parametrize(
    "headline",
    [
        "Liverpool season ratings: who gets a nine?",
        "Rating every Liverpool player's season",
        "Player ratings for the 2019/20 campaign",
        "Liverpool's 2022/23 player ratings",
        "Rating every summer signing",
        "EA FC 25 ratings: the Liverpool players",
        "End of season player ratings",
        "Liverpool season review: every player rated for 2024-25",
    ],
)
def test_marks_for_a_season_or_a_window_are_about_no_match(headline: str) -> None:
    assert kind_of(page(f"{headline}\n{RATED}")) is Kind.OTHER


def test_the_address_tells_that_there_are_ratings() -> None:
    text = "GK Thibaut Courtois\nHad little to do. Rating: 6.5"
    address = "https://example.org/real-madrid-player-ratings-vs-atletico-madrid/"
    assert kind_of(page(text, address)) is Kind.RATINGS


@pytest.mark.parametrize(
    "text",
    [
        "Everton v Leeds\nSaturday 3pm\nVenue Goodison Park\nDoubtful None\nInjured Mina (ankle, Oct)",
        "Predicted Liverpool XI: Alisson; Gomez, Konate; Endo, Elliott; Salah, Jota",
        "Real Madrid-Liverpool, le probabili formazioni\nREAL MADRID (4-3-3): Courtois; Carvajal, Nacho; "
        "Kroos",
        "Voraussichtliche Aufstellung\nHradecky - Tah, Hincapie - Wirtz\nEs fehlen\nSchick (Leiste)",
        "Liverpool (4-3-3) Alisson; Robertson, Fabinho; Jones; Salah.\nSubstitutes: Kelleher.\nReferee "
        "Anthony Taylor.",
    ],
)
def test_what_is_still_to_come_is_a_preview(text: str) -> None:
    assert kind_of(page(text)) is Kind.PREVIEW


def test_what_has_happened_is_a_report() -> None:
    text = (
        "Liverpool 2-1 Chelsea\nSalah opened the scoring in the 12th minute and Jota doubled the lead "
        "before the "
        "break. Palmer scored from the spot after 70 minutes, but the visitors were beaten 2-1 at the final "
        "whistle."
    )
    assert kind_of(page(text)) is Kind.REPORT


def test_a_page_about_something_else_is_about_no_match() -> None:
    assert kind_of(page("The club shop has new scarves.\nThey cost ten pounds.")) is Kind.OTHER


def test_a_move_to_another_club_is_about_no_match() -> None:
    text = (
        "Midfielder to undergo medical\nHe will sign a contract until 2029 after the clubs agreed a fee, "
        "and could "
        "be the third signing of the summer. He should be a big upgrade. The deal will be done this week."
    )
    assert kind_of(page(text)) is Kind.OTHER


@pytest.mark.parametrize(
    "lines",
    [
        "Inter-Milan, le pagelle\nHANDANOVIC 4\nMale.\nSKRINIAR 6\nBene.\nDE VRIJ 4,5\nCosì così.",
        "Inter-Milan, le pagelle\nPadelli 5 - In ritardo.\nGodin 6 - Soffre.\nMoses (dall'80) 6,5 - Entra "
        "bene.",
        "Inter-Milan, le pagelle\n5 HANDANOVIC\nUn tiro.\n5,5 RANOCCHIA\nSbaglia.\n6 ROLANDO\nOnesto.",
        "Match ratings\n6 McLaughlin: Quiet.\n7 O'Nien: Busy.\n8 MAGUIRE (for Morgan, 57): The winner.",
        "Match ratings\nLiverpool: Alisson (8), Gomez (7), Van Dijk (7), Robertson (7), Fabinho (6).",
    ],
)
def test_marks_in_other_places_and_languages(lines: str) -> None:
    assert kind_of(page(lines)) is Kind.RATINGS


@given(st.text())
def test_any_text_has_a_kind(text: str) -> None:
    assert isinstance(kind_of(page(text)), Kind)


@pytest.mark.parametrize(
    "text",
    [
        # three clubs behind the players' names
        "Le notate\nPedri (Barcelona) - 9\nKroos (Real Madrid) - 8\nOblak (Atlético Madrid) - 8\nDe Jong "
        "(Barcelona) - 8",
        # every comment is about a season
        "Ratings: our champions\nAlisson\nA fine season in goal. 8\nSalah\nScored all season long. 9\n"
        "Jota\nMissed "
        "half of the season. 6\nKonate\nHis best season so far. 8",
        "Rating the players over the first World Cup qualifying window\n" + RATED,
    ],
)
def test_marks_for_many_matches_are_about_no_match(text: str) -> None:
    assert kind_of(page(text)) is Kind.OTHER


def test_a_report_with_marks_below_is_a_report() -> None:
    prose = (
        "Liverpool beat Everton 2-0. Salah opened the scoring after 12 minutes, and he doubled the lead "
        "before "
        "the break, when Pickford saved twice. Everton were beaten at the final whistle. "
    )
    text = (
        "Liverpool 2-0 Everton\n"
        + (prose * 5 + "\n") * 3
        + "Alisson 7\nGomez 6\nKonate 6\nRobertson 7\nSalah 9"
    )
    assert kind_of(page(text)) is Kind.REPORT


def test_names_and_marks_on_lines_of_their_own_are_ratings() -> None:
    text = (
        "Bayern gegen Dortmund 3:1: Die Einzelkritik\n"
        "Neuer\n2,5\nHielt alles.\nKimmich\n2\nLief viel.\nKane\n1\nTraf zweimal."
    )
    assert kind_of(page(text)) is Kind.RATINGS


def test_a_preview_in_spanish_is_one() -> None:
    text = (
        "Los posibles onces del Real Madrid-Villarreal\nEl Madrid recibe al Villarreal.\n"
        "XI del Real Madrid: Courtois; Carvajal, Ramos, Varane, Mendy; Casemiro, Kroos, Modric; Rodrygo, "
        "Asensio, Benzema."
    )
    assert kind_of(page(text)) is Kind.PREVIEW
