"""ESPN's form: a scoreboard for one day, and a summary for one match."""

import json
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

from tests.provider_server.script import GOALS, Incident, Kind, Phase, Seen

NAME = "espn"
LEAGUES = {"ger.1": ("bundesliga", "German Bundesliga"), "ger.dfb_pokal": ("dfb-pokal", "German Cup")}
_STATUS = {
    Phase.BEFORE: ("1", "STATUS_SCHEDULED", "pre"),
    Phase.FIRST_HALF: ("25", "STATUS_FIRST_HALF", "in"),
    Phase.HALF_TIME: ("23", "STATUS_HALFTIME", "in"),
    Phase.SECOND_HALF: ("26", "STATUS_SECOND_HALF", "in"),
    Phase.EXTRA_TIME: ("48", "STATUS_OVERTIME", "in"),
    Phase.SHOOTOUT: ("50", "STATUS_SHOOTOUT", "in"),
    Phase.OVER: ("28", "STATUS_FULL_TIME", "post"),
}
_TYPE = {
    Kind.GOAL: ("70", "Goal", "goal"),
    Kind.PENALTY: ("98", "Penalty - Scored", "penalty---scored"),
    Kind.OWN_GOAL: ("97", "Own Goal", "own-goal"),
    Kind.YELLOW: ("94", "Yellow Card", "yellow-card"),
    Kind.SUBSTITUTION: ("76", "Substitution", "substitution"),
    Kind.CANCELLED: ("145", "VAR - Goal Cancelled", "var---goal-cancelled"),
    Kind.SCORED: ("104", "Penalty - Scored", "penalty---scored"),
    Kind.MISSED: ("113", "Penalty - Missed", "penalty---missed"),
}


def body(path: str, query: Mapping[str, str], seen: Sequence[Seen]) -> bytes | None:
    """The answer to a question; None where there is nothing at that address."""
    match path.strip("/").split("/")[-2:]:
        case [code, "scoreboard"]:
            return _json(_scoreboard(code, query.get("dates") or _next_day(code, seen), seen))
        case [_, "summary"]:
            found = [s for s in seen if number(s) == query.get("event")]
            return _json(_summary(found[0])) if found else None
    return None


def number(seen: Seen) -> str:
    return str(740_000 + seen.game.number)


def _code(seen: Seen) -> str:
    return next(code for code, (league, _) in LEAGUES.items() if league == seen.game.league)


def _league(code: str) -> dict[str, Any]:
    name = LEAGUES[code][1] if code in LEAGUES else code
    return {"id": "720", "name": name, "abbreviation": name, "slug": code}


def _next_day(code: str, seen: Sequence[Seen]) -> str:
    """The day that is shown to whoever names none: today, or the next one on which there is play."""
    days = [f"{s.at:%Y%m%d}" for s in seen if _code(s) == code and s.at.date() >= s.now.date()]
    return min(days, default="")


def _scoreboard(code: str, day: str, seen: Sequence[Seen]) -> dict[str, Any]:
    """Of one day, as New York counts days; or of a range."""
    first, _, last = day.partition("-")
    here = [s for s in seen if _code(s) == code and first <= f"{s.at:%Y%m%d}" <= (last or first)]
    return {
        "leagues": [{**_league(code), "season": {"year": 2026, "type": {"name": "2026-27"}}}],
        "day": {"date": f"{day[:4]}-{day[4:6]}-{day[6:8]}"},
        "events": [_event(one) for one in here],
    }


def _event(seen: Seen) -> dict[str, Any]:
    return {
        "id": number(seen),
        "uid": f"s:600~l:720~e:{number(seen)}",
        "date": f"{seen.at:%Y-%m-%dT%H:%MZ}",
        "name": " at ".join(club.names[NAME] for club in reversed(seen.game.sides())),
        "season": {"year": seen.game.season, "type": 1, "slug": "2026-27"},
        "competitions": [_competition(seen)],
        "status": _status(seen),
    }


def _competition(seen: Seen) -> dict[str, Any]:
    return {
        "id": number(seen),
        "date": f"{seen.at:%Y-%m-%dT%H:%MZ}",
        "startDate": f"{seen.at:%Y-%m-%dT%H:%MZ}",
        "timeValid": seen.fixed,
        "neutralSite": False,
        "competitors": [_competitor(seen, side) for side in (0, 1)],
        "status": _status(seen),
        "venue": {"id": "1", "fullName": seen.game.venue, "address": {"city": "Somewhere"}},
        "broadcasts": [],
        "details": [_detail(seen, one) for one in seen.goals],
    }


def _competitor(seen: Seen, side: int) -> dict[str, Any]:
    kicks = seen.shootout
    return {
        "id": _team_number(seen, side),
        "homeAway": ("home", "away")[side],
        "winner": False,
        "team": _team(seen, side),
        "score": str(seen.score()[side]),
        **({"shootoutScore": kicks[side]} if kicks else {}),
        "linescores": [{"displayValue": str(goals[side])} for goals in _periods(seen)],
    }


def _periods(seen: Seen) -> list[tuple[int, int]]:
    """The goals of each half that has begun."""
    ends = [45, *([90] if seen.phase >= Phase.SECOND_HALF else [])]
    if seen.game.goes_on and seen.phase >= Phase.EXTRA_TIME:
        ends += [105, 120]
    scores = [(0, 0), *(seen.score(end) for end in ends)]
    return [(after[0] - before[0], after[1] - before[1]) for before, after in pairwise(scores)]


def _team_number(seen: Seen, side: int) -> str:
    return str(2000 + seen.game.sides()[side].number)


def _team(seen: Seen, side: int) -> dict[str, Any]:
    club = seen.game.sides()[side]
    return {
        "id": _team_number(seen, side),
        "name": club.names[NAME],
        "displayName": club.names[NAME],
        "shortDisplayName": club.short,
        "abbreviation": club.short[:3].upper(),
    }


def _status(seen: Seen) -> dict[str, Any]:
    code, name, state = _STATUS[seen.phase]
    if seen.over and seen.kicks:
        code, name = "47", "STATUS_FINAL_PEN"
    return {
        "clock": seen.minute * 60.0,
        "displayClock": f"{seen.minute}'",
        "period": 1 if seen.phase <= Phase.HALF_TIME else 2,
        "type": {"id": code, "name": name, "state": state, "completed": seen.over, "detail": ""},
    }


def _detail(seen: Seen, one: Incident) -> dict[str, Any]:
    return {
        "clock": _clock(one),
        "scoringPlay": True,
        "team": {"id": _team_number(seen, one.side)},
        "participants": _people(seen, one),
        "redCard": False,
        "penaltyKick": one.kind is Kind.PENALTY,
        "ownGoal": one.kind is Kind.OWN_GOAL,
        "shootout": False,
    }


def _clock(one: Incident) -> dict[str, Any]:
    added = f"+{one.added}'" if one.added else ""
    return {"value": one.minute * 60.0, "displayValue": f"{one.minute}'{added}"}


def _people(seen: Seen, one: Incident) -> list[dict[str, Any]]:
    whose = 1 - one.side if one.kind is Kind.OWN_GOAL else one.side
    people = [(whose, one.player), *([(one.side, one.other)] if one.other else [])]
    return [
        {"athlete": {"id": str(seen.game.sides()[side].number_of(name)), "displayName": name}}
        for side, name in people
    ]


def _summary(seen: Seen) -> dict[str, Any]:
    code = _code(seen)
    return {
        "header": {
            "id": number(seen),
            "season": {"year": seen.game.season, "type": 1, "name": "2026-27 German Bundesliga"},
            "timeValid": seen.fixed,
            "competitions": [_competition(seen)],
            "league": _league(code),
        },
        "gameInfo": {
            "venue": {"id": "1", "fullName": seen.game.venue, "address": {"city": "Somewhere"}},
            "officials": [
                {
                    "fullName": seen.game.referee,
                    "displayName": seen.game.referee,
                    "position": {"name": "Referee", "displayName": "Referee", "id": "1"},
                    "order": 1,
                }
            ]
            if seen.game.referee
            else [],
        },
        "rosters": [_roster(seen, side) for side in (0, 1)],
        "keyEvents": [*_whistles(seen), *(_key_event(seen, one) for one in seen.incidents)],
        "broadcasts": [],
    }


def _roster(seen: Seen, side: int) -> dict[str, Any]:
    club, eleven = seen.game.sides()[side], seen.lineups[side]
    starters = [_rostered(seen, side, name, place) for place, name in enumerate(eleven, 1)]
    bench = [_rostered(seen, side, name, 0) for name in club.bench] if eleven else []
    return {
        "homeAway": ("home", "away")[side],
        "team": _team(seen, side),
        **({"formation": club.formation} if eleven else {}),
        "roster": [*starters, *bench],
    }


def _rostered(seen: Seen, side: int, name: str, place: int) -> dict[str, Any]:
    number_of = seen.game.sides()[side].number_of(name)
    return {
        "active": True,
        "starter": place > 0,
        "jersey": str(number_of % 100),
        "athlete": {"id": str(number_of), "fullName": name, "displayName": name},
        "subbedIn": False,
        "subbedOut": False,
        "formationPlace": str(place),
    }


def _whistles(seen: Seen) -> list[dict[str, Any]]:
    begun: list[tuple[Phase, str, str, str, int]] = [
        (Phase.FIRST_HALF, "80", "Kickoff", "kickoff", 0),
        (Phase.HALF_TIME, "81", "Halftime", "halftime", 45),
        (Phase.SECOND_HALF, "82", "Start 2nd Half", "start-2nd-half", 45),
    ]
    told = [
        {
            "id": f"{number(seen)}{code}",
            "type": {"id": code, "text": text, "type": kind},
            "period": {"number": 1 if phase < Phase.SECOND_HALF else 2},
            "clock": {"value": minute * 60.0, "displayValue": f"{minute}'" if minute else ""},
            "scoringPlay": False,
            "shootout": False,
        }
        for phase, code, text, kind, minute in begun
        if seen.phase >= phase
    ]
    if seen.over and not seen.game.goes_on:
        told.append(
            {
                "id": f"{number(seen)}83",
                "type": {"id": "83", "text": "End Regular Time", "type": "end-regular-time"},
                "period": {"number": 2},
                "clock": {"value": 5400.0, "displayValue": "90'+2'"},
                "scoringPlay": False,
                "shootout": False,
            }
        )
    return told


def _key_event(seen: Seen, one: Incident) -> dict[str, Any]:
    code, text, kind = _TYPE[one.kind]
    return {
        "id": str(49_000_000 + one.number),
        "type": {"id": code, "text": text, "type": kind},
        "period": {"number": 1 if one.minute <= 45 else 2 if one.minute <= 90 else 3},
        "clock": _clock(one),
        "scoringPlay": one.kind in GOALS,
        "team": {"id": _team_number(seen, one.side), "displayName": seen.game.sides()[one.side].names[NAME]},
        "participants": _people(seen, one),
        "wallclock": f"{seen.game.begins + one.passed:%Y-%m-%dT%H:%M:%SZ}",
        "shootout": one.kind in (Kind.SCORED, Kind.MISSED),
    }


def _json(payload: object) -> bytes:
    return json.dumps(payload, ensure_ascii=False).encode()
