"""The tables of who predicts best."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import (
    and_,
    func,
    or_,
    select,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.fan_tables import fans
from storage.game_tables import regulars, totals


@dataclass(frozen=True, slots=True)
class Standing:
    """One row of a table: `name` is what the fan is called, empty where no platform told it."""

    fan: int
    name: str
    points: int
    exact: int
    played: int


@dataclass(frozen=True, slots=True)
class Board:
    """The best of a period, one's own row and place, and how many play."""

    best: Sequence[Standing]
    own: Standing | None
    place: int | None
    """One more than there are fans with more points, or as many and more exact scores."""
    fans: int


async def board(
    conn: AsyncConnection, period: str, fan: int | None, channel: int | None = None, best: int = 10
) -> Board:
    """The table of a period ("month 2026-11"), everywhere or among those who play in one channel."""
    here = totals.c.period == period
    if channel is not None:
        here &= totals.c.fan.in_(select(regulars.c.fan).where(regulars.c.channel == channel))
    wanted = (
        select(totals.c.fan, fans.c.name, totals.c.points, totals.c.exact, totals.c.played)
        .join(fans, fans.c.id == totals.c.fan)
        .where(here)
    )
    order = (totals.c.points.desc(), totals.c.exact.desc(), totals.c.played, totals.c.fan)
    top = [Standing(*row) for row in await conn.execute(wanted.order_by(*order).limit(best))]
    count = await conn.scalar(select(func.count()).select_from(totals).where(here))
    own = place = None
    if fan is not None:
        row = (await conn.execute(wanted.where(totals.c.fan == fan))).first()
        own = Standing(*row) if row else None
    if own is not None:
        ahead = or_(
            totals.c.points > own.points,
            and_(totals.c.points == own.points, totals.c.exact > own.exact),
        )
        above = await conn.scalar(select(func.count()).select_from(totals).where(here, ahead))
        place = int(above or 0) + 1
    return Board(top, own, place, int(count or 0))
