"""Which match, which team, which player an article means; and that it is nobody rather than the wrong one."""

from datetime import date

import pytest

from bot.knowledge.match import Competition, CompetitionKey, Team, TeamKey
from bot.knowledge.review import LeftOut, Reason, Unsure
from bot.reading.facts import Kind, Reading
from bot.reading.known import Calendar
from bot.reading.resolving import Person, person, side, teams_meant, which
from tests.reading.football import (
    ATALANTA,
    FIRST_LEG,
    LIVERPOOL,
    SECOND_LEG,
    SQUADS,
    a_fixture,
    a_match,
    a_reading,
    instant,
)

EVE = date(2024, 4, 17)
MORNING_AFTER = date(2024, 4, 19)
UNITED = Team(TeamKey("manchester-united"), "Manchester United")
CITY = Team(TeamKey("manchester-city"), "Manchester City")
TIE = Calendar((LIVERPOOL, ATALANTA, UNITED), (FIRST_LEG, SECOND_LEG), (SECOND_LEG,))


def meant(reading: Reading, appeared: date = EVE, calendar: Calendar = TIE) -> str | None:
    found = which(reading, calendar, appeared, instant(f"{appeared}T23:00+00:00"))
    return found.fixture.match.key if found.fixture else None


def test_the_match_to_come_is_meant_by_a_preview() -> None:
    assert meant(a_reading()) == "second"


@pytest.mark.parametrize("name", ["Atalanta BC", "ATALANTA", "Atalanta Bergamo", "La Dea"])
def test_a_team_has_many_names(name: str) -> None:
    assert meant(a_reading(name, "the Reds")) == "second"


def test_the_day_decides_between_two_legs() -> None:
    assert (
        meant(a_reading("Liverpool", "Atalanta", Kind.REPORT, date(2024, 4, 11)), date(2024, 4, 12))
        == "first"
    )
    assert meant(a_reading(day=date(2024, 4, 18))) == "second"


def test_without_a_day_a_report_is_about_the_match_just_played() -> None:
    assert meant(a_reading(kind=Kind.REPORT), MORNING_AFTER) == "second"
    assert meant(a_reading("Liverpool", "Atalanta", Kind.RATINGS), date(2024, 4, 12)) == "first"


def test_a_report_is_never_about_a_match_to_come() -> None:
    assert meant(a_reading(kind=Kind.REPORT), EVE) is None


def test_an_old_preview_is_not_about_the_next_match() -> None:
    assert meant(a_reading(), date(2024, 4, 1)) is None
    assert meant(a_reading(), MORNING_AFTER) is None


def test_sides_the_other_way_round_need_the_very_day() -> None:
    assert meant(a_reading("Liverpool", "Atalanta")) is None
    found = which(
        a_reading("Liverpool", "Atalanta", day=date(2024, 4, 18)), TIE, EVE, instant("2024-04-17T12:00+00:00")
    )
    assert found.fixture == SECOND_LEG
    assert found.turned


def test_another_club_of_a_similar_name_is_not_meant() -> None:
    derby = a_fixture(a_match("derby", UNITED, LIVERPOOL))
    assert (
        meant(a_reading("Manchester City", "Liverpool"), EVE, Calendar((UNITED, LIVERPOOL), (derby,))) is None
    )
    assert teams_meant("Manchester City", (UNITED, CITY)) == [CITY]
    assert teams_meant("Man Utd", (UNITED, CITY)) == [UNITED]
    assert teams_meant("Manchester", (UNITED, CITY)) == []


def test_both_sides_must_fit() -> None:
    assert meant(a_reading("Atalanta", "Manchester United")) is None


def test_a_doubt_offers_the_matches_that_it_may_be() -> None:
    found = which(a_reading("Liverpool", "Atalanta"), TIE, EVE, instant("2024-04-17T12:00+00:00"))
    assert found.fixture is None
    assert [one.match.key for one in found.candidates] == ["second", "first"]


def test_where_no_match_is_named_those_that_people_talk_about_are_offered() -> None:
    found = which(Reading(Kind.RATINGS), TIE, MORNING_AFTER, instant("2024-04-19T08:00+00:00"))
    assert (found.fixture, [one.match.key for one in found.candidates]) == (None, ["second"])


def test_two_matches_that_fit_are_a_doubt() -> None:
    again = a_fixture(a_match("again", ATALANTA, LIVERPOOL), "2024-04-20T19:00+00:00")
    assert meant(a_reading(), EVE, Calendar(TIE.teams, (SECOND_LEG, again))) is None


def test_an_unsure_pairing_and_another_competition_are_doubts() -> None:
    assert meant(a_reading(sure=False)) is None
    assert meant(a_reading(competition="Serie A")) is None
    assert meant(a_reading(competition="Europa League quarter-final")) == "second"


def test_a_competition_that_says_nothing_is_no_doubt() -> None:
    cup = a_fixture(a_match("c", ATALANTA, LIVERPOOL, Competition(CompetitionKey("cup"), "The Cup")))
    assert meant(a_reading(competition="Cup"), EVE, Calendar(TIE.teams, (cup,))) == "c"


# --- players


def who(written: str, team: Team | None = LIVERPOOL) -> str | None:
    found = person(written, SQUADS, team.key if team else None)
    return found.name if isinstance(found, Person) and not found.unsure else None


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Salah", "Mohamed Salah"), ("Mo Salah", "Mohamed Salah"), ("M. Salah", "Mohamed Salah"),
        ("Ibrahima Konate", "Ibrahima Konaté"), ("Virgil", "Virgil van Dijk"),
        ("Van Dijk", "Virgil van Dijk"),
        ("Robbo", "Andrew Robertson"), ("Mac Allister", "Alexis Mac Allister"), ("Luis Diaz", "Luis Díaz"),
        ("Dominic Szoboszlai", "Dominik Szoboszlai"), ("MOHAMED SALAH", "Mohamed Salah"),
    ],
)  # fmt: skip
def test_a_player_is_found_however_he_is_written(written: str, name: str) -> None:
    assert who(written) == name


@pytest.mark.parametrize(
    "written",
    ["Luis Suárez", "Conor Gallagher", "Mohamed Elneny", "Harvey Barnes", "Andy Carroll", "Diego Costa"],
)
def test_somebody_else_is_left_as_written_and_marked(written: str) -> None:
    found = person(written, SQUADS, LIVERPOOL.key)
    assert found == Person(written, LIVERPOOL.key, Unsure.UNKNOWN_PLAYER)


def test_a_misspelt_name_is_found_and_a_bad_one_is_marked() -> None:
    assert who("Palasic", ATALANTA) == "Mario Pašalić"
    found = person("Gomes", SQUADS, LIVERPOOL.key)
    assert found == Person("Joe Gomez", LIVERPOOL.key, Unsure.SPELLING)


def test_a_whole_name_of_the_other_squad_is_a_slip_of_the_articles_and_a_part_of_one_is_nobody() -> None:
    assert person("Curtis Jones", SQUADS, ATALANTA.key) == Person(
        "Curtis Jones", LIVERPOOL.key, Unsure.GUESSED
    )
    found = person("Alisson", SQUADS, ATALANTA.key)
    assert isinstance(found, LeftOut)
    assert found.reason is Reason.WHICH_TEAM


def test_who_plays_for_nobody_is_left_out_where_no_team_is_told() -> None:
    found = person("Erling Haaland", SQUADS, None)
    assert isinstance(found, LeftOut)
    assert found.reason is Reason.WHICH_TEAM


def test_between_two_nobody_is_guessed() -> None:
    jones = [*SQUADS, SQUADS[0].__class__("Callum Jones", LIVERPOOL.key)]
    found = person("Jones", jones, LIVERPOOL.key)
    assert isinstance(found, LeftOut)
    assert found.reason is Reason.WHICH_PLAYER
    assert set(found.nearest) == {"Curtis Jones", "Callum Jones"}


def test_which_side_a_name_means_within_a_match() -> None:
    match = SECOND_LEG.match
    assert side("The Reds", match) == LIVERPOOL
    assert side("Atalanta BC", match) == ATALANTA
    assert side("Everton", match) is None
    assert side("", match) is None
