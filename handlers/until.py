"""Until when something is to hold, as people write it: "2h", "3 days", "18:00", "8 May"."""

import re
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.reading.expected_return import expected_return

LONGEST = timedelta(days=366)
_UNITS = {"m": "minutes", "h": "hours", "d": "days", "w": "weeks"}
_SPANS = re.compile(
    r"(?:\d{1,4}\s*(?:m(?:in(?:ute)?s?)?|h(?:ours?)?|d(?:ays?)?|w(?:eeks?)?)\s*)+", re.IGNORECASE
)
_SPAN = re.compile(r"(\d{1,4})\s*([mhdw])", re.IGNORECASE)
_CLOCK = re.compile(r"(\d{1,2})[:.](\d\d)")
_DAY = re.compile(r"(\d{4}-\d\d-\d\d)(?:[T ]+(\d{1,2}:\d\d))?")


def until(written: str, now: datetime, zone: str) -> datetime | None:
    """The instant that is meant, in UTC; None for what is not understood, is over or more than a year away.

    A time of day is the next one in `zone`, and a day ends as it begins there.
    """
    found = _instant(written.strip().removeprefix("until").strip(), now.astimezone(ZoneInfo(zone)))
    if found is None or not now < found <= now + LONGEST:
        return None
    return found.astimezone(UTC)


def _instant(written: str, local: datetime) -> datetime | None:
    if _SPANS.fullmatch(written):
        spans = {_UNITS[unit.lower()]: int(count) for count, unit in _SPAN.findall(written)}
        return local.astimezone(UTC) + timedelta(**spans)  # of real time, whatever the clocks do
    if written.casefold() == "tomorrow":
        return _at(local.date() + timedelta(days=1), time(), local)
    try:
        if clock := _CLOCK.fullmatch(written):
            at = time(int(clock[1]), int(clock[2]))
            day = local.date() if at > local.time() else local.date() + timedelta(days=1)
            return _at(day, at, local)
        if on := _DAY.fullmatch(written):
            at = time.fromisoformat(on[2].zfill(5)) if on[2] else time()
            return _at(date.fromisoformat(on[1]), at, local)
    except ValueError:
        return None  # there is no such time, or no such day
    returns = expected_return(written, local.date())
    return _at(returns[0], time(), local) if returns else None


def _at(day: date, clock: time, local: datetime) -> datetime:
    return datetime.combine(day, clock, local.tzinfo)
