"""What was, is and will be said in one channel, and what became of it: by match, or all of it."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, RowMapping, and_, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.knowledge.logged import Logged
from bot.knowledge.match import MatchKey
from bot.knowledge.occasion import Kind
from storage import together
from storage.tables import deliveries, matches, occasions


class Wanted(NamedTuple):
    """Which deliveries are looked for: each None where all are. `since` is when they were due at the
    earliest, `before` the number of a delivery than which they are older."""

    kind: Kind | None = None
    state: str | None = None
    since: datetime | None = None
    before: int | None = None


class Entry(NamedTuple):
    """One line of a channel's log. `subject` is the match, the day or the channel that it is about;
    `reference` the platform's own name for the message, once there is one."""

    logged: Logged
    subject: str
    reference: str | None


async def in_channel(conn: AsyncConnection, channel: int, wanted: Wanted, limit: int) -> list[Entry]:
    """The deliveries to a channel, the newest first."""
    conditions: list[ColumnElement[bool]] = [deliveries.c.channel == channel]
    if wanted.kind is not None:
        conditions.append(occasions.c.kind == wanted.kind.value)
    if wanted.state is not None:
        conditions.append(deliveries.c.state == wanted.state)
    if wanted.since is not None:
        conditions.append(deliveries.c.due_at >= wanted.since)
    if wanted.before is not None:
        conditions.append(deliveries.c.id < wanted.before)
    found = (
        select(*_columns(), occasions.c.subject, deliveries.c.reference)
        .join_from(deliveries, occasions, occasions.c.id == deliveries.c.occasion)
        .where(*conditions)
        .order_by(deliveries.c.id.desc())
        .limit(limit)
    )
    return [_entry(row) for row in (await conn.execute(found)).mappings()]


async def matches_in(conn: AsyncConnection, channel: int, limit: int) -> Sequence[MatchKey]:
    """The matches of which something was delivered to a channel, the last first."""
    last = func.max(deliveries.c.id)
    found = (
        select(occasions.c.subject)
        .join_from(deliveries, occasions, occasions.c.id == deliveries.c.occasion)
        .join(matches, matches.c.key == occasions.c.subject)
        .where(deliveries.c.channel == channel)
        .group_by(occasions.c.subject)
        .order_by(last.desc())
        .limit(limit)
    )
    return [MatchKey(key) for key in (await conn.execute(found)).scalars()]


async def of_match(conn: AsyncConnection, channel: int, community: int, match: MatchKey) -> list[Logged]:
    """Everything in the order of its time. What a community has of its own takes the place of everyone's,
    unless everyone's is what was delivered."""
    return [entry.logged for entry in await entries_of_match(conn, channel, community, match)]


async def entries_of_match(
    conn: AsyncConnection, channel: int, community: int, match: MatchKey
) -> list[Entry]:
    """The same with where each message stands."""
    here = and_(deliveries.c.occasion == occasions.c.id, deliveries.c.channel == channel)
    wanted = (
        select(occasions.c.community, *_columns(), occasions.c.subject, deliveries.c.reference)
        .select_from(occasions.outerjoin(deliveries, here))
        .where(occasions.c.subject == match, occasions.c.community.in_((0, community)))
        .order_by(occasions.c.due_at, occasions.c.id)
    )
    rows = list((await conn.execute(wanted)).mappings())
    chosen: dict[tuple[str, str], RowMapping] = {}
    for row in sorted(rows, key=lambda row: (row["id"] is not None, row["community"] != 0)):
        chosen[row["kind"], row["variant"]] = row
    return [_entry(row) for row in rows if chosen[row["kind"], row["variant"]] is row]


def _columns() -> list[ColumnElement[Any]]:
    """What a line of the log is made of."""
    return [
        occasions.c.kind,
        occasions.c.variant,
        occasions.c.lead,
        occasions.c.due_at,
        occasions.c.expires_at,
        occasions.c.state.label("stands"),
        occasions.c.reason.label("stands_for"),
        deliveries.c.id,
        deliveries.c.state,
        deliveries.c.reason,
        deliveries.c.not_before,
        deliveries.c.sent_at,
        deliveries.c.revision,
        together.others().label("others"),
    ]


def _entry(row: RowMapping) -> Entry:
    return Entry(_logged(row), row["subject"], row["reference"])


def _logged(row: RowMapping) -> Logged:
    return Logged(
        kind=Kind(row["kind"]),
        variant=row["variant"],
        lead=row["lead"],
        due_at=row["due_at"],
        expires_at=row["expires_at"],
        stands=row["stands"],
        stands_for=row["stands_for"],
        delivery=row["id"],
        state=row["state"],
        reason=row["reason"],
        not_before=row["not_before"],
        sent_at=row["sent_at"],
        revision=row["revision"] or 0,
        others=row["others"],
    )
