"""What becomes of posts in quiet hours. When those end is tested with the clocks of all zones."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.knowledge.occasion import Kind, Occasion
from bot.knowledge.quiet import USUAL, Waiting, What, superfluous, until, worth_holding_until

DUE = datetime(2024, 4, 18, 22, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.mark.parametrize(
    ("local", "begin", "end", "ends"),
    [
        ("2024-04-18T23:30", "22:00", "07:00", "2024-04-19T07:00"),
        ("2024-04-18T03:00", "22:00", "07:00", "2024-04-18T07:00"),
        ("2024-04-18T07:00", "22:00", "07:00", None),
        ("2024-04-18T12:00", "11:00", "13:00", "2024-04-18T13:00"),
        ("2024-03-31T00:30", "22:00", "07:00", "2024-03-31T07:00"),  # the clock goes forward meanwhile
        ("2024-03-31T01:30", "22:00", "02:30", "2024-03-31T03:00"),  # past the end
        ("2024-10-26T23:00", "22:00", "07:00", "2024-10-27T07:00"),  # and back
    ],
)
def test_end_at_the_local_hour(local: str, begin: str, end: str, ends: str | None) -> None:
    rome = ZoneInfo("Europe/Rome")
    at = datetime.fromisoformat(local).replace(tzinfo=rome).astimezone(UTC)
    held = until(at, "Europe/Rome", begin, end)
    assert (held and held.astimezone(rome).strftime("%Y-%m-%dT%H:%M")) == ends


def test_news_of_a_moment_is_dropped_and_all_else_held() -> None:
    dropped = {kind for kind, what in USUAL.items() if what is What.DROP}
    assert dropped == {Kind.GOAL, Kind.CARD, Kind.HALF_TIME, Kind.PREDICTIONS}
    assert set(USUAL) == set(Kind)


def test_a_reminder_is_worth_holding_until_kickoff_and_anything_else_until_it_expires() -> None:
    kickoff = DUE + 12 * HOUR
    facts = {"kickoff": kickoff.isoformat()}
    reminder = Occasion("a-b", Kind.KICKOFF_REMINDER, "", DUE, DUE + HOUR / 6, "PT3600S", facts)
    assert worth_holding_until(reminder) == kickoff
    assert worth_holding_until(reminder._replace(kind=Kind.PREVIEW)) == DUE + HOUR / 6


@pytest.mark.parametrize(
    ("kind", "other", "merged"),
    [
        (Kind.GOAL, Kind.FULL_TIME, True),
        (Kind.LIVE, Kind.FULL_TIME, True),
        (Kind.BALLOT, Kind.RATINGS, True),
        (Kind.PREVIEW, Kind.LINEUP, True),
        (Kind.KICKOFF_REMINDER, Kind.KICKOFF_REMINDER, True),
        (Kind.FULL_TIME, Kind.RATINGS, False),
        (Kind.PREVIEW, Kind.KICKOFF_REMINDER, False),
        (Kind.PREDICTED_LINEUP, Kind.PREDICTED_LINEUP, False),
    ],
)
def test_what_a_later_post_says_too_is_merged_into_it(kind: Kind, other: Kind, merged: bool) -> None:
    assert superfluous(kind, DUE, [Waiting(other, DUE + HOUR)]) is merged


def test_the_newest_of_its_kind_stays() -> None:
    reminders = [Waiting(Kind.KICKOFF_REMINDER, DUE), Waiting(Kind.KICKOFF_REMINDER, DUE - HOUR)]
    assert not superfluous(Kind.KICKOFF_REMINDER, DUE, reminders)
