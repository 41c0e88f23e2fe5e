"""Days as people type them, in each of our languages."""

from datetime import UTC, date, datetime

import pytest

from bot.chat import Look
from bot.posts.language import date_of, spoken
from handlers import correct_words, news_words
from handlers.day_words import day
from handlers.until import until

TODAY = date(2024, 4, 17)
NOW = datetime(2024, 4, 17, 13, tzinfo=UTC)


@pytest.mark.parametrize("language", spoken())
def test_a_day_is_understood_as_it_is_shown(language: str) -> None:
    days = [date(2024 + (month < 5), month, 8) for month in range(1, 13)]
    assert [day(date_of(one, Look(language, "UTC")), TODAY) for one in days] == [(one, False) for one in days]


@pytest.mark.parametrize("written", ["morgen", "Mañana", "domani", "demain", "amanhã", "tomorrow"])
def test_tomorrow(written: str) -> None:
    assert day(written, TODAY) == (date(2024, 4, 18), False)
    assert correct_words.kickoff(f"{written} 20:15", TODAY, None, "UTC") == datetime(
        2024, 4, 18, 20, 15, tzinfo=UTC
    )


@pytest.mark.parametrize(
    "written",
    [
        "until 8 May",
        "bis zum 8. Mai",
        "hasta el 8 de mayo",
        "fino al 8 maggio",
        "jusqu'au 8 mai",
        "até 8 de maio",
    ],
)
def test_what_stands_before_it(written: str) -> None:
    assert until(written, NOW, "UTC") == datetime(2024, 5, 8, tzinfo=UTC)
    told = news_words.read({"do": "add", "player": "Bradley", "status": "out", "reason": f"ankle {written}"})
    assert told is not None
    assert told.reason == "ankle"
    assert day(told.until, TODAY) == (date(2024, 5, 8), False)


@pytest.mark.parametrize("written", ["2h", "2 hours", "2 Stunden", "2 horas", "2 ore", "2 heures"])
def test_a_few_hours(written: str) -> None:
    assert until(written, NOW, "UTC") == datetime(2024, 4, 17, 15, tzinfo=UTC)


@pytest.mark.parametrize("written", ["1er mai", "1º de maio", "May 1st"])
def test_the_first_of_a_month(written: str) -> None:
    assert day(written, TODAY) == (date(2024, 5, 1), False)


@pytest.mark.parametrize("written", ["", "soon", "30 février", "no day at all"])
def test_no_day(written: str) -> None:
    assert day(written, TODAY) is None
