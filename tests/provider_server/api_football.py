"""API-Football's form, version 3: fixtures, and with ids everything about each; players off come first."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from tests.provider_server.script import Incident, Kind, Phase, Seen

NAME = "api-football"
LEAGUES = {78: ("bundesliga", "Bundesliga"), 81: ("dfb-pokal", "DFB Pokal")}
_SHORT = {
    Phase.FIRST_HALF: ("1H", "First Half"),
    Phase.HALF_TIME: ("HT", "Halftime"),
    Phase.SECOND_HALF: ("2H", "Second Half"),
    Phase.EXTRA_TIME: ("ET", "Extra Time"),
    Phase.SHOOTOUT: ("P", "Penalty In Progress"),
}
_DETAIL = {
    Kind.GOAL: ("Goal", "Normal Goal", None),
    Kind.PENALTY: ("Goal", "Penalty", None),
    Kind.OWN_GOAL: ("Goal", "Own Goal", None),
    Kind.YELLOW: ("Card", "Yellow Card", "Foul"),
    Kind.SUBSTITUTION: ("subst", "Substitution 1", None),
    Kind.CANCELLED: ("Var", "Goal cancelled", None),
    Kind.SCORED: ("Goal", "Penalty", "Penalty Shootout"),
    Kind.MISSED: ("Goal", "Missed Penalty", "Penalty Shootout"),
}


def body(path: str, query: Mapping[str, str], seen: Sequence[Seen]) -> bytes | None:
    """The answer to a question; None where there is nothing at that address."""
    match path.strip("/").split("/"):
        case ["fixtures"] if "ids" in query or "id" in query:
            wanted = (query.get("ids") or query["id"]).split("-")
            return _answer("fixtures", query, [_whole(s) for s in seen if str(number(s)) in wanted])
        case ["fixtures"]:
            return _answer("fixtures", query, [_fixture(s) for s in seen if _asked(s, query)])
        case ["fixtures", part] if part in ("events", "lineups"):
            found = [s for s in seen if str(number(s)) == query.get("fixture")]
            told = [one for s in found for one in (_events(s) if part == "events" else _lineups(s))]
            return _answer(f"fixtures/{part}", query, told)
        case ["injuries"] | ["standings"] | ["fixtures", _] | ["players", "squads"]:
            return _answer(path.strip("/"), query, [])
    return None


def number(seen: Seen) -> int:
    return 1_300_000 + seen.game.number


def _asked(seen: Seen, query: Mapping[str, str]) -> bool:
    of = {
        "league": str(_league(seen)[0]),
        "season": str(seen.game.season),
        "date": f"{seen.at:%Y-%m-%d}",
    }
    if "from" in query and not query["from"] <= of["date"] <= query["to"]:
        return False
    return all(of[name] == value for name, value in query.items() if name in of)


def _league(seen: Seen) -> tuple[int, str]:
    return next((code, name) for code, (key, name) in LEAGUES.items() if key == seen.game.league)


def _answer(get: str, query: Mapping[str, str], response: list[Any]) -> bytes:
    return json.dumps(
        {
            "get": get,
            "parameters": dict(query),
            "errors": [],
            "results": len(response),
            "paging": {"current": 1, "total": 1},
            "response": response,
        },
        ensure_ascii=False,
    ).encode()


def _whole(seen: Seen) -> dict[str, Any]:
    return {
        **_fixture(seen),
        "events": _events(seen),
        "lineups": _lineups(seen),
        "statistics": [],
        "players": [],
    }


def _fixture(seen: Seen) -> dict[str, Any]:
    game, (league, name) = seen.game, _league(seen)
    short, long = _status(seen)
    return {
        "fixture": {
            "id": number(seen),
            "referee": f"{game.referee}, Germany" if game.referee else None,
            "timezone": "UTC",
            "date": f"{seen.at:%Y-%m-%dT%H:%M:%S+00:00}",
            "timestamp": int(seen.at.timestamp()),
            "periods": {"first": int(game.begins.timestamp()) if seen.begun else None, "second": None},
            "venue": {"id": 700, "name": game.venue, "city": None},
            "status": {"long": long, "short": short, "elapsed": seen.minute if seen.begun else None},
        },
        "league": {
            "id": league,
            "name": name,
            "country": "Germany",
            "season": game.season,
            "round": f"Regular Season - {game.round}" if league == 78 else "2nd Round",
        },
        "teams": {"home": _team(seen, 0), "away": _team(seen, 1)},
        "goals": _pair(seen.score() if seen.begun else None),
        "score": {
            "halftime": _pair(seen.score(45) if seen.phase >= Phase.HALF_TIME else None),
            "fulltime": _pair(seen.score(90) if _ninety_over(seen) else None),
            "extratime": _pair(_extra(seen)),
            "penalty": _pair(seen.shootout if seen.over else None),
        },
    }


def _ninety_over(seen: Seen) -> bool:
    return seen.over or seen.phase >= Phase.EXTRA_TIME


def _extra(seen: Seen) -> tuple[int, int] | None:
    """The goals of extra time alone."""
    if not seen.game.goes_on or seen.phase < Phase.SHOOTOUT:
        return None
    (home, away), (home_90, away_90) = seen.score(), seen.score(90)
    return home - home_90, away - away_90


def _status(seen: Seen) -> tuple[str, str]:
    if seen.phase is Phase.BEFORE:
        return ("NS", "Not Started") if seen.fixed else ("TBD", "Time to be defined")
    if seen.over:
        return ("PEN", "Match Finished") if seen.kicks else ("FT", "Match Finished")
    return _SHORT[seen.phase]


def _team(seen: Seen, side: int) -> dict[str, Any]:
    club = seen.game.sides()[side]
    return {"id": club.number + 1000, "name": club.names[NAME], "logo": None, "winner": None}


def _named(seen: Seen, side: int) -> dict[str, Any]:
    return {key: value for key, value in _team(seen, side).items() if key != "winner"}


def _person(seen: Seen, side: int, name: str | None) -> dict[str, Any]:
    return {"id": seen.game.sides()[side].number_of(name) if name else None, "name": name}


def _events(seen: Seen) -> list[dict[str, Any]]:
    return [_event(seen, one) for one in seen.incidents]


def _event(seen: Seen, one: Incident) -> dict[str, Any]:
    kind, detail, comment = _DETAIL[one.kind]
    whose = 1 - one.side if one.kind is Kind.OWN_GOAL else one.side
    player, other = one.player, one.other
    if one.kind is Kind.SUBSTITUTION:
        player, other = other or "", player
    return {
        "time": {"elapsed": one.minute, "extra": one.added or None},
        "team": _named(seen, one.side),
        "player": _person(seen, whose, player),
        "assist": _person(seen, one.side, other),
        "type": kind,
        "detail": detail,
        "comments": comment,
    }


def _lineups(seen: Seen) -> list[dict[str, Any]]:
    return [_lineup(seen, side) for side in (0, 1) if seen.lineups[side]]


def _lineup(seen: Seen, side: int) -> dict[str, Any]:
    club, eleven = seen.game.sides()[side], seen.lineups[side]
    return {
        "team": _named(seen, side),
        "formation": club.formation,
        "startXI": [
            {"player": {**_person(seen, side, name), "number": place, "pos": None, "grid": grid}}
            for place, (name, grid) in enumerate(zip(eleven, _grid(club.formation), strict=False), 1)
        ],
        "substitutes": [
            {"player": {**_person(seen, side, name), "number": place, "pos": None, "grid": None}}
            for place, name in enumerate(club.bench, 12)
        ],
        "coach": {"id": 1, "name": None, "photo": None},
    }


def _grid(formation: str) -> list[str]:
    """Line and column of each player, from the goalkeeper on."""
    lines = [1, *(int(part) for part in formation.split("-"))]
    return [f"{line}:{column}" for line, many in enumerate(lines, 1) for column in range(many, 0, -1)]


def _pair(score: tuple[int, int] | None) -> dict[str, Any]:
    return {"home": score[0], "away": score[1]} if score else {"home": None, "away": None}
