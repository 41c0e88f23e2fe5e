import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reading.facts import Kind
from bot.reading.headers import pairing
from bot.reading.page import page

PREVIEW, RATINGS = Kind.PREVIEW, Kind.RATINGS


def _teams(text: str, kind: Kind = PREVIEW, address: str | None = None) -> tuple[str, str] | None:
    found = pairing(page(text, address), kind)
    return (found.home, found.away) if found else None


def _result(text: str, address: str | None = None) -> tuple[str, str, tuple[int, int] | None] | None:
    found = pairing(page(text, address), RATINGS)
    return (found.home, found.away, found.score) if found else None


@pytest.mark.parametrize(
    "line",
    [
        "Liverpool vs. Chelsea",
        "Liverpool v Chelsea",
        "Liverpool (1) v Chelsea (14), Live BT Sport 1",
        "Fixture: Liverpool vs Chelsea",
        "Preview: Liverpool v Chelsea",
        "Liverpool-Chelsea, le probabili formazioni",
        "Liverpool x Chelsea: prováveis escalações",
        "Chelsea @ Liverpool",
        "The Premier League meeting between Liverpool and Chelsea is on Sunday.",
        "Liverpool host Chelsea on Tuesday evening.",
        "Liverpool and Chelsea meet on Saturday.",
        "Liverpool e Chelsea se enfrentam neste domingo.",
        "Chelsea travel to Liverpool on Tuesday.",
        "Liverpool (4-3-3): Alisson; Gomez\nChelsea (4-2-3-1): Sanchez; James",
    ],
)
def test_the_two_teams(line: str) -> None:
    assert _teams(line) == ("Liverpool", "Chelsea")


def test_a_pair_out_of_the_address_is_written_as_in_the_text() -> None:
    address = "https://example.org/2020/dec/16/liverpool-v-tottenham-live"
    text = "Team news\nLiverpool (4-3-3) Alisson; Gomez\nTottenham Hotspur (4-2-3-1) Lloris; Aurier"
    assert _teams(text, address=address) == ("Liverpool", "Tottenham Hotspur")


def test_whose_line_up_it_is_does_not_tell_who_is_at_home() -> None:
    text = "Predicted Liverpool XI vs Leipzig\nLiverpool go to the Red Bull Arena on Wednesday."
    assert _teams(text) == ("Leipzig", "Liverpool")


def test_a_player_against_a_team_is_no_match() -> None:
    address = "https://example.org/player-ratings-real-madrid-3-3-manchester-city/"
    assert _teams("Ratings below\nToni Kroos vs Manchester City:", RATINGS, address) == (
        "Real Madrid",
        "Manchester City",
    )


@pytest.mark.parametrize(
    "line",
    [
        "Sunderland 1 Portsmouth 0: match ratings",
        "PLAYER RATINGS: Sunderland 1-0 Portsmouth",
        "Sunderland 1 - 0 Portsmouth",
    ],
)
def test_the_score_of_a_headline(line: str) -> None:
    assert _result(line) == ("Sunderland", "Portsmouth", (1, 0))


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Arsenal lost 1-0 to Inter at San Siro.", ("Inter", "Arsenal", (1, 0))),
        ("Liverpool fell to a 3-0 defeat by Atalanta at Anfield.", ("Liverpool", "Atalanta", (0, 3))),
        ("Chelsea beat Man City 2-1 at Stamford Bridge.", ("Chelsea", "Man City", (2, 1))),
        ("Liverpool came back with a 2-2 draw at Fulham.", ("Fulham", "Liverpool", (2, 2))),
    ],
)
def test_the_score_of_a_sentence_is_the_home_sides_first(
    sentence: str, expected: tuple[str, str, tuple[int, int]]
) -> None:
    assert _result(sentence) == expected


def test_a_preview_has_no_score() -> None:
    found = pairing(
        page("Liverpool v Chelsea\nThey lost 5-0 at home to Liverpool earlier in the season."), PREVIEW
    )
    assert found is not None
    assert found.score is None


def test_competition_and_stage() -> None:
    found = pairing(
        page("Atalanta vs. Liverpool\nEuropa League quarter-final second leg | Gewiss Stadium"), PREVIEW
    )
    assert found is not None
    assert (found.competition, found.stage) == ("Europa League", "quarter-final second leg")


def test_a_channel_is_no_competition() -> None:
    found = pairing(
        page("Leeds v Chelsea\nSunday 2pm Sky Sports Premier League Venue Elland Road\nFA Cup"), PREVIEW
    )
    assert found is not None
    assert found.competition == "FA Cup"


def test_no_two_teams_no_match() -> None:
    assert _teams("Rumours about the summer.") is None


def test_it_points_at_what_it_read() -> None:
    text = "A headline\n\nLiverpool vs. Chelsea\n"
    found = pairing(page(text), PREVIEW)
    assert found is not None
    assert text[slice(*found.at)] == "Liverpool vs. Chelsea"


@given(st.text())
def test_any_text_is_survived(text: str) -> None:
    for kind in Kind:
        pairing(page(text, f"https://example.org/{text[:30]}"), kind)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Liverpool and Chelsea meet in the Premier League on Saturday.", "Premier League"),
        ("Liverpool and Chelsea meet. Both won in the Champions League last week.", None),
        ("Why: cinch Premiership round 6\nLiverpool v Chelsea", "Scottish Premiership"),
    ],
)
def test_the_competition_is_this_matchs(text: str, name: str | None) -> None:
    found = pairing(page(text), PREVIEW)
    assert found is not None
    assert found.competition == name


def test_the_folders_of_an_address_name_the_competition() -> None:
    address = "https://paper.example/football/premier-league/liverpool-v-chelsea"
    found = pairing(page("Liverpool v Chelsea", address), PREVIEW)
    assert found is not None
    assert found.competition == "Premier League"


@pytest.mark.parametrize(
    "stage",
    ["32. Spieltag", "giornata 32", "32^ giornata", "jornada 32", "32ª rodada", "32e journée", "Spieltag 32"],
)
def test_a_matchday_in_other_languages(stage: str) -> None:
    found = pairing(page(f"Liverpool - Chelsea\nLiga, {stage}"), PREVIEW)
    assert found is not None
    assert found.stage == "matchday 32"


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("Inter Milan 4-2\nAtalanta\nPlayer ratings", None),
        ("Inter Milan-Atalanta (4-2)\nLes notes", None),
        ("Le pagelle", "https://example.org/inter-milan-4-x-2-atalanta"),
    ],
)
def test_a_result_behind_or_below_or_in_the_address(text: str, address: str | None) -> None:
    found = _result(text, address)
    assert found is not None
    assert (found[0].lower(), found[1].lower(), found[2]) == ("inter milan", "atalanta", (4, 2))


def test_a_cup_is_no_team() -> None:
    assert _teams("Brasil é eliminado da Copa América", RATINGS) is None


def test_the_day_and_the_hour_are_no_team() -> None:
    assert _teams("Am Sonntag (17.30 Uhr/DAZN) gegen Mainz 05") is None
