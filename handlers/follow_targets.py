"""What a written name means that a channel could follow: a team, a competition, or one match of two teams."""

import re
from collections.abc import Sequence

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.chat import Look
from bot.knowledge.match import Competition, MatchKey, Team
from bot.knowledge.names import Doubt, Found, Named, find
from bot.posts.followed import Followed, Unclear
from bot.posts.scoreline import pairing
from handlers.asked import Asked
from storage import catalogue, fixtures
from storage.channels import competition_target, match_target, team_target

SIDES = re.compile(r"\s*,\s*|\s+(?:v|vs|v\.|vs\.|[-–])\s+", re.IGNORECASE)
"""Between the two sides of a match."""
AHEAD = 60
"""How many of a team's coming matches are looked through for one opponent: more than a season has left."""


class NoSuchMatch(Exception):  # noqa: N818 - an answer, not an error
    """Both sides are known, and no match of theirs is to come."""

    def __init__(self, sides: tuple[str, str]) -> None:
        super().__init__()
        self.sides = sides


async def meant(asked: Asked, written: str) -> Followed | Unclear:
    """What is meant; else the nearest that could be. Raises NoSuchMatch."""
    known = await named(asked.conn, [written], asked.look)
    if known:
        return known[0]
    if len(sides := SIDES.split(written, 1)) == 2:
        one, other = [find(side, await asked.read.teams(anew=True)) for side in sides]
        if isinstance(one, Found) and isinstance(other, Found):
            return await _match(asked, one.one, other.one)
        if isinstance(one, Found) and isinstance(other, Doubt):
            return _one_side(one.one, other)
        if isinstance(one, Doubt) and isinstance(other, Found):
            return _one_side(other.one, one)
    candidates: list[Named] = [
        *await asked.read.teams(anew=True),
        *await catalogue.all_competitions(asked.conn),
    ]
    found = find(written, candidates)
    if isinstance(found, Found):
        return _followed(found.one)
    return Unclear(written, [_followed(one) for one in found.nearest], found.ambiguous)


async def named(conn: AsyncConnection, targets: Sequence[str], look: Look) -> list[Followed]:
    """Follow targets with what people call them; those that do not exist are left out."""
    teams = {team_target(team.key): team.name for team in await catalogue.all_teams(conn)}
    names = teams | {competition_target(c.key): c.name for c in await catalogue.all_competitions(conn)}
    keys = [MatchKey(target.removeprefix("match:")) for target in targets if target.startswith("match:")]
    matches = await catalogue.matches_by_key(conn, keys)
    names |= {match_target(key): pairing(match, look) for key, match in matches.items()}
    return [Followed(target, names[target]) for target in targets if target in names]


async def _match(asked: Asked, one: Team, other: Team) -> Followed:
    keys = await fixtures.to_come(asked.conn, (team_target(one.key),), asked.now, AHEAD)
    around = await fixtures.around(asked.conn, (team_target(one.key),), asked.now, fixtures.LONGEST_MATCH)
    if around.running:
        keys = [around.running.key, *keys]
    known = await catalogue.matches_by_key(asked.conn, keys)
    both = {one.key, other.key}
    for key in keys:
        match = known[key]
        if {match.home.key, match.away.key} == both:
            return Followed(match_target(key), pairing(match, asked.look))
    raise NoSuchMatch((one.name, other.name))


def _one_side(known: Team, doubt: Doubt[Team]) -> Unclear:
    """Who the other side may be, each with the side that is known."""
    names = [f"{known.name} - {team.name}" for team in doubt.nearest]
    return Unclear(doubt.written, [Followed(name, name) for name in names], doubt.ambiguous)


def _followed(one: Named) -> Followed:
    match one:
        case Team():
            return Followed(team_target(one.key), one.name)
        case Competition():
            return Followed(competition_target(one.key), one.name)
        case _:
            raise TypeError(f"nobody follows a {type(one).__name__}")
