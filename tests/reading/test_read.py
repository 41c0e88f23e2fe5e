from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reading.facts import Kind
from bot.reading.read import read

PREVIEW = """https://example.org/2024/04/liverpool-v-chelsea

 date 2024-04-17 The visit of Chelsea is next.

Liverpool vs. Chelsea

Premier League (32) | Anfield

Thursday, April 18 | 8pm (BST)

Referee: Michael Oliver
"""


def test_a_preview_is_read_as_a_whole() -> None:
    reading = read(PREVIEW)
    assert reading.kind is Kind.PREVIEW
    assert reading.pairing is not None
    assert (reading.pairing.home, reading.pairing.away) == ("Liverpool", "Chelsea")
    assert reading.kickoff is not None
    assert reading.kickoff.utc is not None
    assert reading.kickoff.utc.isoformat() == "2024-04-18T19:00:00+00:00"
    assert reading.venue is not None
    assert reading.venue.text == "Anfield"
    assert reading.officials.referee is not None


def test_spans_count_in_the_text_that_was_given() -> None:
    reading = read(PREVIEW)
    assert reading.pairing is not None
    assert reading.venue is not None
    assert PREVIEW[slice(*reading.pairing.at)] == "Liverpool vs. Chelsea"
    assert PREVIEW[slice(*reading.venue.at)] == "Anfield"


def test_what_the_caller_knows_of_address_and_day_wins() -> None:
    reading = read(
        "Liverpool vs. Chelsea\nSaturday 3pm\nVenue Anfield", "https://example.co.uk/x", date(2024, 4, 17)
    )
    assert reading.kickoff is not None
    assert reading.kickoff.day == date(2024, 4, 20)
    assert reading.kickoff.zone == "Europe/London"


def test_a_round_up_has_a_reading_for_each_match() -> None:
    reading = read(
        " date 2024-04-17 Everton v Leeds\nSaturday 3pm Venue Goodison Park\nReferee Michael "
        "Oliver\nDoubtful None\n"
        "Arsenal v Spurs\nSunday 2pm Venue Emirates Stadium\nReferee Anthony Taylor\nDoubtful None\n"
    )
    assert reading.pairing is None
    grounds = [match.venue.text for match in reading.matches if match.venue]
    assert grounds == ["Goodison Park", "Emirates Stadium"]


def test_season_marks_are_refused() -> None:
    reading = read("Liverpool season ratings\nAlisson - 8\nVan Dijk - 9\nSalah - 9\nGomez - 7\n")
    assert reading.kind is Kind.OTHER
    assert reading.marks == ()
    assert reading.warnings


@pytest.mark.parametrize(
    "noise",
    [
        "a" * 1_000_000, "Salah " * 170_000, "7 - " * 250_000, "Liverpool v " * 90_000, "(" * 1_000_000,
        "A; B, C | D - " * 70_000, "Liverpool v Chelsea\n" * 50_000, "Referee: " * 110_000,
        "12:30 GMT " * 100_000, "Van Dijk, Gomez (knee), " * 40_000,
    ],
)  # fmt: skip
def test_a_megabyte_of_noise_has_an_end_and_says_that_it_was_cut(noise: str) -> None:
    """How long it takes is for the bench; one that hangs runs into the time limit of every test."""
    assert any("only its beginning" in warning.text for warning in read(noise).warnings)


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    read(text)


@given(
    st.lists(
        st.sampled_from(
            [
                "Liverpool",
                "v",
                "Chelsea",
                "3-1",
                "8pm",
                "(BST)",
                "\n",
                "Salah",
                "7",
                ":",
                "is out",
                ";",
                ",",
                "Referee",
                "Saturday",
                "date 2024-04-17",
                "https://x.y/z",
            ]
        ),
        max_size=60,
    )
)
def test_any_row_of_football_words_is_read(words: list[str]) -> None:
    read(" ".join(words))


def test_the_address_in_the_text_is_no_line_of_the_article() -> None:
    address = "https://example.org/2024/04/liverpool-v-chelsea"
    reading = read(PREVIEW, address)
    assert reading == read(PREVIEW)


def test_a_report_gives_the_marks_below_it() -> None:
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
    reading = read(text)
    assert reading.kind is Kind.REPORT
    assert [(one.player, one.mark) for one in reading.marks] == [
        ("Alisson", 7.0), ("Gomez", 6.0), ("Konate", 6.0), ("Robertson", 7.0), ("Salah", 9.0),
    ]  # fmt: skip


def test_what_is_too_long_to_be_read_whole_says_so() -> None:
    text = "Liverpool v Arsenal\nKick-off: 8pm\nReferee: Anthony Taylor\n"
    assert read(text).warnings == ()
    long = read(text + "Nothing more was told of it. " * 1_000)
    assert [warning.text for warning in long.warnings] == ["it is long: only its beginning was read"]
    assert long.officials.referee is not None
