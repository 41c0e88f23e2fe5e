from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reading.facts import Kind
from bot.reading.kickoff import kickoff
from tests.reading.builders_of_articles import a_part

LONDON = "Europe/London"


@pytest.mark.parametrize(
    ("text", "local", "zone"),
    [
        ("Liverpool vs. Chelsea\nApril 18, 2024 | 8pm (BST)", "2024-04-18T20:00", LONDON),
        ("Liverpool vs. Chelsea\nThursday, April 18 | 8pm (BST)", "2024-04-18T20:00", LONDON),
        ("Date: 18 April 2024\nTime: 20:00 UK, 22:00 E.A.T, 19:00 GMT", "2024-04-18T20:00", LONDON),
        ("Date / Time: Saturday, April 20, 2024, 12.30 BST; 7:30am EDT; 5pm IST", "2024-04-20T12:30", LONDON),
        ("Kick-off: 3PM BST/10AM EDT, Saturday", "2024-04-20T15:00", LONDON),
        (
            "Liverpool v Chelsea\nSaturday 12.30pm BT Sport 1 Venue Anfield Last season Liverpool 1 Chelsea "
            "1", "2024-04-20T12:30", LONDON),
        ("Liverpool v Chelsea\nSaturday 5.30pm (KO 5.55pm) BST", "2024-04-20T17:55", LONDON),
        ("SATURDAY (3pm unless stated)\nLiverpool (1) v Chelsea (9)", "2024-04-20T15:00", LONDON),
        (
            "SATURDAY (3pm unless stated)\nLiverpool (1) v Chelsea "
            "(9), 12.30pm - Live", "2024-04-20T12:30", LONDON),
        ("The game at Anfield kicks off at 8pm BST tomorrow.", "2024-04-18T20:00", LONDON),
        ("Liverpool - Chelsea, Donnerstag, 18.04., 21 Uhr", "2024-04-18T21:00", "Europe/Berlin"),
        ("Date: Thursday, April 18, 2024\nTime: 10 pm IST", "2024-04-18T22:00", "Asia/Kolkata"),
        ("Liverpool v Chelsea\nThursday 7:45 p.m. ET", "2024-04-18T19:45", "America/New_York"),
        ("When: noon BST on Sunday 21 April", "2024-04-21T12:00", LONDON),
        ("Kick-off time:\n7.30pm BST\nSaturday 20 April", "2024-04-20T19:30", LONDON),
        ("Liverpool 15:00 Chelsea\nSaturday 20 April 2024, all times BST", "2024-04-20T15:00", LONDON),
        ("The match is on Saturday with kick-off at 12.15.", "2024-04-20T12:15", LONDON),
    ],
)  # fmt: skip
def test_the_first_clock_on_the_date_it_means(text: str, local: str, zone: str) -> None:
    said, _ = kickoff(a_part(text))
    assert said is not None
    assert said.local == datetime.fromisoformat(local)
    assert said.zone == zone


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("El partido se disputará hoy desde las 21 en el estadio.", "21:00"),
        ("Liverpool-Chelsea si gioca stasera alle 20:45.", "20:45"),
        ("Questa sera alle 18 si affrontano Liverpool e Chelsea.", "18:00"),
        ("La rencontre aura lieu à 20h45.", "20:45"),
        ("O jogo acontece hoje às 16 horas.", "16:00"),
        ("Hora de inicio: 22 horas.", "22:00"),
    ],
)
def test_clocks_of_other_languages(text: str, clock: str) -> None:
    said, _ = kickoff(a_part(text))
    assert said is not None
    told = said.local.time() if said.local else said.clock
    assert f"{told:%H:%M}" == clock


def test_it_is_an_instant_too() -> None:
    said, _ = kickoff(a_part("Liverpool vs. Chelsea\nApril 18, 2024 | 8pm (BST)"))
    assert said is not None
    assert said.utc is not None
    assert said.utc.isoformat() == "2024-04-18T19:00:00+00:00"
    assert said.sure


def test_when_the_programme_starts_is_not_when_the_match_does() -> None:
    said, _ = kickoff(
        a_part("Liverpool v Chelsea is live on Sky Sports from 7pm (BST) on Thursday, with kickoff at 8pm.")
    )
    assert said is not None
    assert said.local == datetime.fromisoformat("2024-04-18T20:00")
    assert said.zone == LONDON


@pytest.mark.parametrize(
    "text",
    [
        "Odds H 10-11 A 33-10 D 3-1\nReferee Michael Oliver 3.26 cards/game",
        "Published: 10:15, 17 April 2024\nLiverpool are fit.",
        "MX23RW : Friday, November 8 13:50:31| >> :120:50067",
        "Coverage starts at 7pm on Sky Sports.",
    ],
)
def test_other_numbers_are_no_kick_off(text: str) -> None:
    said, _ = kickoff(a_part(text))
    assert said is None or said.local is None


def test_a_wrong_weekday_is_flagged_and_the_date_wins() -> None:
    said, warnings = kickoff(a_part("Date: Saturday, April 18, 2024\nTime: 8pm BST"))
    assert said is not None
    assert said.day == date(2024, 4, 18)
    assert not said.sure
    assert [one.text for one in warnings] == ["the weekday does not fit the date"]


def test_bst_in_winter_is_flagged_and_read_as_what_london_has() -> None:
    said, warnings = kickoff(
        a_part("Liverpool v Chelsea\n18 January 2024 | 8pm (BST)", published=date(2024, 1, 17))
    )
    assert said is not None
    assert said.utc is not None
    assert said.utc.hour == 20
    assert not said.sure
    assert len(warnings) == 1


def test_gmt_in_summer_beside_london_time_is_no_slip() -> None:
    said, warnings = kickoff(a_part("Date: 18 April 2024\nTime: 19:00 GMT, 22:00 E.A.T"))
    assert said is not None
    assert said.utc is not None
    assert said.utc.hour == 19
    assert warnings == []


def test_gmt_in_summer_alone_is_a_slip() -> None:
    said, warnings = kickoff(a_part("Liverpool v Chelsea\n18 April 2024, 8pm (GMT)"))
    assert said is not None
    assert said.utc is not None
    assert said.utc.hour == 19
    assert not said.sure
    assert len(warnings) == 1


def test_the_year_comes_from_the_day_of_the_article() -> None:
    said, _ = kickoff(
        a_part("Liverpool v Chelsea\nMonday, January 1 | 8pm (GMT)", published=date(2023, 12, 30))
    )
    assert said is not None
    assert said.day == date(2024, 1, 1)


def test_a_month_in_the_address_is_enough_for_the_year() -> None:
    part = a_part(
        "Liverpool v Chelsea\nTuesday, April 19 | 8pm (BST)",
        published=None,
        address="https://example.org/2022/04/x/",
    )
    said, _ = kickoff(part)
    assert said is not None
    assert said.day == date(2022, 4, 19)


def test_a_bare_clock_is_the_readers_own() -> None:
    part = a_part("Liverpool v Chelsea\nThursday 20:45", address="https://www.example.it/articolo")
    said, _ = kickoff(part)
    assert said is not None
    assert said.zone == "Europe/Rome"
    assert not said.sure


def test_a_day_alone_is_told_without_a_clock() -> None:
    said, _ = kickoff(a_part("Thursday 18 April\nLiverpool v Chelsea\nOut: none"))
    assert said is not None
    assert (said.day, said.local) == (date(2024, 4, 18), None)


def test_a_clock_whose_day_nothing_tells() -> None:
    said, _ = kickoff(a_part("Kick-off: 16:30 UK time", published=None))
    assert said is not None
    assert said.local is None
    assert said.clock is not None
    assert said.clock.hour == 16


def test_ratings_have_no_kick_off_but_a_day() -> None:
    said, _ = kickoff(
        a_part("Liverpool 1-1 Chelsea\nApril 16, 2024\nSalah went off at 8pm", kind=Kind.RATINGS)
    )
    assert said is not None
    assert (said.day, said.local) == (date(2024, 4, 16), None)


@pytest.mark.parametrize("text", ["Liverpool v Chelsea\nSaturday 3pm", "Kick-off: 20:00 UK on 18 April"])
def test_it_points_at_the_clock(text: str) -> None:
    said, _ = kickoff(a_part(text))
    assert said is not None
    assert any(digit in text[slice(*said.at)] for digit in "32")


@given(st.text(alphabet="0123456789:. pamBSTGMTKO/-|(),Saturdy April\n"), st.dates())
def test_any_clock_is_survived(text: str, published: date) -> None:
    for kind in Kind:
        kickoff(a_part(text, published=published, kind=kind))
