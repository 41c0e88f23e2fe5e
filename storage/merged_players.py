"""Two players of a squad that turn out to be one."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.knowledge.claims import LineupOf
from bot.knowledge.given import Thing
from bot.knowledge.match import TeamKey
from bot.knowledge.ours import Person
from bot.knowledge.same_match import Fixture
from bot.knowledge.team_news import Lineup
from storage import (
    catalogue,
    claims,
    known_matches,
    merged_marks,
    merged_matches,
    merged_occasions,
    merged_predictions,
    merged_rows,
)
from storage.errors import CannotMergeError, NotKnownError
from storage.tables import doubts, players
from storage.tables import identities as known_as


async def merge_players(conn: AsyncConnection, keep: str, other: str, now: datetime) -> dict[str, int]:
    """`other` is `keep` from now on, both as "team/name"; gives how many rows of each sort changed.

    Raises NotKnownError, and CannotMergeError where they are of two teams or in one line-up.
    """
    team, _, name = keep.partition("/")
    other_team, _, other_name = other.partition("/")
    squad = {player.name: player for player in await catalogue.squad(conn, TeamKey(team))}
    for key, wanted in ((keep, name), (other, other_name)):
        if wanted not in squad:
            raise NotKnownError("player", key)
    if team != other_team:
        raise CannotMergeError(keep, other, "they are of two teams.")
    of_team = await known_matches.of_team(conn, TeamKey(team))
    await _must_not_play_together(conn, of_team, TeamKey(team), name, other_name)
    moved = {
        "claims": await merged_matches.rewrite(
            conn, of_team, now, people={Person(TeamKey(team), other_name): name}
        ),
        "marks": await merged_marks.of_player(conn, TeamKey(team), other_name, name),
        "predictions": await merged_predictions.of_player(conn, TeamKey(team), other_name, name),
    }
    await merged_occasions.rename(conn, [one.key for one in of_team], {other_name: name})
    known = merged_rows.with_names(squad[name], other_name, *squad[other_name].aliases)
    await catalogue.keep(conn, players_=[known])
    await conn.execute(delete(players).where(players.c.team == team, players.c.name == other_name))
    of_player = (known_as.c.thing == Thing.PLAYER.value) & (known_as.c.key == team)
    await conn.execute(update(known_as).where(of_player, known_as.c.name == other_name).values(name=name))
    of_doubt = (doubts.c.thing == Thing.PLAYER.value) & (doubts.c.key == team)
    await conn.execute(
        update(doubts)
        .where(of_doubt, doubts.c.written == other_name, doubts.c.settled_at.is_(None))
        .values(settled_at=now)
    )
    return {what: many for what, many in moved.items() if many}


async def _must_not_play_together(
    conn: AsyncConnection, of_team: Sequence[Fixture], team: TeamKey, name: str, other: str
) -> None:
    said = await claims.of_matches(conn, [one.key for one in of_team], kinds=[LineupOf.__name__])
    for match, told in said.items():
        for claim in told:
            if isinstance(claim.value, Lineup) and {name, other} <= {
                *claim.value.starters,
                *claim.value.bench,
            }:
                raise CannotMergeError(f"{team}/{name}", f"{team}/{other}", f"they play together ({match}).")
