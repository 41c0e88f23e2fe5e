"""What moderators write when they correct something."""

from datetime import UTC, date, datetime

import pytest

from bot.knowledge.match import Score, Status
from handlers.correct_words import (
    LONGEST,
    Eleven,
    Given,
    Marked,
    Swap,
    given,
    kickoff,
    lineup,
    marked,
    score,
    status,
)

TODAY, MATCH_DAY = date(2024, 4, 17), date(2024, 4, 18)


def utc(day: int, hour: int, minute: int, month: int = 4) -> datetime:
    return datetime(2024, month, day, hour, minute, tzinfo=UTC)


@pytest.mark.parametrize(
    ("what", "words", "meant"),
    [
        ("kickoff", "20:15", Given("kickoff", "20:15")),
        ("Kick-off", "tomorrow 20:15 against Fulham", Given("kickoff", "tomorrow 20:15", "Fulham")),
        ("xi", "Gakpo for Jota vs. Atalanta", Given("lineup", "Gakpo for Jota", "Atalanta")),
        ("weather", "sunny", None),
        ("", "kickoff 20:15", Given("kickoff", "20:15")),
        ("", "20:15", None),
        ("", "", None),
        ("lineup", "Salah" + " " * LONGEST + "for Jota", None),
        ("", "lineup " + "Salah, " * LONGEST, None),
    ],
)
def test_what_is_meant(what: str, words: str, meant: Given | None) -> None:
    assert given(what, words) == meant


@pytest.mark.parametrize(
    ("words", "at"),
    [
        ("20:15", utc(18, 19, 15)),
        ("8.15pm", utc(18, 19, 15)),
        ("today 20:15", utc(17, 19, 15)),
        ("tomorrow at 8pm", utc(18, 19, 0)),
        ("Sat 20 April 17:30", utc(20, 16, 30)),
        ("saturday 17:30", utc(20, 16, 30)),
        ("2024-05-01 20:00", utc(1, 19, 0, month=5)),
        ("20.04.2024 17:30", utc(20, 16, 30)),
        ("21:00 CEST", utc(18, 19, 0)),
        ("18:00 UTC", utc(18, 18, 0)),
        ("soon", None),
        ("Saturday", None),
        ("31 June 20:00", None),
    ],
)
def test_when_it_begins(words: str, at: datetime | None) -> None:
    assert kickoff(words, TODAY, MATCH_DAY, "Europe/London") == at


def test_without_any_day_an_hour_is_not_enough() -> None:
    assert kickoff("20:15", TODAY, None, "Europe/London") is None


def test_an_hour_that_clocks_skip_is_the_moment_after_it() -> None:
    assert kickoff("31 March 2024 01:30", TODAY, None, "Europe/London") == utc(31, 1, 0, month=3)


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("postponed", Status.POSTPONED),
        ("Off.", Status.POSTPONED),
        ("on again", Status.SCHEDULED),
        ("20:15", None),
    ],
)
def test_whether_it_is_played(words: str, meant: Status | None) -> None:
    assert status(words) is meant


@pytest.mark.parametrize(
    ("words", "right"),
    [("3-1", Score(3, 1)), (" 10 : 0 ", Score(10, 0)), ("2–2", Score(2, 2)), ("3", None), ("3-1-2", None)],
)
def test_scores(words: str, right: Score | None) -> None:
    assert score(words) == right


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("Gakpo for Luis Diaz", Swap("Gakpo", "Luis Diaz")),
        ("Gakpo instead of Jota.", Swap("Gakpo", "Jota")),
        ("4-3-3", Eleven((), "4-3-3")),
        ("Liverpool 4-2-3-1", Eleven((), "4-2-3-1", "Liverpool")),
        ("Liverpool (4-3-3): Alisson, Gomez", Eleven(("Alisson", "Gomez"), "4-3-3", "Liverpool")),
        ("Alisson;\nGomez", Eleven(("Alisson", "Gomez"), None)),
        ("Gakpo", None),
        ("", None),
    ],
)
def test_line_ups(words: str, meant: Swap | Eleven | None) -> None:
    assert lineup(words) == meant


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("Salah 6.5", Marked("Salah", 6.5, "")),
        ("Mohamed Salah: 7/10", Marked("Mohamed Salah", 7, "")),
        ("Salah 6,5 by The Paper", Marked("Salah", 6.5, "The Paper")),
        ("Salah 11", None),
        ("Salah", None),
    ],
)
def test_marks(words: str, meant: Marked | None) -> None:
    assert marked(words) == meant
