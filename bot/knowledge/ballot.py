"""When the fans' ballot of a match is open."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.knowledge.dossier import Dossier
from bot.knowledge.match import Status
from bot.knowledge.timeline import EventKind

OPEN_FOR = timedelta(hours=12)
"""How long a ballot stays open after full time, unless its match says otherwise."""
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
    """When the ballot closes: an instant; None before full time."""
    opened = opens(dossier)
    if opened is None:
        return None
    return dossier.ballot.value.closes if dossier.ballot else opened + OPEN_FOR


def _begins_at_the_latest(dossier: Dossier) -> datetime | None:
    """The kickoff, or the end of its day where only that is known."""
    if dossier.kickoff is None or dossier.kickoff_at is not None:
        return dossier.kickoff_at
    day = dossier.kickoff.value.day
    return datetime.combine(day, time.max, ZoneInfo(dossier.zone)).astimezone(UTC) if day else None
