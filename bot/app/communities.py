"""Servers and chats that are joined and left, and how their channels like their posts."""

from collections.abc import Callable, Sequence
from datetime import datetime

from bot.chat import Channel, Look
from storage import channels, communities, moderators
from storage.database import Database


class Communities:
    """Those of one platform."""

    def __init__(self, platform: str, database: Database, now: Callable[[], datetime]) -> None:
        self._platform = platform
        self._database = database
        self._now = now

    async def joined(self, address: str, name: str) -> None:
        async with self._database.write() as conn:
            await channels.open_community(conn, self._platform, address, name)
            await communities.back(conn, self._platform, address)

    async def left(self, address: str, why: str = communities.REMOVED) -> None:
        async with self._database.write() as conn:
            await communities.left(conn, self._platform, address, self._now(), why)

    async def only(self, addresses: Sequence[str], ours: Callable[[str], bool] = lambda _: True) -> None:
        """All that the bot is in: whoever is not among them was left while nobody was listening. Other
        processes hear of those that are not `ours`."""
        async with self._database.write() as conn:
            await communities.only(conn, self._platform, addresses, self._now(), ours)

    async def moved(self, old: str, new: str) -> None:
        """A chat has another address from now on."""
        async with self._database.write() as conn:
            await communities.moved(conn, self._platform, old, new, self._now())

    async def look(self, channel: Channel) -> Look | None:
        async with self._database.read() as conn:
            kept = await channels.settings(conn, channel)
        return kept.look if kept else None

    async def moderates(self, address: str, person: str, roles: Sequence[str]) -> bool:
        """Whether somebody was made a moderator of a community, themselves or by a role."""
        async with self._database.read() as conn:
            return await moderators.among(conn, self._platform, address, person, roles)
