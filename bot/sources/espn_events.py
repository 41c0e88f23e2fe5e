"""What happened in a match, out of ESPN's key events."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from bot.knowledge.claims import Claim, EventOf
from bot.knowledge.match import Match, TeamKey
from bot.knowledge.timeline import PHASES, Event, EventKind, How, Minute
from bot.sources.espn_match import SOURCE, Seen
from bot.sources.espn_payload import KeyEvent, said_at

_KINDS = {
    "kickoff": EventKind.KICK_OFF,
    "halftime": EventKind.HALF_TIME,
    "start-2nd-half": EventKind.SECOND_HALF,
    "start-extra-time": EventKind.EXTRA_TIME,
    "start-shootout": EventKind.SHOOTOUT,
    "own-goal": EventKind.OWN_GOAL,
    "goal---own-goal": EventKind.OWN_GOAL,
    "goal---penalty": EventKind.GOAL,
    "penalty---scored": EventKind.GOAL,
    "penalty---missed": EventKind.PENALTY_MISSED,
    "penalty---saved": EventKind.PENALTY_MISSED,
    "penalty---hit-woodwork": EventKind.PENALTY_MISSED,
    "yellow-card": EventKind.YELLOW_CARD,
    "yellow-red-card": EventKind.SECOND_YELLOW,
    "second-yellow-card": EventKind.SECOND_YELLOW,
    "second-yellow-card---red": EventKind.SECOND_YELLOW,
    "red-card": EventKind.RED_CARD,
    "substitution": EventKind.SUBSTITUTION,
}
"""ESPN's words for what is told here. Any other that begins with "goal" is a goal; delays, fouls and the
words of the video referee are not told: what he changes is told as it then is."""

_HOW = {
    "goal---header": How.HEADER,
    "goal---free-kick": How.FREE_KICK,
    "goal---penalty": How.PENALTY,
    "penalty---scored": How.PENALTY,
}
REVIEWED = "deleted-after-review"
"""A play that the video referee struck out; it keeps the id that it had as a goal."""

_LAST_WHISTLE = {
    "full_time": ("end-regular-time", "full-time", "end-match"),
    "final": ("end-regular-time", "full-time", "end-match"),
    "final_aet": ("end-extra-time", "end-match"),
    "final_pen": ("end-shootout", "end-match"),
}
"""Which of ESPN's whistles ended a match, by the state it ended in, the surest first."""

_CLOCK = re.compile(r"([0-9]{1,3})'(?:\+([0-9]{1,2})'?)?")
_SCORED = frozenset({EventKind.GOAL, EventKind.OWN_GOAL})


def events(
    seen: Seen, told: Iterable[KeyEvent], squads: Mapping[str, TeamKey], now: datetime, problems: list[str]
) -> list[Claim]:
    """Each event under ESPN's own id. `squads` says whose player has which name, where
    only one has it."""
    told = list(told)
    last = _last(seen.state, told)
    claims = []
    for one in told:
        kind = EventKind.FULL_TIME if one is last else _kind(one)
        if kind is None:
            continue
        try:
            event = _event(one, kind, seen.match, squads)
        except ValueError as error:
            problems.append(f"event {one.id}: {error}")
            continue
        about = EventOf(seen.match.key, f"espn:{one.id}")
        claims.append(Claim(about, event, SOURCE, said_at(one.wallclock, now)))
    return claims


def _last(state: str, told: Sequence[KeyEvent]) -> KeyEvent | None:
    for word in _LAST_WHISTLE.get(state, ()):
        for one in told:
            if one.type.type == word:
                return one
    return None


def _kind(one: KeyEvent) -> EventKind | None:
    word = one.type.type
    if word == REVIEWED:
        struck = "goal" in (one.text or "").lower()
        return EventKind.GOAL_DISALLOWED if struck else None
    kind = _KINDS.get(word, EventKind.GOAL if word.startswith("goal") else None)
    if one.shootout and kind not in PHASES:
        return _kick(one, kind)
    if one.shootout and kind is EventKind.EXTRA_TIME:
        return EventKind.SHOOTOUT
    if kind is None and one.scoring and not one.shootout:
        return EventKind.GOAL
    return None if kind in _SCORED and one.scoring is False else kind


def _kick(one: KeyEvent, kind: EventKind | None) -> EventKind | None:
    """A kick of the shoot-out."""
    if kind is EventKind.GOAL:
        return EventKind.SHOOTOUT_SCORED
    return EventKind.SHOOTOUT_MISSED if kind is EventKind.PENALTY_MISSED else None


def _event(one: KeyEvent, kind: EventKind, match: Match, squads: Mapping[str, TeamKey]) -> Event:
    """Raises ValueError where it is not told when it was, or for whom it counts."""
    if kind in PHASES:
        return Event(kind, _minute(one) or Minute(_WHISTLE[kind]))
    minute = _minute(one)
    if minute is None and kind in (EventKind.SHOOTOUT_SCORED, EventKind.SHOOTOUT_MISSED):
        minute = Minute(120)
    if minute is None:
        raise ValueError(f"the minute {one.clock.display!r} is none")
    names = [participant.athlete.name for participant in one.participants]
    side = _side(one, match)
    if kind is EventKind.OWN_GOAL and names and squads.get(names[0]) == side:
        side = match.opponent(side).key  # ESPN names the side that it counts for; this was the scorer's own
    how = _HOW.get(one.type.type) if kind is EventKind.GOAL else None
    with_other = kind is EventKind.SUBSTITUTION or (kind is EventKind.GOAL and how is not How.PENALTY)
    other = names[1] if with_other and len(names) > 1 else None
    return Event(kind, minute, side, names[0] if names else None, other, how)


_WHISTLE = {
    EventKind.KICK_OFF: 0,
    EventKind.HALF_TIME: 45,
    EventKind.SECOND_HALF: 45,
    EventKind.EXTRA_TIME: 90,
    EventKind.SHOOTOUT: 120,
    EventKind.FULL_TIME: 90,
}


def _minute(one: KeyEvent) -> Minute | None:
    written = _CLOCK.fullmatch(one.clock.display)
    return Minute(int(written[1]), int(written[2] or 0)) if written else None


def _side(one: KeyEvent, match: Match) -> TeamKey:
    """The side by its id, or by its name where ESPN gives no more. Raises ValueError if it is neither."""
    for side in (match.home, match.away):
        if one.team is not None and (
            side.key == f"espn:{one.team.id}" or (one.team.id is None and side.name == one.team.name)
        ):
            return side.key
    raise ValueError("it counts for neither side")
