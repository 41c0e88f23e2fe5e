"""The entries of an iCalendar file (RFC 5545), checked at the edge: a calendar comes from strangers."""

import re
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from icalendar import Calendar, Component
from icalendar.prop import vBroken
from icalendar.timezone import tzp

from bot.sources.provider import PayloadError

LARGEST = 4 * 1024 * 1024
"""Bytes; ten seasons of a league are a fourth of it."""
MOST = 5000
"""Entries of one calendar; ten seasons of a league have 3,800."""
_CLOCKS = 200
"""Times at which the clocks of a calendar's own zones have changed for good; a zone has two, or all those of
its history."""

_OF_ZONES = 100_000
"""Letters that describe them; the whole history of London's clocks has a tenth of it."""
_LINES = 60_000
_WANTED = re.compile(
    r"(?:(?:BEGIN|END):"
    r"|(?:PRODID|VERSION|NAME|X-WR-\w+|TZ\w+|UID|SUMMARY|DESCRIPTION|LOCATION|CATEGORIES|STATUS|DTSTART|DTEND"
    r"|SEQUENCE|LAST-MODIFIED|RECURRENCE-ID|RRULE|RDATE)(?:;(?:[^;:\"]|\"[^\"]{0,200}\"){1,200}){0,5}:)",
    re.IGNORECASE,
)
"""The properties that are read. What is quoted may hold a colon: TZID="(UTC+01:00) Berlin"."""

_FOLDED = re.compile(r"\r?\n[ \t]")
_YEARLY = re.compile(
    r"RRULE:(?=.*FREQ=YEARLY)(?=.*BYMONTH=[0-9]+(?:;|$))"
    r"(?:FREQ|BYMONTH|BYDAY|BYMONTHDAY|UNTIL|WKST|INTERVAL)=[A-Z0-9,+-]{1,60}"
    r"(?:;(?:FREQ|BYMONTH|BYDAY|BYMONTHDAY|UNTIL|WKST|INTERVAL)=[A-Z0-9,+-]{1,60})*",
    re.IGNORECASE,
)
"""How clocks change: on some day of one month of the year. The reader works out every change there ever was,
so with clocks that change each second it is busy for hours."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One VEVENT. Texts are as written, with line breaks; `start` is a day, an aware instant, or naive where
    it has no zone. `zone` is the IANA name of its zone where it has one, `unknown_zone` the name of one that
    nobody knows."""

    uid: str
    summary: str
    description: str
    location: str
    categories: tuple[str, ...]
    status: str
    start: date | datetime | None
    end: date | datetime | None
    zone: str | None
    unknown_zone: str | None
    version: tuple[int, datetime]
    """SEQUENCE and LAST-MODIFIED: of two entries with one UID, the greater is the newer."""
    modified: datetime | None
    repeats: bool


@dataclass(frozen=True, slots=True)
class Listing:
    """A calendar: what it calls itself, the program that made it, and the zone it says it is for."""

    name: str
    product: str
    zone: ZoneInfo | None
    entries: tuple[Entry, ...]


def read(payload: bytes) -> Listing:
    """Raises PayloadError if it is no whole calendar, or larger than any calendar of matches."""
    if len(payload) > LARGEST:
        raise PayloadError(f"the calendar has more than {LARGEST // 1024 // 1024} MB")
    try:
        text = payload.decode("utf-8-sig").strip()
    except UnicodeDecodeError:
        raise PayloadError("the calendar is no UTF-8") from None
    if not re.match(r"BEGIN:VCALENDAR\b", text, re.IGNORECASE):
        raise PayloadError("this is no calendar: it does not begin with BEGIN:VCALENDAR")
    if not re.search(r"^END:VCALENDAR$", text[-80:], re.IGNORECASE | re.MULTILINE):
        raise PayloadError("the calendar is cut off")
    if len(re.findall(r"^BEGIN:", text, re.IGNORECASE | re.MULTILINE)) > MOST:
        raise PayloadError(f"the calendar has more than {MOST} entries")
    calendars = _parsed(_tamed(text))
    events = [event for calendar in calendars for event in calendar.walk("VEVENT")]
    first = calendars[0]
    return Listing(
        name=_text(first, "X-WR-CALNAME") or _text(first, "NAME"),
        product=_text(first, "PRODID"),
        zone=_zone(_text(first, "X-WR-TIMEZONE")),
        entries=tuple(_entry(event) for event in events),
    )


def _parsed(text: str) -> Sequence[Component]:
    tzp.use_zoneinfo()  # forgets the zones of other calendars, which may have other clocks by the same name
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it warns where it reads a zone's name with good will
            # As bytes: of a text it would ask the disk first whether it is the name of a file.
            found = Calendar.from_ical(f"{text}\r\n".encode(), multiple=True)
    except (ValueError, LookupError, ArithmeticError, TypeError, AttributeError, RecursionError):
        raise PayloadError("the calendar breaks the rules of iCalendar, so that it cannot be read") from None
    if not found:
        raise PayloadError("this is no calendar")
    return found


def _tamed(text: str) -> str:
    """The calendar with one line for each property that is wanted, and no rule in it that takes long to
    follow; those of entries are put aside as X-RRULE. Raises PayloadError where a time zone has one."""
    kept, in_zone, of_zones, clocks = [], False, 0, 0
    for line in re.split(r"\r?\n", _FOLDED.sub("", text)):
        head = line[:16].upper().rstrip()
        in_zone = head == "BEGIN:VTIMEZONE" or (in_zone and head != "END:VTIMEZONE")
        of_zones += len(line) if in_zone else 0
        clocks += head in ("BEGIN:STANDARD", "BEGIN:DAYLIGHT")
        if head.startswith("RRULE") and not _YEARLY.fullmatch(line.rstrip()):
            if in_zone:
                raise PayloadError("a time zone of the calendar changes its clocks as no time zone does")
            kept.append("X-RRULE:aside")
        elif _WANTED.match(line):
            kept.append(line)
    if clocks > _CLOCKS or of_zones > _OF_ZONES or len(kept) > _LINES:
        raise PayloadError(
            "the calendar is larger, or has more time zones of its own, than one of matches has"
        )
    return "\r\n".join(kept)


def _entry(event: Component) -> Entry:
    start, zone, unknown = _start(event)
    modified = _moment(_first(event, "LAST-MODIFIED"))
    sequence = _first(event, "SEQUENCE")
    return Entry(
        uid=_text(event, "UID"),
        summary=_text(event, "SUMMARY"),
        description=_text(event, "DESCRIPTION"),
        location=_text(event, "LOCATION"),
        categories=tuple(_categories(event)),
        status=_text(event, "STATUS").upper(),
        start=start,
        end=_when(_first(event, "DTEND")),
        zone=zone,
        unknown_zone=unknown,
        version=(
            sequence if isinstance(sequence, int) else 0,
            modified or datetime.min.replace(tzinfo=UTC),
        ),
        modified=modified,
        repeats=any(event.get(name) is not None for name in ("RRULE", "X-RRULE", "RDATE", "RECURRENCE-ID")),
    )


def _start(event: Component) -> tuple[date | datetime | None, str | None, str | None]:
    written = _first(event, "DTSTART")
    start = _when(written)
    if not isinstance(start, datetime):
        return start, None, None
    name = getattr(written, "params", {}).get("TZID")
    if start.tzinfo is None:
        return start, None, str(name)[:80] if name else None
    key = getattr(start.tzinfo, "key", None)
    return start, key if isinstance(key, str) and key != "UTC" else None, None


def _when(value: object) -> date | datetime | None:
    moment = None if isinstance(value, vBroken) else getattr(value, "dt", None)
    return moment if isinstance(moment, date) and 1850 < moment.year < 2200 else None


def _moment(value: object) -> datetime | None:
    moment = _when(value)
    if isinstance(moment, datetime) and moment.tzinfo is not None:
        return moment.astimezone(UTC)
    return None


def _text(component: Component, name: str) -> str:
    value = _first(component, name)
    return str(value)[:4000].strip() if isinstance(value, str) else ""


def _first(component: Component, name: str) -> object:
    """A property, or the first of several where one is allowed."""
    value = component.get(name)
    return value[0] if isinstance(value, list) and value else value


def _categories(event: Component) -> Iterator[str]:
    value = event.get("CATEGORIES")
    for group in value if isinstance(value, list) else [value]:
        for category in getattr(group, "cats", ()):
            yield str(category)[:200].strip()


def _zone(name: str) -> ZoneInfo | None:
    """By its IANA name, or by Outlook's ("GMT Standard Time")."""
    if not name:
        return None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        zone = tzp.timezone(name)
    return zone if isinstance(zone, ZoneInfo) else None
