"""What the operator does with an article, for everyone: takes it in, looks at it, approves it."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.knowledge.review import Review, Verdict
from bot.reading.article import Article
from handlers.filing import approve, is_about, keep
from handlers.reviewing import reviews
from handlers.understanding import Understand, by_grammar
from storage import articles
from storage.articles import Kept
from storage.database import Database


class Operator:
    """`name` is who decides, unique among all platforms. What is approved here holds in every community."""

    def __init__(self, database: Database, name: str, understand: Understand = by_grammar) -> None:
        self._database = database
        self._name = name
        self._understand = understand

    async def take_in(self, article: Article, now: datetime) -> int:
        """Reads and keeps an article; gives its number. Nothing of it is told yet."""
        reading = await self._understand(article)
        async with self._database.write() as conn:
            kept, new = await keep(conn, article, reading, None, now, trusted=False)
            if new:
                await is_about(conn, kept, await reviews(conn, kept, None, (), now))
        return kept.id

    async def review(self, number: int, now: datetime) -> tuple[Kept, list[Review]]:
        """An article and how its review stands. Raises LookupError."""
        async with self._database.read() as conn:
            kept = await _kept(conn, number)
            return kept, await reviews(conn, kept, None, (), now)

    async def approve(self, number: int, now: datetime) -> None:
        """Approves all that an article says of matches that are certain. Raises LookupError."""
        async with self._database.write() as conn:
            kept = await _kept(conn, number, lock=True)
            found = await reviews(conn, kept, None, (), now)
            await approve(conn, kept, None, found, Verdict.APPROVED, self._name, now)


async def _kept(conn: AsyncConnection, number: int, *, lock: bool = False) -> Kept:
    kept = await articles.one(conn, number, None, lock=lock)
    if kept is None:
        raise LookupError(f"There is no article {number} for everyone.")
    return kept
