"""What an article says, by whoever reads it."""

import asyncio
from collections.abc import Awaitable, Callable

from bot.reading.article import Article
from bot.reading.facts import Reading
from bot.reading.pasted import keepable
from bot.reading.read import read

Understand = Callable[[Article], Awaitable[Reading]]
"""What an article says: the grammar alone, or with a second reader behind it."""


async def by_grammar(article: Article) -> Reading:
    """What the grammar understands. It runs beside everything else: a long page takes a while."""
    return await asyncio.to_thread(read, keepable(article.text), article.address, article.published)
