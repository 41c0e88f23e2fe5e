"""When the clocks of a zone show a time of day: also on nights on which they are put forward or back."""

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

DAY = timedelta(days=1)
_SECOND = timedelta(seconds=1)


def reads(day: date, at: time, zone: str) -> datetime:
    """The first instant, in UTC, at which the clocks of an IANA zone read this time on this day or, where
    they are put forward past it, at which they have passed it.

    Of two instants that read the same, when clocks are put back, it is the first.
    """
    before, after = _offsets(day, at, zone)
    first = datetime.combine(day, at, UTC) - before
    return first if before >= after else _put_forward(first, before, after, zone)


def reads_again(day: date, at: time, zone: str) -> datetime:
    """The same, and of two instants that read the same the second."""
    before, after = _offsets(day, at, zone)
    return datetime.combine(day, at, UTC) - after if before >= after else reads(day, at, zone)


def reads_at_latest(day: date, at: time, zone: str) -> datetime:
    """The same as `reads`; where a zone moved over the date line and left out the day, on the day before."""
    before, after = _offsets(day, at, zone)
    if before == after:
        return datetime.combine(day, at, UTC) - before
    return reads(day if after - before < DAY else day - DAY, at, zone)


def shows(instant: datetime, zone: str) -> datetime:
    """What the clocks of a zone read at an instant."""
    return instant.astimezone(_zone(zone))


def _offsets(day: date, at: time, zone: str) -> tuple[timedelta, timedelta]:
    """From UTC, before a change of the clocks and after it. The same on all days without one; where the time
    is skipped, the second is larger, and where it comes twice, the first."""
    local = datetime.combine(day, at, _zone(zone))
    before, after = local.utcoffset(), local.replace(fold=1).utcoffset()
    assert before is not None  # noqa: S101 - a ZoneInfo always tells
    assert after is not None  # noqa: S101
    return before, after


def _put_forward(late: datetime, before: timedelta, after: timedelta, zone: str) -> datetime:
    """The instant, to the second, at which the clocks are put forward: `late` is when they would have read
    what they skip, if they had not been."""
    early = late - (after - before)
    while late - early > _SECOND:
        middle = (early + (late - early) / 2).replace(microsecond=0)
        if shows(middle, zone).utcoffset() == before:
            early = middle
        else:
            late = middle
    return late


@lru_cache(maxsize=1024)
def _zone(name: str) -> ZoneInfo:
    return ZoneInfo(name)
