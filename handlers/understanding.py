"""What an article says, by whoever reads it."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import date

from bot.reading.article import Article, CannotRead
from bot.reading.facts import Reading, Warned
from bot.reading.pasted import keepable
from bot.reading.second import with_second

Understand = Callable[[Article], Awaitable[Reading]]
"""What an article says: the grammar alone, or with a second reader behind it."""
Ask = Callable[[str], Awaitable[Reading]]
"""What a second reader understands of a text. Raises CannotRead."""


async def by_grammar(article: Article) -> Reading:
    """What the grammar understands. It runs beside everything else: a long page takes a while."""
    return await asyncio.to_thread(_read, keepable(article.text), article.address, article.published)


def _read(text: str, address: str | None, published: date | None) -> Reading:
    """To compile the grammar takes a second, so it is imported when there is something to read."""
    from bot.reading.read import read

    return read(text, address, published)


def with_second_reader(ask: Ask) -> Understand:
    """The grammar first, then a second reader. Where that one is away, the article is read without it, and a
    warning says so."""

    async def understand(article: Article) -> Reading:
        first = await by_grammar(article)
        if first.matches:
            return first  # a second reader reads of one match only
        try:
            return with_second(first, await ask(keepable(article.text)))
        except CannotRead as away:
            return replace(first, warnings=(*first.warnings, Warned(away.words, (0, 0))))

    return understand
