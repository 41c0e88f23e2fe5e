"""Single posts to come that a channel's moderators do not want."""

from collections.abc import Collection
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, case, delete, exists, literal, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.knowledge.match import MatchKey
from bot.knowledge.occasion import Kind, Occasion
from storage.database import insert_into
from storage.moderating_tables import skipped

REASON = "moderators skipped it"
"""Why a delivery that was skipped is not sent."""


class Skip(NamedTuple):
    """Which post it is. A reminder is told by its lead, so that it stays skipped when the kickoff moves;
    anything else by its variant."""

    subject: str
    kind: Kind
    variant: str

    @classmethod
    def of(cls, occasion: Occasion) -> "Skip":
        return cls(occasion.subject, occasion.kind, occasion.lead or occasion.variant)


def is_skipped(channel: Any, subject: Any, kind: Any, variant: Any, lead: Any) -> ColumnElement[bool]:
    """Whether a channel has skipped an occasion; all are columns of the query that asks, or values."""
    lead = literal(lead) if isinstance(lead, str) else lead
    return exists(
        select(skipped.c.channel).where(
            skipped.c.channel == channel,
            skipped.c.subject == subject,
            skipped.c.kind == kind,
            skipped.c.variant == case((lead != "", lead), else_=variant),
        )
    )


async def skip(conn: AsyncConnection, channel: int, what: Skip, now: datetime) -> bool:
    """Wants a post no more; gives whether that is new."""
    row = insert_into(conn, skipped).values(
        channel=channel, subject=what.subject, kind=what.kind.value, variant=what.variant, at=now
    )
    return (await conn.execute(row.on_conflict_do_nothing())).rowcount > 0


async def take_back(conn: AsyncConnection, channel: int, what: Skip) -> bool:
    """Wants it after all; gives whether it was skipped."""
    gone = await conn.execute(
        delete(skipped).where(
            skipped.c.channel == channel,
            skipped.c.subject == what.subject,
            skipped.c.kind == what.kind.value,
            skipped.c.variant == what.variant,
        )
    )
    return gone.rowcount > 0


async def of_channel(conn: AsyncConnection, channel: int, subjects: Collection[str]) -> set[Skip]:
    """What a channel has skipped about these subjects."""
    wanted = select(skipped).where(skipped.c.channel == channel, skipped.c.subject.in_(subjects))
    rows = (await conn.execute(wanted)).mappings()
    return {Skip(row["subject"], Kind(row["kind"]), row["variant"]) for row in rows}


async def join(conn: AsyncConnection, kept: MatchKey, gone: MatchKey) -> None:
    """Two matches turn out to be one: what was skipped of the one is skipped."""
    rows = (await conn.execute(select(skipped).where(skipped.c.subject == gone))).mappings().all()
    for row in rows:
        await skip(conn, row["channel"], Skip(kept, Kind(row["kind"]), row["variant"]), row["at"])
    await conn.execute(delete(skipped).where(skipped.c.subject == gone))
