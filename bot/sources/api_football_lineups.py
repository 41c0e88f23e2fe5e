"""Line-ups and marks of API-Football."""

import re
from collections.abc import Iterable, Sequence
from datetime import datetime

from bot.knowledge.claims import Claim, LineupOf, MarkOf
from bot.knowledge.match import MatchKey, TeamKey
from bot.knowledge.ratings import Mark
from bot.knowledge.team_news import Lineup
from bot.sources.api_football_answer import SOURCE, Gathered, plays, team_key
from bot.sources.api_football_payload import (
    InSlot,
    LineupPart,
    Person,
    PlayerPart,
    PlayersPart,
    Slot,
)
from bot.sources.json_payload import valid
from bot.sources.team_sheet import shirts

_GRID = re.compile(r"(\d{1,2}):(\d{1,2})")
_FORMATION = re.compile(r"\d(?:-\d){1,4}")
_POSITIONS = "GDMF"


def lineup_parts(
    told: Iterable[object], match: MatchKey, sides: Sequence[TeamKey], found: Gathered
) -> list[LineupPart]:
    """The line-ups that are valid, one a side, whose players are known by name from here on. `sides` is empty
    where they are not known."""
    parts: dict[int, LineupPart] = {}
    for raw in told:
        what = f"a line-up of match {match.partition(':')[2]}"
        part = valid(LineupPart, raw, what, found.problems)
        if part is not None and plays(part.team, sides, what, found):
            parts[part.team.id] = part
            for slot in (*part.startXI, *part.substitutes):
                found.heard_of(_person(slot))
    return list(parts.values())


def rated(
    told: Iterable[object], match: MatchKey, sides: Sequence[TeamKey], found: Gathered
) -> list[tuple[PlayersPart, list[PlayerPart]]]:
    """What the players of each side did, as far as it is valid; they are known by name from here on."""
    teams = []
    for raw in told:
        what = f"the players of match {match.partition(':')[2]}"
        part = valid(PlayersPart, raw, what, found.problems)
        if part is None or not plays(part.team, sides, what, found):
            continue
        each = [
            valid(PlayerPart, one, f"a player of {part.team.name}", found.problems) for one in part.players
        ]
        teams.append((part, [one for one in each if one is not None]))
        for one in teams[-1][1]:
            found.heard_of(one.player)
    return teams


def lineups(
    match: MatchKey,
    parts: Iterable[LineupPart],
    captains: dict[TeamKey, Person],
    found: Gathered,
    now: datetime,
) -> list[Claim]:
    """API-Football has line-ups 20 to 40 minutes before kickoff, once they are official; with fewer than
    eleven it is still filling in."""
    claims = []
    for part in parts:
        team = found.team(part.team).key
        captain, eleven = captains.get(team), in_order(part.startXI)
        lineup = Lineup(
            starters=_names(team, eleven, found),
            formation=part.formation if _FORMATION.fullmatch(part.formation or "") else None,
            bench=_names(team, part.substitutes, found),
            captain=found.member(team, captain) if captain else None,
            numbers=_numbers(team, (*eleven, *part.substitutes), found),
            coach=part.coach,
        )
        if lineup.starters:
            about = LineupOf(match, team, confirmed=True)
            claims.append(Claim(about, lineup, SOURCE, now, official=lineup.complete))
    return claims


def in_order(eleven: Iterable[InSlot]) -> list[InSlot]:
    """From goalkeeper to attack, each line from right to left: columns count from the left, so that a
    right-back is at "2:4". Without a grid, by position."""
    eleven = list(eleven)
    grids = [_GRID.fullmatch(slot.player.grid or "") for slot in eleven]
    if eleven and all(grids):
        places = [(int(grid[1]), -int(grid[2])) for grid in grids if grid]
        return [slot for _, slot in sorted(zip(places, eleven, strict=True), key=lambda pair: pair[0])]
    return sorted(eleven, key=lambda slot: _position(slot.player))


def captains(teams: Iterable[tuple[PlayersPart, list[PlayerPart]]]) -> dict[TeamKey, Person]:
    """Each side's captain by the players' statistics; nobody where several are said to be."""
    named = {
        team_key(part.team.id): [one.player for one in them if one.statistics[0].games.captain]
        for part, them in teams
    }
    return {team: said[0] for team, said in named.items() if len(said) == 1}


def marks(
    match: MatchKey,
    teams: Iterable[tuple[PlayersPart, list[PlayerPart]]],
    found: Gathered,
    now: datetime,
) -> list[Claim]:
    """The marks of those who have one, out of ten."""
    claims = []
    for part, them in teams:
        team = found.team(part.team).key
        said_at = min(part.team.update or now, now)
        for one in them:
            name, points = found.member(team, one.player), one.statistics[0].games.rating
            if name is not None and points is not None:
                claims.append(Claim(MarkOf(match, team, name), Mark(points), SOURCE, said_at))
    return claims


def starters(parts: Iterable[LineupPart]) -> dict[TeamKey, frozenset[int]]:
    """The ids of those who start, by team."""
    return {
        team_key(part.team.id): frozenset(
            slot.player.id for slot in part.startXI if slot.player.id is not None
        )
        for part in parts
    }


def _names(team: TeamKey, slots: Iterable[InSlot], found: Gathered) -> tuple[str, ...]:
    names = [found.member(team, _person(slot)) for slot in slots]
    return tuple(dict.fromkeys(name for name in names if name is not None))


def _numbers(team: TeamKey, slots: Iterable[InSlot], found: Gathered) -> tuple[tuple[str, int], ...]:
    named = ((found.member(team, _person(slot)), slot.player.number) for slot in slots)
    return shirts((name, number) for name, number in named if name is not None)


def _person(slot: InSlot) -> Person:
    return Person(id=slot.player.id, name=slot.player.name)


def _position(slot: Slot) -> int:
    """G, D, M, F; last where it is none of them."""
    at = _POSITIONS.find((slot.pos or "-")[:1])
    return at if at >= 0 else len(_POSITIONS)
