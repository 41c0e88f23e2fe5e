"""The hour of a weekly digest."""

from datetime import UTC, datetime

import pytest

from bot.knowledge.occasion import Kind
from bot.knowledge.weekly import Weekly, digests, read

NOW = datetime(2024, 4, 17, 12, tzinfo=UTC)  # a Wednesday


@pytest.mark.parametrize(
    ("written", "weekday", "hour", "minute"),
    [
        ("weekly monday 9:00", 0, 9, 0),
        ("fridays at 6pm", 4, 18, 0),
        ("every Sun, 20.30", 6, 20, 30),
        ("thu", 3, 9, 0),
    ],
)
def test_a_day_and_an_hour(written: str, weekday: int, hour: int, minute: int) -> None:
    assert read(written, "UTC") == Weekly(weekday, hour, minute, "UTC")


@pytest.mark.parametrize("written", ["", "weekly", "t 9:00", "monday 25:00", "someday 9:00", "monday soon"])
def test_what_is_none(written: str) -> None:
    assert read(written, "UTC") is None


def test_is_kept_as_it_is_read() -> None:
    weekly = Weekly(0, 9, 5, "Europe/London")
    assert Weekly.parse(str(weekly)) == weekly


def test_there_is_one_occasion_for_each_hour_of_the_week_that_is_in_use() -> None:
    leads = ["", "W0 09:00 Europe/London", "W2 13:00 UTC", "W2 11:00 UTC"]
    found = [(one.subject, one.kind, one.due_at) for one in digests(leads, NOW)]
    assert found == [
        ("2024-04-22", Kind.DIGEST, datetime(2024, 4, 22, 8, tzinfo=UTC)),
        ("2024-04-17", Kind.DIGEST, datetime(2024, 4, 17, 13, tzinfo=UTC)),
        ("2024-04-24", Kind.DIGEST, datetime(2024, 4, 24, 11, tzinfo=UTC)),
    ]
