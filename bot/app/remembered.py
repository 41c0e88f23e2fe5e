"""What a platform's adapter keeps beyond its own life."""

from bot.chat import Channel
from storage import places
from storage.database import Database


class Remembered:
    """bot.platforms.memory.Memory, in the store."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def find(self, channel: Channel, subject: str, kind: str, /) -> tuple[str, str] | None:
        async with self._database.read() as conn:
            return await places.find(conn, channel, subject, kind)

    async def keep(
        self, channel: Channel, subject: str, kind: str, reference: str, state: str = "", /
    ) -> None:
        async with self._database.write() as conn:
            await places.keep(conn, channel, subject, kind, reference, state)

    async def recall(self, name: str, /) -> str | None:
        async with self._database.read() as conn:
            return await places.recall(conn, name)

    async def remember(self, name: str, value: str, /) -> None:
        async with self._database.write() as conn:
            await places.remember(conn, name, value)
