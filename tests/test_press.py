"""Feeds on the real clock: each item once, nothing from before, one that cannot be had stops nobody."""

from dataclasses import dataclass, field
from datetime import timedelta

from sqlalchemy import func, select

from bot.app.press import Press
from bot.reading.article import Article, CannotRead, Why
from bot.sources.feed_items import Item
from bot.sources.feeds import FeedState, Looked
from storage import feeds
from storage.database import Database
from storage.tables import articles
from tests.fanbase import KICKOFF, HandClock, a_store_with_the_match

NEWS = """Atalanta v Liverpool
Europa League quarter-final, second leg
Thursday 18 April 2024, 8pm (BST)
Out: Curtis Bradley (knee)
Predicted Liverpool XI: Alisson; Gomez, Konate, Van Dijk, Robertson; Endo, Jones, Elliott; Salah, Jota, Diaz
"""


@dataclass
class Kiosk:
    """A feed and the pages it names."""

    items: list[str] = field(default_factory=list)
    opened: list[str] = field(default_factory=list)

    async def look(self, feed: FeedState) -> Looked:
        items = tuple(Item(url, url, url, None, "") for url in self.items)
        return Looked(items, None, None, KICKOFF, 0, title="The Paper")

    async def fetch_unasked(self, url: str) -> Article:
        self.opened.append(url)
        if "away" in url and self.opened.count(url) == 1:
            raise CannotRead(Why.AWAY, "nobody answers there")
        if "closed" in url:
            raise CannotRead(Why.PAYWALL, "only for those who pay")
        return Article(NEWS, url, "The Paper", published=(KICKOFF - timedelta(days=1)).date())


async def test_what_could_not_be_had_just_now_is_asked_for_again(database: Database) -> None:
    await a_store_with_the_match(database)
    clock, kiosk = HandClock(KICKOFF - timedelta(days=1)), Kiosk(["https://a.example/old"])
    async with database.write() as conn:
        await feeds.add(conn, "https://a.example/feed", None, clock.at)
    press = Press(database, clock, kiosk, kiosk)
    await press.look()
    kiosk.items.append("https://a.example/away")
    clock.at = KICKOFF
    for _ in range(3):
        await press.look()
    assert kiosk.opened == ["https://a.example/away"] * 2


async def test_what_is_new_is_kept_once_and_what_was_there_before_is_not(database: Database) -> None:
    await a_store_with_the_match(database)
    clock, kiosk = HandClock(KICKOFF - timedelta(days=1)), Kiosk(["https://a.example/old"])
    async with database.write() as conn:
        await feeds.add(conn, "https://a.example/feed", None, clock.at)
    press = Press(database, clock, kiosk, kiosk)
    await press.look()
    assert kiosk.opened == []

    kiosk.items += ["https://a.example/closed", "https://a.example/new"]
    for _ in range(2):
        clock.at = KICKOFF
        await press.look()
    assert kiosk.opened == ["https://a.example/closed", "https://a.example/new"]
    async with database.read() as conn:
        assert await conn.scalar(select(func.count()).select_from(articles)) == 1
