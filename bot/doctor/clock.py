"""Reminders are as right as the machine's clock, and written times as its time zone data."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.doctor.check import Check, Level

OLDEST = datetime(2024, 1, 1, tzinfo=UTC)
"""A clock that shows an earlier time was never set."""
WEST, EAST = timedelta(hours=-12), timedelta(hours=14)
"""As far as any place is from UTC."""


def checks(now: datetime) -> list[Check]:
    return [_set(now), zones()]


def _set(now: datetime) -> Check:
    offset = now.utcoffset()
    if offset is None:
        raise ValueError("the machine's time comes with its zone")
    if now < OLDEST:
        return Check(
            "clock", Level.FAIL, f"it shows {now:%d %b %Y}, which is long past", "Set it, best by NTP."
        )
    if not WEST <= offset <= EAST or offset % timedelta(minutes=15):
        return Check(
            "clock",
            Level.WARN,
            f"{now:%H:%M} is said to be {now:%z} from UTC, which it is nowhere",
            "Correct the machine's time zone (TZ). Posts do not need it; whoever reads the log does.",
        )
    return Check("clock", Level.OK, f"{now:%a %d %b %Y, %H:%M} here, {now.astimezone(UTC):%H:%M} UTC")


def zones(known: str = "Europe/London") -> Check:
    """Whether there is time zone data: `known` is a zone that it must have."""
    try:
        ZoneInfo(known)
    except (ZoneInfoNotFoundError, OSError):
        return Check(
            "time zones",
            Level.FAIL,
            f"{known} is not known: no kickoff can be shown in anybody's time",
            "Install the package tzdata: pip install tzdata",
        )
    return Check("time zones", Level.OK, "known")
