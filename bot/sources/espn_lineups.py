"""The elevens and benches, out of ESPN's rosters of a match."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.knowledge.claims import Claim, LineupOf
from bot.knowledge.match import Kickoff, Status, TeamKey
from bot.knowledge.team_news import Lineup
from bot.sources.espn_match import SOURCE, Seen
from bot.sources.espn_payload import Position, Shirt
from bot.sources.team_sheet import shirts as shirt_numbers

ANNOUNCED = timedelta(hours=2)
"""Before kickoff at most: competitions ask for the team sheets 60 to 90 minutes before it."""

_DEPTHS = {
    "G": 0,
    "CD": 1,
    "LB": 1,
    "RB": 1,
    "D": 1,
    "SW": 1,
    "LWB": 2,
    "RWB": 2,
    "DM": 3,
    "CM": 4,
    "M": 4,
    "LM": 5,
    "RM": 5,
    "AM": 6,
    "CF": 7,
    "LF": 7,
    "RF": 7,
    "F": 7,
    "LW": 7,
    "RW": 7,
    "S": 7,
}
"""How far up the pitch a position is. Wide midfielders come after central ones: where a formation has two
lines of midfielders, they are in the second."""


def lineup(seen: Seen, team: TeamKey, shirts: Sequence[Shirt], formation: str, now: datetime) -> Claim | None:
    """The team as ESPN lists it; None where it names no starter yet.

    ESPN does not say whether a line-up is official. Eleven starters from two hours before kickoff on are the
    team sheet; earlier they are a guess, and fewer of them a sheet that is still being typed.
    """
    starters = [shirt for shirt in shirts if shirt.starter]
    if not starters:
        return None
    ordered = _ordered(starters, formation)
    listed, bench = ordered or starters, [shirt for shirt in shirts if not shirt.starter]
    value = Lineup(
        starters=tuple(shirt.athlete.name for shirt in listed),
        formation=formation if ordered else None,
        bench=tuple(shirt.athlete.name for shirt in bench),
        numbers=shirt_numbers((shirt.athlete.name, shirt.number) for shirt in (*listed, *bench)),
    )
    early = not _due(seen, now)
    if early and not value.complete:
        return None
    about = LineupOf(seen.match.key, team, confirmed=not early)
    return Claim(about, value, SOURCE, now, official=value.complete and not early)


def _due(seen: Seen, now: datetime) -> bool:
    if seen.status in (Status.LIVE, Status.FINISHED):
        return True
    kickoffs = [claim.value for claim in seen.claims if isinstance(claim.value, Kickoff)]
    return any(kickoff.at is not None and now >= kickoff.at - ANNOUNCED for kickoff in kickoffs)


def _ordered(starters: Sequence[Shirt], formation: str) -> list[Shirt] | None:
    """From goalkeeper to attack, each line of the formation from right to left; None where ESPN does not say
    where they play, or the formation does not fit them."""
    counts = [1, *(int(part) for part in formation.split("-") if part.isdecimal())]
    bases = [_base(shirt.position) for shirt in starters]
    if sum(counts) != len(starters) or any(base not in _DEPTHS for base in bases):
        return None
    left = sorted(starters, key=lambda shirt: _DEPTHS[_base(shirt.position)])
    ordered: list[Shirt] = []
    for count in counts:
        line, left = left[:count], left[count:]
        ordered += sorted(line, key=lambda shirt: _from_right(shirt.position))
    return ordered


def _base(position: Position) -> str:
    """ "CD" of "CD-L", which ESPN writes for the left one of several in the centre."""
    return position.short.partition("-")[0]


def _from_right(position: Position) -> int:
    base, _, half = position.short.partition("-")
    if len(base) > 1 and base[0] in "RL":
        return 0 if base[0] == "R" else 4
    return {"R": 1, "L": 3}.get(half, 2)
