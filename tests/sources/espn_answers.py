"""Answers of ESPN's site API, of our own making, and what is told of them."""

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

from bot.knowledge.claims import (
    Claim,
    EventOf,
)
from bot.knowledge.given import Given
from bot.knowledge.match import (
    CompetitionKey,
    MatchKey,
    TeamKey,
)
from bot.knowledge.timeline import Event
from bot.sources.espn import Espn
from bot.sources.leagues import leagues
from bot.sources.provider import Call, Gives, Want

NOW = datetime(2025, 9, 21, 18, 0, tzinfo=UTC)
LEEDS, EVERTON = TeamKey("espn:357"), TeamKey("espn:368")
MATCH = MatchKey("espn:7001")

ELEVEN = [
    ("Illan Meslier", "G"),
    ("Pascal Struijk", "CD-L"),
    ("Joe Rodon", "CD-R"),
    ("Gabriel Gudmundsson", "LB"),
    ("Jayden Bogle", "RB"),
    ("Ao Tanaka", "CM-L"),
    ("Anton Stach", "CM-R"),
    ("Brenden Aaronson", "AM"),
    ("Wilfried Gnonto", "LM"),
    ("Daniel James", "RM"),
    ("Dominic Calvert-Lewin", "F"),
]


def a_shirt(name: str, short: str, starter: bool = True, **more: Any) -> dict[str, Any]:
    number = str(sum(name.encode()))
    return {
        "starter": starter,
        "athlete": {"id": number, "displayName": name},
        "position": {"abbreviation": short},
        **more,
    }


def a_roster(eleven: list[tuple[str, str]] = ELEVEN, formation: str | None = "4-2-3-1") -> dict[str, Any]:
    shirts = [a_shirt(name, short) for name, short in eleven]
    bench = a_shirt("Joel Piroe", "SUB", starter=False)
    return {"team": a_team("357", "Leeds United"), "formation": formation, "roster": [*shirts, bench]}


def a_team(number: str, name: str, **more: Any) -> dict[str, Any]:
    return {"id": number, "displayName": name, "shortDisplayName": name.split()[0], "color": "FFcd00", **more}


def a_side(side: str, number: str, name: str, score: str, halves: list[str], **more: Any) -> dict[str, Any]:
    lines = [{"displayValue": goals} for goals in halves]
    return {
        "homeAway": side,
        "team": a_team(number, name),
        "score": score,
        **({"linescores": lines} if halves else {}),
        **more,
    }


def a_game(status: str = "FULL_TIME", state: str = "post", **more: Any) -> dict[str, Any]:
    return {
        "id": "7001",
        "date": "2025-09-21T13:00Z",
        "competitors": [
            a_side("away", "368", "Everton", "1", ["1", "0"]),
            a_side("home", "357", "Leeds United", "2", ["0", "2"]),
        ],
        "status": {"type": {"name": f"STATUS_{status}", "state": state}},
        **more,
    }


def an_event(number: int, kind: str, clock: str, team: str | None = "357", *who: str, **more: Any) -> Any:
    return {
        "id": str(number),
        "type": {"type": kind},
        "clock": {"displayValue": clock},
        **({"team": {"id": team}} if team else {}),
        "participants": [{"athlete": {"displayName": name}} for name in who],
        **more,
    }


def a_summary(game: Mapping[str, Any] | None = None, **more: Any) -> dict[str, Any]:
    header = {
        "season": {"year": 2025, "name": "2025-26 English Premier League"},
        "timeValid": True,
        "competitions": [game or a_game()],
        "league": {"slug": "eng.1", "name": "English Premier League"},
    }
    return {"header": header, **more}


def told(payload: object, now: datetime = NOW, call: Call | None = None) -> Given:
    return Espn().given(json.dumps(payload).encode(), now, call)


def said(given: Given, about: object) -> Claim | None:
    found = [claim for claim in given.claims if claim.about == about]
    assert len(found) <= 1
    return found[0] if found else None


def events(*told_events: object, game: Mapping[str, Any] | None = None, **more: Any) -> dict[str, Event]:
    """The events of a match, by ESPN's id."""
    given = told(a_summary(game, keyEvents=list(told_events), **more))
    return {
        claim.about.ref.removeprefix("espn:"): claim.value
        for claim in given.claims
        if isinstance(claim.about, EventOf) and isinstance(claim.value, Event)
    }


def a_want(*what: Gives, refs: tuple[str, ...] = (), day: date | None = None) -> Want:
    return Want(frozenset(what), leagues()[CompetitionKey("premier-league")], 2025, refs=refs, day=day)


def an_entry(number: str, name: str, rank: int, *counts: int) -> dict[str, Any]:
    names = ("gamesPlayed", "wins", "ties", "losses", "pointsFor", "pointsAgainst", "points")
    stats = [{"name": key, "value": float(value)} for key, value in zip(names, counts, strict=True)]
    more = [{"name": "rank", "value": float(rank)}, {"name": "pointDifferential", "value": -3.0}]
    return {"team": a_team(number, name), "stats": [*stats, *more, {"name": "overall", "summary": "1-0-1"}]}
