"""Weekly digests: one post for all channels that follow the same and look alike."""

from collections import OrderedDict
from datetime import datetime
from typing import TypeAlias

from bot.chat import Look, Post
from bot.knowledge.claims import Scope
from bot.knowledge.weekly import WEEK
from bot.posts.digest import week
from storage import digests, dossiers
from storage.database import Database
from storage.outbox import Claimed

REMEMBERED = 512

_Key: TypeAlias = tuple[int, tuple[str, ...], Scope, Look]
"""The occasion, what a channel follows, whose word holds there, and how it wants its posts."""


class Weeks:
    """Composes digests from what is known now."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._posts: OrderedDict[_Key, Post] = OrderedDict()

    def forget(self) -> None:
        """Facts have changed."""
        self._posts.clear()

    async def post(self, delivery: Claimed, now: datetime) -> Post | None:
        """What a channel's digest says; None where nothing that it follows plays in the week."""
        async with self._database.read() as conn:
            community, targets = await digests.followed(conn, delivery.channel)
            keys = await digests.coming(conn, targets, now, delivery.occasion.due_at + WEEK)
            if not keys:
                return None
            scope = await digests.scope(conn, keys, community)
            key = (delivery.occasion_id, targets, scope, delivery.look)
            post = self._posts.get(key)
            if post is None:
                post = week(await dossiers.outlines(conn, keys, scope), delivery.look)
                self._posts[key] = post
                if len(self._posts) > REMEMBERED:
                    self._posts.popitem(last=False)
            return post
