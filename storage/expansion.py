"""One occasion becomes a delivery in every channel that wants it: set-based, in resumable chunks."""

from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Select, String, and_, column, exists, func, literal, select, update, values
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.sql.expression import CTE

from bot.knowledge.match import Match
from bot.knowledge.occasion import Kind
from storage.channels import targets
from storage.database import insert_into
from storage.occasions import CHUNK, EXPANDING, TOLD, Kept
from storage.tables import UtcDateTime, channels, claims, deliveries, follows, occasions, rules


async def expand(conn: AsyncConnection, kept: Kept, match: Match, chunk: int = CHUNK) -> bool:
    """Makes the next chunk of deliveries; gives whether the occasion is all told with that.

    A call that was cut short is made good by the next: the place is kept with the rows, in one transaction.
    """
    row = (
        await conn.execute(select(occasions.c.stage, occasions.c.cursor).where(occasions.c.id == kept.id))
    ).one()
    followed = targets(match)
    stage, cursor = int(row.stage), int(row.cursor)
    last = await _end_of_chunk(conn, followed[stage], cursor, chunk)
    if last is None:
        stage, cursor = stage + 1, 0
    else:
        quiet = await _quiet_hours(conn, kept.occasion.due_at)
        wanted = _deliveries(kept, match, followed[stage], cursor, last, quiet)
        names = list(wanted.selected_columns.keys())
        statement = insert_into(conn, deliveries).from_select(names, wanted)
        await conn.execute(statement.on_conflict_do_nothing(index_elements=["occasion", "channel"]))
        cursor = last
    done = stage == len(followed)
    await conn.execute(
        update(occasions)
        .where(occasions.c.id == kept.id)
        .values(state=TOLD if done else EXPANDING, stage=stage, cursor=cursor)
    )
    return done


async def _end_of_chunk(conn: AsyncConnection, target: str, cursor: int, chunk: int) -> int | None:
    """The last channel of the next chunk of a target's followers; None where there are no more."""
    some = (
        select(follows.c.channel)
        .where(follows.c.target == target, follows.c.channel > cursor)
        .order_by(follows.c.channel)
        .limit(chunk)
        .subquery()
    )
    last: int | None = await conn.scalar(select(func.max(some.c.channel)))
    return last


def _deliveries(
    kept: Kept, match: Match, target: str, cursor: int, last: int, quiet: CTE | None
) -> Select[Any]:
    occasion = kept.occasion
    due = literal(occasion.due_at, UtcDateTime())
    source = follows.join(channels, channels.c.id == follows.c.channel).join(
        rules,
        and_(
            rules.c.channel == follows.c.channel,
            rules.c.kind == occasion.kind.value,
            rules.c.lead == occasion.lead,
        ),
    )
    not_before: Any = due
    if quiet is not None:
        source = source.outerjoin(
            quiet,
            and_(
                quiet.c.zone == channels.c.zone,
                quiet.c.quiet_from == channels.c.quiet_from,
                quiet.c.quiet_until == channels.c.quiet_until,
            ),
        )
        not_before = func.coalesce(quiet.c.not_before, due, type_=UtcDateTime())
    wanted = (
        select(
            literal(kept.id).label("occasion"),
            channels.c.id.label("channel"),
            channels.c.platform.label("platform"),
            literal("pending").label("state"),
            literal(int(occasion.priority)).label("priority"),
            due.label("due_at"),
            not_before.label("not_before"),
            literal(occasion.revision).label("wanted"),
        )
        .select_from(source)
        .where(follows.c.target == target, follows.c.channel > cursor, follows.c.channel <= last)
        .where(channels.c.paused_at.is_(None))
    )
    own = select(claims.c.community).where(claims.c.match == match.key, claims.c.community.is_not(None))
    if occasion.scope is None:
        wanted = wanted.where(channels.c.community.not_in(own))
    else:
        wanted = wanted.where(channels.c.community == occasion.scope)
    return wanted.where(_was_told_something(kept)) if occasion.kind is Kind.MOVED else wanted


def _was_told_something(kept: Kept) -> Any:
    """A change is news only where something about the match stands, or may stand, in the channel."""
    earlier = occasions.alias("earlier")
    before = deliveries.alias("before")
    return exists(
        select(before.c.id)
        .join(earlier, earlier.c.id == before.c.occasion)
        .where(before.c.channel == channels.c.id, before.c.state.in_(("sent", "sending", "unknown")))
        .where(earlier.c.subject == kept.occasion.subject, earlier.c.id != kept.id)
    )


async def _quiet_hours(conn: AsyncConnection, due_at: datetime) -> CTE | None:
    """For each distinct window of quiet hours that `due_at` falls into: when it ends."""
    windows = await conn.execute(
        select(channels.c.zone, channels.c.quiet_from, channels.c.quiet_until)
        .where(channels.c.quiet_from.is_not(None), channels.c.quiet_until.is_not(None))
        .distinct()
    )
    ends = [
        (zone, begin, end, until)
        for zone, begin, end in windows
        if (until := quiet_until(due_at, zone, begin, end)) is not None
    ]
    if not ends:
        return None
    columns = (
        column("zone", String),
        column("quiet_from", String),
        column("quiet_until", String),
        column("not_before", UtcDateTime()),
    )
    return values(*columns, name="quiet").data(ends).cte("quiet_hours")


def quiet_until(at: datetime, zone: str, begin: str, end: str) -> datetime | None:
    """When the quiet hours that `at` falls into end; None where it falls into none.

    `begin` and `end` are local times like "22:30"; a window over midnight belongs to both days.
    """
    local = at.astimezone(ZoneInfo(zone))
    first, last = time.fromisoformat(begin), time.fromisoformat(end)
    now = local.time()
    inside = first <= now < last if first <= last else now >= first or now < last
    if not inside:
        return None
    day = local.date() if now < last else local.date() + timedelta(days=1)
    return datetime.combine(day, last, ZoneInfo(zone)).astimezone(at.tzinfo)
