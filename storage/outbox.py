"""The outbox: every delivery goes pending -> sending -> sent | skipped | failed | unknown."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy import (
    ColumnElement,
    RowMapping,
    and_,
    bindparam,
    case,
    func,
    select,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.chat import Channel, Detail, Look, Wishes
from bot.knowledge.occasion import Occasion
from storage import wanted
from storage.channels import pause
from storage.occasions import kept
from storage.tables import channels, deliveries

PENDING, SENDING, SENT, SKIPPED, FAILED, UNKNOWN = (
    "pending",
    "sending",
    "sent",
    "skipped",
    "failed",
    "unknown",
)
LEASE = timedelta(seconds=120)
"""How long a claimed delivery is its worker's: longer than a platform's client goes on trying inside."""


@dataclass(frozen=True, slots=True)
class Claimed:
    """A delivery that is ours to send now. With a `reference` it is an edit of that message."""

    id: int
    occasion_id: int
    occasion: Occasion
    channel: Channel
    look: Look
    silent: bool
    key: str
    attempts: int
    reference: str | None
    wishes: Wishes
    words: str = ""
    """The channel's own, above the post."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a claimed delivery. `revision` is what stands in the channel now, None as before."""

    id: int
    state: str
    revision: int | None = None
    reference: str | None = None
    reason: str | None = None
    not_before: datetime | None = None
    gone: Channel | None = None
    """The channel, where it is not there any more or the bot may not speak in it."""


async def settle(conn: AsyncConnection, outcomes: Sequence[Outcome], now: datetime) -> None:
    """Records what became of deliveries that were claimed, and pauses channels that are gone."""
    if not outcomes:
        return
    for outcome in outcomes:
        if outcome.gone is not None:
            await pause(conn, outcome.gone, outcome.reason or "gone", now)
    await conn.execute(
        _SETTLE,
        [
            {
                "b_id": o.id,
                "b_state": o.state,
                "b_revision": o.revision,
                "b_reference": o.reference,
                "b_reason": o.reason,
                "b_not_before": o.not_before,
                "b_now": now,
            }
            for o in outcomes
        ],
    )


async def claim(
    conn: AsyncConnection, now: datetime, worker: str, platforms: Sequence[str], room: int
) -> list[Claimed]:
    """Takes up to `room` deliveries that can leave at once, and marks them `sending` with their key.

    The most urgent first, new posts before edits, one per channel at a time, oldest first. What is not
    wanted any more is skipped with its reason.
    """
    claimed: list[Claimed] = []
    if room <= 0 or not platforms:
        return claimed
    for ready in (_new(now), and_(_stale(), deliveries.c.not_before <= now)):
        claimed += await _claim(conn, ready, now, worker, platforms, room - len(claimed))
        if len(claimed) >= room:
            break
    return claimed


async def recover(
    conn: AsyncConnection, now: datetime, remembers: dict[str, timedelta], *, everything: bool
) -> int:
    """Deals with what a worker left `sending`; gives how many outcomes nobody can know.

    An edit can be made again. A new message goes out again under its old key where the platform still
    remembers that key; elsewhere it may or may not have arrived, and is set apart as `unknown`. With
    `everything`, no other process can be working on this store; otherwise only what outlived its lease
    counts as left behind.
    """
    left = deliveries.c.state == SENDING
    if not everything:
        left &= deliveries.c.lease_until < now
    edits = left & deliveries.c.reference.is_not(None)
    await conn.execute(update(deliveries).where(edits).values(state=SENT))
    for platform, span in remembers.items():
        since = now - span if span < now - datetime.min.replace(tzinfo=now.tzinfo) else None
        known = left & (deliveries.c.platform == platform)
        if since is not None:
            known &= deliveries.c.claimed_at > since
        await conn.execute(update(deliveries).where(known).values(state=PENDING, not_before=now))
    lost = await conn.execute(
        update(deliveries)
        .where(left)
        .values(state=UNKNOWN, reason="the program stopped while this was being sent")
    )
    return lost.rowcount


async def next_ready(conn: AsyncConnection) -> datetime | None:
    """When the next delivery, or the next edit, may leave; None where nothing waits."""
    soonest = func.min(deliveries.c.not_before, type_=deliveries.c.not_before.type)
    new = await conn.scalar(select(soonest).where(deliveries.c.state == PENDING))
    edit = await conn.scalar(
        select(soonest)
        .select_from(deliveries.join(channels, channels.c.id == deliveries.c.channel))
        .where(_stale())
    )
    return min((at for at in (new, edit) if at is not None), default=None)


async def backlog(conn: AsyncConnection) -> dict[str, int]:
    """How many deliveries there are in each state."""
    counted = await conn.execute(select(deliveries.c.state, func.count()).group_by(deliveries.c.state))
    return {str(state): int(count) for state, count in counted.all()}


async def posts_of(conn: AsyncConnection, occasion: int) -> int:
    """How many messages an occasion has become, or is to become."""
    counted = select(func.count()).where(deliveries.c.occasion == occasion)
    return int(await conn.scalar(counted) or 0)


def _new(now: datetime) -> ColumnElement[bool]:
    return and_(deliveries.c.state == PENDING, deliveries.c.not_before <= now)


def _stale() -> ColumnElement[bool]:
    """A message stands that says what is not so any more, in a channel that can be reached."""
    return and_(
        deliveries.c.state == SENT,
        deliveries.c.wanted > deliveries.c.revision,
        channels.c.paused_at.is_(None),
    )


async def _claim(
    conn: AsyncConnection,
    ready: ColumnElement[bool],
    now: datetime,
    worker: str,
    platforms: Sequence[str],
    room: int,
) -> list[Claimed]:
    rows = (await conn.execute(wanted.candidates(ready, platforms, room, conn.dialect.name))).mappings().all()
    beside = await wanted.others(conn, rows, now)
    claimed: dict[int, Claimed] = {}
    skipped, held = [], []
    for row in rows:
        around = beside.get((row["channel_id"], row["subject"]), ())
        reason = wanted.why_not(row, now, around) or wanted.held_until(row, now)
        if isinstance(reason, datetime):
            held.append({"b_id": row["delivery"], "b_not_before": reason})
        elif reason:
            skipped.append({"b_id": row["delivery"], "b_reason": reason})
        elif row["channel_id"] not in claimed:
            claimed[row["channel_id"]] = _claimed(row)
    if skipped:
        await conn.execute(_SKIP, skipped)
    if held:
        await conn.execute(_HOLD, held)
    taken = list(claimed.values())
    if taken:
        lease = now + LEASE
        await conn.execute(
            _TAKE,
            [
                {"b_id": c.id, "b_key": c.key, "b_worker": worker, "b_lease": lease, "b_now": now}
                for c in taken
            ],
        )
    return taken


def _claimed(row: RowMapping) -> Claimed:
    wishes = Wishes(**row["wishes"])
    return Claimed(
        id=row["delivery"],
        occasion_id=row["id"],
        occasion=kept(row).occasion,
        channel=Channel(row["platform"], row["address"]),
        look=Look(row["language"], row["zone"], row["spoiler"], row["dark"], Detail(row["detail"])),
        silent=row["silent"],
        key=row["key"] or secrets.token_hex(12),
        attempts=row["attempts"] + 1,
        reference=row["reference"],
        wishes=replace(wishes, ping=row["role"]) if row["role"] else wishes,
        words=row["text"] or "",
    )


_SETTLE = (
    update(deliveries)
    .where(deliveries.c.id == bindparam("b_id"), deliveries.c.state == SENDING)
    .values(
        state=bindparam("b_state"),
        revision=func.coalesce(bindparam("b_revision"), deliveries.c.revision),
        attempts=case((bindparam("b_revision").is_(None), deliveries.c.attempts), else_=0),
        reference=func.coalesce(bindparam("b_reference"), deliveries.c.reference),
        reason=bindparam("b_reason"),
        not_before=func.coalesce(
            bindparam("b_not_before", type_=deliveries.c.not_before.type), deliveries.c.not_before
        ),
        sent_at=case(
            (
                and_(bindparam("b_state") == SENT, deliveries.c.sent_at.is_(None)),
                bindparam("b_now", type_=deliveries.c.sent_at.type),
            ),
            else_=deliveries.c.sent_at,
        ),
        worker=None,
        lease_until=None,
    )
)
_SKIP = (
    update(deliveries)
    .where(deliveries.c.id == bindparam("b_id"))
    .values(state=SKIPPED, reason=bindparam("b_reason"))
)
_HOLD = (
    update(deliveries)
    .where(deliveries.c.id == bindparam("b_id"))
    .values(not_before=bindparam("b_not_before", type_=deliveries.c.not_before.type))
)
_TAKE = (
    update(deliveries)
    .where(deliveries.c.id == bindparam("b_id"))
    .values(
        state=SENDING,
        key=bindparam("b_key"),
        worker=bindparam("b_worker"),
        lease_until=bindparam("b_lease"),
        attempts=deliveries.c.attempts + 1,
        claimed_at=case(
            (deliveries.c.key == bindparam("b_key"), deliveries.c.claimed_at), else_=bindparam("b_now")
        ),
    )
)
