"""When each kind of post is due, how long it is worth posting, and which facts it states."""

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.knowledge import ballot as ballots
from bot.knowledge import timeline
from bot.knowledge.dossier import Dossier, Stated
from bot.knowledge.holds import instant, off_status
from bot.knowledge.match import Status
from bot.knowledge.occasion import Kind, Lead, Occasion
from bot.knowledge.ratings import mean_of_press
from bot.knowledge.tie import aggregate
from bot.knowledge.timeline import CARDS, GOALS, Event, EventKind

MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)
BETWEEN_TEAM_NEWS = 30 * MINUTE
WORTH_REMINDING = 10 * MINUTE
INTERIM_AFTER = HOUR
COUNTED_IN = timedelta(seconds=5)
"""After a ballot has closed, the votes of its last moment are still being written down."""
UNTOLD = frozenset({EventKind.CHANCE, EventKind.WOODWORK})
"""Events that no live message tells, so that none is edited for them."""
Due = Callable[[Dossier, "list[Occasion]"], Iterator[Occasion]]
"""From a dossier and what was said of this kind before: what there is to say."""


def preview(dossier: Dossier, said: list[Occasion]) -> Iterator[Occasion]:
    """Once a match."""
    kickoff = dossier.kickoff_at
    if kickoff is None or dossier.status.off:
        return
    facts = _kickoff(kickoff, said)
    yield _one(dossier, Kind.PREVIEW, kickoff - 24 * HOUR, kickoff - 2 * HOUR, facts)


def team_news(dossier: Dossier, said: list[Occasion]) -> Iterator[Occasion]:
    """A new post when an absence is new or has changed since the last one."""
    kickoff = dossier.kickoff_at
    if not dossier.absentees or kickoff is None or dossier.status is not Status.SCHEDULED:
        return
    now = {f"{a.team}|{a.player}": _absence(a.absence) for a in dossier.absentees}
    told: dict[str, str] = {}
    for occasion in said:
        told |= occasion.facts["absences"]
        gone = {who: what for who, what in occasion.facts["absences"].items() if who not in now}
        if gone:  # nobody says so any more: what was posted is put right
            kept = {who: what for who, what in occasion.facts["absences"].items() if who in now}
            yield occasion._replace(facts={**occasion.facts, "absences": kept})
    fresh = [who for who, what in now.items() if told.get(who) != what]
    if not fresh:
        return
    heard = max(a.absence.said_at for a in dossier.absentees if f"{a.team}|{a.player}" in fresh)
    due = max([heard, *(occasion.due_at + BETWEEN_TEAM_NEWS for occasion in said)])
    facts = {"absences": now, "fresh": fresh if said else []}
    yield _one(dossier, Kind.TEAM_NEWS, due, kickoff, facts, str(len(said) + 1))


def predicted_lineup(dossier: Dossier, said: list[Occasion]) -> Iterator[Occasion]:
    kickoff = dossier.kickoff_at
    if kickoff is None or dossier.status is not Status.SCHEDULED or len(dossier.confirmed) == 2:
        return
    for team, lineup in dossier.predicted.items():
        before = [occasion for occasion in said if occasion.variant == team]
        facts = {"starters": list(lineup.value.starters), **_kickoff(kickoff, before)}
        heard = lineup.first_said_at or lineup.said_at
        yield _one(dossier, Kind.PREDICTED_LINEUP, heard, kickoff, facts, team)


def kickoff_reminders(dossier: Dossier, leads: Sequence[tuple[str, Lead]]) -> list[Occasion]:
    """A reminder for each lead; none while there is no kickoff to announce."""
    kickoff = dossier.kickoff_at
    if kickoff is None or dossier.status.off:
        return []
    key, at = dossier.match.key, _iso(kickoff)
    reminders = []
    for text, lead in leads:
        due = lead.due(kickoff)
        if due > kickoff:  # at nine on the day of a match that begins at eight
            continue
        expires = due + WORTH_REMINDING if due < kickoff - WORTH_REMINDING else max(kickoff, due + MINUTE)
        facts = {"kickoff": at, "lead": text}
        variant = f"{text}@{at}"
        reminders.append(Occasion(key, Kind.KICKOFF_REMINDER, variant, due, expires, text, facts))
    return reminders


def moved_reminder(dossier: Dossier, occasion: Occasion) -> Occasion:
    """A reminder that was said, with what has become of the kickoff it announced."""
    facts = {name: occasion.facts[name] for name in ("kickoff", "lead")}
    now, off = _iso(dossier.kickoff_at), off_status(dossier)
    changed = now != facts["kickoff"] or off is not None or "now" in occasion.facts
    return occasion._replace(facts={**facts, "now": now, "status": off} if changed else facts)


def lineup(dossier: Dossier, _: list[Occasion]) -> Iterator[Occasion]:
    kickoff = dossier.kickoff_at
    if kickoff is None or len(dossier.confirmed) < 2 or dossier.status.off:
        return
    both = dossier.confirmed.values()
    if not all(stated.value.complete for stated in both):
        return
    facts: dict[str, Any] = {team: list(stated.value.starters) for team, stated in dossier.confirmed.items()}
    heard = max(stated.first_said_at or stated.said_at for stated in both)
    yield _one(dossier, Kind.LINEUP, heard, kickoff + 15 * MINUTE, facts)


def crowd(dossier: Dossier, said: list[Occasion]) -> Iterator[Occasion]:
    """When the match begins, where there is a crowd: nobody can follow it any more."""
    begin = dossier.happened(EventKind.KICK_OFF)
    if begin is not None and (dossier.context.predicted or said):
        due = _heard(begin.event)
        yield _one(dossier, Kind.PREDICTIONS, due, due + 10 * MINUTE, {})


def live(dossier: Dossier, _: list[Occasion]) -> Iterator[Occasion]:
    """One message from kickoff on; it states everything that happened, so each event revises it."""
    begin = dossier.happened(EventKind.KICK_OFF)
    if begin is None:
        return
    over = dossier.happened(EventKind.FULL_TIME)
    started = _heard(begin.event)
    expires = _heard(over.event) if over else started + ballots.LONGEST_MATCH
    told = [
        [h.ref, event.kind.value, event.player, event.other, str(event.minute)]
        for h in dossier.timeline
        if (event := h.event.value).kind not in UNTOLD
    ]
    facts = {"told": told, "off": off_status(dossier)}
    yield _one(dossier, Kind.LIVE, started, expires, facts)


def goal(dossier: Dossier, said: list[Occasion]) -> Iterator[Occasion]:
    yield from _events(dossier, said, Kind.GOAL, GOALS)


def card(dossier: Dossier, said: list[Occasion]) -> Iterator[Occasion]:
    yield from _events(dossier, said, Kind.CARD, CARDS)


def half_time(dossier: Dossier, _: list[Occasion]) -> Iterator[Occasion]:
    whistle = dossier.happened(EventKind.HALF_TIME)
    if whistle:
        due = _heard(whistle.event)
        score = timeline.score_at_half_time(dossier.match, dossier.events)
        facts = {"score": [score.home, score.away]} if score else {}
        yield _one(dossier, Kind.HALF_TIME, due, due + 10 * MINUTE, facts)


def full_time(dossier: Dossier, _: list[Occasion]) -> Iterator[Occasion]:
    over, final = ballots.opens(dossier), dossier.final
    if over is None or final is None:
        return
    facts: dict[str, Any] = {"score": [final.score.home, final.score.away]}
    if final.shootout:
        facts["shootout"] = [final.shootout.home, final.shootout.away]
    if dossier.context.first_leg:
        both = aggregate(dossier.context.first_leg.result.score, final.score)
        facts["aggregate"] = [both.home, both.away]
    facts["scorers"] = [
        [e.team, e.player, str(e.minute)] for e in dossier.events if e.kind in GOALS and e.player
    ]
    yield _one(dossier, Kind.FULL_TIME, over, over + 12 * HOUR, facts)


def ballot(dossier: Dossier, _: list[Occasion]) -> Iterator[Occasion]:
    over, closes = ballots.opens(dossier), ballots.closes(dossier)
    if over and closes and dossier.confirmed:
        yield _one(dossier, Kind.BALLOT, over, closes, {"closes": _iso(closes)})


def ratings(dossier: Dossier, _: list[Occasion]) -> Iterator[Occasion]:
    """Once the ballot has closed."""
    if (closes := ballots.closes(dossier)) is not None:
        yield _one(dossier, Kind.RATINGS, closes + COUNTED_IN, closes + 48 * HOUR, _marks(dossier))


def interim(dossier: Dossier, _: list[Occasion]) -> Iterator[Occasion]:
    """An hour after full time, where the ballot is open for much longer than that."""
    over, closes = ballots.opens(dossier), ballots.closes(dossier)
    if over and closes and dossier.confirmed and over + 2 * INTERIM_AFTER <= closes:
        yield _one(dossier, Kind.INTERIM, over + INTERIM_AFTER, closes, _marks(dossier))


def moved(dossier: Dossier, said: list[Occasion], everything_said: list[Occasion]) -> Iterator[Occasion]:
    """One post when the kickoff, or the match itself, is not what readers were last told."""
    stated = _last_stated(said, everything_said)
    kickoff, off = dossier.kickoff_at, off_status(dossier)
    if stated is None or stated == (kickoff, off) or dossier.status in (Status.LIVE, Status.FINISHED):
        return
    heard = dossier.status_said if off else dossier.kickoff
    if heard is None:
        return
    expires = kickoff if kickoff and not off else heard.said_at + 24 * HOUR
    facts = {"from": _iso(stated[0]), "to": _iso(kickoff), "status": off}
    yield _one(
        dossier, Kind.MOVED, heard.said_at, max(expires, heard.said_at + HOUR), facts, str(len(said) + 1)
    )


def _last_stated(
    moved: list[Occasion], everything: list[Occasion]
) -> tuple[datetime | None, str | None] | None:
    """The kickoff and the status that readers were last told; None where they were told none."""
    if moved:
        return instant(moved[-1].facts["to"]), moved[-1].facts["status"]
    for occasion in everything:
        if "kickoff" in occasion.facts:
            return instant(occasion.facts.get("was", occasion.facts["kickoff"])), None
    return None


def _events(
    dossier: Dossier, said: list[Occasion], kind: Kind, kinds: frozenset[EventKind]
) -> Iterator[Occasion]:
    standing = {h.ref: h for h in dossier.timeline if h.event.value.kind in kinds}
    for ref, happening in standing.items():
        event, due = happening.event.value, _heard(happening.event)
        score = timeline.score(dossier.match, _up_to(dossier, event))
        facts = {
            "ref": ref,
            "kind": event.kind.value,
            "team": event.team,
            "player": event.player,
            "other": event.other,
            "minute": str(event.minute),
            "score": [score.home, score.away],
        }
        yield _one(dossier, kind, due, due + 10 * MINUTE, {k: v for k, v in facts.items() if v}, ref)
    for occasion in said:
        if occasion.variant not in standing:
            yield occasion._replace(facts={"ref": occasion.variant, "taken_back": True})


def _kickoff(kickoff: datetime, said: list[Occasion]) -> dict[str, Any]:
    """The kickoff a post states. A corrected post keeps the one it first stated: the change is still news."""
    facts = {"kickoff": _iso(kickoff)}
    if said and (first := said[0].facts.get("was", said[0].facts["kickoff"])) != facts["kickoff"]:
        facts["was"] = first
    return facts


def _up_to(dossier: Dossier, event: Event) -> list[Event]:
    """What happened until and with an event."""
    events = dossier.events
    return events[: events.index(event) + 1]


def _one(
    dossier: Dossier, kind: Kind, due: datetime, expires: datetime, facts: dict[str, Any], variant: str = ""
) -> Occasion:
    return Occasion(dossier.match.key, kind, variant, due, expires, "", facts)


def _heard(stated: Stated[Any]) -> datetime:
    return stated.first_said_at or stated.said_at


def _marks(dossier: Dossier) -> dict[str, Any]:
    """The press's marks, and who appeared. A card is put right when somebody on it did not play, and gets the
    column of a paper that comes late: the press has the whole day after the match to write."""
    facts: dict[str, Any] = {
        f"{source.key}|{team}|{player}": mark.points
        for source, marks in dossier.marks.items()
        if mean_of_press(marks.values()) is not None
        for (team, player), mark in marks.items()
    }
    facts["papers"] = sorted({str(name).partition("|")[0] for name in facts})
    facts["appeared"] = {str(team): list(dossier.appeared(team)) for team in dossier.confirmed}
    return facts


def _absence(stated: Stated[Any]) -> str:
    absence = stated.value
    until = absence.until.isoformat() if absence.until else ""
    return "|".join((absence.status.value, absence.reason or "", until))


def _iso(at: datetime | None) -> str | None:
    return at.astimezone(UTC).isoformat() if at else None
