"""A store with a match in it and as many channels as wanted."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import insert

from bot.knowledge.claims import Claim, KickoffOf, Source, SourceKind
from bot.knowledge.match import Competition, CompetitionKey, Kickoff, Match, MatchKey, Team, TeamKey
from bot.knowledge.occasion import DEFAULT_RULES
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


def kickoff_claim() -> Claim:
    return Claim(KickoffOf(MATCH.key), Kickoff(KICKOFF, zone="Europe/London"), LEAGUE, NOW)


@asynccontextmanager
async def world(channel_count: int) -> AsyncIterator[Database]:
    """A migrated SQLite store whose channels all follow the home side, each in a community of its own."""
    with TemporaryDirectory() as folder:
        database = connect(f"sqlite:///{Path(folder) / 'bench.sqlite'}", alone=True)
        await migrate.upgrade(database)
        async with database.write() as conn:
            await catalogue.keep(
                conn, teams_=(HOME, AWAY), competitions_=(MATCH.competition,), matches_=(MATCH,)
            )
            await claims.add(conn, [kickoff_claim()], NOW)
            ids = range(1, channel_count + 1)
            for chunk in (ids[at : at + 10_000] for at in range(0, channel_count, 10_000)):
                await conn.execute(
                    insert(communities),
                    [{"id": i, "platform": "bench", "address": str(i), "name": str(i)} for i in chunk],
                )
                await conn.execute(
                    insert(channels),
                    [
                        {"id": i, "community": i, "platform": "bench", "address": str(i), "name": str(i)}
                        for i in chunk
                    ],
                )
                await conn.execute(
                    insert(follows), [{"channel": i, "target": team_target(HOME.key)} for i in chunk]
                )
                await conn.execute(
                    insert(rules),
                    [
                        {"channel": i, "kind": r.kind.value, "lead": r.lead}
                        for i in chunk
                        for r in DEFAULT_RULES
                    ],
                )
        try:
            yield database
        finally:
            await database.close()
