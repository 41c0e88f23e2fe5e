"""Hours, weekdays and spans of time as moderators write them: "8:00", "6pm", "Monday", "90m", "1h30"."""

import re
from datetime import time, timedelta

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
SHORTEST_WEEKDAY = 2
"""Letters that are enough: "mo"."""

_CLOCK = re.compile(r"(\d{1,2})(?:[:.h](\d{2}))?\s*(am|pm|a\.m\.|p\.m\.)?", re.IGNORECASE | re.ASCII)
_PART = re.compile(
    r"(?P<hours>\d{1,2})\s*h\s*(?P<minutes>\d{1,2})(?![\w:.])"
    r"|(?P<count>\d{1,5})\s*(?P<unit>days?|d|hours?|hrs?|h|minutes?|mins?|m)(?![^\W\d_])",
    re.IGNORECASE,
)
_MINUTES = {"d": 1440, "h": 60, "m": 1}


def clock(written: str) -> time | None:
    """ "8:00", "8.30", "20h15", "23", "6pm" and "24:00", which is midnight; None for anything else."""
    met = _CLOCK.fullmatch(written.strip())
    if met is None:
        return None
    hour, minute = int(met[1]), int(met[2] or 0)
    if met[3]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if met[3].casefold().startswith("p") else 0)
    if (hour, minute) == (24, 0):
        hour = 0
    return time(hour, minute) if hour < 24 and minute < 60 else None


def weekday(written: str) -> int | None:
    """A day of the week, 0 for Monday: its name or the beginning of it; None for anything else."""
    wanted = written.strip().rstrip(".s").casefold()
    found = [n for n, name in enumerate(WEEKDAYS) if name.startswith(wanted)]
    return found[0] if len(wanted) >= SHORTEST_WEEKDAY and len(found) == 1 else None


def span(written: str) -> tuple[timedelta, str] | None:
    """A span of time at the beginning of a text, "90m", "1h30" or "1 day 2 hours", and what follows it; None
    where it begins with none."""
    rest, whole, parts = written.strip(), 0, 0
    while met := _PART.match(rest):
        if met["count"]:
            whole += int(met["count"]) * _MINUTES[met["unit"][0].casefold()]
        else:
            whole += int(met["hours"]) * 60 + int(met["minutes"])
        rest, parts = rest[met.end() :].lstrip(), parts + 1
    return (timedelta(minutes=whole), rest) if parts else None
