"""The operator's desk of a rehearsal: an article comes in, is reviewed in a room of its own, and approved."""

from dataclasses import replace
from datetime import datetime

from bot.app.world import World
from bot.chat import Channel, Look, Message
from bot.knowledge.occasion import Kind
from bot.posts.article import card
from bot.posts.attribution import said_by
from bot.reading.article import Article
from handlers.operating import Operator
from handlers.reviewing import source_of
from storage import channels

DESK = Channel("web", "desk")
NAME = "The operator's desk"
OPERATOR = "rehearsal:operator"


class Newsroom:
    """Shows what becomes of each article: its review as it waits, and as it was decided."""

    def __init__(self, joined: World, language: str = "en") -> None:
        self._joined = joined
        self._look = Look(language, "UTC")
        self._operator = Operator(joined.database, OPERATOR)

    async def open(self, now: datetime) -> None:
        """Opens the room. It follows nobody: what is posted to fans is not posted here."""
        async with self._joined.database.write() as conn:
            community = await channels.open_community(conn, "rehearsal", "web:desk", NAME)
            await channels.open_channel(conn, community, DESK, NAME, self._look, now)

    async def receive(self, article: Article, now: datetime) -> None:
        """Reads an article, puts it up for review, and approves it."""
        number = await self._operator.take_in(article, now)
        await self._show(number, 1, now)
        await self._operator.approve(number, now)
        await self._show(number, 2, now)

    async def _show(self, number: int, revision: int, now: datetime) -> None:
        """The cards, without their buttons: whoever looks at the page is a guest."""
        kept, found = await self._operator.review(number, now)
        credit = said_by(self._look, source_of(kept, None))
        for review in found:
            told = card(kept.cutting, review, self._look, OPERATOR)
            post = replace(told, actions=(), source=credit)
            key, subject = f"article-{number}-{review.part}", review.match.key if review.match else ""
            message = Message(DESK, key, Kind.NOTICE, subject, revision, post, self._look)
            await self._joined.platform.edit(key, message)
