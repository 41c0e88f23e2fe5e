"""What was, is and will be said about a match in one channel, and what became of it."""

from sqlalchemy import RowMapping, and_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.knowledge.logged import Logged
from bot.knowledge.match import MatchKey
from bot.knowledge.occasion import Kind
from storage.tables import deliveries, occasions


async def of_match(conn: AsyncConnection, channel: int, community: int, match: MatchKey) -> list[Logged]:
    """Everything in the order of its time. What a community has of its own takes the place of everyone's,
    unless everyone's is what was delivered."""
    here = and_(deliveries.c.occasion == occasions.c.id, deliveries.c.channel == channel)
    wanted = (
        select(
            occasions.c.community,
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
        )
        .select_from(occasions.outerjoin(deliveries, here))
        .where(occasions.c.subject == match, occasions.c.community.in_((0, community)))
        .order_by(occasions.c.due_at, occasions.c.id)
    )
    rows = list((await conn.execute(wanted)).mappings())
    chosen: dict[tuple[str, str], RowMapping] = {}
    for row in sorted(rows, key=lambda row: (row["id"] is not None, row["community"] != 0)):
        chosen[row["kind"], row["variant"]] = row
    return [_logged(row) for row in rows if chosen[row["kind"], row["variant"]] is row]


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
    )
