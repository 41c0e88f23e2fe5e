"""What an operator decides about teams, matches and players: which are one, which are two, what they are
called."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime

from bot.knowledge.match import Team
from bot.settings import Settings
from bot.sources.known_teams import known_teams
from storage import identities, merging, migrate, naming
from storage.database import Database, connect
from storage.identities import Doubt
from storage.merging import Merged


async def doubts(settings: Settings) -> list[Doubt]:
    """What waits for a person, the oldest first. Raises StorageError, as all of these do."""
    async with _store(settings) as database, database.read() as conn:
        return await identities.open_doubts(conn)


async def merge(settings: Settings, keep: str, other: str, *, dry_run: bool = False) -> Merged:
    """Makes one of two teams, matches, or players ("team/name"); with `dry_run` only says what would happen.

    Raises CannotMergeError with the reason where the two are seen to be two, and NotKnownError.
    """
    clubs = {club.key for club in known_teams()}
    async with _store(settings) as database, database.write() as conn:
        merged = await merging.merge(conn, keep, other, _now(), clubs)
        if dry_run:
            await conn.rollback()
    return merged


async def alias(settings: Settings, team: str, name: str) -> Team:
    """A team is known by one more name. Raises NotKnownError, and NameTakenError where another has it."""
    async with _store(settings) as database, database.write() as conn:
        return await naming.alias(conn, team, name, known_teams())


async def apart(settings: Settings, number: int) -> Doubt:
    """Settles a doubt: it is another one. Raises NotKnownError."""
    async with _store(settings) as database, database.write() as conn:
        return await identities.apart(conn, number, _now())


@asynccontextmanager
async def _store(settings: Settings) -> AsyncIterator[Database]:
    """The store, also while the bot is running on it."""
    database = connect(settings.database)
    try:
        await migrate.upgrade(database, settings.fan_key_words)
        yield database
    finally:
        await database.close()


def _now() -> datetime:
    return datetime.now(UTC)
