"""A channel has another time zone: what comes at an hour of the day comes at that hour there."""

from datetime import datetime
from typing import Any

from sqlalchemy import Table, delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import channel_options, held, occasions
from storage.database import insert_into
from storage.moderating_tables import rule_competitions
from storage.tables import rules


async def rezone(conn: AsyncConnection, channel_id: int, old: str, new: str, now: datetime) -> None:
    """Sets the zone; leads such as "P1D18:00 Europe/London" get the new one, with all that is theirs."""
    if old == new:
        return
    await channel_options.set_zone(conn, channel_id, new)
    mine = select(rules).where(rules.c.channel == channel_id)
    found = (await conn.execute(mine.where(rules.c.lead.endswith(f" {old}", autoescape=True)))).mappings()
    for row in found.all():
        lead = f"{row['lead'].removesuffix(old)}{new}"
        await _copy(conn, rules, dict(row), lead)
        theirs = (rule_competitions.c.channel == channel_id) & (rule_competitions.c.kind == row["kind"])
        theirs &= rule_competitions.c.lead == row["lead"]
        for limit in (await conn.execute(select(rule_competitions).where(theirs))).mappings().all():
            await _copy(conn, rule_competitions, dict(limit), lead)
        await conn.execute(delete(rule_competitions).where(theirs))
        await conn.execute(
            delete(rules).where(
                rules.c.channel == channel_id, rules.c.kind == row["kind"], rules.c.lead == row["lead"]
            )
        )
    await held.look_again(conn, channel_id, now)  # quiet hours are those of the zone
    await occasions.note_change(conn, [None], now)


async def _copy(conn: AsyncConnection, table: Table, row: dict[str, Any], lead: str) -> None:
    await conn.execute(insert_into(conn, table).values({**row, "lead": lead}).on_conflict_do_nothing())
