"""Which matches a channel's weekly digest is about."""

from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.chat import Channel
from bot.knowledge.claims import Scope
from bot.knowledge.match import MatchKey
from bot.knowledge.occasion import Kind
from storage import channels
from storage.fixtures import meant
from storage.tables import claims, matches

MOST = 40
"""Matches that one digest lists."""
COMING = ("scheduled", "postponed", "live")


async def leads_in_use(conn: AsyncConnection) -> list[str]:
    """Every distinct hour of the week at which some channel has its digest."""
    return sorted(rule.lead for rule in await channels.rules_in_use(conn) if rule.kind is Kind.DIGEST)


async def followed(conn: AsyncConnection, channel: Channel) -> tuple[int, tuple[str, ...]]:
    """The community of a channel, and what the channel follows."""
    known = await channels.settings(conn, channel)
    return (known.community, tuple(await channels.followed(conn, known.id))) if known else (0, ())


async def coming(
    conn: AsyncConnection, targets: tuple[str, ...], since: datetime, until: datetime
) -> list[MatchKey]:
    """The matches between two instants of what is followed, soonest first; of a match whose hour is not
    settled the day counts."""
    if not targets:
        return []
    days = since.date().isoformat(), (until - timedelta(days=1)).date().isoformat()
    wanted = (
        select(matches.c.key)
        .where(meant(targets), matches.c.status.in_(COMING))
        .where(
            ((matches.c.kickoff_at >= since) & (matches.c.kickoff_at < until))
            | (matches.c.kickoff_at.is_(None) & matches.c.day.between(*days))
        )
        .order_by(matches.c.day, matches.c.kickoff_at, matches.c.key)
        .limit(MOST)
    )
    return [MatchKey(key) for key in (await conn.execute(wanted)).scalars()]


async def scope(conn: AsyncConnection, keys: list[MatchKey], community: int) -> Scope:
    """The community, where it says something of its own about one of these matches; else everyone."""
    own = select(claims.c.id).where(claims.c.match.in_(keys), claims.c.community == community).limit(1)
    return community if await conn.scalar(own) is not None else None
