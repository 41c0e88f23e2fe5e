"""The fans' marks for a match, a team or a player that turns out to be another."""

from sqlalchemy import ColumnElement, delete, func, literal, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.database import insert_into
from storage.tables import marks, tallies

_COUNTED = ("match", "team", "player", "half_steps")


async def move(conn: AsyncConnection, chosen: ColumnElement[bool], **to: str) -> int:
    """Moves the `chosen` marks to another match, team or player (`to`), and gives how many they were.

    Where a fan has given a mark there already, that one stands.
    """
    touched = set((await conn.execute(select(marks.c.match).where(chosen).distinct())).scalars())
    moved = [literal(to[column.name]) if column.name in to else column for column in marks.c]
    await conn.execute(
        insert_into(conn, marks)
        .from_select([column.name for column in marks.c], select(*moved).where(chosen))
        .on_conflict_do_nothing()
    )
    gone = await conn.execute(delete(marks).where(chosen))
    for match in sorted(touched | ({to["match"]} if "match" in to and touched else set())):
        await _count_anew(conn, match)
    return gone.rowcount


async def _count_anew(conn: AsyncConnection, match: str) -> None:
    await conn.execute(delete(tallies).where(tallies.c.match == match))
    by = [marks.c[name] for name in _COUNTED]
    counted = select(*by, func.count()).where(marks.c.match == match).group_by(*by)
    await conn.execute(insert_into(conn, tallies).from_select([*_COUNTED, "fans"], counted))
