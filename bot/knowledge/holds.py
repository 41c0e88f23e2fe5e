"""Whether what an occasion states may still be said for the first time."""

from datetime import datetime

from bot.knowledge.dossier import Dossier
from bot.knowledge.match import Status
from bot.knowledge.occasion import Kind, Occasion
from bot.knowledge.timeline import CARDS, GOALS, EventKind


def no_longer(occasion: Occasion, dossier: Dossier) -> str | None:
    """Why a post that has not gone out must not go out any more, in words for moderators; None while it may.

    This is asked at the moment of sending, because facts can change between planning and sending.
    """
    kickoff = dossier.kickoff_at
    match occasion.kind:
        case Kind.KICKOFF_REMINDER:
            if dossier.status.off:
                return f"the match is {dossier.status.value}"
            if instant(occasion.facts.get("kickoff")) != kickoff:
                return "the kickoff has moved"
        case Kind.MOVED:
            stated = (instant(occasion.facts.get("to")), occasion.facts.get("status"))
            if stated != (kickoff, off_status(dossier)):
                return "it has changed again"
        case Kind.PREVIEW if dossier.status is not Status.SCHEDULED:
            return f"the match is {dossier.status.value}"
        case Kind.PREDICTED_LINEUP if len(dossier.confirmed) == 2:
            return "the confirmed line-ups are out"
        case Kind.GOAL:
            if not _stands(dossier, occasion, GOALS):
                return "the goal was taken back"
        case Kind.CARD:
            if not _stands(dossier, occasion, CARDS):
                return "the card was taken back"
        case Kind.RATINGS | Kind.INTERIM if not dossier.marks and not dossier.context.fans:
            return "nobody has given marks"
        case _:
            pass
    return None


def off_status(dossier: Dossier) -> str | None:
    """The status that calls a match off, as facts state it; None while it is on."""
    return dossier.status.value if dossier.status.off else None


def instant(stated: str | None) -> datetime | None:
    """The instant that a fact states as text; None for none."""
    return datetime.fromisoformat(stated) if stated else None


def _stands(dossier: Dossier, occasion: Occasion, kinds: frozenset[EventKind]) -> bool:
    ref = occasion.facts.get("ref")
    return any(h.ref == ref and h.event.value.kind in kinds for h in dossier.timeline)
