"""Finding matches by whose they are and when."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple

from sqlalchemy import ColumnElement, RowMapping, false, literal_column, or_, select, true, union_all
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.knowledge.match import Match, MatchKey, Status
from bot.knowledge.simultaneous import MOST
from storage import catalogue
from storage.tables import matches

OVER = (Status.FINISHED.value, Status.CANCELLED.value, Status.ABANDONED.value)
LONGEST_MATCH = timedelta(hours=5)
"""A match that kicked off longer ago than this is over, whether anybody said so or not."""


class Dated(NamedTuple):
    """A match as the calendar has it, by everyone's claims; `begins` is midnight UTC while only the day is
    known, None while that is not."""

    key: MatchKey
    status: Status
    begins: datetime | None


class Around(NamedTuple):
    """What is near in time: the match being played, the one to come, the last one that is over."""

    running: Dated | None
    coming: Dated | None
    last: Dated | None


async def around(conn: AsyncConnection, targets: Sequence[str], now: datetime, reach: timedelta) -> Around:
    """The matches around `now` of those that these follow targets mean; of all where there are none.

    `reach` is how long ago the last one may have begun.
    """
    since = (now - timedelta(days=1)).date().isoformat()
    kickoff, day, status = matches.c.kickoff_at, matches.c.day, matches.c.status
    wanted = select(matches.c.key, status, kickoff, day).where(meant(targets))
    latest = (day.desc(), kickoff.desc(), matches.c.key)
    running = wanted.where(status == Status.LIVE.value, day >= since).order_by(*latest)
    coming = wanted.where(
        status.in_((Status.SCHEDULED.value, Status.POSTPONED.value)),
        day >= since,
        kickoff.is_(None) | (kickoff > now - LONGEST_MATCH),
    ).order_by(day, kickoff, matches.c.key)
    last = wanted.where(
        status.in_(OVER),
        day >= (now - reach).date().isoformat(),
        (status == Status.FINISHED.value) | _begun(now),
    ).order_by(*latest)
    parts = {"running": running, "coming": coming, "last": last}
    # SQLite sorts and limits the parts of a union only where each is a query of its own
    together = union_all(
        *(
            select(literal_column(f"'{name}'").label("part"), part.limit(1).subquery(name))
            for name, part in parts.items()
        )
    )
    found = {row["part"]: _dated(row) for row in (await conn.execute(together)).mappings()}
    return Around(found.get("running"), found.get("coming"), found.get("last"))


async def to_come(conn: AsyncConnection, targets: Sequence[str], now: datetime, limit: int) -> list[MatchKey]:
    """Matches still to come of those that these follow targets mean, of all where there are none; soonest
    first, and last those without a date."""
    wanted = (
        select(matches.c.key)
        .where(meant(targets), matches.c.status.in_((Status.SCHEDULED.value, Status.POSTPONED.value)))
        .where(
            (matches.c.kickoff_at > now)
            | (matches.c.kickoff_at.is_(None) & (matches.c.day >= now.date().isoformat()))
            | matches.c.day.is_(None)
        )
        .order_by(matches.c.day.is_(None), matches.c.day, matches.c.kickoff_at, matches.c.key)
        .limit(limit)
    )
    return [MatchKey(key) for key in (await conn.execute(wanted)).scalars()]


async def at_once(conn: AsyncConnection, targets: Sequence[str], match: MatchKey) -> list[MatchKey]:
    """Matches of those that these follow targets mean which kick off when this one does; at most as many as
    one message lists."""
    named = matches.alias("named")
    kickoff = select(named.c.kickoff_at).where(named.c.key == match).scalar_subquery()
    wanted = (
        select(matches.c.key)
        .where(meant(targets), matches.c.kickoff_at == kickoff)
        .order_by(matches.c.key)
        .limit(MOST)
    )
    return [MatchKey(key) for key in (await conn.execute(wanted)).scalars()]


async def played(conn: AsyncConnection, targets: Sequence[str], limit: int) -> list[Dated]:
    """Finished matches of those that these follow targets mean, of all where there are none; newest first."""
    wanted = (
        select(matches.c.key, matches.c.status, matches.c.kickoff_at, matches.c.day)
        .where(meant(targets), matches.c.status == Status.FINISHED.value)
        .order_by(matches.c.day.desc(), matches.c.kickoff_at.desc(), matches.c.key)
        .limit(limit)
    )
    return [_dated(row) for row in (await conn.execute(wanted)).mappings()]


async def between(conn: AsyncConnection, first: datetime, last: datetime) -> list[Match]:
    """Matches on the days from `first` to `last`, whatever their status."""
    wanted = (
        select(matches.c.key)
        .where(matches.c.day >= first.date().isoformat(), matches.c.day <= last.date().isoformat())
        .order_by(matches.c.day, matches.c.key)
    )
    return await catalogue.find_matches(conn, wanted)


def _begun(before: datetime) -> ColumnElement[bool]:
    """Kicked off before an instant, or on an earlier day where the hour is not known."""
    day = before.date().isoformat()
    return (matches.c.day <= day) & ((matches.c.kickoff_at < before) | (matches.c.day < day))


def meant(targets: Sequence[str]) -> ColumnElement[bool]:
    """Whether a match is followed by one of these targets ("team:liverpool", "match:…"); any is, by none."""
    if not targets:
        return true()
    by_kind: dict[str, list[str]] = {}
    for target in targets:
        kind, _, key = target.partition(":")
        by_kind.setdefault(kind, []).append(key)
    teams = by_kind.get("team", [])
    return or_(
        false(),
        *([matches.c.home.in_(teams), matches.c.away.in_(teams)] if teams else []),
        *([matches.c.competition.in_(by_kind["competition"])] if "competition" in by_kind else []),
        *([matches.c.key.in_(by_kind["match"])] if "match" in by_kind else []),
    )


def _dated(row: RowMapping) -> Dated:
    begins: datetime | None = row["kickoff_at"]
    if begins is None and row["day"]:
        begins = datetime.combine(date.fromisoformat(row["day"]), time(), UTC)
    return Dated(MatchKey(row["key"]), Status(row["status"]), begins)
