"""The goals that people enter at OpenLigaDB, in whatever order, each with the score after it."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from bot.knowledge.match import Score, TeamKey
from bot.knowledge.timeline import Event, EventKind, How, Minute
from bot.sources.openligadb_payload import GoalPart
from bot.sources.running_score import NOTHING, Side, beyond, reaches, scored_by

_SHOOTOUT = re.compile(r"elfmeterschie(?:ß|ss)en", re.IGNORECASE)


class Told(NamedTuple):
    """A goal or a kick, the provider's id of it, and that of the scorer where it is known."""

    ref: int
    event: Event
    scorer: int | None


@dataclass(frozen=True, slots=True)
class Goals:
    """`events` are what can be told. `whole` is whether that is every goal there was. `score` is what they
    add up to, and `kicks` the shoot-out; None where none is listed."""

    events: tuple[Told, ...]
    score: Score | None
    kicks: Score | None
    whole: bool


def goals(
    parts: Iterable[GoalPart],
    sides: tuple[TeamKey, TeamKey],
    over: bool,
    after_play: Score | None,
    told: list[str],
) -> Goals:
    """The goals as they fell. `after_play` is the score before a shoot-out that is known of; None where none
    is. While a match is not `over`, goals are told up to the first of which the minute or the side is not
    clear: else a score would be told that never was."""
    ordered = sorted(parts, key=lambda one: (one.score_team1 + one.score_team2, one.goal_id))
    kicks = [part for part in ordered if _is_kick(part, after_play)]
    played = [part for part in ordered if not _is_kick(part, after_play)]
    teams = dict(zip((Side.HOME, Side.AWAY), sides, strict=True))
    fell, all_clear = _fallen(played, teams, over, told)
    score = _highest(played)
    start = score or NOTHING
    if kicks and not reaches(_score(kicks[0]), start):
        start = NOTHING  # the kicks are counted for themselves
    scored, all_known = _scored(kicks, start, teams, told)
    whole = all_clear and all_known and (score or NOTHING) == _count(fell, sides)
    shootout = beyond(_highest(kicks) or start, start) if kicks else None
    return Goals((*fell, *scored), score, shootout, whole)


def _fallen(
    played: Sequence[GoalPart], teams: Mapping[Side, TeamKey], over: bool, told: list[str]
) -> tuple[list[Told], bool]:
    """The goals that can be told, and whether all can."""
    events: list[Told] = []
    for part, side in zip(played, scored_by([_score(part) for part in played]), strict=True):
        if part.match_minute is not None and side is not None:
            events.append(Told(part.goal_id, _goal(part, teams[side]), part.goal_getter_id))
            continue
        what = "no minute" if side is not None else "a score after it that does not fit the others"
        told.append(f"goal {part.goal_id} has {what}")
        if not over:
            break
    return events, len(events) == len(played)


def _scored(
    kicks: Sequence[GoalPart], start: Score, teams: Mapping[Side, TeamKey], told: list[str]
) -> tuple[list[Told], bool]:
    """The kicks of a shoot-out that can be told, and whether all can."""
    events: list[Told] = []
    for part, side in zip(kicks, scored_by([_score(part) for part in kicks], start), strict=True):
        if side is None:
            told.append(f"kick {part.goal_id} has a score after it that does not fit the others")
        else:
            events.append(Told(part.goal_id, _kick(part, teams[side]), part.goal_getter_id))
    return events, len(events) == len(kicks)


def _is_kick(part: GoalPart, after_play: Score | None) -> bool:
    if part.comment and _SHOOTOUT.search(part.comment):
        return True
    late = after_play is not None and part.score_team1 + part.score_team2 > after_play.home + after_play.away
    return late and bool(part.is_penalty)


def _goal(part: GoalPart, team: TeamKey) -> Event:
    return Event(
        EventKind.OWN_GOAL if part.is_own_goal else EventKind.GOAL,
        _minute(part),
        team,
        _scorer(part),
        how=How.PENALTY if part.is_penalty and not part.is_own_goal else None,
    )


def _kick(part: GoalPart, team: TeamKey) -> Event:
    return Event(EventKind.SHOOTOUT_SCORED, Minute(120), team, _scorer(part))


def _scorer(part: GoalPart) -> str | None:
    """The name as people say it, also where it was entered as "Müller, Thomas"."""
    surname, comma, first = (part.goal_getter_name or "").partition(",")
    name = f"{first.strip()} {surname.strip()}" if comma and "," not in first else surname
    return name.strip()[:200] or None


def _minute(part: GoalPart) -> Minute:
    """Minutes count on: 93 is 90+3, unless it is said to be of extra time."""
    minute = part.match_minute or 0
    return Minute(90, minute - 90) if minute > 90 and not part.is_overtime else Minute(minute)


def _score(part: GoalPart) -> Score:
    return Score(part.score_team1, part.score_team2)


def _highest(parts: list[GoalPart]) -> Score | None:
    if not parts:
        return None
    return Score(max(one.score_team1 for one in parts), max(one.score_team2 for one in parts))


def _count(events: list[Told], sides: tuple[TeamKey, TeamKey]) -> Score:
    fell = [told.event.team for told in events if told.event.kind is not EventKind.SHOOTOUT_SCORED]
    return Score(fell.count(sides[0]), fell.count(sides[1]))
