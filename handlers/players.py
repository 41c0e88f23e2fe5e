"""Which player of a match a written name means."""

from collections.abc import Iterable, Sequence

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.knowledge.dossier import Dossier
from bot.knowledge.match import Match, Player, TeamKey
from storage import catalogue


def who_appeared(dossier: Dossier) -> list[tuple[TeamKey, str]]:
    """Everyone who played, the home side first; empty while no line-up is confirmed."""
    match = dossier.match
    return [(side.key, name) for side in (match.home, match.away) for name in dossier.appeared(side.key)]


async def of_squads(
    conn: AsyncConnection, match: Match, also: Iterable[tuple[TeamKey, str]] = ()
) -> list[Player]:
    """The two squads, and whoever else is known to be in the match: a debutant may be in no squad yet."""
    squads = await catalogue.squad(conn, match.home.key, match.away.key)
    known = {(player.team, player.name) for player in squads}
    return squads + [Player(name, team) for team, name in dict.fromkeys(also) if (team, name) not in known]


def among(players: Sequence[Player], chosen: Iterable[tuple[TeamKey, str]]) -> list[Player]:
    """The chosen of these players, in the order in which they were chosen."""
    by_key = {(player.team, player.name): player for player in players}
    return [by_key[who] for who in chosen if who in by_key]
