from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.knowledge.occasion import DEFAULT_RULES, PRIORITY, Kind, Lead, Occasion, Priority

KICKOFF = datetime(2024, 4, 18, 19, tzinfo=UTC)
TWO_HOURS = Lead(before=timedelta(hours=2))
EVE = Lead(days=1, hour=18, zone="Europe/London")

leads = st.builds(Lead, before=st.integers(0, 10_000_000).map(lambda s: timedelta(seconds=s))) | st.builds(
    Lead,
    days=st.integers(0, 30),
    hour=st.integers(0, 23),
    minute=st.integers(0, 59),
    zone=st.sampled_from(["Europe/London", "Asia/Kathmandu", "America/Argentina/Buenos_Aires", "Etc/GMT+5"]),
)


def test_two_hours_before_kickoff() -> None:
    assert TWO_HOURS.due(KICKOFF) == datetime(2024, 4, 18, 17, tzinfo=UTC)
    assert str(TWO_HOURS) == "PT7200S"


def test_the_eve_of_the_match_at_six_in_london() -> None:
    assert EVE.due(KICKOFF) == datetime(2024, 4, 17, 17, tzinfo=UTC)
    assert str(EVE) == "P1D18:00 Europe/London"


def test_the_day_of_the_match_is_that_of_the_reader() -> None:
    """19:00 UTC is the next morning in Auckland, so that its eve is the match day elsewhere."""
    auckland = Lead(days=1, hour=18, zone="Pacific/Auckland")
    assert auckland.due(KICKOFF) == datetime(2024, 4, 18, 6, tzinfo=UTC)


@pytest.mark.parametrize(
    ("kickoff", "due"),
    [
        (datetime(2024, 3, 31, 15, tzinfo=UTC), datetime(2024, 3, 30, 18, tzinfo=UTC)),
        (datetime(2024, 10, 27, 15, tzinfo=UTC), datetime(2024, 10, 26, 17, tzinfo=UTC)),
    ],
    ids=["clocks go forward in the night", "clocks go back in the night"],
)
def test_six_in_the_evening_is_six_by_the_clock_whatever_the_clocks_do(
    kickoff: datetime, due: datetime
) -> None:
    assert EVE.due(kickoff) == due


def test_two_hours_are_two_hours_across_a_change_of_clocks() -> None:
    spring = datetime(2024, 3, 31, 2, 30, tzinfo=ZoneInfo("Europe/London"))
    assert TWO_HOURS.due(spring.astimezone(UTC)) == spring.astimezone(UTC) - timedelta(hours=2)


def test_an_hour_that_the_clocks_leave_out_is_the_instant_at_which_they_do() -> None:
    missing = Lead(days=0, hour=1, minute=30, zone="Europe/London")
    assert missing.due(datetime(2024, 3, 31, 15, tzinfo=UTC)) == datetime(2024, 3, 31, 1, tzinfo=UTC)


@given(leads)
def test_a_lead_reads_back_as_it_was_written(lead: Lead) -> None:
    assert Lead.parse(str(lead)) == lead


@given(leads, st.integers(0, 1_500_000_000).map(lambda s: KICKOFF + timedelta(seconds=s - 750_000_000)))
def test_a_reminder_is_due_at_an_instant_in_the_zone_of_the_kickoff(lead: Lead, kickoff: datetime) -> None:
    due = lead.due(kickoff)
    assert due.tzinfo is UTC
    assert due <= kickoff + timedelta(days=1)


@pytest.mark.parametrize(
    "text",
    [
        "", "2h", "PT", "PTS", "PT-5S", "PT2H", "P1D", "P1D18:00", "P1D18:00 ", "P1D25:00 UTC",
        "P1D18:60 UTC", "P1D18:00 Europe/Atlantis", "P1D18:00 Europe", "P-1D18:00 UTC",
        "PT7200S ", "P1D18:00 None",
    ],
)  # fmt: skip
def test_what_is_no_lead_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        Lead.parse(text)


def test_a_lead_is_one_thing_or_the_other() -> None:
    with pytest.raises(ValueError, match="time zone"):
        Lead()
    with pytest.raises(ValueError, match="before kickoff"):
        Lead(before=timedelta(minutes=-1))


def test_every_kind_has_its_priority() -> None:
    assert set(PRIORITY) == set(Kind)
    goal = Occasion("match", Kind.GOAL, "ref", KICKOFF, KICKOFF)
    assert goal.priority is Priority.HIGHEST


def test_the_default_reminders_come_two_hours_and_a_quarter_of_an_hour_before() -> None:
    befores = [Lead.parse(rule.lead).before for rule in DEFAULT_RULES if rule.kind is Kind.KICKOFF_REMINDER]
    assert befores == [timedelta(hours=2), timedelta(minutes=15)]
