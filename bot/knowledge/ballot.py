"""When the fans' ballot of a match is open, and whom it asks about."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.knowledge.dossier import Dossier
from bot.knowledge.match import Status, TeamKey
from bot.knowledge.timeline import EventKind
from bot.knowledge.voting import OPEN_FOR, BallotOptions, BallotRules, BallotState, Candidate, Role

__all__ = [
    "LONGEST_MATCH",
    "OPEN_FOR",
    "BallotOptions",
    "BallotRules",
    "BallotState",
    "Candidate",
    "Role",
    "candidates",
    "closes",
    "concealed",
    "opens",
]

LONGEST_MATCH = timedelta(hours=5)
"""With extra time, a shoot-out and every delay there may be."""


def opens(dossier: Dossier) -> datetime | None:
    """When the match was over: when that became known, or when it must have been at the latest.

    None while it is not over. A result that is learned days later (an import, a slow provider) is history.
    """
    if dossier.status is not Status.FINISHED:
        return None
    whistle = dossier.happened(EventKind.FULL_TIME)
    ended = whistle.event if whistle else dossier.result
    if ended is None:
        return None
    heard = ended.first_said_at or ended.said_at
    begins = _begins_at_the_latest(dossier)
    return min(heard, begins + LONGEST_MATCH) if begins else heard


def closes(dossier: Dossier) -> datetime | None:
    """When the ballot closes: an instant; None before full time.

    One ballot holds for everyone: once it is opened, what it says counts, whatever a community's own
    claims say.
    """
    opened = opens(dossier)
    if opened is None:
        return None
    if dossier.context.ballot is not None:
        return dossier.context.ballot.closes
    return dossier.ballot.value.closes if dossier.ballot else opened + OPEN_FOR


def candidates(dossier: Dossier) -> tuple[Candidate, ...]:
    """Everyone a ballot of this match can ask about, numbered from 1: who appeared (the home side first), the
    two managers, the referee. Empty while nobody is known to have appeared."""
    people = [(team, name, Role.PLAYER) for team, name in _appeared(dossier)]
    if not people:
        return ()
    for side in (dossier.match.home, dossier.match.away):
        lineup = dossier.confirmed.get(side.key)
        coach = lineup.value.coach if lineup else None
        if coach:
            people.append((side.key, coach, Role.MANAGER))
    numbered = [Candidate(number, *one) for number, one in enumerate(people, start=1)]
    referee = dossier.officials.value.referee if dossier.officials else None
    if referee:
        numbered.append(Candidate(len(numbered) + 1, None, referee, Role.REFEREE))
    return tuple(numbered)


def concealed(dossier: Dossier, now: datetime) -> Dossier:
    """The dossier without the fans' marks and picks while its ballot is open and hides them; how many have
    voted is told."""
    ballot = dossier.context.ballot
    if ballot is None or not ballot.hidden or now >= ballot.closes:
        return dossier
    quiet = replace(ballot, picks={}, others=())
    return replace(dossier, context=replace(dossier.context, fans={}, ballot=quiet))


def _appeared(dossier: Dossier) -> Iterator[tuple[TeamKey, str]]:
    for side in (dossier.match.home, dossier.match.away):
        for name in dict.fromkeys(dossier.appeared(side.key)):
            yield side.key, name


def _begins_at_the_latest(dossier: Dossier) -> datetime | None:
    """The kickoff, or the end of its day where only that is known."""
    if dossier.kickoff is None or dossier.kickoff_at is not None:
        return dossier.kickoff_at
    day = dossier.kickoff.value.day
    return datetime.combine(day, time.max, ZoneInfo(dossier.zone)).astimezone(UTC) if day else None
