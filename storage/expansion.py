"""One occasion becomes a delivery in every channel that wants it: set-based, in resumable chunks."""

from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Join,
    Select,
    String,
    and_,
    case,
    column,
    exists,
    func,
    literal,
    null,
    select,
    update,
    values,
)
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.sql.expression import CTE

from bot.knowledge import quiet
from bot.knowledge.match import Match
from bot.knowledge.occasion import Kind, Occasion
from bot.knowledge.quiet import What
from storage.channels import targets, team_target
from storage.database import insert_into
from storage.moderating_tables import quiet_rules
from storage.muted import is_muted
from storage.occasions import CHUNK, EXPANDING, TOLD, Kept
from storage.skipped import is_skipped
from storage.tables import UtcDateTime, channels, claims, deliveries, follows, occasions, rules
from storage.wanted import for_competition

CHUNKS = {"sqlite": 2_000, "postgresql": CHUNK}
"""Deliveries made in one transaction. SQLite has one writer, for whom all wait who ask something."""
MANY = 1_000
"""PostgreSQL finds by itself how much is pending within a minute or so. While it believes that nothing is,
each claim sorts all of it: from so many on it looks at once."""
EVERYBODY = ""
"""The one stage of an occasion that is about no match: every channel with a rule for it."""


async def expand(conn: AsyncConnection, kept: Kept, match: Match | None, chunk: int | None = None) -> bool:
    """Makes the next chunk of deliveries; gives whether the occasion is all told with that.

    `match` is what the occasion is about, None where that is a day. A call that was cut short is made good by
    the next: the place is kept with the rows, in one transaction.
    """
    row = (
        await conn.execute(select(occasions.c.stage, occasions.c.cursor).where(occasions.c.id == kept.id))
    ).one()
    chunk = chunk or CHUNKS[conn.dialect.name]
    stages = targets(match) if match else (EVERYBODY,)
    stage, cursor = int(row.stage), int(row.cursor)
    last = await _end_of_chunk(conn, kept.occasion, stages[stage], cursor, chunk)
    if last is None:
        stage, cursor = stage + 1, 0
    else:
        hours = await _quiet_hours(conn, kept.occasion.due_at, channels.c.id.between(cursor + 1, last))
        wanted = _deliveries(kept, match, stages[stage], cursor, last, hours)
        names = list(wanted.selected_columns.keys())
        statement = insert_into(conn, deliveries).from_select(names, wanted)
        made = await conn.execute(statement.on_conflict_do_nothing(index_elements=["occasion", "channel"]))
        if conn.dialect.name == "postgresql" and not cursor and made.rowcount >= MANY:
            await conn.exec_driver_sql("ANALYZE (SKIP_LOCKED) deliveries")
        cursor = last
    done = stage == len(stages)
    await conn.execute(
        update(occasions)
        .where(occasions.c.id == kept.id)
        .values(state=TOLD if done else EXPANDING, stage=stage, cursor=cursor)
    )
    return done


async def _end_of_chunk(
    conn: AsyncConnection, occasion: Occasion, target: str, cursor: int, chunk: int
) -> int | None:
    """The last channel of the next chunk of a target's followers; None where there are no more."""
    of, chosen = (follows, follows.c.target == target) if target != EVERYBODY else (rules, _ruled(occasion))
    some = (
        select(of.c.channel)
        .where(chosen, of.c.channel > cursor)
        .order_by(of.c.channel)
        .limit(chunk)
        .subquery()
    )
    last: int | None = await conn.scalar(select(func.max(some.c.channel)))
    return last


def _deliveries(
    kept: Kept, match: Match | None, target: str, cursor: int, last: int, hours: CTE | None
) -> Select[Any]:
    occasion = kept.occasion
    due = literal(occasion.due_at, UtcDateTime())
    source: Join = rules.join(channels, channels.c.id == rules.c.channel)
    ends: ColumnElement[datetime] | None = None
    if hours is not None:
        source, ends = _joined(source, hours, occasion)
    dropped = _dropped(ends, occasion) if ends is not None else None
    wanted = (
        select(
            literal(kept.id).label("occasion"),
            channels.c.id.label("channel"),
            channels.c.platform.label("platform"),
            (literal("pending") if dropped is None else case((dropped, "skipped"), else_="pending")).label(
                "state"
            ),
            literal(int(occasion.priority)).label("priority"),
            due.label("due_at"),
            (due if ends is None else func.coalesce(ends, due, type_=UtcDateTime())).label("not_before"),
            literal(occasion.revision).label("wanted"),
            (null() if dropped is None else case((dropped, quiet.DROPPED))).label("reason"),
        )
        .where(_ruled(occasion), channels.c.paused_at.is_(None))
        # said of the channels too: PostgreSQL would read all before the chunk, of each chunk anew
        .where(channels.c.id > cursor, channels.c.id <= last)
        .where(
            ~is_skipped(channels.c.id, occasion.subject, occasion.kind.value, occasion.variant, occasion.lead)
        )
    )
    if match is None:
        return wanted.select_from(source).where(rules.c.channel > cursor, rules.c.channel <= last)
    wanted = (
        wanted.select_from(source.join(follows, follows.c.channel == channels.c.id))
        .where(follows.c.target == target, follows.c.channel > cursor, follows.c.channel <= last)
        .where(rules.c.side.in_(_sides(match, target)), for_competition(match.competition.key))
        .where(~is_muted(channels.c.id, match.key), _of_scope(occasion, match))
    )
    return wanted.where(_was_told_something(kept)) if occasion.kind is Kind.MOVED else wanted


def _ruled(occasion: Occasion) -> ColumnElement[bool]:
    return and_(rules.c.kind == occasion.kind.value, rules.c.lead == occasion.lead)


def _sides(match: Match, target: str) -> tuple[str, ...]:
    """Which rules a match is for that is followed by this target: home and away are those of a team."""
    if target == team_target(match.home.key):
        return ("", "home")
    return ("", "away") if target == team_target(match.away.key) else ("",)


def _of_scope(occasion: Occasion, match: Match) -> ColumnElement[bool]:
    """Everyone but the communities that say something of their own about the match; or the one that does."""
    if occasion.scope is not None:
        return channels.c.community == occasion.scope
    own = select(claims.c.community).where(claims.c.match == match.key, claims.c.community.is_not(None))
    return channels.c.community.not_in(own)


def _was_told_something(kept: Kept) -> ColumnElement[bool]:
    """A change is news only where something about the match stands, or may stand, in the channel."""
    earlier = occasions.alias("earlier")
    before = deliveries.alias("before")
    return exists(
        select(before.c.id)
        .join(earlier, earlier.c.id == before.c.occasion)
        .where(before.c.channel == channels.c.id, before.c.state.in_(("sent", "sending", "unknown")))
        .where(earlier.c.subject == kept.occasion.subject, earlier.c.id != kept.id)
    )


def _joined(source: Join, hours: CTE, occasion: Occasion) -> tuple[Join, ColumnElement[datetime]]:
    """The source with what becomes of an occasion in each channel's quiet hours, and when those end; that is
    NULL where the occasion does not come in them, or is posted all the same."""
    in_window = and_(
        hours.c.zone == channels.c.zone,
        hours.c.quiet_from == channels.c.quiet_from,
        hours.c.quiet_until == channels.c.quiet_until,
    )
    of_kind = and_(quiet_rules.c.channel == channels.c.id, quiet_rules.c.kind == occasion.kind.value)
    source = source.outerjoin(hours, in_window).outerjoin(quiet_rules, of_kind)
    kept_back = _what(occasion) != What.POST.value
    return source, case((kept_back, hours.c.ends), else_=null())


def _dropped(ends: ColumnElement[datetime], occasion: Occasion) -> ColumnElement[bool]:
    """Whether a post that comes in quiet hours does not come at all: it is not wanted then, or not worth
    posting when they end."""
    too_late = ends >= literal(quiet.worth_holding_until(occasion), UtcDateTime())
    return and_(ends.is_not(None), (_what(occasion) == What.DROP.value) | too_late)


def _what(occasion: Occasion) -> ColumnElement[str]:
    return func.coalesce(quiet_rules.c.what, quiet.USUAL[occasion.kind].value)


async def _quiet_hours(conn: AsyncConnection, due_at: datetime, those: ColumnElement[bool]) -> CTE | None:
    """For each distinct window of quiet hours of those channels that `due_at` falls into: when it ends."""
    windows = await conn.execute(
        select(channels.c.zone, channels.c.quiet_from, channels.c.quiet_until)
        .where(those, channels.c.quiet_from.is_not(None), channels.c.quiet_until.is_not(None))
        .distinct()
    )
    ends = [
        (zone, begin, end, until)
        for zone, begin, end in windows
        if (until := quiet.until(due_at, zone, begin, end)) is not None
    ]
    if not ends:
        return None
    columns = (
        column("zone", String),
        column("quiet_from", String),
        column("quiet_until", String),
        column("ends", UtcDateTime()),
    )
    return values(*columns, name="quiet").data(ends).cte("quiet_hours")
