"""An instant, written out for those without a script."""

from datetime import UTC, datetime

import pytest

from bot.chat import Look, Show, When
from bot.platforms.web.moments import machine, written

KICKOFF = datetime(2024, 4, 18, 19, tzinfo=UTC)


@pytest.mark.parametrize(
    ("show", "language", "zone", "text"),
    [
        (Show.MOMENT, "en", "Europe/Rome", "Thu 18 Apr 2024, 21:00 CEST"),
        (Show.MOMENT, "en-GB", "Europe/London", "Thu 18 Apr 2024, 20:00 BST"),
        (Show.RELATIVE, "en", "UTC", "Thu 18 Apr 2024, 19:00 UTC"),
        (Show.TIME, "en", "America/Sao_Paulo", "16:00 UTC-03"),
        (Show.DAY, "en", "Asia/Tokyo", "Fri 19 Apr 2024"),
        (Show.MOMENT, "it", "Europe/Rome", "gio 18 apr 2024, 21:00 CEST"),
        (Show.DAY, "de-AT", "Europe/Vienna", "Do., 18. Apr. 2024"),
        (Show.DAY, "fr", "Europe/Paris", "jeu. 18 avr. 2024"),
        (Show.DAY, "xx", "Europe/Paris", "Thu 18 Apr 2024"),
    ],
)
def test_an_instant_is_written_in_the_channels_zone(show: Show, language: str, zone: str, text: str) -> None:
    assert written(When(KICKOFF, show), Look(language, zone)) == text


def test_a_machine_reads_it_in_utc() -> None:
    assert machine(KICKOFF) == "2024-04-18T19:00:00Z"
