"""When a match of a calendar starts, as far as the calendar knows."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.knowledge.match import Kickoff
from bot.sources.ics_entries import Entry

_NOBODY_PLAYS = (time(23, 0), time(6, 0))
"""Between these hours, where the match is, none starts: a midnight there stands for no time yet."""


@dataclass(frozen=True, slots=True)
class Start:
    """`kickoff` is None where not even the day is certain. `guess` says what was assumed, for the log."""

    kickoff: Kickoff | None
    day: date
    guess: str | None = None


def start(
    entry: Entry, unsure: bool, calendar: ZoneInfo | None, competition: ZoneInfo | None
) -> Start | None:
    """`unsure` is whether the entry says itself that its time is to be confirmed; TENTATIVE says so too.

    RFC 5545, 3.3.5: a start is an instant in UTC, a time in a named zone, or "floating", the same on every
    clock. A match is at one instant, so a floating start is taken in the zone that the calendar is for, else
    in that of the competition. None where the entry has no start that can be read.
    """
    home = calendar or competition
    if not isinstance(entry.start, datetime):
        return _whole_days(entry, home)
    if entry.start.tzinfo is None and (entry.unknown_zone or home is None):
        named = f"its time zone {entry.unknown_zone!r} is not known" if entry.unknown_zone else "no time zone"
        return _day_only(entry.start.date(), home, f"{named}, so only its day is taken")
    if entry.start.tzinfo is None:
        assert home is not None  # noqa: S101 - the branch above took the rest
        guess = (
            None if calendar else f"it names no time zone, so that of its competition is taken, {home.key}"
        )
        at, zone = entry.start.replace(tzinfo=home), home
    else:
        guess = None
        at, zone = entry.start, ZoneInfo(entry.zone) if entry.zone else home or ZoneInfo("UTC")
    if unsure or entry.status == "TENTATIVE" or _is_placeholder(at, zone):
        return _day_only(at.date() if at.time() == time() else at.astimezone(zone).date(), zone, guess)
    local = at.astimezone(zone)
    return Start(Kickoff(at=at.astimezone(UTC), zone=zone.key), local.date(), guess)


def _whole_days(entry: Entry, home: ZoneInfo | None) -> Start | None:
    if entry.start is None:
        return None
    end = entry.end if entry.end is not None and not isinstance(entry.end, datetime) else entry.start
    if end - entry.start > timedelta(days=1):
        return Start(None, entry.start)  # the days of a round, on one of which it is played
    return _day_only(entry.start, home, None)


def _day_only(day: date, zone: ZoneInfo | None, guess: str | None) -> Start:
    return Start(Kickoff(day=day, zone=zone.key if zone else "UTC"), day, guess)


def _is_placeholder(at: datetime, zone: ZoneInfo) -> bool:
    """Midnight as written, and the middle of the night where the match is."""
    late, early = _NOBODY_PLAYS
    local = at.astimezone(zone).time()
    return at.time() == time() and (local >= late or local < early)
