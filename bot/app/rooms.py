"""The web's history, kept in the store."""

from collections.abc import Callable, Sequence

from bot.chat import Look
from bot.platforms.web import history as web
from storage import rooms
from storage.database import Database


class Rooms:
    """`told` hears each post as it is kept."""

    def __init__(self, database: Database, told: Callable[[web.RoomMessage], None]) -> None:
        self._database = database
        self._told = told

    async def keep(self, message: web.RoomMessage) -> web.RoomMessage:
        async with self._database.write() as conn:
            kept = web.RoomMessage(*await rooms.keep(conn, rooms.RoomMessage(*message)))
        if kept.visitor is None:
            self._told(kept)
        return kept

    async def one(
        self, room: str, key: str, visitor: str | None, revision: int | None = None
    ) -> web.RoomMessage | None:
        async with self._database.read() as conn:
            found = await rooms.one(conn, room, key, visitor, revision)
        return web.RoomMessage(*found) if found else None

    async def numbered(self, number: int) -> web.RoomMessage | None:
        """A revision by its id; None where there is none any more."""
        async with self._database.read() as conn:
            found = await rooms.numbered(conn, number)
        return web.RoomMessage(*found) if found else None

    async def since(self, room: str, after: int, visitor: str | None) -> Sequence[web.RoomMessage]:
        async with self._database.read() as conn:
            return [web.RoomMessage(*one) for one in await rooms.since(conn, room, after, visitor)]

    async def latest(
        self, room: str, visitor: str | None, limit: int, before: int | None
    ) -> Sequence[web.RoomMessage]:
        async with self._database.read() as conn:
            found = await rooms.latest(conn, room, visitor, limit, before)
        return [web.RoomMessage(*one) for one in found]

    async def rooms(self) -> Sequence[web.Room]:
        async with self._database.read() as conn:
            return [
                web.Room(room.address, room.name, Look(room.language, room.zone, room.spoiler))
                for room in await rooms.rooms(conn)
            ]
