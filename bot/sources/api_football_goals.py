"""Goals of API-Football: which rows of the timeline stand, and which were struck out."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.knowledge.match import TeamKey
from bot.knowledge.timeline import GOALS, EventKind, How
from bot.sources.api_football_answer import team_key
from bot.sources.api_football_payload import EventRow, Person

_SCORED = {
    "normal goal": (EventKind.GOAL, None),
    "penalty": (EventKind.GOAL, How.PENALTY),
    "own goal": (EventKind.OWN_GOAL, None),
}
_STRUCK = re.compile(r"goal (?:cancell?ed|disallowed)(?: - (.+))?", re.IGNORECASE)
_REVIEW = 6
"""Minutes of play that a video review takes at most, from the goal to the row that strikes it out."""


@dataclass(slots=True)
class Goal:
    """A goal, or one that was struck out: `note` is why."""

    row: EventRow
    kind: EventKind
    how: How | None = None
    note: str | None = None

    @property
    def team(self) -> TeamKey:
        return team_key(self.row.team.id)


def clock(row: EventRow) -> tuple[int, int]:
    """When it was, as a key to sort by."""
    return (row.time.elapsed, row.time.extra or 0)


def apart(earlier: EventRow, later: EventRow) -> int:
    """Minutes of play between two rows."""
    return sum(clock(later)) - sum(clock(earlier))


def is_struck(row: EventRow) -> bool:
    """Whether a row says that a goal does not count."""
    return row.type.lower() == "var" and _STRUCK.fullmatch(row.detail or "") is not None


def is_goal(row: EventRow) -> bool:
    return row.type.lower() == "goal" and (row.detail or "").lower() in _SCORED


def goals(rows: Sequence[EventRow], score: Mapping[TeamKey, int] | None) -> list[Goal]:
    """The goals in order of play, those struck out among them.

    A goal that the video referee cancels vanishes from the rows, or stays beside a row of type Var; some
    goals come twice while they are put right. So where a side has more goals in the rows than in the
    `score`, what a Var row is about, and then what is there twice, is no goal. Without a score every row
    stands.
    """
    found = [Goal(row, *_SCORED[(row.detail or "").lower()]) for row in rows if is_goal(row)]
    for row in filter(is_struck, rows):
        met = _STRUCK.fullmatch(row.detail or "")
        why = met[1].lower() if met and met[1] else None
        goal = _meant(row, found) if _too_many(found, team_key(row.team.id), score) else None
        if goal is None:
            goal = Goal(row, EventKind.GOAL_DISALLOWED)
            found.append(goal)
        goal.kind, goal.how, goal.note = EventKind.GOAL_DISALLOWED, None, why
    for goal in reversed(found.copy()):
        if _too_many(found, goal.team, score) and _said_twice(goal, found):
            found.remove(goal)
    return sorted(found, key=lambda goal: clock(goal.row))


def _too_many(found: Iterable[Goal], team: TeamKey, score: Mapping[TeamKey, int] | None) -> bool:
    standing = sum(goal.team == team and goal.kind in GOALS for goal in found)
    return score is not None and team in score and standing > score[team]


def _meant(struck: EventRow, found: Iterable[Goal]) -> Goal | None:
    """The goal that a Var row strikes out: the last one before it that may be it."""
    there = [
        goal
        for goal in found
        if goal.kind in GOALS
        and goal.row.team.id == struck.team.id
        and 0 <= apart(goal.row, struck) <= _REVIEW
        and _may_be_one(goal.row.player, struck.player)
    ]
    return max(there, key=lambda goal: clock(goal.row), default=None)


def _said_twice(goal: Goal, found: Iterable[Goal]) -> bool:
    """Whether another row tells the same goal, and tells no less."""
    return any(
        other is not goal
        and other.kind in GOALS
        and (other.team, clock(other.row)) == (goal.team, clock(goal.row))
        and _may_be_one(other.row.player, goal.row.player)
        and _told(other.row) >= _told(goal.row)
        for other in found
    )


def _may_be_one(one: Person, other: Person) -> bool:
    return one.id is None or other.id is None or one.id == other.id


def _told(row: EventRow) -> tuple[bool, bool]:
    return (row.player.name is not None, row.assist.name is not None)
