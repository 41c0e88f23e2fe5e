"""How much there is to deliver and for how long, how many channels are paused, how many feeds fail."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Select, func, literal, select, text, union_all
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.tables import channels, deliveries, feeds, occasions

_PENDING, _SENDING = text("state = 'pending'"), text("state = 'sending'")
_OUTDATED = text("state = 'sent' AND wanted > revision")
"""As the partial indexes have it, and not with parameters, in which PostgreSQL does not recognise them."""

READY, WAITING, FLYING, EDIT = "ready", "waiting", "sending", "edit"
"""What may leave now; what has to wait (for quiet hours to end, or after a failure); what is on its way; what
stands and is to be corrected."""


class Backlog(NamedTuple):
    """How many deliveries of one kind to one platform stand so, and since when the oldest does."""

    platform: str
    kind: str
    standing: str
    number: int
    oldest: datetime


class Channels(NamedTuple):
    """The channels of one platform, those of communities that were left included."""

    platform: str
    known: int
    paused: int


async def backlog(conn: AsyncConnection, now: datetime) -> Sequence[Backlog]:
    """All that is not yet as it should be: one statement over partial indexes, which hold nothing else."""
    ready = deliveries.c.not_before <= now
    parts = union_all(
        _counted(READY, deliveries.c.not_before).where(_PENDING, ready),
        _counted(WAITING, deliveries.c.due_at).where(_PENDING, ~ready),
        _counted(FLYING, deliveries.c.claimed_at).where(_SENDING),
        _counted(EDIT, deliveries.c.sent_at).where(_OUTDATED),
    ).subquery()
    wanted = (
        select(
            parts.c.platform,
            occasions.c.kind,
            parts.c.standing,
            func.sum(parts.c.count),
            func.min(parts.c.oldest, type_=deliveries.c.due_at.type),
        )
        .join(occasions, occasions.c.id == parts.c.occasion)
        .group_by(parts.c.platform, occasions.c.kind, parts.c.standing)
    )
    rows = (await conn.execute(wanted)).all()
    return [Backlog(platform, kind, how, int(count), old or now) for platform, kind, how, count, old in rows]


async def of_channels(conn: AsyncConnection) -> Sequence[Channels]:
    paused = func.count(channels.c.paused_at)
    counted = select(channels.c.platform, func.count(), paused).group_by(channels.c.platform)
    rows = await conn.execute(counted)
    return [Channels(platform, int(known), int(halted)) for platform, known, halted in rows]


async def of_feeds(conn: AsyncConnection) -> tuple[int, int]:
    """How many feeds are read, and how many of them cannot be just now."""
    counted = select(func.count(), func.count(feeds.c.problem)).where(feeds.c.removed_at.is_(None))
    all_, failing = (await conn.execute(counted)).one()
    return int(all_), int(failing)


def _counted(standing: str, since: Any) -> Select[Any]:
    """By platform and occasion, of which there are few; their kinds are looked up after that."""
    return select(
        deliveries.c.platform,
        deliveries.c.occasion,
        literal(standing).label("standing"),
        func.count().label("count"),
        func.min(since, type_=deliveries.c.due_at.type).label("oldest"),
    ).group_by(deliveries.c.platform, deliveries.c.occasion)
