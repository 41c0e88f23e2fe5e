"""One more name for a team."""

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.knowledge.match import Team, TeamKey
from bot.knowledge.spelling import plain
from storage import catalogue
from storage.errors import NameTakenError, NotKnownError


async def alias(conn: AsyncConnection, key: str, name: str, clubs: Sequence[Team] = ()) -> Team:
    """The team as it is known from now on; `clubs` are known although nothing was heard of them.

    A short name that several teams have is nobody's by itself; but what another team is called in full, or
    nothing at all, is no name for this one. Raises NotKnownError and NameTakenError.
    """
    everyone = {team.key: team for team in (*clubs, *await catalogue.all_teams(conn))}
    team = everyone.get(TeamKey(key))
    if team is None:
        raise NotKnownError("team", key)
    wanted = plain(name)
    taken = next((one for one in everyone.values() if plain(one.name) == wanted and one.key != key), None)
    if taken is not None or not wanted:
        raise NameTakenError(name, taken.key if taken else None, key)
    if wanted not in {plain(known) for known in (team.name, *team.aliases)}:
        team = replace(team, aliases=(*team.aliases, name.strip()))
    await catalogue.keep(conn, teams_=[team])
    return team
