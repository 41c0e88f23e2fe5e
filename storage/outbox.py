"""The outbox: every delivery goes pending -> sending -> sent | skipped | failed | unknown."""

import secrets
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, RowMapping, Select, and_, bindparam, func, literal_column, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.chat import Channel, Detail, Look, Wishes
from bot.knowledge.occasion import Occasion
from storage import let_go, together, wanted
from storage.channels import pause
from storage.occasions import kept
from storage.tables import channels, deliveries
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
LEASE = timedelta(seconds=30)
"""How long a claimed delivery is its worker's, who renews that while it works. What a dead worker leaves is
found while Discord still remembers its keys."""
LOOKED_AT = 500
ROUNDS = 10
"""After an outage many posts are of no use any more. Where none of the most urgent ones may leave, so many
are looked at instead, and so often, before the turn ends: what is newer must not wait behind them."""

PLANNED_ANEW = "SET LOCAL plan_cache_mode = force_custom_plan"
"""A plan that is made once for any number is one for a tenth of all that is pending, and sorts it at each
claim; planning takes a fraction of that."""


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
    perhaps_since: datetime | None = None
    """When the first try with this key began, where that may have arrived though nobody heard so."""

    @property
    def perhaps(self) -> bool:
        """Whether it may stand already."""
        return self.perhaps_since is not None

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
    perhaps: bool = False
    """It is to be tried again, and an earlier try with its key may have arrived."""


async def settle(conn: AsyncConnection, outcomes: Sequence[Outcome], now: datetime, worker: str) -> None:
    """Records what became of deliveries that this worker claimed, and pauses channels that are gone. What
    another worker has taken over meanwhile is left to that one."""
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
                "b_perhaps": o.perhaps,
                "b_worker": worker,
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
    if conn.dialect.name == "postgresql":
        await conn.exec_driver_sql(PLANNED_ANEW)
    for edits in (False, True):
        for look in (room, *[LOOKED_AT] * ROUNDS):
            free = room - len(claimed)
            taken, passed_over = await _claim(conn, edits, now, worker, platforms, free, max(free, look))
            claimed += taken
            if taken or not passed_over:
                break
        if len(claimed) >= room:
            break
    return claimed


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


def _is(state: str) -> ColumnElement[bool]:
    return deliveries.c.state == literal_column(f"'{state}'")


def _stale() -> ColumnElement[bool]:
    """A message stands that says what is not so any more, in a channel that can be reached."""
    return and_(
        _is(SENT),
        deliveries.c.wanted > deliveries.c.revision,
        channels.c.paused_at.is_(None),
    )


@cache
def _candidates(edits: bool, dialect: str, besides: bool) -> Select[Any]:
    """Made once: making this statement takes longer than executing it. The states are written into it, so
    that a database which plans it once for all knows which index has them."""
    ready = _stale() if edits else _is(PENDING)
    due = deliveries.c.not_before <= bindparam("now", type_=deliveries.c.not_before.type)
    return wanted.candidates(ready & due, dialect, besides=besides)


async def _claim(
    conn: AsyncConnection,
    edits: bool,
    now: datetime,
    worker: str,
    platforms: Sequence[str],
    room: int,
    look: int,
) -> tuple[list[Claimed], bool]:
    """Takes up to `room` of the `look` most urgent; gives them, and whether others were passed over."""
    dialect, given = conn.dialect.name, {"now": now, "platforms": platforms, "room": look}
    rows = (await conn.execute(_candidates(edits, dialect, False), given)).mappings().all()
    several = await together.several(conn, rows)
    if gathering := await together.gathering(conn, several, now):
        those_there = _candidates(edits, dialect, True), {**given, "besides": sorted(gathering)}
        rows = (await conn.execute(*those_there)).mappings().all()
    looked = Looked([], [], [])
    await wanted.look_at(conn, rows, now, looked)
    chosen: dict[int, RowMapping] = {}
    for row in looked.ready:
        if len(chosen) < room:
            chosen.setdefault(row["channel_id"], row)
    groups: dict[int, Sequence[RowMapping]] = {}
    more = together.candidates(chosen.values(), rows, several - gathering, now)
    if more is not None:
        others = await conn.execute(wanted.along(more, dialect))
        await wanted.look_at(conn, others.mappings().all(), now, looked)
        groups = together.groups(chosen, looked.ready)
    taken = [_claimed(groups.get(channel, (row,))) for channel, row in chosen.items()]
    await _mark(conn, looked, taken, worker, now)
    return taken, bool(looked.skipped or looked.held)


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
        perhaps_since=row["claimed_at"] if row["key"] and row["lease_until"] is not None else None,
    )
