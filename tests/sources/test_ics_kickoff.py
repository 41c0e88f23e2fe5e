"""When a match of a calendar starts, as far as it says."""

from datetime import UTC, date, datetime, timedelta

import pytest

from bot.knowledge.match import Kickoff
from tests.sources.calendars import AT_TWO, LONDON, a_calendar, an_entry, kickoff, told


@pytest.mark.parametrize(
    ("start", "zone"),
    [
        ("DTSTART:20250920T140000Z", "UTC"),
        ("DTSTART;TZID=Europe/London:20250920T150000", "Europe/London"),
        ("DTSTART;TZID=GMT Standard Time:20250920T150000", "Europe/London"),
        ("DTSTART;TZID=W. Europe Standard Time:20250920T160000", "Europe/Berlin"),
        ("DTSTART;TZID=/example.org/Europe/London:20250920T150000", "Europe/London"),
        ("DTSTART;TZID=Our Time:20250920T150000", "UTC"),
        ('DTSTART;TZID="(UTC+00:00) Dublin, London":20250920T150000', "UTC"),
    ],
)
def test_a_start_in_utc_or_in_a_zone(start: str, zone: str) -> None:
    outlooks = LONDON.replace("Our Time", "(UTC+00:00) Dublin, London")
    assert kickoff(a_calendar(LONDON, outlooks, an_entry(start=start))) == Kickoff(at=AT_TWO, zone=zone)


def test_two_calendars_may_mean_different_clocks_by_one_name() -> None:
    start = "DTSTART;TZID=Our Time:20250920T150000"
    other = LONDON.replace("+0100", "+0300").replace("+0000", "+0200")
    assert kickoff(a_calendar(LONDON, an_entry(start=start))) == Kickoff(at=AT_TWO)
    assert kickoff(a_calendar(other, an_entry(start=start))) == Kickoff(at=AT_TWO - timedelta(hours=2))


def test_a_floating_start_is_in_the_zone_of_the_calendar() -> None:
    entry = an_entry(start="DTSTART:20250920T150000")
    for name in ("Europe/London", "GMT Standard Time"):
        payload = a_calendar(entry, head=(f"X-WR-TIMEZONE:{name}",))
        assert kickoff(payload) == Kickoff(at=AT_TWO, zone="Europe/London")
        assert told(payload).problems == ()


def test_a_floating_start_without_that_is_in_the_zone_of_the_competition_and_this_is_told() -> None:
    payload = a_calendar(an_entry(start="DTSTART:20250920T150000"), name="Premier League")
    assert kickoff(payload) == Kickoff(at=AT_TWO, zone="Europe/London")
    assert told(payload).problems == (
        "entry 'Leeds United v Everton': it names no time zone, so that of its competition is taken, "
        "Europe/London",
    )


@pytest.mark.parametrize("start", ["DTSTART:20250920T150000", "DTSTART;TZID=Leeds Time:20250920T150000"])
def test_a_start_that_is_no_instant_is_only_a_day(start: str) -> None:
    payload = a_calendar(an_entry(start=start), name="Our club")
    assert kickoff(payload) == Kickoff(day=date(2025, 9, 20))
    assert len(told(payload).problems) == 1


@pytest.mark.parametrize(
    "entry",
    [
        an_entry(start="DTSTART;VALUE=DATE:20250920"),
        an_entry("DTEND;VALUE=DATE:20250921", start="DTSTART;VALUE=DATE:20250920"),
        an_entry(title="Leeds United v Everton (TBC)"),
        an_entry(title="Leeds United v Everton - time to be confirmed"),
        an_entry("DESCRIPTION:Kickoff: TBD"),
        an_entry("STATUS:TENTATIVE"),
        an_entry(start="DTSTART:20250920T000000Z"),
        an_entry(start="DTSTART;TZID=Europe/London:20250920T000000"),
        an_entry(start="DTSTART:20250920T000000"),
    ],
)
def test_a_time_that_is_to_be_confirmed_is_only_a_day(entry: str) -> None:
    found = kickoff(a_calendar(entry, head=("X-WR-TIMEZONE:Europe/London",)))
    assert found == Kickoff(day=date(2025, 9, 20), zone="Europe/London")


def test_midnight_in_utc_is_an_evening_in_america() -> None:
    payload = a_calendar(an_entry(start="DTSTART:20250921T000000Z"), head=("X-WR-TIMEZONE:America/New_York",))
    assert kickoff(payload) == Kickoff(at=datetime(2025, 9, 21, tzinfo=UTC), zone="America/New_York")


def test_a_channel_to_be_confirmed_leaves_the_time_certain() -> None:
    assert kickoff(a_calendar(an_entry("DESCRIPTION:TV: TBC\\nTickets: TBA"))) == Kickoff(at=AT_TWO)


def test_the_days_of_a_round_are_no_day_of_a_match() -> None:
    entry = an_entry("DTEND;VALUE=DATE:20250923", start="DTSTART;VALUE=DATE:20250920")
    assert kickoff(a_calendar(entry)) is None
    assert len(told(a_calendar(entry)).matches) == 1
