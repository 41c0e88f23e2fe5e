"""What an article says of a match that was played, as claims: how it ended and what happened."""

from datetime import timedelta

from bot.knowledge.claims import EventOf, ResultOf
from bot.knowledge.match import Result, Score, TeamKey
from bot.knowledge.review import Reason, Unsure
from bot.knowledge.timeline import Event, EventKind, How, Minute
from bot.reading.claim_frame import Frame, Gathering, as_written, guessed, worst
from bot.reading.facts import Event as EventSaid
from bot.reading.facts import Happening, Kind, Reading
from bot.reading.resolving import Person

SHORTEST = timedelta(minutes=105)
"""From kickoff to full time: a score told earlier is one of half time."""

_KIND = {
    Happening.GOAL: (EventKind.GOAL, None),
    Happening.PENALTY_GOAL: (EventKind.GOAL, How.PENALTY),
    Happening.OWN_GOAL: (EventKind.OWN_GOAL, None),
    Happening.PENALTY_MISSED: (EventKind.PENALTY_MISSED, None),
    Happening.YELLOW_CARD: (EventKind.YELLOW_CARD, None),
    Happening.RED_CARD: (EventKind.RED_CARD, None),
    Happening.SUBSTITUTION: (EventKind.SUBSTITUTION, None),
    Happening.CHANCE: (EventKind.CHANCE, None),
    Happening.GOAL_DISALLOWED: (EventKind.GOAL_DISALLOWED, None),
}


def play(reading: Reading, gathering: Gathering) -> None:
    """Adds the result, and the events of a match whose result is known: events alone would make it a match
    that is being played."""
    if reading.kind not in (Kind.REPORT, Kind.RATINGS):
        return
    score = reading.pairing.score if reading.pairing else None
    if score is None and not reading.timeline:
        return
    if not _over(gathering.frame):
        gathering.leave("", Reason.NOT_OVER)
        return
    if score is not None and reading.pairing is not None:
        _result(score, reading.pairing.at, guessed(reading.pairing.sure), gathering)
    elif gathering.frame.fixture.score is None:
        gathering.leave("", Reason.NOT_OVER)
        return
    for number, said in enumerate(reading.timeline, start=1):
        _event(number, said, gathering)


def _over(frame: Frame) -> bool:
    if frame.fixture.score is not None:
        return True
    kickoff = frame.fixture.kickoff
    if kickoff is None or (kickoff.at is None and kickoff.day is None):
        return False
    if kickoff.at is None:
        return kickoff.day is not None and kickoff.day < frame.now.date()
    return kickoff.at + SHORTEST <= frame.now


def _result(score: tuple[int, int], at: tuple[int, int], unsure: Unsure | None, gathering: Gathering) -> None:
    frame = gathering.frame
    home, away = reversed(score) if frame.turned else score
    told, known = Score(home, away), frame.fixture.score
    differs = Unsure.DIFFERS if known is not None and known != told else None
    gathering.say(ResultOf(frame.match.key), Result(told), at, worst(differs, unsure))


def _event(number: int, said: EventSaid, gathering: Gathering) -> None:
    if said.minute is None or not 0 < said.minute <= 120:
        gathering.leave(said.player, Reason.NO_MINUTE)
        return
    kind, how = _KIND[said.kind]
    own_goal = kind is EventKind.OWN_GOAL
    found = gathering.who(said.player, "" if own_goal else said.team)
    if found is None:
        return
    if own_goal and found.unsure is Unsure.UNKNOWN_PLAYER:
        gathering.leave(said.player, Reason.WHICH_TEAM)
        return
    also, doubt = _also(said, found, kind, gathering)
    event = Event(
        kind, Minute(said.minute, said.added or 0), _counts_for(found, kind, gathering), found.name, also, how
    )
    frame = gathering.frame
    about = EventOf(frame.match.key, f"{frame.source.key}:{frame.article}:{number}")
    unsure = worst(found.unsure, doubt, guessed(said.sure))
    gathering.say(about, event, said.at, unsure, as_written(found, said.player))


def _counts_for(found: Person, kind: EventKind, gathering: Gathering) -> TeamKey:
    return gathering.other(found.team) if kind is EventKind.OWN_GOAL else found.team


def _also(
    said: EventSaid, found: Person, kind: EventKind, gathering: Gathering
) -> tuple[str | None, Unsure | None]:
    """Who gave the assist or went off, of the same team."""
    if not said.also or kind is EventKind.OWN_GOAL:
        return None, None
    team = gathering.frame.match.team(found.team)
    other = gathering.who(said.also, team.name)
    return (other.name, other.unsure) if other else (None, Unsure.GUESSED)
