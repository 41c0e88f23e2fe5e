"""Finding matches by team and time."""

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.knowledge.match import Match, Status, TeamKey
from storage import catalogue
from storage.tables import matches

OVER = (Status.FINISHED.value, Status.CANCELLED.value, Status.ABANDONED.value)


async def upcoming(conn: AsyncConnection, team: TeamKey | None, now: datetime, limit: int) -> list[Match]:
    """Matches being played or still to come, of one team or of all, soonest first."""
    wanted = (
        select(matches.c.key)
        .where(matches.c.status.not_in(OVER))
        .where(matches.c.day.is_(None) | (matches.c.day >= (now - timedelta(days=1)).date().isoformat()))
        .order_by(matches.c.day.is_(None), matches.c.day, matches.c.kickoff_at, matches.c.key)
        .limit(limit)
    )
    return await catalogue.find_matches(conn, wanted.where(_plays(team)) if team else wanted)


async def finished(
    conn: AsyncConnection, team: TeamKey, before: datetime, limit: int, opponent: TeamKey | None = None
) -> list[Match]:
    """Finished matches of a team (against one opponent) that began before an instant, newest first."""
    wanted = (
        select(matches.c.key)
        .where(_plays(team), matches.c.status == Status.FINISHED.value)
        .where((matches.c.kickoff_at < before) | (matches.c.day < before.date().isoformat()))
        .order_by(matches.c.day.desc(), matches.c.kickoff_at.desc(), matches.c.key)
        .limit(limit)
    )
    return await catalogue.find_matches(conn, wanted.where(_plays(opponent)) if opponent else wanted)


async def between(conn: AsyncConnection, first: datetime, last: datetime) -> list[Match]:
    """Matches on the days from `first` to `last`, whatever their status."""
    wanted = (
        select(matches.c.key)
        .where(matches.c.day >= first.date().isoformat(), matches.c.day <= last.date().isoformat())
        .order_by(matches.c.day, matches.c.key)
    )
    return await catalogue.find_matches(conn, wanted)


def _plays(team: TeamKey) -> ColumnElement[bool]:
    return (matches.c.home == team) | (matches.c.away == team)
