"""The whistles of a match, which API-Football tells by its status alone."""

from datetime import datetime

from bot.knowledge.claims import Claim, EventOf
from bot.knowledge.timeline import Event, EventKind, Minute
from bot.sources.api_football_answer import SOURCE
from bot.sources.api_football_fixtures import Seen, pair

_HALVES = (EventKind.KICK_OFF, EventKind.HALF_TIME, EventKind.SECOND_HALF)
_PASSED = {
    "1H": _HALVES[:1],
    "HT": _HALVES[:2],
    "2H": _HALVES,
    "ET": (*_HALVES, EventKind.EXTRA_TIME),
    "P": (*_HALVES, EventKind.SHOOTOUT),
    "FT": (*_HALVES, EventKind.FULL_TIME),
    "AET": (*_HALVES, EventKind.EXTRA_TIME, EventKind.FULL_TIME),
    "PEN": (*_HALVES, EventKind.SHOOTOUT, EventKind.FULL_TIME),
}
_AT = {
    EventKind.KICK_OFF: 0,
    EventKind.HALF_TIME: 45,
    EventKind.SECOND_HALF: 45,
    EventKind.EXTRA_TIME: 90,
    EventKind.SHOOTOUT: 120,
    EventKind.FULL_TIME: 90,
}


def whistles(one: Seen, now: datetime) -> list[Claim]:
    """Every whistle that was blown so far."""
    key = one.match.key
    return [
        Claim(
            EventOf(key, f"{SOURCE.key}:{kind.value.replace('_', '-')}"),
            Event(kind, Minute(_AT[kind])),
            SOURCE,
            now,
        )
        for kind in _passed(one)
    ]


def _passed(one: Seen) -> tuple[EventKind, ...]:
    """BT, INT, SUSP and LIVE do not say which half it is: that follows from the halves that have begun."""
    head = one.part.fixture
    passed = _PASSED.get(head.status.short)
    if passed is None:
        if head.periods.first is None:
            return ()
        passed = _HALVES if head.periods.second is not None else _HALVES[:1]
    if EventKind.SECOND_HALF in passed and EventKind.EXTRA_TIME not in passed and _in_extra_time(one):
        return (*passed[:3], EventKind.EXTRA_TIME, *passed[3:])
    return passed


def _in_extra_time(one: Seen) -> bool:
    """Up to the end of the ninety minutes `elapsed` stays at 90, whatever is added."""
    head = one.part.fixture
    if head.status.short in ("2H", "FT"):
        return False  # what they say themselves goes before a stray score
    return pair(one.part.score.extratime) is not None or 90 < (head.status.elapsed or 0) < 120
