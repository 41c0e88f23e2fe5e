"""Articles into the store: read, kept once, and approved by themselves where their feed is trusted."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.knowledge.claims import Scope
from bot.knowledge.review import Review, Verdict
from bot.reading.article import Article
from bot.reading.facts import Kind, Reading
from bot.reading.kept import facts_in, to_json
from bot.reading.pasted import host, keepable
from handlers.reviewing import decide, reviews, settled
from handlers.understanding import Understand, by_grammar
from storage import articles, feeds
from storage.articles import Arrival, Kept
from storage.channels import targets
from storage.database import Database
from storage.feeds import Feed


def has_something(reading: Reading) -> bool:
    """Whether there is anything to review."""
    return reading.kind is not Kind.OTHER and facts_in(reading) > 0


async def keep(
    conn: AsyncConnection,
    article: Article,
    reading: Reading,
    community: Scope,
    now: datetime,
    *,
    trusted: bool,
) -> tuple[Kept, bool]:
    """Keeps an article with what was understood of it; tells whether it is new."""
    arrival = Arrival(
        text=keepable(article.text),
        url=article.address,
        publisher=keepable(article.publisher) or host(article.address),
        title=keepable(article.title),
        published=article.published,
        language=article.language,
        reading=to_json(reading),
        trusted=trusted,
    )
    number, new = await articles.keep(conn, arrival, community, now)
    kept = await articles.one(conn, number, community, lock=True)
    assert kept is not None  # noqa: S101 - it is this community's, and was kept a line ago
    return kept, new


class Filing:
    """Where feeds bring their articles."""

    def __init__(self, database: Database, understand: Understand = by_grammar) -> None:
        self._database = database
        self._understand = understand

    async def file(self, article: Article, feed: Feed, now: datetime) -> int | None:
        """Reads and keeps an item of a feed; gives its number, None where it is of no concern here.

        What is sure of it counts at once if the feed is trusted; the rest waits for moderators.
        """
        reading = await self._understand(article)
        if not has_something(reading):
            return None
        async with self._database.write() as conn:
            current = await feeds.one(conn, feed.id, feed.community)
            if current is None or current.removed:
                return None
            return await self._keep(conn, article, reading, current, now)

    async def _keep(
        self, conn: AsyncConnection, article: Article, reading: Reading, feed: Feed, now: datetime
    ) -> int | None:
        async with conn.begin_nested() as attempt:
            kept, new = await keep(conn, article, reading, feed.community, now, trusted=feed.trusted)
            found = await reviews(conn, kept, feed.community, (), now)
            if new and not await _concerns(conn, feed, found):
                await attempt.rollback()
                return None
        if new:
            await is_about(conn, kept, found)
            if feed.trusted:
                await approve(conn, kept, feed.community, found, Verdict.SURE, None, now)
        return kept.id


async def is_about(conn: AsyncConnection, kept: Kept, found: list[Review]) -> None:
    """Keeps the match that an article is about: the first, of several."""
    match = next((review.match.key for review in found if review.match), None)
    await articles.is_about(conn, kept.id, match)


async def approve(
    conn: AsyncConnection,
    kept: Kept,
    scope: Scope,
    found: list[Review],
    verdict: Verdict,
    by: str | None,
    now: datetime,
) -> None:
    """Decides on the whole of an article, as far as its matches are certain. `by` is who does; None where its
    feed is trusted."""
    current = found
    for review in found:
        steps = await decide(conn, kept, scope, review, review.groups, verdict, now)
        done = settled(current, review.part, steps, now)
        await articles.decide(conn, kept.id, scope, steps, by, now, settled=done)
        current = await reviews(conn, kept, scope, (), now)


async def _concerns(conn: AsyncConnection, feed: Feed, found: list[Review]) -> bool:
    """Whether it is about a match that somebody follows there. A paper's feed brings all of its sport."""
    if feed.community is None:
        return any(review.match is not None for review in found)
    followed = await feeds.followed(conn, feed.community)
    meant = [
        match
        for review in found
        for match in ([review.match] if review.match else [one.match for one in review.candidates])
    ]
    return any(followed & set(targets(match)) for match in meant)
