"""How far a match is, minute by minute, and what is asked about it then."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest

from bot.knowledge.match import CompetitionKey, MatchKey, Status
from bot.sources.phases import CORRECTIONS, Fixture, Phase, phase, rechecks

KICKOFF = datetime(2025, 9, 13, 14, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)
A_DAY = timedelta(days=1)
US, THEM = "us", "them"


def a_fixture(kickoff_at: datetime | None = KICKOFF, **more: object) -> Fixture:
    return Fixture(MatchKey("the-match"), CompetitionKey("premier-league"), "2025-26", kickoff_at, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        (-3 * A_DAY, Phase.CALM),
        (-12 * HOUR - MINUTE, Phase.CALM),
        (-12 * HOUR, Phase.MATCHDAY),
        (-91 * MINUTE, Phase.MATCHDAY),
        (-90 * MINUTE, Phase.LINEUPS),
        (-MINUTE, Phase.LINEUPS),
        (timedelta(), Phase.LIVE),
        (150 * MINUTE, Phase.LIVE),
        (4 * HOUR, Phase.LATE),
        (47 * HOUR, Phase.LATE),
        (48 * HOUR, Phase.CALM),
    ],
)
def test_by_the_clock(after: timedelta, expected: Phase) -> None:
    assert phase(a_fixture(), US, KICKOFF + after) is expected


def test_after_its_own_final_whistle_and_not_anothers() -> None:
    now = KICKOFF + 2 * HOUR
    fixture = a_fixture(status=Status.FINISHED, final={THEM: now})
    assert phase(fixture, THEM, now) is Phase.AFTER
    assert phase(fixture, US, now) is Phase.LIVE


def test_corrections_last_a_day() -> None:
    over = KICKOFF + 2 * HOUR
    fixture = a_fixture(status=Status.FINISHED, final={US: over})
    assert phase(fixture, US, over + A_DAY) is Phase.AFTER
    assert phase(fixture, US, over + A_DAY + MINUTE) is Phase.CALM
    assert rechecks(fixture, US) == tuple(over + after for after in CORRECTIONS)


@pytest.mark.parametrize("status", [Status.POSTPONED, Status.CANCELLED, Status.ABANDONED])
def test_a_match_that_is_off_is_calm(status: Status) -> None:
    fixture = a_fixture(status=status)
    assert phase(fixture, US, KICKOFF + HOUR) is Phase.CALM
    assert rechecks(fixture, US) == ()


def test_without_an_hour_its_day_is_matchday() -> None:
    fixture = a_fixture(None, day=KICKOFF.date())
    assert phase(fixture, US, KICKOFF) is Phase.MATCHDAY
    assert phase(fixture, US, KICKOFF + A_DAY) is Phase.CALM
    assert phase(a_fixture(None), US, KICKOFF) is Phase.CALM


def test_one_that_never_ends_is_asked_about_on_the_hour_and_given_up() -> None:
    asked = rechecks(a_fixture(KICKOFF + 7 * MINUTE), US)
    assert asked[0] == KICKOFF + 5 * HOUR
    assert all(later - earlier >= HOUR for earlier, later in pairwise(asked))
    assert asked[-1] <= KICKOFF + 2 * A_DAY
