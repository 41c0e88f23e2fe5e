"""The outbox: every delivery goes pending -> sending -> sent | skipped | failed | unknown."""

import secrets
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, RowMapping, and_, case, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.chat import Channel, Detail, Look, Wishes
from bot.knowledge.occasion import Occasion
from storage import let_go, together, wanted
from storage.channels import pause
from storage.occasions import kept
from storage.tables import channels, deliveries
from storage.together import PERHAPS
from storage.transitions import HOLD, JOIN, LEAVE, SETTLE, SKIP, TAKE
from storage.wanted import Looked

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
class Part:
    """One delivery of several that a message tells; `revision` is what stands of it in the channel."""

    id: int
    occasion_id: int
    occasion: Occasion
    revision: int


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
    trace: int | None = None
    """The number of the change of facts that its occasion follows from."""
    ready_at: datetime | None = None
    """Since when it could leave; None where that is not told."""
    parts: tuple[Part, ...] = ()
    """All deliveries that the message tells, itself first, where it tells several."""
    perhaps: bool = False
    """It may stand already: an earlier try with this key may have arrived."""

    @property
    def numbers(self) -> tuple[int, ...]:
        """Of all deliveries that the message tells."""
        return tuple(part.id for part in self.parts) or (self.id,)

    def without(self, left_out: Collection[int]) -> "Claimed":
        """The same message without some of its parts; one at least is left."""
        if not left_out:
            return self
        parts = tuple(part for part in self.parts if part.id not in left_out)
        first = parts[0]
        return replace(self, id=first.id, occasion_id=first.occasion_id, occasion=first.occasion, parts=parts)


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
        SETTLE,
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
    left_out = [{"b_id": o.id} for o in outcomes if o.state == SKIPPED]
    if left_out:
        await conn.execute(LEAVE, left_out)


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
        perhaps = case((deliveries.c.together.is_(None), deliveries.c.revision), else_=PERHAPS)
        await conn.execute(
            update(deliveries).where(known).values(state=PENDING, not_before=now, revision=perhaps)
        )
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
    dialect = conn.dialect.name
    rows = (await conn.execute(wanted.candidates(ready, platforms, room, dialect))).mappings().all()
    several = await together.several(conn, rows)
    if gathering := await together.gathering(conn, several, now):
        those_there = wanted.candidates(ready, platforms, room, dialect, gathering)
        rows = (await conn.execute(those_there)).mappings().all()
    looked = Looked([], [], [])
    await wanted.look_at(conn, rows, now, looked)
    chosen: dict[int, RowMapping] = {}
    for row in looked.ready:
        chosen.setdefault(row["channel_id"], row)
    groups: dict[int, Sequence[RowMapping]] = {}
    more = together.candidates(chosen.values(), rows, several - gathering, now)
    if more is not None:
        others = await conn.execute(wanted.along(more, dialect))
        await wanted.look_at(conn, others.mappings().all(), now, looked)
        groups = together.groups(chosen, looked.ready)
    taken = [_claimed(groups.get(channel, (row,))) for channel, row in chosen.items()]
    await _mark(conn, looked, taken, worker, now)
    return taken


async def _mark(
    conn: AsyncConnection, looked: Looked, taken: Sequence[Claimed], worker: str, now: datetime
) -> None:
    if looked.skipped:
        skipped = [{"b_id": row["delivery"], "b_reason": reason} for row, reason in looked.skipped]
        await conn.execute(SKIP, skipped)
        let_go.tell(looked.skipped)
    if looked.held:
        held = [{"b_id": row["delivery"], "b_not_before": until} for row, until in looked.held]
        await conn.execute(HOLD, held)
    if taken:
        same = {"b_worker": worker, "b_lease": now + LEASE, "b_now": now}
        each = [(number, one) for one in taken for number in one.numbers]
        await conn.execute(TAKE, [{"b_id": number, "b_key": one.key, **same} for number, one in each])
        joined = [{"b_id": number, "b_together": one.id} for number, one in each if one.parts]
        if joined:
            await conn.execute(JOIN, joined)


def _claimed(rows: Sequence[RowMapping]) -> Claimed:
    """What is sent in one message: one delivery, or several."""
    row = rows[0]
    wishes = Wishes(**row["wishes"])
    several = len(rows) > 1 or row["together"] is not None
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
        trace=row["trace"],
        ready_at=row["claimed_at"] if row["key"] and row["claimed_at"] else row["not_before"],
        parts=tuple(Part(r["delivery"], r["id"], kept(r).occasion, r["shown"]) for r in rows)
        if several
        else (),
        perhaps=row["shown"] == PERHAPS,
    )
