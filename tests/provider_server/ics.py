"""A club's calendar as a subscription: its matches with their times, and nothing of what happens in them."""

from collections.abc import Mapping, Sequence
from datetime import timedelta

from tests.provider_server.script import Seen

NAME = "ics"
FOLLOWED = "Freiburg"
_COMPETITION = {"bundesliga": "Bundesliga", "dfb-pokal": "DFB-Pokal"}


def body(path: str, query: Mapping[str, str], seen: Sequence[Seen]) -> bytes | None:
    """The answer to a question; None where there is nothing at that address."""
    if not path.endswith(".ics"):
        return None
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//matchday//tests//EN", f"X-WR-CALNAME:{FOLLOWED}"]
    for one in seen:
        if FOLLOWED in (club.names[NAME] for club in one.game.sides()):
            lines += _event(one)
    return "\r\n".join([*lines, "END:VCALENDAR", ""]).encode()


def _event(seen: Seen) -> list[str]:
    home, away = seen.game.sides()
    if seen.fixed:
        times = [f"DTSTART:{seen.at:%Y%m%dT%H%M%SZ}", f"DTEND:{seen.at + timedelta(hours=2):%Y%m%dT%H%M%SZ}"]
    else:
        times = [f"DTSTART;VALUE=DATE:{seen.at:%Y%m%d}"]
    return [
        "BEGIN:VEVENT",
        f"UID:{seen.game.number}@calendar.invalid",
        f"DTSTAMP:{seen.changed:%Y%m%dT%H%M%SZ}",
        f"LAST-MODIFIED:{seen.changed:%Y%m%dT%H%M%SZ}",
        *times,
        f"SUMMARY:{home.names[NAME]} v {away.names[NAME]}",
        f"CATEGORIES:{_COMPETITION[seen.game.league]}",
        f"LOCATION:{seen.game.venue}",
        "END:VEVENT",
    ]
