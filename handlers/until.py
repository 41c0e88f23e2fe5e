"""Until when something is to hold, as people write it: "2h", "3 days", "18:00", "8 May"."""

import re
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from handlers.day_words import UNTIL
from handlers.day_words import day as day_said

LONGEST = timedelta(days=366)
_UNITS = {"m": "minutes", "h": "hours", "o": "hours", "s": "hours", "d": "days", "w": "weeks"}
"""By the first letter of what people write: "2 ore" and "2 Stunden" are hours."""
_SPANS = re.compile(
    r"(?:\d{1,4}\s*(?:m(?:in(?:ut(?:e[ns]?|os?|[io]))?s?)?|h(?:ours?|oras?|eures?)?|or[ae]|stunden?|std"
    r"|d(?:ays?)?|w(?:eeks?)?)\s*)+",
    re.IGNORECASE,
)
_SPAN = re.compile(r"(\d{1,4})\s*([mhosdw])", re.IGNORECASE)
_BEGINS = re.compile(rf"{UNTIL}\s+", re.IGNORECASE)
_CLOCK = re.compile(r"(\d{1,2})[:.](\d\d)")
_DAY = re.compile(r"(\d{4}-\d\d-\d\d)(?:[T ]+(\d{1,2}:\d\d))?")


def until(written: str, now: datetime, zone: str) -> datetime | None:
    """The instant that is meant, in UTC; None for what is not understood, is over or more than a year away.

    A time of day is the next one in `zone`, and a day ends as it begins there.
    """
    found = _instant(_BEGINS.sub("", written.strip(), count=1), now.astimezone(ZoneInfo(zone)))
    if found is None or not now < found <= now + LONGEST:
        return None
    return found.astimezone(UTC)


def _instant(written: str, local: datetime) -> datetime | None:
    if _SPANS.fullmatch(written):
        spans = {_UNITS[unit.lower()]: int(count) for count, unit in _SPAN.findall(written)}
        return local.astimezone(UTC) + timedelta(**spans)  # of real time, whatever the clocks do
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
    returns = day_said(written, local.date())
    return _at(returns[0], time(), local) if returns else None


def _at(day: date, clock: time, local: datetime) -> datetime:
    return datetime.combine(day, clock, local.tzinfo)
