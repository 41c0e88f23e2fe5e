"""An article as a page shows it to its reviewers: its words, and all that was understood of them."""

from dataclasses import dataclass

from bot.knowledge.review import Review
from handlers.article import near
from handlers.asked import Asked
from handlers.reviewing import reviews
from storage import articles
from storage.articles import Kept


@dataclass(frozen=True, slots=True)
class Reviewed:
    """`text` is empty once the words are forgotten; `settled`: nothing is left to decide."""

    kept: Kept
    text: str
    parts: list[Review]

    @property
    def settled(self) -> bool:
        return all(part.settled for part in self.parts)


async def reviewed(asked: Asked, number: int) -> Reviewed | None:
    """None for an article that is not there, or another community's."""
    scope = asked.place.scope
    kept = await articles.one(asked.conn, number, scope) if scope is not None else None
    if kept is None:
        return None
    parts = await reviews(asked.conn, kept, scope, await near(asked, asked.conn), asked.now)
    return Reviewed(kept, await articles.text_of(asked.conn, number), parts)
