"""An instant written out in a channel's zone, for readers whose browser runs no script."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from bot.chat import Look, Show, When

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def written(when: When, look: Look) -> str:
    """For example "Thu 18 Apr 2024, 21:00 CEST"; outside English, in figures: "2024-04-18 21:00 CEST"."""
    local = when.instant.astimezone(ZoneInfo(look.zone))
    clock = f"{local:%H:%M} {_zone(local)}"
    if when.show is Show.TIME:
        return clock
    if not look.language.startswith("en"):
        return f"{local:%Y-%m-%d}" if when.show is Show.DAY else f"{local:%Y-%m-%d} {clock}"
    day = f"{_DAYS[local.weekday()]} {local.day} {_MONTHS[local.month - 1]} {local.year}"
    return day if when.show is Show.DAY else f"{day}, {clock}"


def machine(instant: datetime) -> str:
    """As `<time datetime>` wants it: "2024-04-18T19:00:00Z"."""
    return instant.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def _zone(local: datetime) -> str:
    """The zone's usual letters; where it has none but digits, "UTC+03"."""
    name = local.tzname() or "UTC"
    return f"UTC{name}" if name[0] in "+-" else name
