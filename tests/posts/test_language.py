"""Dates, numbers and words in the reader's language."""

from datetime import date

import pytest

from bot.chat import Look, Show, When
from bot.posts.language import country, date_of, mean, moment, number, short_day, spelled, translations
from tests.builders import at

KICKOFF = at("19:00")


@pytest.mark.parametrize(
    ("show", "written"),
    [
        (Show.MOMENT, "Thu 18 Apr, 20:00 BST"),
        (Show.TIME, "20:00 BST"),
        (Show.DAY, "Thursday 18 April"),
        (Show.RELATIVE, "Thu 18 Apr, 20:00 BST"),
    ],
)
def test_a_moment_as_much_of_it_as_is_shown(show: Show, written: str) -> None:
    assert moment(When(KICKOFF, show), Look(zone="Europe/London")) == written


@pytest.mark.parametrize(
    ("zone", "written"),
    [
        ("Europe/Rome", "21:00 CEST"),
        ("America/Sao_Paulo", "16:00 UTC-3"),
        ("Asia/Kolkata", "00:30 IST"),
        ("Asia/Kathmandu", "00:45 UTC+5:45"),
    ],
)
def test_a_zone_without_letters_is_told_by_its_offset(zone: str, written: str) -> None:
    assert moment(When(KICKOFF, Show.TIME), Look(zone=zone)) == written


def test_the_day_is_the_readers_own() -> None:
    assert moment(When(at("22:30"), Show.DAY), Look(zone="Asia/Tokyo")) == "Friday 19 April"


def test_english_without_a_country_is_football_english() -> None:
    assert short_day(date(2024, 4, 18), Look("en")) == "Thu 18 Apr"
    assert date_of(date(2024, 5, 8), Look("en")) == "8 May"
    assert number(14994, Look("en")) == "14,994"


def test_another_language_writes_its_own_numbers_and_months() -> None:
    german = Look("de-AT")
    assert mean(6.25, german) == "6,3"
    assert "Mai" in date_of(date(2024, 5, 8), german)
    assert country("GB", german) == "Vereinigtes Königreich"


@pytest.mark.parametrize("language", ["xx", "", "../../etc", "tlh-Latn-AQ"])
def test_a_language_that_nobody_knows_falls_back_to_the_source_text(language: str) -> None:
    assert translations(language).gettext("Full time") == "Full time"
    assert number(1000, Look(language)) == "1,000"


def test_a_half_is_rounded_up_as_readers_do() -> None:
    assert [mean(value, Look()) for value in (6.25, 6.75, 7, 19.5 / 3)] == ["6.3", "6.8", "7.0", "6.5"]


def test_small_numbers_are_words() -> None:
    assert [spelled(count, Look()) for count in (0, 1, 10, 11)] == ["no", "one", "ten", "11"]


def test_a_country_that_has_no_known_code_is_shown_as_it_is_written() -> None:
    assert country("TUR", Look()) == "TUR"
