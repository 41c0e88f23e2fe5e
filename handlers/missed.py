"""What was not posted, for moderators, and another try."""

from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.chat import Answer
from bot.posts import missed as posts
from handlers.asked import Asked, Change, for_one
from storage import missed as kept

BACK = timedelta(days=7)
LONGEST_ID = 18
"""Digits that a store's number can have."""


async def missed(asked: Asked) -> Answer | Change:
    """What was not posted here and why; with a number, that one is posted after all."""
    wanted = asked.argument("post")
    if wanted:
        return _again(asked, wanted)
    found = await kept.in_channel(asked.conn, asked.request.channel, asked.now - BACK, asked.now)
    return for_one(posts.missed(found, asked.look))


def _again(asked: Asked, wanted: str) -> Answer | Change:
    if not (wanted.isascii() and wanted.isdigit() and len(wanted) <= LONGEST_ID):
        return for_one(posts.not_again(asked.look))

    async def send(conn: AsyncConnection) -> Answer:
        there = await kept.again(conn, asked.request.channel, int(wanted), asked.now)
        return for_one(posts.posted_again(asked.look) if there else posts.not_again(asked.look))

    return send
