"""An article by its address: fetched, looked at, ready to be read."""

import asyncio

from bot.reading.article import Article, CannotRead, Why
from bot.sources.pages import page_article
from bot.sources.robots import Robots
from bot.sources.walls import stopped
from bot.sources.web import Fetched, Web

AT_ONCE = 2
"""Pages that are taken apart at the same time: it is work for a processor."""


class Articles:
    def __init__(self, web: Web, robots: Robots | None = None) -> None:
        self._web = web
        self._robots = robots
        self._turns = asyncio.Semaphore(AT_ONCE)

    async def fetch(self, url: str) -> Article:
        """For a person who asks for this very page. Raises CannotRead, whose words are for that person."""
        found = await self._web.fetch(url)
        if found.status != 200:
            raise _refusal(found)
        async with self._turns:
            return await asyncio.to_thread(page_article, found.body, found.content_type, found.url)

    async def fetch_unasked(self, url: str) -> Article:
        """For the program itself, which follows a feed: only where the site lets programs read."""
        if self._robots is None or not await self._robots.allow(url):
            raise stopped(Why.REFUSED)
        return await self.fetch(url)


def _refusal(found: Fetched) -> CannotRead:
    if found.status in {404, 410}:
        return stopped(Why.NOT_AN_ARTICLE)
    if found.status == 402:
        return stopped(Why.PAYWALL)
    if 400 <= found.status < 500:
        return stopped(Why.REFUSED)
    return CannotRead(
        Why.AWAY,
        f"That site answers with an error ({found.status}). Try again in a while, or paste the text instead.",
    )
