"""What happened in a match, minute by minute, and the score that follows from it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.knowledge.match import Match, Score, TeamKey
from bot.knowledge.team_news import Lineup


@dataclass(frozen=True, slots=True, order=True)
class Minute:
    """A minute of play; `added` counts the minutes past the end of a half: 45+2 is Minute(45, 2)."""

    minute: int
    added: int = 0

    def __str__(self) -> str:
        return f"{self.minute}+{self.added}'" if self.added else f"{self.minute}'"


class EventKind(StrEnum):
    KICK_OFF = "kick_off"
    GOAL = "goal"
    OWN_GOAL = "own_goal"
    GOAL_DISALLOWED = "goal_disallowed"
    PENALTY_AWARDED = "penalty_awarded"
    PENALTY_MISSED = "penalty_missed"
    CHANCE = "chance"
    WOODWORK = "woodwork"
    YELLOW_CARD = "yellow_card"
    SECOND_YELLOW = "second_yellow"
    RED_CARD = "red_card"
    SUBSTITUTION = "substitution"
    HALF_TIME = "half_time"
    SECOND_HALF = "second_half"
    EXTRA_TIME = "extra_time"
    SHOOTOUT = "shootout"
    SHOOTOUT_SCORED = "shootout_scored"
    SHOOTOUT_MISSED = "shootout_missed"
    FULL_TIME = "full_time"
    """The match is over: after ninety minutes, extra time or the shoot-out, whichever ended it."""


CARDS = frozenset({EventKind.YELLOW_CARD, EventKind.SECOND_YELLOW, EventKind.RED_CARD})
GOALS = frozenset({EventKind.GOAL, EventKind.OWN_GOAL})
PHASES = frozenset(
    {
        EventKind.KICK_OFF,
        EventKind.HALF_TIME,
        EventKind.SECOND_HALF,
        EventKind.EXTRA_TIME,
        EventKind.SHOOTOUT,
        EventKind.FULL_TIME,
    }
)


class How(StrEnum):
    PENALTY = "penalty"
    FREE_KICK = "free_kick"
    HEADER = "header"


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened.

    `team` is the side it counts for: a goal's beneficiary (also of an own goal), the booked player's
    side, the side that changes; None for a phase of the match. `player` did it, came on, or was booked;
    `other` gave the assist, went off, or gave the penalty away.
    """

    kind: EventKind
    minute: Minute
    team: TeamKey | None = None
    player: str | None = None
    other: str | None = None
    how: How | None = None
    note: str | None = None


def in_order(events: Iterable[Event]) -> list[Event]:
    """Events as they happened; those of one minute stay as they were given."""
    return sorted(events, key=place)


def place(event: Event) -> tuple[Minute, int]:
    """Where an event belongs among the others, as a key to sort by.

    A whistle belongs where the laws put it, whatever minute a source prints: half time comes after the
    added minutes, the shoot-out after everything that was played.
    """
    if event.kind in _PLACE:
        return _PLACE[event.kind]
    return (event.minute, 0)


_LONG = 99
"""More added minutes than any half has."""
_PLACE = {
    EventKind.KICK_OFF: (Minute(0), -1),
    EventKind.HALF_TIME: (Minute(45, _LONG), 0),
    EventKind.SECOND_HALF: (Minute(45, _LONG), 1),
    EventKind.EXTRA_TIME: (Minute(90, _LONG), 0),
    EventKind.SHOOTOUT: (Minute(120, _LONG), 0),
    EventKind.SHOOTOUT_SCORED: (Minute(120, _LONG), 1),
    EventKind.SHOOTOUT_MISSED: (Minute(120, _LONG), 1),
    EventKind.FULL_TIME: (Minute(120, _LONG), 2),
}


def score(match: Match, events: Iterable[Event]) -> Score:
    """The goals that stand, shoot-out apart."""
    return _count(match, (event for event in events if event.kind in GOALS))


def shootout(match: Match, events: Iterable[Event]) -> Score | None:
    """The penalties scored in the shoot-out; None where there was none."""
    kicks = [e for e in events if e.kind in (EventKind.SHOOTOUT_SCORED, EventKind.SHOOTOUT_MISSED)]
    if not kicks:
        return None
    return _count(match, (kick for kick in kicks if kick.kind is EventKind.SHOOTOUT_SCORED))


def score_at_half_time(match: Match, events: Sequence[Event]) -> Score | None:
    """The score when the first half ended; None before that."""
    if not any(event.kind is EventKind.HALF_TIME for event in events):
        return None
    return score(match, (event for event in events if event.minute.minute <= 45))


def appeared(lineup: Lineup, team: TeamKey, events: Iterable[Event]) -> tuple[str, ...]:
    """Starters, then substitutes in the order they came on."""
    on = [
        event.player
        for event in in_order(events)
        if event.kind is EventKind.SUBSTITUTION and event.team == team and event.player
    ]
    return tuple(dict.fromkeys((*lineup.starters, *on)))


def _count(match: Match, goals: Iterable[Event]) -> Score:
    home = away = 0
    for goal in goals:
        if goal.team == match.home.key:
            home += 1
        elif goal.team == match.away.key:
            away += 1
    return Score(home, away)
