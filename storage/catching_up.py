"""What a channel gets that begins to follow late: the one thing that is still true and worth saying."""

from datetime import datetime
from typing import Any

from sqlalchemy import Select, exists, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.knowledge.occasion import Kind, Occasion
from storage import catalogue, sent_early, wanted_by
from storage.channels import Settings, followed
from storage.muted import is_muted
from storage.occasions import EXPANDING, TOLD, kept
from storage.tables import deliveries, matches, occasions

KINDS = (Kind.LIVE, Kind.LINEUP, Kind.PREVIEW)
"""What is told again to somebody new, the most telling first: the rest was news, and is news no more."""
LOOKED_AT = 20
"""Posts that are looked at; those of a running match come first."""


async def catch_up(conn: AsyncConnection, channel: Settings, target: str, now: datetime) -> Occasion | None:
    """Lets one post leave about a match of what is followed now: the running one, else the nearest. Gives
    its occasion; None where there is nothing that the channel wants and has not got, or it is paused.

    Needs a writing transaction.
    """
    if channel.paused_reason is not None:
        return None
    follows = await followed(conn, channel.id)
    rows = (await conn.execute(_still_true(channel, target, now))).mappings().all()
    known = await catalogue.matches_by_key(conn, [row["subject"] for row in rows])
    for row in rows:
        occasion = kept(row).occasion
        rules = await wanted_by.rules_for(conn, channel.id, known[row["subject"]], follows)
        if any((rule.kind, rule.lead) == (occasion.kind, occasion.lead) for rule in rules):
            sent = await sent_early.send(conn, channel.id, channel.channel, occasion, now)
            return occasion if sent else None
    return None


def _still_true(channel: Settings, target: str, now: datetime) -> Select[Any]:
    """Occasions that others were told of and that are not stale, about matches of a target of which the
    channel has heard nothing."""
    o, m = occasions.c, matches.c
    about = occasions.alias("about")
    heard = (
        select(deliveries.c.id)
        .join(about, about.c.id == deliveries.c.occasion)
        .where(deliveries.c.channel == channel.id, about.c.subject == o.subject)
    )
    of_target = or_(
        "team:" + m.home == target,
        "team:" + m.away == target,
        "competition:" + m.competition == target,
        "match:" + m.key == target,
    )
    return (
        select(occasions)
        .join(matches, m.key == o.subject)
        .where(o.state.in_((TOLD, EXPANDING)), o.kind.in_([kind.value for kind in KINDS]))
        .where(o.expires_at > now, o.community.in_((0, channel.community)), of_target)
        .where(~exists(heard), ~is_muted(channel.id, o.subject))
        .order_by(o.priority, o.expires_at, o.community.desc(), o.id)
        .limit(LOOKED_AT)
    )
