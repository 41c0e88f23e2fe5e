"""Reminders of matches that kick off at one time: which deliveries to a channel one message tells.

They belong together where they are due at the same instant with the same lead, for the same kickoff. That is
asked as they are claimed, since only then it is known which of them the channel still wants.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from itertools import groupby
from typing import TypeAlias

from sqlalchemy import (
    ColumnElement,
    FromClause,
    RowMapping,
    and_,
    bindparam,
    exists,
    func,
    literal_column,
    or_,
    select,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.knowledge.occasion import Kind
from bot.knowledge.simultaneous import FEWEST, MOST
from storage.occasions import ARMED, EXPANDING, TOLD
from storage.tables import deliveries, occasions

PERHAPS = -1
"""The revision that stands in a channel where nobody knows whether the message of several arrived."""
_KIND = Kind.KICKOFF_REMINDER.value

Same: TypeAlias = tuple[str, bool]
"""The variant (the lead and the kickoff), and whether moderators sent it ahead of its time."""


async def several(conn: AsyncConnection, rows: Iterable[RowMapping]) -> frozenset[str]:
    """The variants of reminders among these deliveries that enough matches have."""
    due = {row["variant"]: row["due_at"] for row in rows if is_free(row)}
    return frozenset(
        [
            variant
            for variant, due_at in due.items()
            if (await conn.scalar(_MATCHES, {"variant": variant, "due_at": due_at}) or 0) >= FEWEST
        ]
    )


async def gathering(conn: AsyncConnection, variants: frozenset[str], now: datetime) -> frozenset[str]:
    """Those of these variants of which some are still being given to the channels, so that those which are
    there already wait for them. Half of the time in which they are of use is the longest that they wait."""
    if not variants:
        return variants
    unfinished = await conn.execute(_UNFINISHED, {"now": now})
    return variants & {
        variant for variant, due_at, expires_at in unfinished if now < due_at + (expires_at - due_at) / 2
    }


def candidates(
    chosen: Collection[RowMapping], known: Iterable[RowMapping], variants: frozenset[str], now: datetime
) -> ColumnElement[bool] | None:
    """Which deliveries may go along with those that are `chosen` to leave, besides those that are `known`;
    None where there can be none. Of a message that stands, they are all that it tells. `variants` are those
    that enough matches have."""
    ours = {row["together"] for row in chosen if row["together"] is not None}
    wanted: list[ColumnElement[bool]] = []
    if ours:
        standing = or_(deliveries.c.state == "sent", _ready(now))
        wanted.append(and_(deliveries.c.together.in_(ours), standing))
    if variants:
        wanted.append(
            and_(
                deliveries.c.channel.in_({row["channel_id"] for row in chosen if row["variant"] in variants}),
                _ready(now),
                deliveries.c.together.is_(None),
                occasions.c.kind == _KIND,
                occasions.c.variant.in_(variants),
            )
        )
    if not wanted:
        return None
    return and_(or_(*wanted), deliveries.c.id.not_in([row["delivery"] for row in known]))


def is_free(row: RowMapping) -> bool:
    """Whether a reminder that was never tried may be told with others in its channel: matches that have a
    thread or an event of their own are told one by one."""
    if row["kind"] != _KIND or row["reference"] is not None or row["key"] or row["together"] is not None:
        return False
    wishes = row["wishes"]
    return wishes.get("together", True) and not wishes.get("thread") and not wishes.get("event")


def groups(chosen: Mapping[int, RowMapping], rows: Iterable[RowMapping]) -> dict[int, Sequence[RowMapping]]:
    """By channel, the deliveries that leave in one message with the one `chosen` there: in the order of their
    subjects, itself among them. `rows` are wanted and may leave; only channels with several are given."""
    found: dict[int, Sequence[RowMapping]] = {}
    in_order = sorted(rows, key=lambda row: (row["channel_id"], row["subject"], row["delivery"]))
    for channel, here in groupby(in_order, key=lambda row: row["channel_id"]):
        first = chosen.get(channel)
        if first is None:
            continue
        if first["together"] is not None:
            found[channel] = [row for row in here if _of_one(row) == _of_one(first)]
        elif is_free(first):
            same = [row for row in here if is_free(row) and _same(row) == _same(first)]
            if len(same) >= FEWEST:
                found[channel] = same[:MOST]
    return found


def others() -> ColumnElement[int]:
    """How many more the message of a delivery tells, or was to tell, that stand as it does."""
    mate, mates = _mates()
    return select(func.count(mate.c.id)).where(mates, mate.c.id != deliveries.c.id).scalar_subquery()


def speaks() -> ColumnElement[bool]:
    """Whether a delivery is told alone, or is the first of those that its message tells."""
    mate, mates = _mates()
    return ~exists(select(mate.c.id).where(mates, mate.c.id < deliveries.c.id))


def _mates() -> tuple[FromClause, ColumnElement[bool]]:
    mate = deliveries.alias("mate")
    return mate, and_(mate.c.together == deliveries.c.together, mate.c.state == deliveries.c.state)


def _of_one(row: RowMapping) -> tuple[int, str | None]:
    return row["together"], row["reference"]


def _same(row: RowMapping) -> Same:
    return row["variant"], bool(row["by_hand"])


def _ready(now: datetime) -> ColumnElement[bool]:
    return and_(deliveries.c.state == "pending", deliveries.c.not_before <= now)


def _is(*states: str) -> ColumnElement[bool]:
    """Written into the statement: these are asked at each claim."""
    return occasions.c.state.in_([literal_column(f"'{state}'") for state in states])


_UNFINISHED = select(occasions.c.variant, occasions.c.due_at, occasions.c.expires_at).where(
    _is(ARMED, EXPANDING), occasions.c.due_at <= bindparam("now"), occasions.c.kind == _KIND
)
_MATCHES = select(func.count(occasions.c.subject.distinct())).where(
    _is(ARMED, EXPANDING, TOLD),
    occasions.c.due_at == bindparam("due_at"),
    occasions.c.kind == _KIND,
    occasions.c.variant == bindparam("variant"),
)
