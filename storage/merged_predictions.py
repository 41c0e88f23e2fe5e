"""Fans' predictions of a match, a team or a player that turns out to be another."""

from sqlalchemy import and_, delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.knowledge.match import MatchKey, TeamKey
from storage.game_tables import predictions, rounds
from storage.points import add_up


async def join(conn: AsyncConnection, kept: MatchKey, gone: MatchKey, *, turned: bool) -> int:
    """Moves the predictions of a match to the match that it is; gives how many there were. `turned`: its home
    side is the other's away side. Of two of one fan the later one stands; the points come anew with the next
    plan of the match."""
    if turned:
        goals = {"home": predictions.c.away, "away": predictions.c.home}
        await conn.execute(update(predictions).where(predictions.c.match == gone).values(goals))
    there, here = predictions.alias("there"), predictions.alias("here")
    both = (
        select(there.c.fan, there.c.made_at < here.c.made_at)
        .join(here, and_(here.c.fan == there.c.fan, here.c.match == gone))
        .where(there.c.match == kept)
    )
    for fan, newer in (await conn.execute(both)).all():
        loser = kept if newer else gone
        await conn.execute(delete(predictions).where(predictions.c.match == loser, predictions.c.fan == fan))
    moved = await conn.execute(update(predictions).where(predictions.c.match == gone).values(match=kept))
    await conn.execute(update(predictions).where(predictions.c.match == kept).values(points=None, exact=None))
    settled = (await conn.execute(select(rounds).where(rounds.c.match.in_((kept, gone))))).mappings().all()
    await conn.execute(delete(rounds).where(rounds.c.match.in_((kept, gone))))
    for row in settled:
        await add_up(conn, kept, row["month"], row["season"])
    return moved.rowcount


async def of_team(conn: AsyncConnection, kept: TeamKey, gone: TeamKey) -> int:
    """Whoever was to score for the team that goes scores for the one that it is."""
    for table in (rounds, predictions):
        changed = await conn.execute(
            update(table).where(table.c.scorer_team == gone).values(scorer_team=kept)
        )
    return changed.rowcount


async def of_player(conn: AsyncConnection, team: TeamKey, gone: str, kept: str) -> int:
    """A first scorer under the name that stays."""
    for table in (rounds, predictions):
        his = and_(table.c.scorer_team == team, table.c.scorer == gone)
        changed = await conn.execute(update(table).where(his).values(scorer=kept))
    return changed.rowcount
