"""What was not posted, for moderators, and another try."""

from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.chat import Answer
from bot.posts import missed as posts
from handlers.asked import Asked, Change, for_one
from storage import channels
from storage import missed as kept

BACK = timedelta(days=7)
LONGEST_ID = 18
"""Digits that a store's number can have."""


async def missed(asked: Asked) -> Answer | Change:
    """What was not posted here and why; with a number, that one is posted after all."""
    wanted = asked.argument("post")
    if wanted:
        return _again(asked, wanted)
    here = await channels.settings(asked.conn, asked.request.channel)
    if here is None:
        return for_one(posts.nothing_here(asked.look))
    found = await kept.in_channel(asked.conn, asked.request.channel, asked.now - BACK, asked.now)
    return for_one(posts.missed(found, here.name, here.paused_reason, asked.look))


def _again(asked: Asked, wanted: str) -> Answer | Change:
    if not (wanted.isascii() and wanted.isdigit() and len(wanted) <= LONGEST_ID):
        return for_one(posts.not_again(asked.look))

    async def send(conn: AsyncConnection) -> Answer:
        here = await channels.settings(conn, asked.request.channel)
        if here is not None and here.paused_reason is not None:
            return for_one(posts.paused(here.name, here.paused_reason, asked.look))
        there = await kept.again(conn, asked.request.channel, int(wanted), asked.now)
        if here is None or not there:
            return for_one(posts.not_again(asked.look))
        return for_one(posts.posted_again(here.name, asked.look))

    return send
