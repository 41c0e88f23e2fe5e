"""How one person reads: in the language they chose, else their platform's, else the channel's."""

from dataclasses import replace

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.chat import Look, Request, Unfinished
from bot.posts.language import speaks
from storage import readers
from storage.fans import Account


def told(look: Look, language: str) -> Look:
    """A channel's look for somebody whose platform tells this language, where it is one that we speak."""
    spoken = speaks(language)
    return look if spoken is None or spoken == speaks(look.language) else replace(look, language=language)


async def own_look(conn: AsyncConnection, asked: Request | Unfinished) -> Look:
    """How what only the asker sees is written."""
    look = told(asked.look, asked.language)
    if not asked.person:
        return look
    chosen = await readers.reader(conn, Account(asked.channel.platform, asked.person))
    return replace(look, language=chosen.language or look.language, zone=chosen.zone or look.zone)
