"""OpenLigaDB's form: a match with its goals, each with the score after it; no line-ups, no cards."""

import json
from collections.abc import Mapping, Sequence
from typing import Any
from zoneinfo import ZoneInfo

from tests.provider_server.script import Club, Incident, Kind, Phase, Seen

NAME = "openligadb"
LEAGUES = {
    "bl1": ("bundesliga", "1. Fußball-Bundesliga 2026/2027", 4900),
    "dfb": ("dfb-pokal", "DFB-Pokal 2026", 4901),
}
GERMANY = ZoneInfo("Europe/Berlin")


def body(path: str, query: Mapping[str, str], seen: Sequence[Seen]) -> bytes | None:
    """The answer to a question; None where there is nothing at that address."""
    match path.strip("/").split("/"):
        case ["getmatchdata", code, season, *_] if code in LEAGUES:
            league = LEAGUES[code][0]
            here = [one for one in seen if (one.game.league, str(one.game.season)) == (league, season)]
            return _json([_match(one, code) for one in here])
        case ["getmatchdata", number]:
            found = [one for one in seen if str(one.game.number) == number]
            return _json(_match(found[0], _code(found[0]))) if found else None
        case ["getmatchdata", _, _, *_] | ["getbltable", _, _]:
            return _json([])
    return None


def _code(seen: Seen) -> str:
    return next(code for code, (league, *_) in LEAGUES.items() if league == seen.game.league)


def _match(seen: Seen, code: str) -> dict[str, Any]:
    game = seen.game
    _, name, number = LEAGUES[code]
    return {
        "matchID": game.number,
        "matchDateTime": f"{seen.local:%Y-%m-%dT%H:%M:%S}",
        "timeZoneID": "W. Europe Standard Time",
        "leagueId": number,
        "leagueName": name,
        "leagueSeason": game.season,
        "leagueShortcut": code,
        "matchDateTimeUTC": f"{seen.at:%Y-%m-%dT%H:%M:%SZ}",
        "group": {
            "groupName": f"{game.round}. {'Spieltag' if code == 'bl1' else 'Runde'}",
            "groupOrderID": game.round,
            "groupID": 46000,
        },
        "team1": _team(game.home),
        "team2": _team(game.away),
        "lastUpdateDateTime": f"{seen.changed.astimezone(GERMANY):%Y-%m-%dT%H:%M:%S}.123",
        "matchIsFinished": seen.over,
        "matchResults": _results(seen),
        "goals": _goals(seen),
        "location": {"locationID": 1, "locationCity": None, "locationStadium": game.venue},
        "numberOfViewers": None,
    }


def _team(club: Club) -> dict[str, Any]:
    return {
        "teamId": club.number,
        "teamName": club.names[NAME],
        "shortName": club.short,
        "teamIconUrl": "https://example.invalid/icon.png",
        "teamGroupName": None,
    }


def _results(seen: Seen) -> list[dict[str, Any]]:
    """Written down as each part of the match is over."""
    parts: list[tuple[int, str, tuple[int, int] | None]] = []
    if seen.phase > Phase.FIRST_HALF:
        parts.append((1, "Halbzeitergebnis", seen.score(45)))
    if seen.over or seen.phase > Phase.SECOND_HALF:
        parts.append((2, "Endergebnis", seen.score(90)))
    if seen.game.goes_on and seen.phase > Phase.EXTRA_TIME:
        parts.append((4, "Ergebnis nach Verlängerung", seen.score()))
    if seen.over and (shootout := seen.shootout):
        home, away = seen.score()
        parts.append((5, "Ergebnis nach Elfmeterschießen", (home + shootout[0], away + shootout[1])))
    return [
        {
            "resultID": seen.game.number * 10 + kind,
            "resultName": name,
            "pointsTeam1": score[0],
            "pointsTeam2": score[1],
            "resultOrderID": order,
            "resultTypeID": kind,
            "resultDescription": name,
        }
        for order, (kind, name, score) in enumerate(parts, 1)
        if score is not None
    ]


def _goals(seen: Seen) -> list[dict[str, Any]]:
    """The newest first, as a community types them in; whom it counts for follows from the score."""
    told, home, away = [], 0, 0
    for goal in seen.goals:
        home, away = home + (goal.side == 0), away + (goal.side == 1)
        told.append(
            {
                "goalID": 120000 + goal.number,
                "scoreTeam1": home,
                "scoreTeam2": away,
                "matchMinute": goal.minute,
                "goalGetterID": _scorer(seen, goal),
                "goalGetterName": goal.player,
                "isPenalty": goal.kind is Kind.PENALTY,
                "isOwnGoal": goal.kind is Kind.OWN_GOAL,
                "isOvertime": goal.minute > 90,
                "comment": None,
            }
        )
    return told[::-1]


def _scorer(seen: Seen, goal: Incident) -> int:
    """His number; an own goal's is one of the other side."""
    whose = 1 - goal.side if goal.kind is Kind.OWN_GOAL else goal.side
    return seen.game.sides()[whose].number_of(goal.player)


def _json(payload: object) -> bytes:
    return json.dumps(payload, ensure_ascii=False).encode()
