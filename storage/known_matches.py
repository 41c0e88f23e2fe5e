"""The matches that are known, as far as it takes to see whether another is the same."""

from datetime import date

from sqlalchemy import ColumnElement, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.knowledge.match import MatchKey, Status, TeamKey
from bot.knowledge.same_match import Fixture
from storage.tables import matches

_NEEDED = [matches.c[name] for name in ("key", "home", "away", "day", "competition", "season", "status")]


async def fixtures(conn: AsyncConnection, *chosen: ColumnElement[bool]) -> list[Fixture]:
    """The matches for which all conditions hold, by day."""
    rows = await conn.execute(select(*_NEEDED).where(*chosen).order_by(matches.c.day, matches.c.key))
    return [
        Fixture(
            MatchKey(key),
            TeamKey(home),
            TeamKey(away),
            date.fromisoformat(day) if day else None,
            (competition, season),
            Status(status),
        )
        for key, home, away, day, competition, season, status in rows
    ]


async def of_team(conn: AsyncConnection, team: TeamKey) -> list[Fixture]:
    """A team's matches, by day."""
    return await fixtures(conn, (matches.c.home == team) | (matches.c.away == team))
