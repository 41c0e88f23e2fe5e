"""Fans' predictions: one a fan and match."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    and_,
    delete,
    exists,
    func,
    literal,
    select,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.knowledge.forecast import ENOUGH, Forecast, Scorer
from bot.knowledge.match import MatchKey, Score, TeamKey
from bot.knowledge.predictions import (
    Prediction,
)
from storage.database import insert_into
from storage.game_tables import predictions, regulars, rounds, totals
from storage.points import add_up_for


@dataclass(frozen=True, slots=True)
class Made:
    """One fan's prediction of a match. `points` is None until the match is settled, and for one that came
    too late."""

    match: MatchKey
    prediction: Prediction
    made_at: datetime
    points: int | None = None


async def predict(
    conn: AsyncConnection,
    match: MatchKey,
    fan: int,
    said: Prediction,
    now: datetime,
    channel: int | None = None,
) -> None:
    """Keeps one fan's prediction; a later one takes the place of the earlier. `channel` is where it was made:
    from then on the fan stands in that channel's table."""
    team, scorer = said.scorer or (None, None)
    values = {
        "home": said.score.home,
        "away": said.score.away,
        "scorer_team": team,
        "scorer": scorer,
        "made_at": now,
    }
    statement = insert_into(conn, predictions).values(match=match, fan=fan, **values)
    await conn.execute(statement.on_conflict_do_update(index_elements=["match", "fan"], set_=values))
    if channel is not None:
        joined = insert_into(conn, regulars).values(channel=channel, fan=fan)
        await conn.execute(joined.on_conflict_do_nothing())


async def of_fan(conn: AsyncConnection, match: MatchKey, fan: int) -> Made | None:
    """A fan's prediction of a match; None without one."""
    p = predictions.c
    wanted = select(p.match, p.home, p.away, p.scorer_team, p.scorer, p.made_at, p.points)
    row = (await conn.execute(wanted.where(p.match == match, p.fan == fan))).first()
    if row is None:
        return None
    return Made(
        MatchKey(row.match),
        Prediction(Score(row.home, row.away), _scorer(row.scorer_team, row.scorer)),
        row.made_at,
        row.points,
    )


async def forecast(conn: AsyncConnection, match: MatchKey) -> Forecast:
    """How many predict what; once the match has its result, of those who did so in time."""
    p = predictions.c
    settled = exists(select(rounds.c.match).where(rounds.c.match == match))
    counts = and_(p.match == match, p.points.is_not(None) | ~settled)
    scores = select(p.home, p.away, func.count()).where(counts).group_by(p.home, p.away)
    scorers = (
        select(p.scorer_team, p.scorer, func.count())
        .where(counts, p.scorer.is_not(None))
        .group_by(p.scorer_team, p.scorer)
    )
    return Forecast(
        {(home, away): n for home, away, n in await conn.execute(scores)},
        {(TeamKey(team), player): n for team, player, n in await conn.execute(scorers)},
    )


async def is_crowd(conn: AsyncConnection, match: MatchKey) -> bool:
    """Whether enough fans have predicted a match to speak of a crowd."""
    some = select(predictions.c.fan).where(predictions.c.match == match).limit(ENOUGH).subquery()
    return await conn.scalar(select(func.count()).select_from(some)) == ENOUGH


async def export(conn: AsyncConnection, fan: int) -> list[dict[str, Any]]:
    """Everything that a fan predicted, in plain words, the latest first."""
    p = predictions.c
    wanted = select(p.match, p.home, p.away, p.scorer, p.made_at, p.points).where(p.fan == fan)
    return [
        {
            "match": row.match,
            "score": f"{row.home}-{row.away}",
            "first_scorer": row.scorer,
            "made_at": row.made_at.isoformat(),
            "points": row.points,
        }
        for row in await conn.execute(wanted.order_by(p.made_at.desc()))
    ]


async def forget(conn: AsyncConnection, fan: int) -> int:
    """Everything that a fan predicted, and their place in every table; gives how many predictions it was."""
    gone = await conn.execute(delete(predictions).where(predictions.c.fan == fan))
    for table in (totals, regulars):
        await conn.execute(delete(table).where(table.c.fan == fan))
    return gone.rowcount


async def merge_fans(conn: AsyncConnection, stays: int, goes: int) -> None:
    """Two accounts turn out to be one person's. Of two predictions of a match the later one stands."""
    theirs, other = predictions.alias("theirs"), predictions.alias("other")
    both = (
        select(theirs.c.match, theirs.c.made_at < other.c.made_at)
        .join(other, and_(other.c.match == theirs.c.match, other.c.fan == goes))
        .where(theirs.c.fan == stays)
    )
    for match, other_is_newer in (await conn.execute(both)).all():
        loser = stays if other_is_newer else goes
        await conn.execute(
            delete(predictions).where(predictions.c.fan == loser, predictions.c.match == match)
        )
    await conn.execute(update(predictions).where(predictions.c.fan == goes).values(fan=stays))
    places = select(regulars.c.channel, literal(stays)).where(regulars.c.fan == goes)
    await conn.execute(
        insert_into(conn, regulars).from_select(["channel", "fan"], places).on_conflict_do_nothing()
    )
    await conn.execute(delete(regulars).where(regulars.c.fan == goes))
    await conn.execute(delete(totals).where(totals.c.fan.in_((stays, goes))))
    await add_up_for(conn, predictions.c.fan == stays)


def _scorer(team: str | None, player: str | None) -> Scorer | None:
    return (TeamKey(team), player) if team and player else None
