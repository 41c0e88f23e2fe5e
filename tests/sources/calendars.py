"""Calendars of matches, written for the tests, and what is told of them."""

from datetime import UTC, datetime

from bot.knowledge.claims import KickoffOf
from bot.knowledge.given import Given
from bot.knowledge.match import Kickoff
from bot.sources.ics import ICalendar

NOW = datetime(2025, 9, 1, 12, tzinfo=UTC)
SATURDAY = "DTSTART:20250920T140000Z"
AT_TWO = datetime(2025, 9, 20, 14, tzinfo=UTC)


def an_entry(
    *lines: str, title: str = "Leeds United v Everton", start: str = SATURDAY, uid: str = "1"
) -> str:
    return "\n".join(["BEGIN:VEVENT", f"UID:{uid}", f"SUMMARY:{title}", start, *lines, "END:VEVENT"])


def a_calendar(*entries: str, name: str = "", head: tuple[str, ...] = ()) -> bytes:
    named = (f"X-WR-CALNAME:{name}",) if name else ()
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Tests//EN",
        *named,
        *head,
        *entries,
        "END:VCALENDAR",
    ]
    return "\n".join(lines).replace("\n", "\r\n").encode()


def told(payload: bytes, now: datetime = NOW) -> Given:
    return ICalendar().given(payload, now)


def kickoff(payload: bytes) -> Kickoff | None:
    found = [claim.value for claim in told(payload).claims if isinstance(claim.about, KickoffOf)]
    assert len(found) <= 1
    return found[0] if found and isinstance(found[0], Kickoff) else None


def sides(title: str, name: str = "") -> tuple[str, str] | None:
    matches = told(a_calendar(an_entry(title=title), name=name)).matches
    assert len(matches) <= 1
    return (matches[0].home.name, matches[0].away.name) if matches else None


LONDON = """BEGIN:VTIMEZONE
TZID:Our Time
BEGIN:DAYLIGHT
DTSTART:19700329T010000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZOFFSETFROM:+0000
TZOFFSETTO:+0100
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19701025T020000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZOFFSETFROM:+0100
TZOFFSETTO:+0000
END:STANDARD
END:VTIMEZONE"""
