"""A store with a match in it and as many channels as wanted."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import insert
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
        await migrate.upgrade(database)
        async with database.write() as conn:
            await catalogue.keep(
                conn, teams_=(HOME, AWAY), competitions_=(MATCH.competition,), matches_=(MATCH,)
            )
            await claims.add(conn, known, known[0].said_at)
            for at in range(0, len(addresses), CHUNK):
                await _followers(conn, platform, addresses[at : at + CHUNK], at, wanted)
    finally:
        await database.close()


async def _followers(
    conn: AsyncConnection, platform: str, addresses: Sequence[str], at: int, wanted: Sequence[Rule]
) -> None:
    rows = [
        {"id": n, "community": n, "platform": platform, "address": address, "name": str(n)}
        for n, address in enumerate(addresses, at + 1)
    ]
    places = [{name: row[name] for name in ("id", "platform", "address", "name")} for row in rows]
    await conn.execute(insert(communities), places)
    await conn.execute(insert(channels), rows)
    await conn.execute(
        insert(follows), [{"channel": row["id"], "target": team_target(HOME.key)} for row in rows]
    )
    await conn.execute(
        insert(rules),
        [{"channel": row["id"], "kind": r.kind.value, "lead": r.lead} for row in rows for r in wanted],
    )
