"""How moderators read about the sources of facts."""

from datetime import UTC, datetime

from bot.posts.feeds import Shown
from bot.posts.health import Doing, Provided, health
from tests.posts.reading import read
from tests.posts.real_tie import LONDON

BOOK = Provided("openfootball", "openfootball", "https://openfootball.github.io", ("fixtures", "results"))
API = Provided("api-football", "API-Football", None, ("lineups", "events", "something-new"), 100)
NOON = datetime(2024, 4, 18, 11, tzinfo=UTC)


def test_who_answered_when_and_what_is_left() -> None:
    assert read(health([(BOOK, Doing(NOON)), (API, Doing(NOON, left=61))], [], LONDON)) == [
        "Where the facts come from",
        "• openfootball: last answer Thu 18 Apr, 12:00 BST. It gives fixtures and results.",
        "• API-Football: last answer Thu 18 Apr, 12:00 BST. 61 of 100 calls left today. "
        "It gives line-ups, goals and cards and something-new.",
    ]


def test_those_that_do_not_answer_come_first_with_the_reason() -> None:
    ill = Doing(None, "API-Football did not answer in time.", NOON, 99)
    lines = read(health([(BOOK, Doing(NOON)), (API, ill)], [], LONDON))
    assert lines[1].startswith(
        "• API-Football: no answer yet. API-Football did not answer in time. Next try: Thu 18 Apr, 12:00 BST."
    )


def test_feeds_that_cannot_be_read_are_told_too() -> None:
    good = Shown(1, "The Gazette", "https://gazette.example/feed", False, None)
    bad = Shown(2, "The Herald", "https://herald.example/feed", False, "it answers 404")
    lines = read(health([(BOOK, Doing())], [good, bad], LONDON))
    assert lines[-2:] == ["Feeds that cannot be read", "• The Herald: it answers 404"]
    assert read(health([(BOOK, Doing())], [good], LONDON))[-1] == "Every feed can be read."


def test_with_no_provider_it_says_so() -> None:
    assert read(health([], [], LONDON))[1] == "No provider of football data is switched on here."
