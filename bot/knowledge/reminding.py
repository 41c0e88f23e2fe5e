"""What a moderator writes to have a reminder: "1d 18:00 for Champions League home say Come on!"."""

import re
from dataclasses import dataclass
from datetime import time, timedelta
from enum import Enum

from bot.knowledge import clock_words
from bot.knowledge.occasion import Lead

FARTHEST = timedelta(days=14)
"""Matches are planned fifteen days ahead."""
LONGEST_WORDS = 200
"""Characters of a channel's own words: they stand above a post, and are not one."""


class Problem(Enum):
    """Why something that was written is no reminder."""

    LEAD = "it does not begin with how long before kickoff"
    TOO_EARLY = "it would come more than 14 days before"
    OPTION = "something behind it is not understood"
    TWICE = "the same was said twice"
    EMPTY = "a word that announces something has nothing behind it"
    ROLE = "what is to be called is no role"
    TOO_LONG = "the own words are too long"


class NotAReminder(ValueError):  # noqa: N818 - it is a reason, and told to whoever wrote it
    """`problem` says why, and `piece` which part of what was written it is about."""

    def __init__(self, problem: Problem, piece: str = "") -> None:
        super().__init__(f"{problem.value}: {piece}" if piece else problem.value)
        self.problem = problem
        self.piece = piece


@dataclass(frozen=True, slots=True)
class Wanted:
    """A reminder as it was asked for: `competitions` are names as written, `side` is "", "home" or "away",
    `role` is the id of a role on Discord, `words` are the channel's own."""

    lead: Lead
    competitions: tuple[str, ...] = ()
    side: str = ""
    role: str = ""
    words: str = ""


_AT = re.compile(
    r"(?:at\s+)?(\d{1,2}(?:[:.h]\d{2})?\s*(?:am|pm|a\.m\.|p\.m\.)?)(?![\w:]|\s*(?:h|hrs?|hours?|m|min\w*)\b)",
    re.IGNORECASE,
)
_DAYS = re.compile(r"(\d{1,2})\s*(?:d|days?)(?:\s+before)?,?\s+", re.IGNORECASE)
_DAY_BEFORE = re.compile(r"(?:the\s+)?day\s+before,?\s+", re.IGNORECASE)
_SAME_DAY = re.compile(r"(?:(?:on\s+)?(?:the\s+)?(?:same\s+|match\s?)?day\s+)?", re.IGNORECASE)
_KEY = r"for|ping|say|at\s+home|home|away"
_OPTION = re.compile(rf"({_KEY})(?![\w])[:,]?\s*", re.IGNORECASE)
_NEXT = re.compile(r"(?:^|[\s,]+)(?:ping|say|at\s+home|home|away)(?!\w)", re.IGNORECASE)
_FILLER = re.compile(
    r"(?:before(?:\s+kick-?off)?|local(?:\s+time)?|only|matches|games|and)(?!\w)[\s,]*|[\s,]+", re.IGNORECASE
)
_ROLE = re.compile(r"<@&(\d{1,20})>|(\d{15,20})(?!\w)")
_KEPT = "\u200c\u200d"
"""Characters without a width that words of some languages, and emoji, are made with."""


def read(written: str, zone: str) -> Wanted:
    """What was asked for; hours of the day are those of the IANA zone. Raises NotAReminder."""
    lead, rest = _lead(written.strip(), zone)
    found: dict[str, str] = {}
    while rest := _without_filler(rest):
        met = _OPTION.match(rest)
        if met is None:
            raise NotAReminder(Problem.OPTION, rest.split()[0])
        key, rest = met[1].casefold().split()[-1], rest[met.end() :]
        value, rest = _value(key, rest)
        if not value and not rest:
            raise NotAReminder(Problem.EMPTY, key)
        if not value:  # "for home matches"
            continue
        name = "side" if key in ("home", "away") else key
        if name in found:
            raise NotAReminder(Problem.TWICE, key)
        found[name] = value
    competitions = tuple(part.strip() for part in re.split(r",|;|\s+and\s+", found.get("for", "")))
    return Wanted(
        lead,
        tuple(filter(None, competitions)),
        found.get("side", ""),
        found.get("ping", ""),
        found.get("say", ""),
    )


def own_words(written: str) -> str:
    """Words as they are kept: on one line, without characters that nobody sees. Raises NotAReminder."""
    seen = "".join(c if c.isprintable() or c in _KEPT else " " for c in written)
    words = " ".join(seen.split())
    if not words:
        raise NotAReminder(Problem.EMPTY, "say")
    if len(words) > LONGEST_WORDS:
        raise NotAReminder(Problem.TOO_LONG, str(len(words)))
    return words


def _lead(written: str, zone: str) -> tuple[Lead, str]:
    """How long before kickoff, and what follows: days with an hour of the day, or a span of time."""
    for days, rest in _days(written):
        met = _AT.match(rest)
        at = clock_words.clock(met[1]) if met else None
        if met and at is not None:
            return _local(days, at, zone), rest[met.end() :]
    span = clock_words.span(written)
    if span is None:
        raise NotAReminder(Problem.LEAD, written.split()[0] if written else "")
    if span[0] > FARTHEST:
        raise NotAReminder(Problem.TOO_EARLY)
    return Lead(before=span[0]), span[1]


def _days(written: str) -> list[tuple[int, str]]:
    """How many days before an hour of the day may be meant, and what would have to be that hour."""
    if met := _DAYS.match(written):
        return [(int(met[1]), written[met.end() :])]
    if met := _DAY_BEFORE.match(written):
        return [(1, written[met.end() :])]
    met = _SAME_DAY.match(written)
    rest = written[met.end() :] if met else written
    said_so = rest != written or re.match(r"at\s|\d{1,2}[:.]\d|\d{1,2}\s*[ap]\.?m", rest, re.IGNORECASE)
    return [(0, rest)] if said_so else []


def _local(days: int, at: time, zone: str) -> Lead:
    if timedelta(days=days) > FARTHEST:
        raise NotAReminder(Problem.TOO_EARLY)
    return Lead(days=days, hour=at.hour, minute=at.minute, zone=zone)


def _without_filler(rest: str) -> str:
    while met := _FILLER.match(rest):
        rest = rest[met.end() :]
    return rest


def _value(key: str, rest: str) -> tuple[str, str]:
    """What an option says, and what follows it."""
    match key:
        case "say":
            return own_words(rest.strip().strip('"“”')), ""
        case "ping":
            met = _ROLE.match(rest)
            if met is None:
                raise NotAReminder(Problem.ROLE, rest.split()[0] if rest.split() else "")
            return met[1] or met[2], rest[met.end() :]
        case "for":
            end = met.start() if (met := _NEXT.search(rest)) else len(rest)
            name = rest[:end].strip(" ,")
            return name, rest[end:]
        case _:
            return key, rest
