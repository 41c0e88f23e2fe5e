"""Why something was not posted."""

import pytest

from bot.chat import Look
from bot.posts.reasons import reason_in_words


@pytest.mark.parametrize(
    ("written", "english", "french"),
    [
        ("moderators paused it.", "moderators paused it", "mis en pause par la modération"),
        (
            "the bot may not post there. Missing Access",
            "the bot may not post there. Missing Access",
            "le bot ne peut pas publier là-bas. Missing Access",
        ),
        (
            "nobody knows whether it arrived: a time-out",
            "nobody knows whether it arrived: a time-out",
            "personne ne sait si c’est arrivé\u00a0: a time-out",
        ),
        ("Bad Request: no", "Bad Request: no", "Bad Request: no"),
    ],
)
def test_ours_in_the_readers_language_and_a_platforms_own_as_it_is(
    written: str, english: str, french: str
) -> None:
    assert reason_in_words(written, Look("en")) == english
    assert reason_in_words(written, Look("fr")) == french
