"""What happened in a match, out of a report: goals, cards, substitutions and chances with their minutes."""

from dataclasses import replace

from bot.knowledge.spelling import plain
from bot.reading.context import Part
from bot.reading.facts import Event, Happening, Kind
from bot.reading.teams import Sides

_GOALS = (Happening.GOAL, Happening.OWN_GOAL, Happening.PENALTY_GOAL)


def timeline(part: Part, score: tuple[int, int] | None = None) -> list[Event]:
    """The events in the order of the minutes, those without a minute last. `score` is (home, away) where it
    is known: there are no more goals than it says, and it tells whose they are where one side has none."""
    if part.kind not in (Kind.REPORT, Kind.RATINGS):
        return []
    # many long patterns, which a preview need not wait for
    from bot.reading.goal_lists import listed_events
    from bot.reading.report_prose import told_events

    listed = listed_events(part)
    told = list(told_events(part))
    if any(one.kind in _GOALS for one in listed):
        told = [one for one in told if one.kind not in _GOALS]
    events = _each_once([*listed, *told])
    events = [one for one in events if not _recap(one, events)]
    if score is not None:
        events = _scored(_no_more_than(sum(score), events), score, part.sides)
    return sorted(events, key=lambda one: (one.minute is None, one.minute or 0, one.added or 0))


def _each_once(said: list[Event]) -> list[Event]:
    """Each event once, in the order in which they were told first."""
    events: list[Event] = []
    at: dict[int | None, list[int]] = {}
    """Where those of a minute stand."""
    for one in said:
        near = (None,) if one.minute is None else (one.minute - 1, one.minute, one.minute + 1)
        places = sorted(place for minute in near for place in at.get(minute, ()))
        known = next((place for place in places if _same(one, events[place])), None)
        if known is None:
            known = len(events)
            events.append(one)
        else:
            events[known] = _together(events[known], one)
        there = at.setdefault(events[known].minute, [])
        if known not in there:
            there.append(known)
    return events


def _same(one: Event, other: Event) -> bool:
    if one.minute is None or other.minute is None:
        near = one.minute is other.minute
    else:
        near = abs(one.minute - other.minute) <= (0 if one.kind is Happening.CHANCE else 1)
    return near and _family(one) == _family(other) and _same_player(one.player, other.player)


def _together(one: Event, again: Event) -> Event:
    """An event told twice, with all that either says."""
    exact = again if again.sure and not one.sure and again.minute is not None else one
    player = max(one.player, again.player, key=len) if one.at != again.at else one.player
    at = again.at if player == again.player and player != one.player else one.at
    return replace(exact, player=player, at=at, team=one.team or again.team, also=one.also or again.also)


def _recap(one: Event, events: list[Event]) -> bool:
    """Whether an event without a minute only says again what is told with one."""
    return one.minute is None and any(
        other.minute is not None and _family(one) == _family(other) and _same_player(one.player, other.player)
        for other in events
    )


def _no_more_than(most: int, events: list[Event]) -> list[Event]:
    """Of more goals than there were, those stay that are told best: with a minute, surely, and first."""
    goals = [one for one in events if one.kind in _GOALS]
    best = sorted(goals, key=lambda one: (not one.sure, one.minute is None))[:most]
    return [one for one in events if one.kind not in _GOALS or one in best]


def _scored(events: list[Event], score: tuple[int, int], sides: Sides | None) -> list[Event]:
    """Goals given to a team where all of the other team's are known."""
    if sides is None:
        return events
    for side, count, other in ((sides.home, score[0], sides.away), (sides.away, score[1], sides.home)):
        theirs = [one for one in events if one.kind in _GOALS and one.team == side]
        if len(theirs) == count and all(one.sure for one in theirs):
            events = [_of(one, other) for one in events]
    return events


def _of(one: Event, team: str) -> Event:
    return replace(one, team=team) if one.kind in _GOALS and not one.team else one


def _family(one: Event) -> str:
    return "goal" if one.kind in (Happening.GOAL, Happening.PENALTY_GOAL) else one.kind.value


def _same_player(one: str, other: str) -> bool:
    """Whether one name is the other's surname or, as the press has it of some, the first name."""
    mine, yours = plain(one), plain(other)
    return mine == yours or any(
        longer.startswith(f"{short} ") or longer.endswith(f" {short}")
        for longer, short in ((mine, yours), (yours, mine))
    )
