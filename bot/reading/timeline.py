"""What happened in a match, out of a report: goals, cards, substitutions and chances with their minutes."""

from bot.knowledge.spelling import plain
from bot.reading.context import Part
from bot.reading.facts import Event, Happening, Kind
from bot.reading.goal_lists import listed_events
from bot.reading.report_prose import told_events

_GOALS = (Happening.GOAL, Happening.OWN_GOAL, Happening.PENALTY_GOAL)


def timeline(part: Part) -> list[Event]:
    """The events in the order of the minutes, those without a minute last."""
    if part.kind not in (Kind.REPORT, Kind.RATINGS):
        return []
    listed = listed_events(part)
    told = list(told_events(part))
    if any(one.kind in _GOALS for one in listed):
        told = [one for one in told if one.kind not in _GOALS]
    events: list[Event] = []
    for one in [*listed, *told]:
        if not any(_same(one, other) for other in events):
            events.append(one)
    events = [one for one in events if not _recap(one, events)]
    return sorted(events, key=lambda one: (one.minute is None, one.minute or 0, one.added or 0))


def _same(one: Event, other: Event) -> bool:
    if _family(one) != _family(other) or not _same_player(one.player, other.player):
        return False
    if one.minute is None or other.minute is None:
        return one.minute is other.minute
    return abs(one.minute - other.minute) <= (0 if one.kind is Happening.CHANCE else 1)


def _recap(one: Event, events: list[Event]) -> bool:
    """Whether an event without a minute only says again what is told with one."""
    return one.minute is None and any(
        other.minute is not None and _family(one) == _family(other) and _same_player(one.player, other.player)
        for other in events
    )


def _family(one: Event) -> str:
    return "goal" if one.kind in _GOALS else one.kind.value


def _same_player(one: str, other: str) -> bool:
    mine, yours = plain(one), plain(other)
    return mine == yours or mine.endswith(f" {yours}") or yours.endswith(f" {mine}")
