"""football-data.org's form, version 4: scores in lists, and of one match line-ups, goals and cards too, as
its paid tiers give them."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from tests.provider_server.script import GOALS, Club, Incident, Kind, Phase, Seen

NAME = "football-data"
LEAGUES = {
    "BL1": ("bundesliga", "Bundesliga", 2002, "LEAGUE"),
    "DFB": ("dfb-pokal", "DFB-Pokal", 2011, "CUP"),
}
_GOAL = {Kind.GOAL: "REGULAR", Kind.PENALTY: "PENALTY", Kind.OWN_GOAL: "OWN"}


def body(path: str, query: Mapping[str, str], seen: Sequence[Seen]) -> bytes | None:
    """The answer to a question; None where there is nothing at that address."""
    match path.removeprefix("/v4").strip("/").split("/"):
        case ["competitions", code, "matches"] if code in LEAGUES:
            season = query.get("season", "2026")
            here = [s for s in seen if (s.game.league, str(s.game.season)) == (LEAGUES[code][0], season)]
            return _list(here)
        case ["matches"]:
            wanted = query.get("ids", "").split(",")
            return _list([s for s in seen if str(number(s)) in wanted] if "ids" in query else list(seen))
        case ["matches", ref]:
            found = [s for s in seen if str(number(s)) == ref]
            return _json(_match(found[0]) | _details(found[0])) if found else None
    return None


def number(seen: Seen) -> int:
    return 400_000 + seen.game.number


def _list(seen: Sequence[Seen]) -> bytes:
    return _json(
        {
            "filters": {"permission": "TIER_THREE"},
            "resultSet": {"count": len(seen), "played": sum(one.over for one in seen)},
            "matches": [_match(one) for one in seen],
        }
    )


def _match(seen: Seen) -> dict[str, Any]:
    game = seen.game
    code, (_, name, league, kind) = next(item for item in LEAGUES.items() if item[1][0] == game.league)
    return {
        "area": {"id": 2088, "name": "Germany", "code": "DEU", "flag": None},
        "competition": {"id": league, "name": name, "code": code, "type": kind, "emblem": None},
        "season": {
            "id": 2500,
            "startDate": f"{game.season}-08-28",
            "endDate": f"{game.season + 1}-05-22",
            "currentMatchday": game.round,
            "winner": None,
        },
        "id": number(seen),
        "utcDate": f"{seen.at if seen.fixed else seen.at.replace(hour=0):%Y-%m-%dT%H:%M:%SZ}",
        "status": _status(seen),
        "minute": seen.minute if seen.begun else None,
        "venue": game.venue,
        "matchday": game.round if kind == "LEAGUE" else None,
        "stage": "REGULAR_SEASON" if kind == "LEAGUE" else "LAST_32",
        "group": None,
        "lastUpdated": f"{seen.changed:%Y-%m-%dT%H:%M:%SZ}",
        "homeTeam": _team(seen, 0),
        "awayTeam": _team(seen, 1),
        "score": _score(seen),
        "odds": {"msg": "Activate Odds-Package in User-Panel to retrieve odds."},
        "referees": [{"id": 57000, "name": game.referee, "type": "REFEREE", "nationality": "Germany"}]
        if game.referee
        else [],
    }  # fmt: skip


def _details(seen: Seen) -> dict[str, Any]:
    """What only the paid tiers have."""
    return {
        "homeTeam": _with_lineup(seen, 0),
        "awayTeam": _with_lineup(seen, 1),
        "goals": _goals(seen),
        "penalties": [_kick(seen, one) for one in seen.kicks],
        "bookings": [_booking(seen, one) for one in seen.incidents if one.kind is Kind.YELLOW],
        "substitutions": [
            {
                "minute": one.minute,
                "team": _named(seen, one.side),
                "playerOut": _person(seen.game.sides()[one.side], one.other),
                "playerIn": _person(seen.game.sides()[one.side], one.player),
            }
            for one in seen.incidents
            if one.kind is Kind.SUBSTITUTION
        ],
    }


def _status(seen: Seen) -> str:
    if seen.phase is Phase.BEFORE:
        return "TIMED" if seen.fixed else "SCHEDULED"
    return {
        Phase.HALF_TIME: "PAUSED",
        Phase.EXTRA_TIME: "EXTRA_TIME",
        Phase.SHOOTOUT: "PENALTY_SHOOTOUT",
        Phase.OVER: "FINISHED",
    }.get(seen.phase, "IN_PLAY")


def _named(seen: Seen, side: int) -> dict[str, Any]:
    club = seen.game.sides()[side]
    return {"id": club.number + 500, "name": club.names[NAME]}


def _team(seen: Seen, side: int) -> dict[str, Any]:
    club = seen.game.sides()[side]
    return {**_named(seen, side), "shortName": club.short, "tla": club.short[:3].upper(), "crest": None}


def _with_lineup(seen: Seen, side: int) -> dict[str, Any]:
    club, eleven = seen.game.sides()[side], seen.lineups[side]
    return {
        **_team(seen, side),
        "formation": club.formation if eleven else None,
        "lineup": [{**_person(club, one), "position": None, "shirtNumber": None} for one in eleven],
        "bench": [_person(club, one) for one in club.bench] if len(eleven) == 11 else [],
    }


def _person(club: Club, name: str | None) -> dict[str, Any]:
    return {"id": club.number_of(name) if name else None, "name": name}


def _player(seen: Seen, one: Incident) -> dict[str, Any]:
    """Whoever did it; one who scores an own goal belongs to the other side."""
    side = 1 - one.side if one.kind is Kind.OWN_GOAL else one.side
    return _person(seen.game.sides()[side], one.player)


def _goals(seen: Seen) -> list[dict[str, Any]]:
    told, score = [], [0, 0]
    for one in seen.incidents:
        if one.kind not in GOALS:
            continue
        score[one.side] += 1
        told.append(
            {
                "minute": one.minute,
                "injuryTime": one.added or None,
                "type": _GOAL[one.kind],
                "team": _named(seen, one.side),
                "scorer": _player(seen, one),
                "assist": _person(seen.game.sides()[one.side], one.other) if one.other else None,
                "score": {"home": score[0], "away": score[1]},
            }
        )
    return told


def _kick(seen: Seen, one: Incident) -> dict[str, Any]:
    return {"player": _player(seen, one), "team": _named(seen, one.side), "scored": one.kind is Kind.SCORED}


def _booking(seen: Seen, one: Incident) -> dict[str, Any]:
    return {
        "minute": one.minute,
        "team": _named(seen, one.side),
        "player": _player(seen, one),
        "card": "YELLOW",
    }


def _score(seen: Seen) -> dict[str, Any]:
    """`fullTime` runs along and counts everything, the shoot-out as well."""
    if not seen.begun:
        nothing = {"home": None, "away": None}
        return {"winner": None, "duration": "REGULAR", "fullTime": nothing, "halfTime": nothing}
    everything = seen.score()
    told: dict[str, Any] = {
        "winner": None,
        "duration": "REGULAR",
        "halfTime": _pair(seen.score(45)) if seen.phase > Phase.FIRST_HALF else _pair((None, None)),
    }
    if seen.game.goes_on and seen.phase >= Phase.EXTRA_TIME:
        ninety = seen.score(90)
        told |= {
            "duration": "EXTRA_TIME",
            "regularTime": _pair(ninety),
            "extraTime": _pair((everything[0] - ninety[0], everything[1] - ninety[1])),
        }
    if (shootout := seen.shootout) and seen.phase >= Phase.SHOOTOUT:
        told |= {"duration": "PENALTY_SHOOTOUT", "penalties": _pair(shootout)}
        everything = (everything[0] + shootout[0], everything[1] + shootout[1])
    if seen.over:
        home, away = everything
        told["winner"] = "DRAW" if home == away else "HOME_TEAM" if home > away else "AWAY_TEAM"
    return {**told, "fullTime": _pair(everything)}


def _pair(score: tuple[int | None, int | None]) -> dict[str, Any]:
    return {"home": score[0], "away": score[1]}


def _json(payload: object) -> bytes:
    return json.dumps(payload, ensure_ascii=False).encode()
