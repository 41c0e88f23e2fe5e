"""Lead times in words."""

import pytest

from bot.chat import Look
from bot.posts.leads import lead_words


@pytest.mark.parametrize(
    ("lead", "words"),
    [
        ("PT7200S", "2 hours before kickoff"),
        ("PT900S", "15 minutes before kickoff"),
        ("PT5400S", "1 hour 30 minutes before kickoff"),
        ("PT86400S", "1 day before kickoff"),
        ("PT90000S", "25 hours before kickoff"),
        ("PT0S", "at kickoff"),
        ("P0D09:00 Europe/London", "on the day at 09:00"),
        ("P1D18:00 Europe/London", "the day before at 18:00"),
        ("P3D18:00 Europe/London", "3 days before at 18:00"),
    ],
)
def test_leads(lead: str, words: str) -> None:
    assert lead_words(lead, Look()) == words
