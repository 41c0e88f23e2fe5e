"""Calendars that are wrong, cut off or hostile."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.knowledge.match import Kickoff
from bot.sources import ics_entries
from bot.sources.provider import PayloadError
from tests.sources.calendars import AT_TWO, LONDON, a_calendar, an_entry, kickoff, told


def test_an_entry_that_is_wrong_costs_only_itself() -> None:
    payload = a_calendar(
        an_entry(start="DTSTART:2025-09-20", uid="1"),
        an_entry(start="DTSTART:99999999T999999Z", uid="2"),
        an_entry(start="", uid="3").replace("\n\n", "\n"),
        an_entry("this is no property", "SEQUENCE:x", uid="4"),
    )
    given = told(payload)
    assert len(given.matches) == 1
    assert kickoff(payload) == Kickoff(at=AT_TWO)
    assert len(given.problems) == 4


@pytest.mark.parametrize(
    "payload",
    [
        b"",
        b"<html><body>Sign in</body></html>",
        b'{"a": 1}',
        b"BEGIN:VEVENT\r\nSUMMARY:a v b\r\nEND:VEVENT",
        a_calendar(an_entry())[:-20],
        a_calendar(an_entry()).replace(b"END:VEVENT", b"END:VTODO", 1).replace(b"BEGIN:VEVENT\r\n", b""),
        "BEGIN:VCALENDAR\nSUMMARY:Köln\nEND:VCALENDAR".encode("latin-1"),
        b"BEGIN:VCALENDAR\r\n" + b"X" * ics_entries.LARGEST,
        a_calendar(*[an_entry()] * (ics_entries.MOST + 1)),
    ],
)
def test_what_is_no_calendar(payload: bytes) -> None:
    with pytest.raises(PayloadError):
        told(payload)


@pytest.mark.parametrize(
    "rule",
    [
        "RRULE:FREQ=SECONDLY",
        "RRULE:FREQ=HOURLY;INTERVAL=1",
        "RRULE:FREQ=YEARLY;BYMONTH=1,2,3;BYHOUR=1,2,3;BYSECOND=1,2,3",
        "RRU\n LE:FREQ=MINUTELY",
    ],
)
def test_clocks_that_change_each_second_are_refused(rule: str) -> None:
    wrong = LONDON.replace("RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", rule)
    with pytest.raises(PayloadError, match="clocks"):
        told(a_calendar(wrong, an_entry(start="DTSTART;TZID=Our Time:20250920T150000")))


_LINES = st.sampled_from(
    [
        *a_calendar(LONDON, an_entry("RRULE:FREQ=WEEKLY", "STATUS:CANCELLED")).decode().split("\r\n"),
        "",
        "A",
        " b",
    ]
)


@settings(max_examples=80, deadline=None)
@given(lines=st.lists(_LINES | st.text(max_size=12), max_size=20), title=st.text(max_size=40))
def test_whatever_comes_is_read_or_refused(lines: list[str], title: str) -> None:
    for payload in (
        "\r\n".join(["BEGIN:VCALENDAR", *lines, "END:VCALENDAR"]).encode(errors="replace"),
        a_calendar(an_entry(title=title, uid=title)),
    ):
        try:
            given = told(payload)
        except PayloadError:
            continue
        assert all(match.home.name != match.away.name for match in given.matches)
