"""Deliveries that did not become a message, and the moderators' second try."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Select, and_, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.chat import Channel
from bot.knowledge.match import MatchKey
from bot.knowledge.missed import Missed
from bot.knowledge.occasion import Kind
from storage import together
from storage.catalogue import matches_by_key
from storage.outbox import FAILED, PENDING, SKIPPED, UNKNOWN
from storage.tables import channels, deliveries, occasions

SHOWN = 10


async def in_channel(conn: AsyncConnection, channel: Channel, since: datetime, now: datetime) -> list[Missed]:
    """What was due in a channel since an instant and was not posted there, the newest first; at most SHOWN.

    What waits for another try after a failure counts too: its reason is known already. What one message was
    to tell is one.
    """
    wanted = _missed().where(
        channels.c.platform == channel.platform,
        channels.c.address == channel.address,
        deliveries.c.due_at >= since,
        together.speaks(),
    )
    rows = (
        await conn.execute(wanted.order_by(deliveries.c.due_at.desc(), deliveries.c.id).limit(SHOWN))
    ).all()
    matches = await matches_by_key(conn, [MatchKey(row.subject) for row in rows])
    return [
        Missed(
            delivery=row.id,
            kind=Kind(row.kind),
            match=matches[MatchKey(row.subject)],
            due_at=row.due_at,
            reason=row.reason or "",
            unsure=row.state == UNKNOWN,
            others=row.others,
            again=row.state in (FAILED, UNKNOWN) and row.expires_at > now and row.occasion != "cancelled",
        )
        for row in rows
        if MatchKey(row.subject) in matches
    ]


async def again(conn: AsyncConnection, channel: Channel, delivery: int, now: datetime) -> bool:
    """Sends a delivery of this channel once more, under a new key, with all that its message was to tell;
    False where it cannot be any more."""
    here = select(channels.c.id).where(
        channels.c.platform == channel.platform, channels.c.address == channel.address
    )
    named = deliveries.alias("named")
    message = select(named.c.together).where(named.c.id == delivery)
    fresh = select(occasions.c.id).where(occasions.c.expires_at > now, occasions.c.state != "cancelled")
    changed = await conn.execute(
        update(deliveries)
        .where(or_(deliveries.c.id == delivery, deliveries.c.together.in_(message)))
        .where(deliveries.c.channel.in_(here))
        .where(deliveries.c.state.in_((FAILED, UNKNOWN)), deliveries.c.occasion.in_(fresh))
        .values(
            state=PENDING,
            key="",
            together=None,
            revision=0,
            attempts=0,
            reason=None,
            due_at=now,
            not_before=now,
        )
    )
    return changed.rowcount > 0


async def unsure(conn: AsyncConnection, since: datetime) -> Sequence[tuple[Channel, int]]:
    """Every channel with deliveries since an instant whose fate nobody knows, and how many, most first."""
    counted = await conn.execute(
        select(channels.c.platform, channels.c.address, func.count().label("unsure"))
        .join(deliveries, deliveries.c.channel == channels.c.id)
        .where(deliveries.c.state == UNKNOWN, deliveries.c.due_at >= since)
        .group_by(channels.c.platform, channels.c.address)
        .order_by(func.count().desc(), channels.c.platform, channels.c.address)
    )
    return [(Channel(row.platform, row.address), row.unsure) for row in counted]


def _missed() -> Select[Any]:
    given_up = deliveries.c.state.in_((FAILED, UNKNOWN, SKIPPED))
    waiting = and_(deliveries.c.state == PENDING, deliveries.c.reason.is_not(None))
    return (
        select(
            deliveries.c.id,
            deliveries.c.state,
            deliveries.c.reason,
            deliveries.c.due_at,
            together.others().label("others"),
            occasions.c.kind,
            occasions.c.subject,
            occasions.c.expires_at,
            occasions.c.state.label("occasion"),
        )
        .join(occasions, occasions.c.id == deliveries.c.occasion)
        .join(channels, channels.c.id == deliveries.c.channel)
        .where(or_(given_up, waiting))
    )
