"""What there is to say, and how far it has come: armed, expanding, told, cancelled or expired."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import structlog
from sqlalchemy import ColumnElement, Row, RowMapping, func, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.knowledge.claims import Scope
from bot.knowledge.match import MatchKey
from bot.knowledge.occasion import Kind, Occasion
from storage import notifications
from storage.database import insert_into
from storage.notifications import Topic
from storage.tables import changes, channels, deliveries, occasions

log = structlog.get_logger()

ARMED, EXPANDING, TOLD, CANCELLED, EXPIRED = "armed", "expanding", "told", "cancelled", "expired"
CHANGES_LOCK = 0x6D617463
"""A number of our own for PostgreSQL's advisory lock."""
CHUNK = 10_000
"""Rows that one statement touches, so that nothing else has to wait long."""
NAMED = 20
"""Changes that are told one by one in the log; more at a time are an import, and are counted."""


@dataclass(frozen=True, slots=True)
class Kept:
    """An occasion in the store. `trace` is the number of the change of facts that it follows from."""

    id: int
    state: str
    occasion: Occasion
    trace: int | None = None

    @property
    def told(self) -> bool:
        return self.state in (EXPANDING, TOLD)


async def of_subject(conn: AsyncConnection, subject: str, scope: Scope) -> list[Kept]:
    """Every occasion about a subject in one scope, in the order in which they were planned."""
    wanted = select(occasions).where(occasions.c.subject == subject, occasions.c.community == (scope or 0))
    return [kept(row) for row in (await conn.execute(wanted.order_by(occasions.c.id))).mappings()]


async def told_of(conn: AsyncConnection, subject: str, kind: Kind) -> list[Kept]:
    """What has been told of one kind about a subject, in every scope."""
    wanted = select(occasions).where(
        occasions.c.subject == subject,
        occasions.c.kind == kind.value,
        occasions.c.state.in_((EXPANDING, TOLD)),
    )
    return [kept(row) for row in (await conn.execute(wanted.order_by(occasions.c.id))).mappings()]


async def arm(conn: AsyncConnection, planned: list[Occasion], trace: int | None = None) -> None:
    """Keeps new occasions until they are due; one that was cancelled stands again. `trace` is the number of
    the change of facts that they follow from."""
    if not planned:
        return
    statement = insert_into(conn, occasions)
    news = {n: statement.excluded[n] for n in ("due_at", "expires_at", "facts", "state", "reason", "trace")}
    await conn.execute(
        statement.on_conflict_do_update(
            index_elements=["community", "subject", "kind", "variant"],
            set_=news,
            where=or_(*(occasions.c.state == state for state in (ARMED, CANCELLED, EXPIRED))),
        ),
        [{**_row(occasion), "trace": trace} for occasion in planned],
    )


async def cancel(conn: AsyncConnection, ids: list[int], reason: str) -> None:
    await _set(conn, ids, state=CANCELLED, reason=reason)


async def expire(conn: AsyncConnection, ids: list[int], reason: str) -> None:
    await _set(conn, ids, state=EXPIRED, reason=reason)


async def postpone_expiry(conn: AsyncConnection, occasion_id: int, expires_at: datetime) -> None:
    await _set(conn, [occasion_id], expires_at=expires_at)


async def revise(
    conn: AsyncConnection, occasion_id: int, occasion: Occasion, trace: int | None = None
) -> None:
    """States other facts under a higher revision: what was sent becomes due for an edit. Without `trace`
    it follows from what it followed from before."""
    traced = {} if trace is None else {"trace": trace}
    await _set(conn, [occasion_id], revision=occasion.revision, facts=occasion.facts, **traced)
    while True:
        some = (
            select(deliveries.c.id)
            .where(deliveries.c.occasion == occasion_id, deliveries.c.wanted < occasion.revision)
            .limit(CHUNK)
        )
        changed = await conn.execute(
            update(deliveries).where(deliveries.c.id.in_(some)).values(wanted=occasion.revision)
        )
        if changed.rowcount < CHUNK:
            return


async def most_urgent(conn: AsyncConnection, now: datetime, besides: Collection[int] = ()) -> Kept | None:
    """What is to be expanded next, also what was being expanded; None where nothing else is due."""
    wanted = (
        select(occasions)
        .where(occasions.c.state.in_((ARMED, EXPANDING)), occasions.c.due_at <= now)
        .where(occasions.c.id.not_in(besides))
        .order_by(occasions.c.priority, occasions.c.due_at, occasions.c.id)
        .limit(1)
    )
    row = (await conn.execute(wanted)).mappings().first()
    return kept(row) if row else None


async def next_due(conn: AsyncConnection) -> datetime | None:
    """When the next armed occasion is due; None where none is armed."""
    found: datetime | None = await conn.scalar(
        select(occasions.c.due_at)
        .where(occasions.c.state.in_((ARMED, EXPANDING)))
        .order_by(occasions.c.due_at)
        .limit(1)
    )
    return found


async def adopt(conn: AsyncConnection, subject: MatchKey, community: int) -> None:
    """Gives a community its own copy of everyone's occasions about a match, with its channels' deliveries.

    From then on its channels hear of the match by the community's own dossier, and nothing is told twice.
    """
    for one in await of_subject(conn, subject, None):
        row = {**_row(one.occasion), "community": community, "state": one.state, "trace": one.trace}
        statement = insert_into(conn, occasions).values(row).on_conflict_do_nothing()
        made = await conn.execute(statement.returning(occasions.c.id))
        own = made.scalar()
        if own is None:
            continue
        of_community = select(channels.c.id).where(channels.c.community == community)
        await conn.execute(
            update(deliveries)
            .where(deliveries.c.occasion == one.id, deliveries.c.channel.in_(of_community))
            .values(occasion=own)
        )


async def note_change(conn: AsyncConnection, matches: Iterable[MatchKey | None], now: datetime) -> None:
    """Says that these matches are to be planned anew (None: every open one). The log tells the number of each
    change: its trace, which occasions that follow from it carry, and their deliveries.

    The numbers of changes become visible in their order, or a reader would pass one by: on PostgreSQL, where
    several write at once, whoever notes a change holds the others back until its transaction ends.
    """
    rows = [{"match": key, "at": now} for key in matches]
    if conn.dialect.name == "postgresql":
        await conn.execute(select(func.pg_advisory_xact_lock(CHANGES_LOCK)))
    noted = await conn.execute(insert(changes).returning(changes.c.id, changes.c.match), rows)
    _tell(noted.all())
    await notifications.tell(conn, Topic.CHANGES)


async def last_change(conn: AsyncConnection) -> int:
    """The number of the last change of facts or rules; 0 before the first."""
    return (await conn.scalar(_LAST_CHANGE)) or 0


_LAST_CHANGE = select(func.max(changes.c.id))


def past_changes(before: datetime) -> ColumnElement[bool]:
    """Word of changes that every process has long seen; the last one stays, for its number."""
    last = select(func.max(changes.c.id)).scalar_subquery()
    return (changes.c.at < before) & (changes.c.id < last)


async def changed_since(conn: AsyncConnection, seen: int) -> tuple[int, dict[MatchKey | None, int]]:
    """The number of the last change, and the matches that changed after `seen` (None: every open one), each
    with the number of its last change."""
    wanted = select(changes.c.id, changes.c.match).where(changes.c.id > seen).order_by(changes.c.id)
    rows = (await conn.execute(wanted)).all()
    last = rows[-1][0] if rows else seen
    return last, {MatchKey(row[1]) if row[1] is not None else None: row[0] for row in rows}


def kept(row: RowMapping) -> Kept:
    occasion = Occasion(
        subject=row["subject"],
        kind=Kind(row["kind"]),
        variant=row["variant"],
        due_at=row["due_at"],
        expires_at=row["expires_at"],
        lead=row["lead"],
        facts=row["facts"],
        revision=row["revision"],
        scope=row["community"] or None,
    )
    return Kept(row["id"], row["state"], occasion, row["trace"])


def _row(occasion: Occasion) -> dict[str, Any]:
    return {
        "community": occasion.scope or 0,
        "subject": occasion.subject,
        "kind": occasion.kind.value,
        "variant": occasion.variant,
        "lead": occasion.lead,
        "due_at": occasion.due_at,
        "expires_at": occasion.expires_at,
        "priority": int(occasion.priority),
        "revision": occasion.revision,
        "facts": occasion.facts,
        "state": ARMED,
        "reason": None,
    }


def _tell(noted: Sequence[Row[Any]]) -> None:
    if len(noted) > NAMED:
        log.info("facts_changed", trace=max(row.id for row in noted), matches=len(noted))
        return
    for row in noted:
        log.info("facts_changed", trace=row.id, match=row.match)


async def _set(conn: AsyncConnection, ids: list[int], **values: Any) -> None:
    if ids:
        await conn.execute(update(occasions).where(occasions.c.id.in_(ids)).values(**values))
