"""Feeds looked at politely: no more often than asked for, nothing sent twice, nobody pestered."""

import asyncio
import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime

from bot.reading.article import CannotRead
from bot.sources.feed_items import Feed, Item, NoFeed, feed_of
from bot.sources.robots import Robots
from bot.sources.web import Fetched, Web

USUAL = timedelta(minutes=15)
OFTENEST = timedelta(minutes=5)
SELDOMEST = timedelta(hours=6)
LONGEST_WAIT = timedelta(days=1)
"""After failures, and where a server asks for more."""
SPREAD = 0.2
"""The share of a wait that chance adds, so that feeds do not all come at once."""
GONE = 410


@dataclass(frozen=True, slots=True)
class FeedState:
    """What is remembered of a feed between two looks."""

    url: str
    etag: str | None = None
    modified: str | None = None
    next_at: datetime | None = None
    failures: int = 0


@dataclass(frozen=True, slots=True)
class Looked:
    """What a look brought, and what to remember. `next_at` is None where the feed is gone for good.
    `problem` is for whoever added it; None where all is well. `items` are the newest as the feed has them,
    seen before or not."""

    items: tuple[Item, ...]
    etag: str | None
    modified: str | None
    next_at: datetime | None
    failures: int
    problem: str | None = None
    title: str = ""


class Feeds:
    def __init__(
        self,
        web: Web,
        robots: Robots,
        clock: Callable[[], datetime],
        chance: Callable[[], float] = random.random,
    ) -> None:
        """`chance` gives a number from 0 to 1."""
        self._web = web
        self._robots = robots
        self._clock = clock
        self._chance = chance

    async def look(self, feed: FeedState) -> Looked:
        """What the feed has now. It never fails: what went wrong is its `problem`. Whoever calls waits for
        `feed.next_at` first."""
        try:
            if not await self._robots.allow(feed.url):
                return self._failed(feed, "its site does not let programs read it (robots.txt)", LONGEST_WAIT)
            found = await self._web.fetch(feed.url, feed.etag, feed.modified)
        except CannotRead as error:
            return self._failed(feed, error.words)
        return await self._answered(feed, found)

    async def _answered(self, feed: FeedState, found: Fetched) -> Looked:
        if found.status == GONE:
            return Looked((), None, None, None, feed.failures + 1, "its site says that it is gone for good")
        if found.status == 304:
            return Looked((), feed.etag, feed.modified, self._after(USUAL), 0)
        if found.status != 200:
            wait = self._asked_for(found.retry_after) if found.status in {429, 503} else None
            return self._failed(feed, f"its site answers {found.status}", wait)
        try:
            read = await asyncio.to_thread(feed_of, found.body, found.content_type)
        except NoFeed as error:
            return self._failed(feed, str(error))
        return Looked(read.items, found.etag, found.modified, self._after(_pace(read)), 0, title=read.title)

    def _failed(self, feed: FeedState, problem: str, wait: timedelta | None = None) -> Looked:
        """Each time twice as long, up to a day; never sooner than the server asks."""
        backoff = min(USUAL * 2 ** min(feed.failures, 10), LONGEST_WAIT)
        wait = min(max(wait or backoff, OFTENEST), LONGEST_WAIT)
        return Looked((), feed.etag, feed.modified, self._after(wait), feed.failures + 1, problem)

    def _after(self, wait: timedelta) -> datetime:
        return self._clock() + wait * (1 + SPREAD * self._chance())

    def _asked_for(self, retry_after: str | None) -> timedelta | None:
        """Retry-After: seconds, or a moment."""
        said = (retry_after or "").strip()
        if said.isascii() and said.isdigit():
            return timedelta(seconds=min(int(said[:9]), LONGEST_WAIT.total_seconds()))
        try:
            return parsedate_to_datetime(said) - self._clock()
        except (ValueError, TypeError, IndexError, OverflowError):
            return None


def _pace(feed: Feed) -> timedelta:
    return min(max(feed.every or USUAL, OFTENEST), SELDOMEST)
