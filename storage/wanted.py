"""Whether a channel still wants a delivery whose time has come, and may be disturbed with it: asked anew as
it is claimed, since much can have changed after it was written down."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Integer, RowMapping, Select, and_, bindparam, exists, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.knowledge import quiet
from bot.knowledge.occasion import Kind
from bot.knowledge.quiet import Waiting, What
from storage import let_go, muted, skipped
from storage.moderating_tables import quiet_rules, rule_competitions
from storage.muted import is_muted
from storage.occasions import kept
from storage.skipped import is_skipped
from storage.tables import channels, deliveries, follows, matches, occasions, rules

UNASKED = (Kind.NOTICE.value,)
"""Kinds that nobody asks for by a rule."""
ABOUT_NO_MATCH = (*UNASKED, Kind.DIGEST.value)


class Looked(NamedTuple):
    """Rows that may leave; those that are not wanted, with the reason; and until when others have to wait."""

    ready: list[RowMapping]
    skipped: list[tuple[RowMapping, str]]
    held: list[tuple[RowMapping, datetime]]


def candidates(ready: ColumnElement[bool], dialect: str, *, besides: bool) -> Select[Any]:
    """Deliveries that are `ready`, the most urgent first, in channels where nothing else is being sent; with
    all that is needed to send them, and to see whether they are wanted still. The statement takes `platforms`
    and `room`, how many at most; with `besides` also the variants of reminders that are left out."""
    busy = deliveries.alias("busy")
    sending = select(busy.c.id).where(busy.c.channel == deliveries.c.channel, busy.c.state == "sending")
    chosen = (
        _rows()
        .where(ready, deliveries.c.platform.in_(bindparam("platforms", expanding=True)))
        .where(~exists(sending))
        .order_by(deliveries.c.priority, deliveries.c.due_at, deliveries.c.id)
        .limit(bindparam("room", type_=Integer))
    )
    if besides:
        reminder = occasions.c.kind == Kind.KICKOFF_REMINDER.value
        chosen = chosen.where(~(reminder & occasions.c.variant.in_(bindparam("besides", expanding=True))))
    # SQLite has one writer, and says nothing when asked to skip what others hold. The channel is held too:
    # another worker takes no second delivery to it meanwhile.
    if dialect == "sqlite":
        return chosen
    return chosen.with_for_update(of=[deliveries, channels], key_share=True, skip_locked=True)


def along(conditions: ColumnElement[bool], dialect: str) -> Select[Any]:
    """Further deliveries to channels that are ours already, with the same about each."""
    chosen = _rows().where(conditions)
    return chosen if dialect == "sqlite" else chosen.with_for_update(of=deliveries, skip_locked=True)


def _rows() -> Select[Any]:
    return (
        select(
            occasions,
            deliveries.c.id.label("delivery"),
            deliveries.c.key,
            deliveries.c.attempts,
            deliveries.c.reference,
            deliveries.c.not_before,
            deliveries.c.claimed_at,
            deliveries.c.lease_until,
            deliveries.c.together,
            deliveries.c.revision.label("shown"),
            channels.c.id.label("channel_id"),
            channels.c.platform,
            channels.c.address,
            channels.c.language,
            channels.c.zone,
            channels.c.spoiler,
            channels.c.dark,
            channels.c.detail,
            channels.c.silent,
            channels.c.wishes,
            channels.c.paused_reason,
            rules.c.text,
            rules.c.role,
            *_columns(),
        )
        .join(occasions, occasions.c.id == deliveries.c.occasion)
        .join(channels, channels.c.id == deliveries.c.channel)
        .join(matches, matches.c.key == occasions.c.subject, isouter=True)
        .join(
            rules,
            and_(
                rules.c.channel == deliveries.c.channel,
                rules.c.kind == occasions.c.kind,
                rules.c.lead == occasions.c.lead,
            ),
            isouter=True,
        )
        .join(
            quiet_rules,
            and_(quiet_rules.c.channel == deliveries.c.channel, quiet_rules.c.kind == occasions.c.kind),
            isouter=True,
        )
    )


def _columns() -> list[ColumnElement[Any]]:
    """What `why_not` and `held_until` look at."""
    asked_for = and_(rules.c.channel.is_not(None), _side(), for_competition(matches.c.competition))
    of = deliveries.c.channel
    skip = is_skipped(of, occasions.c.subject, occasions.c.kind, occasions.c.variant, occasions.c.lead)
    return [
        (occasions.c.kind.in_(ABOUT_NO_MATCH) | _followed()).label("followed"),
        (occasions.c.kind.in_(UNASKED) | asked_for).label("ruled"),
        is_muted(of, occasions.c.subject).label("muted"),
        skip.label("skipped"),
        (deliveries.c.due_at != occasions.c.due_at).label("by_hand"),
        (deliveries.c.not_before > deliveries.c.due_at).label("waited"),
        channels.c.quiet_from,
        channels.c.quiet_until,
        quiet_rules.c.what.label("quiet_what"),
    ]


def for_competition(competition: Any) -> ColumnElement[bool]:
    """Whether a rule is for a competition: for this one, or for all of them."""
    limits = select(rule_competitions.c.channel).where(
        rule_competitions.c.channel == rules.c.channel,
        rule_competitions.c.kind == rules.c.kind,
        rule_competitions.c.lead == rules.c.lead,
    )
    return ~exists(limits) | exists(limits.where(rule_competitions.c.competition == competition))


def _followed() -> ColumnElement[bool]:
    return _follows(
        "team:" + matches.c.home,
        "team:" + matches.c.away,
        "competition:" + matches.c.competition,
        "match:" + matches.c.key,
    )


def _side() -> ColumnElement[bool]:
    """Whether the team that the channel follows plays at home, or away, where a rule is for that only."""
    return or_(
        rules.c.side == "",
        and_(rules.c.side == "home", _follows("team:" + matches.c.home)),
        and_(rules.c.side == "away", _follows("team:" + matches.c.away)),
    )


def _follows(*targets: ColumnElement[str]) -> ColumnElement[bool]:
    return exists(
        select(follows.c.channel).where(
            follows.c.channel == deliveries.c.channel, follows.c.target.in_(targets)
        )
    )


async def look_at(conn: AsyncConnection, rows: Sequence[RowMapping], now: datetime, looked: Looked) -> None:
    """Sorts deliveries by what is to become of them."""
    beside = await others(conn, rows, now)
    for row in rows:
        around = beside.get((row["channel_id"], row["subject"]), ())
        reason = why_not(row, now, around) or held_until(row, now)
        if isinstance(reason, datetime):
            looked.held.append((row, reason))
        elif reason:
            looked.skipped.append((row, reason))
        else:
            looked.ready.append(row)


def why_not(row: RowMapping, now: datetime, others: Sequence[Waiting] = ()) -> str | None:
    """Why a delivery is not to be sent after all; None if it is. An edit only mends what stands.

    `others` are posts about the same match that stand in the channel, or come with this one.
    """
    if row["reference"] is not None:
        return None
    if row["paused_reason"] is not None:
        return f"the channel is paused: {row['paused_reason']}"
    if not row["followed"]:
        return "the channel does not follow this match any more"
    if not row["ruled"]:
        return "the channel does not want this kind of post any more"
    if row["muted"]:
        return muted.REASON
    if row["skipped"]:
        return skipped.REASON
    if row["state"] == "cancelled":
        return row["reason"] or "it was called off"
    if not _was_held(row):
        return let_go.LATE if row["expires_at"] <= now else None
    occasion = kept(row).occasion
    if quiet.superfluous(occasion.kind, occasion.due_at, others):
        return quiet.MERGED
    return quiet.DROPPED if quiet.worth_holding_until(occasion) <= now else None


def held_until(row: RowMapping, now: datetime) -> datetime | str | None:
    """Until when a delivery has to wait, since the channel's quiet hours have begun; `quiet.DROPPED` where it
    is of no use then; None where it may leave. What moderators send by hand may leave at any time."""
    if row["reference"] is not None or row["by_hand"]:
        return None
    ends, what = _quiet(row, now), _what(row)
    if ends is None or what is What.POST:
        return None
    if what is What.DROP or quiet.worth_holding_until(kept(row).occasion) <= ends:
        return quiet.DROPPED
    return ends


async def others(
    conn: AsyncConnection, rows: Sequence[RowMapping], now: datetime
) -> dict[tuple[int, str], list[Waiting]]:
    """By channel and subject, what stands in the channels of these deliveries or can leave now: only for
    those that had to wait, which are few."""
    waited = [row for row in rows if row["waited"] and row["reference"] is None]
    if not waited:
        return {}
    found = await conn.execute(
        select(occasions, deliveries.c.channel, deliveries.c.state.label("stands"))
        .join(occasions, occasions.c.id == deliveries.c.occasion)
        .where(
            deliveries.c.channel.in_({row["channel_id"] for row in waited}),
            occasions.c.subject.in_({row["subject"] for row in waited}),
            or_(
                deliveries.c.state.in_(("sending", "sent", "unknown")),
                and_(
                    deliveries.c.state == "pending",
                    deliveries.c.not_before <= now,
                    occasions.c.state != "cancelled",
                ),
            ),
        )
    )
    by_place: dict[tuple[int, str], list[Waiting]] = {}
    for row in found.mappings():
        other = kept(row).occasion
        if row["stands"] != "pending" or quiet.worth_holding_until(other) > now:
            waiting = Waiting(other.kind, other.due_at)
            by_place.setdefault((row["channel"], other.subject), []).append(waiting)
    return by_place


def _was_held(row: RowMapping) -> bool:
    """Whether it was quiet when this was due, and is not any more."""
    if row["by_hand"] or not row["waited"]:
        return False
    return _what(row) is What.HOLD and _quiet(row, row["due_at"]) is not None


def _quiet(row: RowMapping, at: datetime) -> datetime | None:
    begin, end = row["quiet_from"], row["quiet_until"]
    return quiet.until(at, row["zone"], begin, end) if begin and end else None


def _what(row: RowMapping) -> What:
    return What(row["quiet_what"]) if row["quiet_what"] else quiet.USUAL[Kind(row["kind"])]
