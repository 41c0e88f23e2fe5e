"""The press, joined: pages that moderators name, and feeds that are looked at again and again."""

import asyncio
from collections.abc import Sequence
from datetime import timedelta
from typing import Protocol

import structlog
from sqlalchemy.exc import DBAPIError

from bot.reading.article import Article, CannotRead, Why
from bot.settings import Settings
from bot.sources.articles import Articles
from bot.sources.feed_items import Item
from bot.sources.feeds import Feeds, FeedState, Looked
from bot.sources.pages import page_article
from bot.sources.robots import Robots
from bot.sources.second_reader import SecondReader
from bot.sources.web import Web
from handlers.desk import Clock
from handlers.filing import Filing
from handlers.understanding import Understand, by_grammar, with_second_reader
from storage import articles, feeds
from storage.database import Database
from storage.feeds import Feed

log = structlog.get_logger()

LOOKS = 60.0
"""Seconds between two looks at which feeds are due."""
AT_ONCE = 20
GONE = timedelta(days=3650)
"""When a feed that is gone for good is looked at again."""
TEXTS_KEPT = timedelta(days=30)
ITEMS_KEPT = timedelta(days=90)


class Fetches(Protocol):
    async def fetch_unasked(self, url: str) -> Article: ...


class Looks(Protocol):
    async def look(self, feed: FeedState) -> Looked: ...


class Press:
    """Feeds in, articles kept for review."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        looks: Looks,
        fetches: Fetches,
        understand: Understand = by_grammar,
    ) -> None:
        self._database = database
        self._clock = clock
        self._looks = looks
        self._fetches = fetches
        self._filing = Filing(database, understand)

    async def run(self) -> None:
        """Looks at feeds until it is cancelled."""
        while True:
            try:
                await self.look()
            except Exception:  # a store that is away comes back
                log.exception("feeds_not_looked_at")
            await asyncio.sleep(LOOKS)

    async def look(self) -> None:
        """Looks at every feed that is due, once."""
        async with self._database.read() as conn:
            due = await feeds.due(conn, self._clock.now(), AT_ONCE)
        for feed in due:
            await self._look_at(feed)

    async def tidy(self) -> None:
        """What was kept for review and is past use goes."""
        now = self._clock.now()
        async with self._database.write() as conn:
            await articles.forget_texts(conn, now - TEXTS_KEPT)
            await feeds.forget_items(conn, now - ITEMS_KEPT)

    async def _look_at(self, feed: Feed) -> None:
        """An item is noted when it has been dealt with, and what the feed said of its newness only when all
        have: whatever comes between, the next look brings the rest."""
        state = FeedState(feed.url, feed.etag, feed.modified, feed.next_at, feed.failures)
        found = await self._looks.look(state)
        complete = True
        for item in await self._new(feed, found.items):
            if await self._dealt_with(feed, item):
                async with self._database.write() as conn:
                    await feeds.first_time(conn, feed.id, item.id, self._clock.now())
            else:
                complete = False
        async with self._database.write() as conn:
            await feeds.looked(
                conn,
                feed.id,
                found.next_at or self._clock.now() + GONE,
                etag=found.etag if complete else None,
                modified=found.modified if complete else None,
                failures=found.failures,
                problem=found.problem,
                name=found.title or None,
            )

    async def _new(self, feed: Feed, items: Sequence[Item]) -> list[Item]:
        """What was not dealt with yet; what was there before the feed was added is not news."""
        async with self._database.write() as conn:
            if await feeds.untouched(conn, feed.id):
                for item in items:
                    await feeds.first_time(conn, feed.id, item.id, self._clock.now())
            listed = [item.id for item in items]
            unseen = set(await feeds.unseen(conn, feed.id, listed))
            await feeds.still_there(conn, feed.id, listed, self._clock.now())
        return [item for item in items if item.id in unseen]

    async def _dealt_with(self, feed: Feed, item: Item) -> bool:
        """Whether nothing more is to be had of it; False where it may go better at the next look."""
        try:
            article = await self._fetches.fetch_unasked(item.url)
        except CannotRead as error:
            log.info("article_not_read", feed=feed.id, why=error.why.value)
            return error.why is not Why.AWAY
        try:
            await self._filing.file(article, feed, self._clock.now())
        except DBAPIError:  # a store that is away comes back
            log.exception("article_not_kept", feed=feed.id)
            return False
        except Exception:  # one article that cannot be kept does not stop the others
            log.exception("article_not_kept", feed=feed.id)
        return True


def fetching() -> Articles:
    """Pages for people who name them."""
    return Articles(Web())


async def page_in(source: str) -> Article:
    """The article in a page that somebody saved. Raises CannotRead."""
    return await asyncio.to_thread(page_article, source.encode("utf-8", "replace"), "text/html", None)


def understanding(settings: Settings) -> Understand:
    """What an article says: with a second reader behind the grammar, where the operator names one."""
    if settings.second_reader_url is None or settings.second_reader_model is None:
        return by_grammar
    key = settings.second_reader_key
    second = SecondReader(
        settings.second_reader_url, settings.second_reader_model, key.get_secret_value() if key else None
    )
    return with_second_reader(second.read)


def press(database: Database, clock: Clock, understand: Understand = by_grammar) -> Press:
    """On the real web."""
    web = Web()
    robots = Robots(web, clock.now)
    return Press(database, clock, Feeds(web, robots, clock.now), Articles(web, robots), understand)
