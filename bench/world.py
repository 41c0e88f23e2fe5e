"""A store with a match in it and as many channels as wanted."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import String, case, cast, insert, literal, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.knowledge.claims import Claim, EventOf, KickoffOf, Source, SourceKind
from bot.knowledge.match import Competition, CompetitionKey, Kickoff, Match, MatchKey, Team, TeamKey
from bot.knowledge.occasion import DEFAULT_RULES, Rule
from bot.knowledge.timeline import Event, EventKind, Minute
from storage import catalogue, claims, migrate
from storage.channels import team_target
from storage.database import Database, connect
from storage.tables import channels, communities, follows, rules

NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
KICKOFF = NOW + timedelta(hours=2)
HOME = Team(TeamKey("home"), "Home Town")
AWAY = Team(TeamKey("away"), "Away City")
MATCH = Match(
    MatchKey("home-away"), Competition(CompetitionKey("league"), "The League"), "2025-26", HOME, AWAY
)
LEAGUE = Source("league", "The League", SourceKind.PROVIDER)
CHUNK = 10_000
MADE = 100_000
"""Channels that the database makes in one transaction."""
_MAKING = asyncio.Lock()
QUIET = 10
"""Each so many of them has quiet hours, at night."""


def kickoff_claim(at: datetime = KICKOFF, said_at: datetime = NOW) -> Claim:
    return Claim(KickoffOf(MATCH.key), Kickoff(at, zone="Europe/London"), LEAGUE, said_at)


def goal_claim(said_at: datetime) -> Claim:
    scored = Event(EventKind.GOAL, Minute(1), HOME.key, "A Striker")
    return Claim(EventOf(MATCH.key, "league:1"), scored, LEAGUE, said_at)


@asynccontextmanager
async def world(channel_count: int) -> AsyncIterator[Database]:
    """A migrated SQLite store whose channels all follow the home side, each in a community of its own."""
    with TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'bench.sqlite'}"
        await fill(url, "bench", [str(n) for n in range(1, channel_count + 1)], [kickoff_claim()])
        database = connect(url, alone=True)
        try:
            yield database
        finally:
            await database.close()


async def fill(
    url: str,
    platform: str,
    addresses: Sequence[str],
    known: Sequence[Claim],
    wanted: Sequence[Rule] = DEFAULT_RULES,
) -> None:
    """Makes the store at `url`: the match, what is known of it, and a channel for each address."""
    database = connect(url, alone=True)
    try:
        await fill_in(database, known)
        async with database.write() as conn:
            for at in range(0, len(addresses), CHUNK):
                await _followers(conn, platform, addresses[at : at + CHUNK], at, wanted)
    finally:
        await database.close()


async def crowd(url: str, platform: str, count: int, known: Sequence[Claim], wanted: Sequence[Rule]) -> None:
    """Like `fill`, with any number of channels that are called by their numbers, made by the database itself.
    It knows their numbers afterwards as one does that has been in use for a while."""
    database = connect(url, alone=True)
    try:
        await fill_in(database, known)
        for first in range(1, count + 1, MADE):
            async with database.write() as conn:
                await _made(conn, platform, first, min(first + MADE - 1, count), wanted)
        async with database.write() as conn:
            await conn.exec_driver_sql("ANALYZE")
    finally:
        await database.close()


async def fill_in(database: Database, known: Sequence[Claim]) -> None:
    """The schema, the match, and what is known of it."""
    await made(database)
    async with database.write() as conn:
        await catalogue.keep(conn, teams_=(HOME, AWAY), competitions_=(MATCH.competition,), matches_=(MATCH,))
        await claims.add(conn, known, known[0].said_at)


async def made(database: Database) -> None:
    """The schema. In one process, alembic knows of one store at a time."""
    async with _MAKING:
        await migrate.upgrade(database)


async def _made(conn: AsyncConnection, platform: str, first: int, last: int, wanted: Sequence[Rule]) -> None:
    numbers = select(literal(first).label("n")).cte("numbers", recursive=True)
    numbers = numbers.union_all(select(numbers.c.n + 1).where(numbers.c.n < last))
    n, name, on = numbers.c.n, cast(numbers.c.n, String), literal(platform)
    quiet: list[Any] = [case((n % QUIET == 0, literal(hour))) for hour in ("23:00", "08:00")]
    for table, columns, values in (
        (communities, ("id", "platform", "address", "name"), (n, on, name, name)),
        (channels, ("id", "community", "platform", "address", "name"), (n, n, on, name, name)),
        (follows, ("channel", "target"), (n, literal(team_target(HOME.key)))),
        *((rules, ("channel", "kind", "lead"), (n, literal(r.kind.value), literal(r.lead))) for r in wanted),
    ):
        if table is channels:
            columns, values = (*columns, "quiet_from", "quiet_until"), (*values, *quiet)
        await conn.execute(insert(table).from_select(list(columns), select(*values)))


async def _followers(
    conn: AsyncConnection, platform: str, addresses: Sequence[str], at: int, wanted: Sequence[Rule]
) -> None:
    await joined_channels(conn, platform, addresses, at, wanted)
    numbers = range(at + 1, at + 1 + len(addresses))
    await conn.execute(insert(follows), [{"channel": n, "target": team_target(HOME.key)} for n in numbers])


async def joined_channels(
    conn: AsyncConnection, platform: str, addresses: Sequence[str], at: int, wanted: Sequence[Rule]
) -> None:
    """Channels that follow nothing yet, each in a community of its own; the first is number `at` + 1."""
    rows = [
        {"id": n, "community": n, "platform": platform, "address": address, "name": str(n)}
        for n, address in enumerate(addresses, at + 1)
    ]
    places = [{name: row[name] for name in ("id", "platform", "address", "name")} for row in rows]
    await conn.execute(insert(communities), places)
    await conn.execute(insert(channels), rows)
    await conn.execute(
        insert(rules),
        [{"channel": row["id"], "kind": r.kind.value, "lead": r.lead} for row in rows for r in wanted],
    )
