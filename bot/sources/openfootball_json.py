"""football.json, the form in which openfootball has leagues for programs; both today's, which lists matches,
and that of seasons before 2018, which lists rounds."""

import datetime
from typing import Annotated

from pydantic import AfterValidator, Field

from bot.knowledge.match import Result, Score, Venue
from bot.knowledge.timeline import Minute
from bot.sources import json_payload
from bot.sources.json_payload import Name, Part, Words
from bot.sources.openfootball_dates import clock_at
from bot.sources.openfootball_lines import side
from bot.sources.openfootball_listed import Clock, Goal, Listed, Listing, Season, Side
from bot.sources.openfootball_scores import from_stages
from bot.sources.openfootball_text import heading_of
from bot.sources.provider import PayloadError

_Goals = Annotated[int, Field(ge=0, le=99)]
_Pair = tuple[_Goals, _Goals]


def _clock(written: str) -> str:
    if clock_at(written) is None:
        raise ValueError("is no time of the day")
    return written


class _Team(Part):
    name: Name


class _Score(Part):
    ht: _Pair | None = None
    ft: _Pair | None = None
    et: _Pair | None = None
    p: _Pair | None = None


class _Scorer(Part):
    name: Name
    minute: Annotated[int, Field(ge=1, le=120)]
    offset: Annotated[int, Field(ge=0, le=60)] = 0
    penalty: bool = False
    owngoal: bool = False


class _Match(Part):
    team1: Name | _Team
    team2: Name | _Team
    date: datetime.date | None = None
    time: Annotated[Words, AfterValidator(_clock)] | None = None
    round: Words | None = None
    group: Words | None = None
    ground: Words | None = None
    status: Words | None = None
    score: _Score = _Score()
    goals1: tuple[_Scorer, ...] | None = None
    goals2: tuple[_Scorer, ...] | None = None
    score1: _Goals | None = None
    score2: _Goals | None = None
    score1i: _Goals | None = None
    score2i: _Goals | None = None
    score1et: _Goals | None = None
    score2et: _Goals | None = None
    score1p: _Goals | None = None
    score2p: _Goals | None = None


class _Round(Part):
    name: Words | None = None
    matches: tuple[object, ...] = ()


def listing(value: object, fallback: Season | None, problems: list[str]) -> Listing:
    """The season of a file. Raises PayloadError if it is none."""
    found = json_payload.an_object(value)
    name = found.get("name")
    if not isinstance(name, str) or not ("matches" in found or "rounds" in found):
        raise PayloadError("the answer is JSON, but no season of football.json")
    rows: list[tuple[str | None, object]] = [(None, raw) for raw in json_payload.items(found.get("matches"))]
    for raw in json_payload.items(found.get("rounds")):
        if (round_ := json_payload.valid(_Round, raw, "a round", problems)) is not None:
            rows += [(round_.name, match) for match in round_.matches]
    title, season = heading_of(name[:200])
    listed = [_listed(number, raw, of, problems) for number, (of, raw) in enumerate(rows, start=1)]
    return Listing(title, season or fallback, tuple(one for one in listed if one is not None))


def _listed(number: int, raw: object, of: str | None, problems: list[str]) -> Listed | None:
    where = f"match {number}"
    match = json_payload.valid(_Match, raw, where, problems)
    if match is None:
        return None
    home, away = _side(match.team1), _side(match.team2)
    if home is None or away is None:
        json_payload.add(problems, f"{where}: a team has no name")
        return None
    result, odd = _result(match)
    if odd:
        json_payload.add(problems, f"{where}: {odd}")
    return Listed(
        where,
        home,
        away,
        match.group or match.round or of,
        match.date,
        _told(match.time),
        result,
        match.status.lower() if match.status else None,
        _venue(match.ground),
        _goals(match, result),
    )


def _side(team: "str | _Team") -> Side | None:
    return side(team if isinstance(team, str) else team.name)


def _result(match: _Match) -> tuple[Result | None, str | None]:
    old = _Score(
        ht=_pair(match.score1i, match.score2i),
        ft=_pair(match.score1, match.score2),
        et=_pair(match.score1et, match.score2et),
        p=_pair(match.score1p, match.score2p),
    )
    stages = match.score if match.score.ft is not None else old
    if stages.ft is None:
        return None, None
    half, extra, kicks = (Score(*one) if one else None for one in (stages.ht, stages.et, stages.p))
    return from_stages(Score(*stages.ft), half, extra, kicks)


def _pair(home: int | None, away: int | None) -> _Pair | None:
    return None if home is None or away is None else (home, away)


def _told(written: str | None) -> Clock | None:
    found = clock_at(written) if written else None
    return found[0] if found else None


def _venue(ground: str | None) -> Venue | None:
    name, _, city = (part.strip() for part in (ground or "").partition(","))
    return Venue(name, city or None) if name else None


def _goals(match: _Match, result: Result | None) -> tuple[tuple[Goal, ...], tuple[Goal, ...]] | None:
    """The goals where they are those of the score. An own goal stands with the side that it counts for."""
    if match.goals1 is None or match.goals2 is None or result is None:
        return None
    if (len(match.goals1), len(match.goals2)) != (result.score.home, result.score.away):
        return None
    return _scorers(match.goals1), _scorers(match.goals2)


def _scorers(goals: tuple[_Scorer, ...]) -> tuple[Goal, ...]:
    return tuple(Goal(one.name, Minute(one.minute, one.offset), one.owngoal, one.penalty) for one in goals)
