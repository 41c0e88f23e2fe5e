"""What a reader takes out of an article: each fact with the span of text that says it."""

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from typing import TypeAlias

Span: TypeAlias = tuple[int, int]
"""Where in the article's text something stands: first character, and the one after the last."""


class Kind(StrEnum):
    PREVIEW = "preview"
    RATINGS = "ratings"
    REPORT = "report"
    OTHER = "other"
    """About no match that can be named, or without a fact about one: a season's marks, a transfer story."""


class Standing(StrEnum):
    """Of a player before a match."""

    OUT = "out"
    DOUBT = "doubt"
    SUSPENDED = "suspended"
    RETURNING = "returning"


class Phase(StrEnum):
    """Of a line-up."""

    PREDICTED = "predicted"
    CONFIRMED = "confirmed"


@dataclass(frozen=True, slots=True)
class Words:
    """A value that is words, as the article has it (a venue, an official)."""

    text: str
    at: Span
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Pairing:
    """Which match it is. `score` and `aggregate` are (home, away)."""

    home: str
    away: str
    at: Span
    competition: str | None = None
    stage: str | None = None
    score: tuple[int, int] | None = None
    aggregate: tuple[int, int] | None = None
    sure: bool = True


@dataclass(frozen=True, slots=True)
class KickoffSaid:
    """The first clock that the article gives, on the date it means. `zone` is the IANA zone of that clock,
    None where nothing tells; `local` is naive, and None where only a day or only a clock is known."""

    at: Span
    day: date | None = None
    local: datetime | None = None
    zone: str | None = None
    utc: datetime | None = None
    sure: bool = True
    clock: time | None = None
    """Where nothing tells the day."""


@dataclass(frozen=True, slots=True)
class BroadcastSaid:
    channel: str
    at: Span
    starts: str | None = None
    """"19:00", where the programme begins before the match."""
    country: str | None = None
    """ISO 3166 alpha-2, where it is told."""
    sure: bool = True


@dataclass(frozen=True, slots=True)
class OfficialsSaid:
    referee: Words | None = None
    assistants: tuple[Words, ...] = ()
    fourth: Words | None = None
    var: tuple[Words, ...] = ()


@dataclass(frozen=True, slots=True)
class AbsenceSaid:
    """`team` is a name as the article has it, empty where it does not tell. `until` is in its words."""

    player: str
    team: str
    standing: Standing
    at: Span
    reason: str = ""
    until: str = ""
    sure: bool = True


@dataclass(frozen=True, slots=True)
class LineupSaid:
    team: str
    phase: Phase
    players: tuple[str, ...]
    at: Span
    formation: str | None = None
    bench: tuple[str, ...] = ()
    captain: str | None = None
    sure: bool = True


@dataclass(frozen=True, slots=True)
class MarkSaid:
    """A mark on the scale from 0 to 10; None for what is no mark ("N/A", a joke). `original` is as it was
    written, `comment` is where the article's remark on the player stands."""

    player: str
    team: str
    mark: float | None
    original: str
    at: Span
    manager: bool = False
    comment: Span | None = None
    sure: bool = True


class Happening(StrEnum):
    GOAL = "goal"
    OWN_GOAL = "own_goal"
    PENALTY_GOAL = "penalty_goal"
    PENALTY_MISSED = "penalty_missed"
    YELLOW_CARD = "yellow_card"
    RED_CARD = "red_card"
    SUBSTITUTION = "substitution"
    CHANCE = "chance"
    GOAL_DISALLOWED = "goal_disallowed"


@dataclass(frozen=True, slots=True)
class Event:
    """`minute` is None where the article tells none; `added` are minutes of added time, 0 for "in added time"
    without a number. `team` is the side it counts for, of an own goal the side that is given it; empty where
    the article does not tell. `also` is who assisted, or who went off. Without a minute none is `sure`."""

    kind: Happening
    player: str
    at: Span
    minute: int | None = None
    added: int | None = None
    team: str = ""
    also: str | None = None
    sure: bool = True


@dataclass(frozen=True, slots=True)
class MilestoneSaid:
    """`player` has `count` of something in `within` matches, and `target` is the landmark. `benchmarks` are
    who got there fastest: (name, matches)."""

    player: str
    count: int
    target: int
    of: str
    at: Span
    within: int | None = None
    benchmarks: tuple[tuple[str, int], ...] = ()
    sure: bool = True


@dataclass(frozen=True, slots=True)
class RecordSaid:
    """A list out of the history books: (opponent, year). `overcome` is how many ended well, where told."""

    heading: str
    entries: tuple[tuple[str, int], ...]
    at: Span
    sure: bool = True
    overcome: int | None = None
    undated: tuple[str, ...] = ()
    """Opponents of the list whose year nothing tells ("Atalanta in the first leg")."""


@dataclass(frozen=True, slots=True)
class ChangeSaid:
    """Who is suggested to come into the side, and for whom where the article tells. An opinion."""

    player: str
    at: Span
    instead_of: str | None = None


@dataclass(frozen=True, slots=True)
class RefereedSaid:
    """What the referee had to do with a team before: `matches` in all, or one match that is told with
    `opponent`, `score` (as written), `season` ("2020/21", or a year) and whom of `team` he booked.
    `away`: `team` did not play at home; None where nothing tells."""

    team: str
    at: Span
    matches: int | None = None
    opponent: str | None = None
    score: tuple[int, int] | None = None
    away: bool | None = None
    season: str | None = None
    booked: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Remark:
    """A single figure or hint that fans like: `about` is "rest", "away fans", "capacity", "why less
    room", "rotation", "needed" or "live blog"; `value` is short and in our own words or a figure."""

    about: str
    value: str
    at: Span
    sure: bool = True


@dataclass(frozen=True, slots=True)
class TalkingPoint:
    heading: str
    at: Span


@dataclass(frozen=True, slots=True)
class Warned:
    """Something that does not fit, for whoever reviews it."""

    text: str
    at: Span


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was understood. A page about several matches has one reading for each in `matches`, and
    nothing else but its kind and warnings. `second` is what a second reader understood of the same text."""

    kind: Kind
    pairing: Pairing | None = None
    kickoff: KickoffSaid | None = None
    venue: Words | None = None
    broadcasts: tuple[BroadcastSaid, ...] = ()
    officials: OfficialsSaid = OfficialsSaid()
    absences: tuple[AbsenceSaid, ...] = ()
    lineups: tuple[LineupSaid, ...] = ()
    marks: tuple[MarkSaid, ...] = ()
    timeline: tuple[Event, ...] = ()
    milestones: tuple[MilestoneSaid, ...] = ()
    records: tuple[RecordSaid, ...] = ()
    remarks: tuple[Remark, ...] = ()
    changes: tuple[ChangeSaid, ...] = ()
    refereed: tuple[RefereedSaid, ...] = ()
    talking_points: tuple[TalkingPoint, ...] = ()
    warnings: tuple[Warned, ...] = ()
    matches: tuple["Reading", ...] = ()
    second: "Reading | None" = None
