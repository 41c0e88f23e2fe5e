"""A digest's day and hour: every week, by the clocks of a place."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from bot.knowledge import clock_words, wall_clock
from bot.knowledge.occasion import Kind, Occasion

WEEK = timedelta(days=7)
_FILLER = frozenset({"weekly", "every", "on", "at"})
WORTH = timedelta(hours=6)
"""How long after its hour a digest is worth posting."""


@dataclass(frozen=True, slots=True)
class Weekly:
    """`weekday` 0 is Monday; `zone` is an IANA zone."""

    weekday: int
    hour: int
    minute: int
    zone: str

    def next(self, now: datetime) -> datetime:
        """The first instant after `now`, in UTC."""
        day = wall_clock.shows(now, self.zone).date()
        day += timedelta(days=(self.weekday - day.weekday()) % 7)
        at = wall_clock.reads(day, time(self.hour, self.minute), self.zone)
        return at if at > now else wall_clock.reads(day + WEEK, time(self.hour, self.minute), self.zone)

    def __str__(self) -> str:
        """As a rule's lead: "W0 09:00 Europe/London"."""
        return f"W{self.weekday} {self.hour:02}:{self.minute:02} {self.zone}"

    @classmethod
    def parse(cls, text: str) -> "Weekly":
        """What `str` wrote. Raises ValueError for anything else."""
        met = re.fullmatch(r"W([0-6]) (\d\d):(\d\d) (\S+)", text, re.ASCII)
        if met is None:
            raise ValueError(f"{text!r} is no hour of the week")
        return cls(int(met[1]), int(met[2]), int(met[3]), met[4])

    @classmethod
    def usual(cls, zone: str) -> "Weekly":
        """Monday morning."""
        return cls(0, 9, 0, zone)


def read(written: str, zone: str) -> Weekly | None:
    """What a moderator wrote: "weekly monday 9:00", "fridays at 6pm"; None where it is no hour of the week.
    Without an hour it is nine in the morning."""
    words = [word for word in written.replace(",", " ").split() if word.casefold() not in _FILLER]
    day = clock_words.weekday(words[0]) if words else None
    at = clock_words.clock(" ".join(words[1:])) if len(words) > 1 else time(9)
    return Weekly(day, at.hour, at.minute, zone) if day is not None and at is not None else None


def digests(leads: Iterable[str], now: datetime) -> Iterator[Occasion]:
    """The next digest of each lead that some channel has: about the seven days from then, wherever a channel
    looks. Leads that are no hour of the week are passed over."""
    for lead in leads:
        try:
            weekly = Weekly.parse(lead)
        except ValueError:
            continue
        due = weekly.next(now)
        day = wall_clock.shows(due, weekly.zone).date().isoformat()
        yield Occasion(day, Kind.DIGEST, lead, due, due + WORTH, lead)
