"""Answers in API-Football's form, of matches of our own making."""

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from bot.knowledge.claims import About, Claim, EventOf
from bot.knowledge.given import Given
from bot.knowledge.match import MatchKey, TeamKey
from bot.knowledge.timeline import Event
from bot.sources.api_football import ApiFootball

NOW = datetime(2025, 11, 22, 16, 40, tzinfo=UTC)
HOME, AWAY = TeamKey("api-football:901"), TeamKey("api-football:902")
MATCH = MatchKey("api-football:7001")
SIDES = ((901, "Northbridge"), (902, "Southport Rovers"))
Row = dict[str, Any]


def said(get: str, response: list[Any], **frame: Any) -> bytes:
    whole = {"get": get, "parameters": {}, "errors": [], "paging": {"current": 1, "total": 1}}
    return json.dumps({**whole, **frame, "response": response}).encode()


def read(get: str, response: list[Any], **frame: Any) -> Given:
    return ApiFootball().given(said(get, response, **frame), NOW)


def side(number: int) -> Row:
    return {"id": SIDES[number][0], "name": SIDES[number][1], "logo": "https://media.example/x.png"}


def pair(home: int | None = None, away: int | None = None) -> Row:
    return {"home": home, "away": away}


def fixture(short: str = "NS", goals: Row | None = None, **parts: Any) -> Row:
    """A match; `parts` are `events`, `lineups`, `players`, or parts of `fixture`, `league` and `score`."""
    head = ("id", "referee", "date", "periods", "venue")
    played = ("round", "season", "league")
    scores = ("halftime", "fulltime", "extratime", "penalty")
    return {
        "fixture": {
            "id": 7001,
            "referee": None,
            "date": "2025-11-22T15:00:00+00:00",
            "periods": {"first": None, "second": None},
            "venue": {"id": None, "name": None, "city": None},
            "status": {"long": "…", "short": short, "elapsed": parts.pop("elapsed", None)},
            **{name: parts.pop(name) for name in head if name in parts},
        },
        "league": {
            "id": parts.pop("league", 39),
            "name": "Premier League",
            "season": 2025,
            "round": "Regular Season - 12",
            **{name: parts.pop(name) for name in played if name in parts},
        },
        "teams": parts.pop("teams", {"home": side(0), "away": side(1)}),
        "goals": goals or pair(),
        "score": {name: parts.pop(name, pair()) for name in scores},
        **parts,
    }


def person(number: int | None, name: str | None) -> Row:
    return {"id": number, "name": name}


def row(
    minute: int,
    kind: str,
    detail: str,
    player: Row | None = None,
    of: int = 0,
    added: int | None = None,
    **more: Any,
) -> Row:
    """A row of the timeline; `of` is 0 for the home side."""
    return {
        "time": {"elapsed": minute, "extra": added},
        "team": side(of),
        "player": player or person(None, None),
        "assist": more.pop("assist", person(None, None)),
        "type": kind,
        "detail": detail,
        "comments": more.pop("comments", None),
    }


def lineup(of: int, eleven: Sequence[tuple[int, str, str | None]], formation: str | None = "4-4-2") -> Row:
    """`eleven` by (id, name, grid)."""
    return {
        "team": side(of),
        "formation": formation,
        "startXI": [
            {"player": {"id": number, "name": name, "number": 1, "pos": "M", "grid": grid}}
            for number, name, grid in eleven
        ],
        "substitutes": [],
        "coach": {"id": 5, "name": "Somebody"},
    }


def values(given: Given, about: type[About]) -> list[Any]:
    return [claim.value for claim in given.claims if isinstance(claim.about, about)]


def claim(given: Given, about: type[About]) -> Claim:
    [one] = [claim for claim in given.claims if isinstance(claim.about, about)]
    return one


def events(given: Given) -> dict[str, Event]:
    """The events by their refs, without the provider's name."""
    return {
        claim.about.ref.removeprefix("api-football:"): claim.value
        for claim in given.claims
        if isinstance(claim.about, EventOf) and isinstance(claim.value, Event)
    }
