"""Days and times as Football.TXT writes them."""

from datetime import date, time, timedelta

import pytest

from bot.sources.openfootball_dates import clock_at, date_at, offset_in
from bot.sources.openfootball_listed import Season

SPLIT, ONE_YEAR = Season(2023, split=True), Season(2024, split=False)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Thu Sep/21 2023", date(2023, 9, 21)),
        ("Thu Oct/5", date(2023, 10, 5)),
        ("Thu Feb/15", date(2024, 2, 15)),
        ("Fri Aug 18 2023", date(2023, 8, 18)),
        ("Sat 12 Aug", date(2023, 8, 12)),
        ("Jan/2", date(2024, 1, 2)),
        ("Sa. 12.8.", date(2023, 8, 12)),
        ("12.8.2023", date(2023, 8, 12)),
        ("Di 12 Dez", date(2023, 12, 12)),
        ("2024-05-22", date(2024, 5, 22)),
        ("Sat Jul/20", date(2024, 7, 20)),  # a season that was held up: the weekday tells
    ],
)
def test_a_day_of_a_season_over_two_years(written: str, meant: date) -> None:
    found = date_at(written, SPLIT)
    assert found is not None
    assert (found.day, found.end, found.odd) == (meant, len(written), None)


def test_a_day_of_a_season_of_one_year_may_be_in_the_year_before() -> None:
    found = [date_at(written, ONE_YEAR) for written in ("Sat Jun/15", "Sat Oct/14")]
    assert [one and one.day for one in found] == [date(2024, 6, 15), date(2023, 10, 14)]


@pytest.mark.parametrize(
    "team", ["Mainz 05  v Schalke 04", "Marseille 04", "Sao Paulo 10", "Mon 3", "1. FC Köln", "Dec/40 x"]
)
def test_the_name_of_a_team_is_no_date(team: str) -> None:
    found = date_at(team, SPLIT)
    assert found is None or found.day is None


def test_a_weekday_that_does_not_fit_is_odd() -> None:
    found = date_at("Mon Sep/21 2023", SPLIT)
    assert found is not None
    assert (found.day, found.odd) == (date(2023, 9, 21), "the weekday does not fit the date")


def test_a_day_without_any_year_is_no_day() -> None:
    found = date_at("Sep/21", None)
    assert found is not None
    assert found.day is None
    assert found.odd == "neither the date nor the heading says which year"


@pytest.mark.parametrize(
    ("written", "at", "offset"),
    [
        ("21.00  Roma", time(21), None),
        ("20:45 Roma", time(20, 45), None),
        ("18h30 Roma", time(18, 30), None),
        ("12:00 UTC-7  Roma", time(12), timedelta(hours=-7)),
        ("12:00 UTC+5:30  Roma", time(12), timedelta(hours=5, minutes=30)),
        ("12:00 UTC-3:30  Roma", time(12), timedelta(hours=-3, minutes=-30)),
    ],
)
def test_a_time_may_tell_how_far_from_utc_it_is(written: str, at: time, offset: timedelta | None) -> None:
    found = clock_at(written)
    assert found is not None
    assert found[0] == (at, offset)
    assert written[found[1] :].strip() == "Roma"


@pytest.mark.parametrize("written", ["25.00 x", "20.75 x", "1. FC Köln", "1860 München", "20.00x"])
def test_what_is_no_time_is_none(written: str) -> None:
    assert clock_at(written) is None


def test_a_venue_may_tell_how_far_from_utc_it_is() -> None:
    assert offset_in("Arena das Dunas, Natal (UTC-3)") == ("Arena das Dunas, Natal", timedelta(hours=-3))
    assert offset_in("Anfield") == ("Anfield", None)
