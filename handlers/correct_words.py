"""What a moderator writes to correct something: "kickoff tomorrow 20:15", "lineup Gakpo for Jota"."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import TypeAlias

from bot.knowledge import wall_clock
from bot.knowledge.match import Score, Status
from bot.reading.calendar import days, first_day, meaning
from bot.reading.clocks import clocks
from bot.reading.zones import zone_of
from handlers.day_words import today_or_tomorrow
from handlers.word import Word, meant

KICKOFF, SCORE, LINEUP, MARK, ABSENCE = "kickoff", "score", "lineup", "mark", "absence"
WHAT = (
    Word(KICKOFF, "kickoff", ("kick-off", "kick off", "time", "date", "status")),
    Word(SCORE, "score", ("result", "final score")),
    Word(LINEUP, "lineup", ("line-up", "line up", "xi", "eleven", "team")),
    Word(MARK, "mark", ("rating", "grade")),
    Word(ABSENCE, "absence", ("absent", "injury", "player")),
)
LONGEST = 1_000
"""Characters that are read: two elevens are half of that. To read as much as a form takes would take minutes,
in which nobody is answered."""
_AGAINST = re.compile(r"\s+(?:against|vs\.?)\s+(?P<team>\S.*)$", re.IGNORECASE)
_STATUS = {
    "postponed": Status.POSTPONED,
    "abandoned": Status.ABANDONED,
    "cancelled": Status.CANCELLED,
    "canceled": Status.CANCELLED,
    "off": Status.POSTPONED,
    "on": Status.SCHEDULED,
    "on again": Status.SCHEDULED,
}
_SCORE = re.compile(r"(\d{1,2})\s*[-–—:]\s*(\d{1,2})")
_FOR = re.compile(r"(?P<new>\S.*?)\s+(?:for|instead of|statt|->|→)\s+(?P<old>\S.*)", re.IGNORECASE)
_FORMATION = re.compile(r"(?<![\d-])\d(?:-\d){2,4}(?![\d-])")
_MARKED = re.compile(
    r"(?P<player>\D*?\S)[\s:]+(?P<mark>\d{1,2}(?:[.,]\d)?)(?:\s*/\s*10)?(?:\s+(?:by\s+)?(?P<paper>\S.*))?"
)


@dataclass(frozen=True, slots=True)
class Given:
    """What is to be corrected, how, and the team by which the match is meant, if one is named."""

    what: str
    words: str
    team: str = ""


@dataclass(frozen=True, slots=True)
class Swap:
    """One player starts in the place of another."""

    new: str
    old: str


@dataclass(frozen=True, slots=True)
class Eleven:
    """A whole line-up as it is written: names, and the formation where one stands there. Without names only
    the formation is another."""

    names: tuple[str, ...]
    formation: str | None
    team: str = ""


@dataclass(frozen=True, slots=True)
class Marked:
    """A mark of up to ten, by the paper that is named; the only one, where none is."""

    player: str
    points: float
    paper: str


LineupSaid: TypeAlias = Swap | Eleven


def given(what: str, words: str) -> Given | None:
    """What the two arguments say, or the second alone, as a form brings it; None where it does not begin with
    something that can be corrected, or are too many."""
    if len(words) > LONGEST:
        return None
    if not what:
        what, _space, words = words.strip().partition(" ")
    chosen = meant(what, WHAT) if what else None
    if chosen is None:
        return None
    against = _AGAINST.search(words)
    if against is None:
        return Given(chosen, words.strip())
    return Given(chosen, words[: against.start()].strip(), against["team"].strip())


def status(words: str) -> Status | None:
    """Whether the match is played: "postponed", "on again"; None where that is not what the words say."""
    return _STATUS.get(words.casefold().strip(" ."))


def kickoff(words: str, today: date, day_now: date | None, zone: str) -> datetime | None:
    """When the match begins, in UTC; None where the words tell no hour.

    Without a day it is `day_now`, the day on which the match is to be played as far as is known. A clock
    without a zone is that of `zone`. One that clocks skip that night means the moment after it.
    """
    words = today_or_tomorrow(words)
    told = first_day(words)
    day = meaning(told, today, day_now).day if told else day_now
    if told is not None and day is None:
        return None
    clock = _clock(words)
    if clock is None or day is None:
        return None
    at, label = clock
    return wall_clock.reads(day, at, (zone_of(label) if label else None) or zone)


def _clock(words: str) -> tuple[time, str | None] | None:
    taken = [(one.start, one.end) for one in days(words) if one.dated]
    for one in clocks(words):
        if not any(one.start < end and start < one.end for start, end in taken):
            return one.clock, one.label
    return None


def score(words: str) -> Score | None:
    """ "3-1": the home side's goals first; None for anything else."""
    met = _SCORE.fullmatch(words.strip())
    return Score(int(met[1]), int(met[2])) if met else None


def lineup(words: str) -> LineupSaid | None:
    """A player for another, or a whole eleven, names between commas; None where it is neither."""
    parts = [part.strip(" .") for part in re.split(r"[,;\n]", words) if part.strip(" .")]
    if len(parts) == 1 and (swapped := _FOR.fullmatch(parts[0])):
        return Swap(swapped["new"].strip(), swapped["old"].strip())
    formation = _FORMATION.search(words)
    if len(parts) == 1 and formation:
        return Eleven((), formation[0], _FORMATION.sub("", words).strip(" :,"))
    if len(parts) < 2:
        return None
    team, _colon, first = parts[0].rpartition(":")
    names = [_FORMATION.sub("", part).strip(" :()") for part in (first, *parts[1:])]
    named = tuple(name for name in names if name)
    return Eleven(named, formation[0] if formation else None, _FORMATION.sub("", team).strip(" :()"))


def marked(words: str) -> Marked | None:
    """ "Salah 6.5", "Salah 6.5 by the paper's name"; None where there is no mark up to ten."""
    met = _MARKED.fullmatch(words.strip())
    if met is None:
        return None
    points = float(met["mark"].replace(",", "."))
    return Marked(met["player"], points, met["paper"] or "") if points <= 10 else None
