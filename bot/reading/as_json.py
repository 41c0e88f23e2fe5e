"""A reading as `matchday read --json` prints it."""

from datetime import datetime
from typing import Any

from bot.reading.facts import (
    AbsenceSaid,
    BroadcastSaid,
    ChangeSaid,
    Event,
    KickoffSaid,
    LineupSaid,
    MarkSaid,
    MilestoneSaid,
    OfficialsSaid,
    Pairing,
    Reading,
    RecordSaid,
    RefereedSaid,
    Words,
)


def as_json(reading: Reading, text: str) -> dict[str, Any]:
    """The object for one article, in the keys of the design. `text` is the article, for the comments."""
    return {"kind": reading.kind.value, **_match(reading, text)}


def _match(reading: Reading, text: str) -> dict[str, Any]:
    return {
        "match": _pairing(reading.pairing),
        "matches": [_match(one, text) for one in reading.matches],
        "kickoff": _kickoff(reading.kickoff),
        "venue": _words(reading.venue),
        "broadcasts": [_broadcast(one) for one in reading.broadcasts],
        "officials": _officials(reading.officials, reading.refereed),
        "absences": [_absence(one) for one in reading.absences],
        "lineups": [_lineup(one) for one in reading.lineups],
        "ratings": [_mark(one, text) for one in reading.marks],
        "timeline": [_event(one) for one in reading.timeline],
        "milestones": [_milestone(one) for one in reading.milestones],
        "records": [_record(one) for one in reading.records],
        "talking_points": [{"heading": one.heading, "at": list(one.at)} for one in reading.talking_points],
        "warnings": [one.text for one in reading.warnings],
    } | ({"changes": [_change(one) for one in reading.changes]} if reading.changes else {})


def _pairing(pairing: Pairing | None) -> dict[str, Any]:
    if pairing is None:
        return {}
    return {
        "home": pairing.home,
        "away": pairing.away,
        "competition": pairing.competition or "",
        "stage": pairing.stage or "",
        "score": list(pairing.score) if pairing.score else None,
        "aggregate": list(pairing.aggregate) if pairing.aggregate else None,
    }


def _kickoff(said: KickoffSaid | None) -> dict[str, Any] | None:
    if said is None:
        return None
    return {
        "local": _local(said),
        "timezone": said.zone or "",
        "utc": f"{said.utc:%Y-%m-%dT%H:%MZ}" if said.utc else "",
    }


def _local(said: KickoffSaid) -> str:
    """What is known of day and hour."""
    if said.local:
        return _minute(said.local)
    if said.day:
        return said.day.isoformat()
    return f"{said.clock:%H:%M}" if said.clock else ""


def _minute(moment: datetime) -> str:
    return f"{moment:%Y-%m-%dT%H:%M}"


def _words(said: Words | None) -> str:
    return said.text if said else ""


def _broadcast(said: BroadcastSaid) -> dict[str, Any]:
    told = {"channel": said.channel, "from": said.starts, "country": said.country}
    return {key: value for key, value in told.items() if value is not None}


def _officials(said: OfficialsSaid, before: tuple[RefereedSaid, ...]) -> dict[str, Any]:
    told: dict[str, Any] = {
        "referee": _words(said.referee),
        "assistants": [one.text for one in said.assistants],
        "fourth": _words(said.fourth),
        "var": [one.text for one in said.var],
    }
    return told | {"history": [_refereed(one) for one in before]} if before else told


def _refereed(said: RefereedSaid) -> dict[str, Any]:
    told: dict[str, Any] = {
        "team": said.team,
        "matches": said.matches,
        "opponent": said.opponent,
        "away": said.away,
    }
    told |= {"score": list(said.score) if said.score else None, "season": said.season}
    told |= {"booked": list(said.booked) or None}
    return {key: value for key, value in told.items() if value is not None}


def _record(said: RecordSaid) -> dict[str, Any]:
    told: dict[str, Any] = {"heading": said.heading, "entries": [list(entry) for entry in said.entries]}
    return told | ({"undated": list(said.undated)} if said.undated else {})


def _change(said: ChangeSaid) -> dict[str, Any]:
    told = {"player": said.player, "instead_of": said.instead_of}
    return {key: value for key, value in told.items() if value is not None}


def _absence(said: AbsenceSaid) -> dict[str, Any]:
    return {
        "player": said.player,
        "team": said.team,
        "status": said.standing.value,
        "reason": said.reason,
        "until": said.until,
    }


def _lineup(said: LineupSaid) -> dict[str, Any]:
    return {
        "team": said.team,
        "status": said.phase.value,
        "formation": said.formation or "",
        "players": list(said.players),
        "bench": list(said.bench),
        "captain": said.captain or "",
    }


def _mark(said: MarkSaid, text: str) -> dict[str, Any]:
    return {
        "player": said.player,
        "team": said.team,
        "mark": said.mark,
        "original": said.original,
        "manager": said.manager,
        "comment": text[slice(*said.comment)].strip() if said.comment else "",
        "at": list(said.at),
    }


def _event(said: Event) -> dict[str, Any]:
    told = {"minute": said.minute, "added": said.added, "kind": said.kind.value, "player": said.player}
    told |= {"team": said.team, "also": said.also}
    return {key: value for key, value in told.items() if value is not None or key == "minute"}


def _milestone(said: MilestoneSaid) -> dict[str, Any]:
    return {
        "player": said.player,
        "count": said.count,
        "target": said.target,
        "of": said.of,
        "in": said.within,
        "benchmarks": [list(one) for one in said.benchmarks],
    }
