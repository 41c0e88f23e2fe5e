"""Until when something is to hold."""

from datetime import UTC, datetime

import pytest

from handlers.until import until

NOW = datetime(2024, 4, 17, 13, tzinfo=UTC)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2h", "2024-04-17T15:00"),
        ("90 min", "2024-04-17T14:30"),
        ("1d 2h", "2024-04-18T15:00"),
        ("3 days", "2024-04-20T13:00"),
        ("until 18:00", "2024-04-17T17:00"),
        ("12:00", "2024-04-18T11:00"),
        ("tomorrow", "2024-04-17T23:00"),
        ("2024-05-01", "2024-04-30T23:00"),
        ("2024-05-01 9:30", "2024-05-01T08:30"),
        ("8 May", "2024-05-07T23:00"),
    ],
)
def test_what_people_write(written: str, meant: str) -> None:
    assert until(written, NOW, "Europe/London") == datetime.fromisoformat(f"{meant}+00:00")


@pytest.mark.parametrize("written", ["", "narnia", "25:00", "0h", "2024-04-17", "2024-13-01", "9999w"])
def test_what_is_over_far_away_or_not_understood(written: str) -> None:
    assert until(written, NOW, "Europe/London") is None
