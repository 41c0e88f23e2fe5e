"""Hours of the day in every zone, on the nights on which clocks are put forward or back as on all others."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from hypothesis import given
from hypothesis import strategies as st

from bot.knowledge import quiet, wall_clock
from bot.knowledge.occasion import Lead
from bot.knowledge.weekly import Weekly

ZONES = sorted(available_timezones() - {"localtime"})
STEP = timedelta(days=20)
"""Shorter than any time between two changes of the clocks but those of Ramadan in Morocco."""
SECOND = timedelta(seconds=1)
MINUTE = timedelta(minutes=1)
SKIPPED_A_DAY = {"Pacific/Apia": date(2011, 12, 30), "Pacific/Kiritimati": date(1994, 12, 31)}
APIA, KIRITIMATI = datetime(2011, 12, 30, 10, tzinfo=UTC), datetime(1994, 12, 31, 10, tzinfo=UTC)


@cache
def changes(zone: str) -> tuple[datetime, ...]:
    """The instants at which a zone changes its clocks in 2025 and 2026, and when it left out a day."""
    extra = {"Pacific/Apia": (APIA,), "Pacific/Kiritimati": (KIRITIMATI,)}.get(zone, ())
    local, found = ZoneInfo(zone), list(extra)
    at, end = datetime(2025, 1, 1, tzinfo=UTC), datetime(2027, 1, 1, tzinfo=UTC)
    while at < end:
        later = at + STEP
        if at.astimezone(local).utcoffset() != later.astimezone(local).utcoffset():
            found.append(_change(at, later, local))
        at = later
    return tuple(found)


def _change(early: datetime, late: datetime, local: ZoneInfo) -> datetime:
    before = early.astimezone(local).utcoffset()
    while late - early > SECOND:
        middle = (early + (late - early) / 2).replace(microsecond=0)
        early, late = (middle, late) if middle.astimezone(local).utcoffset() == before else (early, middle)
    return late


def nights() -> Iterator[tuple[str, datetime]]:
    """Every change of every zone."""
    return ((zone, at) for zone in ZONES for at in changes(zone))


def wall(at: datetime, zone: str) -> datetime:
    """What the clock on the wall shows, without its zone, so that it can be compared."""
    return at.astimezone(ZoneInfo(zone)).replace(tzinfo=None)


def is_put_forward(at: datetime, zone: str) -> bool:
    """Whether the clocks are, at this very instant."""
    return wall(at - SECOND, zone) + SECOND < wall(at, zone)


INSTANTS = st.datetimes(datetime.fromisoformat("1994-01-01"), datetime.fromisoformat("2036-01-01")).map(
    lambda at: at.replace(tzinfo=UTC, microsecond=0)
)
TIMES = st.times().map(lambda at: at.replace(second=0, microsecond=0))
ANY_ZONE = st.sampled_from(ZONES)


@st.composite
def moments(draw: st.DrawFn) -> tuple[str, datetime]:
    """A zone and an instant, near a change of its clocks where it has any."""
    zone = draw(ANY_ZONE)
    near = changes(zone)
    at = draw(st.sampled_from(near) if near else INSTANTS)
    return zone, at + timedelta(minutes=draw(st.integers(-2000, 2000)))


def test_there_is_something_to_test() -> None:
    found = list(nights())
    assert len(found) > 300
    assert {zone for zone, _ in found} >= {"Europe/London", "Australia/Lord_Howe", *SKIPPED_A_DAY}


def test_a_time_of_day_is_read_off_the_wall_in_every_zone() -> None:
    for zone in ZONES:
        at = wall_clock.reads(date(2026, 6, 17), time(18, 45), zone)
        assert wall(at, zone) == datetime.fromisoformat("2026-06-17T18:45"), zone


def test_around_every_change_it_is_the_first_instant_that_shows_the_time_or_is_past_it() -> None:
    for zone, change in nights():
        for minutes in (-45, -1, 0, 15, 61):
            wanted = wall(change - SECOND, zone).replace(second=0) + minutes * MINUTE
            at = wall_clock.reads(wanted.date(), wanted.time(), zone)
            assert wall(at, zone) >= wanted, (zone, change, wanted)
            assert wall(at - SECOND, zone) < wanted, (zone, change, wanted)


@given(moments(), TIMES)
def test_the_second_time_is_shown_later_or_is_the_first(moment: tuple[str, datetime], at: time) -> None:
    zone, around = moment
    day = wall(around, zone).date()
    first, second = wall_clock.reads(day, at, zone), wall_clock.reads_again(day, at, zone)
    assert first <= second
    assert wall(first, zone) == wall(second, zone)


def test_a_day_that_a_zone_left_out_is_the_one_before() -> None:
    for zone, day in SKIPPED_A_DAY.items():
        for gone in (day, day - wall_clock.DAY):
            at = wall_clock.reads_at_latest(gone, time(18, 45), zone)
            assert wall(at, zone) == datetime.combine(day - wall_clock.DAY, time(18, 45))


class TestReminders:
    def test_come_at_their_hour_on_the_day_before_around_every_change(self) -> None:
        lead_at = time(18, 30)
        for zone, change in nights():
            lead = Lead(days=1, hour=18, minute=30, zone=zone)
            for days in (0, 1, 2):
                kickoff = change + timedelta(days=days, hours=12)
                due = wall(lead.due(kickoff), zone)
                before = wall(kickoff, zone).date() - wall_clock.DAY
                if SKIPPED_A_DAY.get(zone) == before:
                    before -= wall_clock.DAY
                assert (due.date(), due.time()) == (before, lead_at), (zone, kickoff)

    @given(moments(), TIMES, st.integers(1, 14))
    def test_come_once_and_before_kickoff_whatever_the_hour(
        self, moment: tuple[str, datetime], at: time, days: int
    ) -> None:
        zone, kickoff = moment
        due = Lead(days=days, hour=at.hour, minute=at.minute, zone=zone).due(kickoff)
        assert due < kickoff
        assert wall(due, zone).time() == at or is_put_forward(due, zone)

    def test_at_an_hour_that_is_put_forward_past_comes_right_then(self) -> None:
        lead = Lead(days=1, hour=1, minute=30, zone="Europe/London")
        due = lead.due(datetime(2026, 3, 30, 19, tzinfo=UTC))
        assert wall(due, "Europe/London") == datetime.fromisoformat("2026-03-29T02:00")

    def test_at_an_hour_that_comes_twice_comes_the_first_time(self) -> None:
        lead = Lead(days=1, hour=1, minute=30, zone="Europe/London")
        assert lead.due(datetime(2026, 10, 26, 19, tzinfo=UTC)) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


class TestQuietHours:
    WINDOWS = (("23:00", "08:00"), ("00:00", "02:30"), ("01:15", "01:45"), ("02:30", "23:30"))

    def test_around_every_change_nothing_is_held_a_moment_too_long_or_too_short(self) -> None:
        for zone, change in nights():
            for begin, end in self.WINDOWS:
                for minutes in (-600, -61, -20, 0, 20, 100):
                    holds(change + minutes * MINUTE, zone, begin, end)

    @given(moments(), TIMES, TIMES)
    def test_whatever_the_window(self, moment: tuple[str, datetime], begin: time, end: time) -> None:
        zone, at = moment
        holds(at, zone, f"{begin:%H:%M}", f"{end:%H:%M}")

    @given(moments(), TIMES, TIMES)
    def test_are_quiet_exactly_when_the_clock_reads_so(
        self, moment: tuple[str, datetime], begin: time, end: time
    ) -> None:
        zone, at = moment
        now = wall(at, zone).time()
        inside = begin <= now < end if begin <= end else not end <= now < begin
        assert (quiet.until(at, zone, f"{begin:%H:%M}", f"{end:%H:%M}") is not None) == inside


def holds(at: datetime, zone: str, begin: str, end: str) -> None:
    """What is held leaves at the first instant that is not quiet: at the end, or as that is skipped."""
    ends = quiet.until(at, zone, begin, end)
    if ends is None:
        return
    assert ends > at
    assert quiet.until(ends, zone, begin, end) is None, (zone, at, begin, end)
    assert quiet.until(ends - SECOND, zone, begin, end) == ends, (zone, at, begin, end)
    assert ends - at < timedelta(hours=50)
    middle = at + (ends - at) / 2
    assert quiet.until(middle, zone, begin, end) == ends, (zone, at, begin, end)
    assert is_put_forward(ends, zone) or wall(ends, zone).strftime("%H:%M") == end


class TestDigests:
    @given(moments(), st.integers(0, 6), TIMES)
    def test_come_once_a_week_at_their_hour(
        self, moment: tuple[str, datetime], weekday: int, at: time
    ) -> None:
        zone, now = moment
        weekly = Weekly(weekday, at.hour, at.minute, zone)
        first = weekly.next(now)
        second = weekly.next(first)
        assert now < first < now + timedelta(days=8, hours=2)
        assert abs(second - first - timedelta(days=7)) <= timedelta(hours=25)
        shown, day = wall(first, zone), wall(first, zone).date()
        assert (shown.weekday(), shown.time()) == (weekday, at) or wall(
            first - SECOND, zone
        ) + SECOND != shown
        assert day >= wall(now, zone).date()
