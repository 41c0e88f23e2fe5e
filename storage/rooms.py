"""What stands in the web's rooms: posts for everybody, and each visitor's own answers."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple, cast

from sqlalchemy import ColumnElement, Select, delete, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.chat import Post
from storage.codec import Json, post_from_json, post_to_json
from storage.database import insert_into
from storage.notifications import Topic, tell
from storage.tables import channels, room_messages


class Room(NamedTuple):
    """A channel of the web: its address, its name, and how it wants its posts."""

    address: str
    name: str
    language: str
    zone: str
    spoiler: bool


class RoomMessage(NamedTuple):
    """One revision of one message. `at` is when it was said, an aware instant.

    `visitor` is whose private answer it is, None for what everybody sees; `asked` is what they typed.
    The store gives `id`, which rises with each revision in all rooms; `place`, the id of the message's first
    revision, which tells where it stands; and `first_at`, when that was said.
    `picture` is the width and height in pixels of the picture beside the words, None where there is none;
    `secret` says that it tells how a match went.
    """

    room: str
    key: str
    revision: int
    at: datetime
    kind: str
    subject: str
    post: Post
    visitor: str | None = None
    asked: str | None = None
    id: int = 0
    place: int = 0
    first_at: datetime | None = None
    picture: tuple[int, int] | None = None
    secret: bool = False


async def keep(conn: AsyncConnection, message: RoomMessage) -> RoomMessage:
    """Keeps a revision and gives it back with its id, place and first instant.

    The same (room, key, revision) kept again changes nothing: what was kept first is given back. Other
    processes are told.
    """
    first_at = await conn.scalar(
        select(func.min(room_messages.c.first_at)).where(
            room_messages.c.room == message.room, room_messages.c.key == message.key
        )
    )
    await conn.execute(
        insert_into(conn, room_messages)
        .values(
            room=message.room,
            key=message.key,
            revision=message.revision,
            at=message.at,
            first_at=first_at or message.at,
            kind=message.kind,
            subject=message.subject,
            post=post_to_json(message.post),
            visitor=message.visitor,
            asked=message.asked,
            picture=_picture_to_json(message),
        )
        .on_conflict_do_nothing(index_elements=["room", "key", "revision"])
    )
    kept = await _read(
        conn,
        _revisions().where(
            room_messages.c.room == message.room,
            room_messages.c.key == message.key,
            room_messages.c.revision == message.revision,
        ),
    )
    await tell(conn, Topic.ROOMS, str(kept[0].id))
    return kept[0]


async def numbered(conn: AsyncConnection, number: int) -> RoomMessage | None:
    """A revision by its id, whoever may see it; None where there is none."""
    found = await _read(conn, _revisions().where(room_messages.c.id == number))
    return found[0] if found else None


async def one(
    conn: AsyncConnection, room: str, key: str, visitor: str | None, revision: int | None = None
) -> RoomMessage | None:
    """One message as it stands now, or as it stood in that revision; None if there is none of this key that
    the visitor may see."""
    wanted = _revisions().where(room_messages.c.room == room, room_messages.c.key == key, _seen_by(visitor))
    if revision is not None:
        wanted = wanted.where(room_messages.c.revision == revision)
    found = await _read(conn, wanted.order_by(room_messages.c.revision.desc()).limit(1))
    return found[0] if found else None


async def since(
    conn: AsyncConnection, room: str, after: int, visitor: str | None, limit: int = 200
) -> Sequence[RoomMessage]:
    """Revisions with an id above `after` that this visitor may see, oldest first."""
    return await _read(
        conn,
        _revisions()
        .where(room_messages.c.room == room, room_messages.c.id > after, _seen_by(visitor))
        .order_by(room_messages.c.id)
        .limit(limit),
    )


async def latest(
    conn: AsyncConnection, room: str, visitor: str | None, limit: int, before: int | None = None
) -> Sequence[RoomMessage]:
    """The newest `limit` messages that this visitor may see, each as it stands now, in the room's order.

    `before` is a place: only what stands above it is given.
    """
    place = func.min(room_messages.c.id)
    newest = (
        select(room_messages.c.key, func.max(room_messages.c.revision).label("revision"))
        .where(room_messages.c.room == room, _seen_by(visitor))
        .group_by(room_messages.c.key)
        .order_by(place.desc())
        .limit(limit)
    )
    if before is not None:
        newest = newest.having(place < before)
    standing = newest.subquery()
    found = await _read(
        conn,
        _revisions()
        .join(
            standing,
            (room_messages.c.key == standing.c.key) & (room_messages.c.revision == standing.c.revision),
        )
        .where(room_messages.c.room == room),
    )
    return sorted(found, key=lambda message: message.place)


async def rooms(conn: AsyncConnection) -> Sequence[Room]:
    """The channels of the web, oldest first."""
    found = await conn.execute(
        select(channels.c.address, channels.c.name, channels.c.language, channels.c.zone, channels.c.spoiler)
        .where(channels.c.platform == "web")
        .order_by(channels.c.id)
    )
    return [Room(*row) for row in found]


async def forget(conn: AsyncConnection, visitors: Sequence[str]) -> None:
    """Deletes what only these visitors saw. Needs a writing transaction.

    An id is that of an event, and none may come twice: SQLite would give the newest one again. If that is
    theirs, it stays as an empty row of no room, until a newer one is.
    """
    kept, theirs = room_messages.c, room_messages.c.visitor.in_(visitors)
    newest = await conn.scalar(select(func.max(kept.id))) or 0
    emptied: Json = {
        "room": "",
        "key": str(newest),
        "post": {},
        "visitor": None,
        "asked": None,
        "picture": None,
    }
    await conn.execute(update(room_messages).where(kept.id == newest, theirs).values(emptied))
    await conn.execute(delete(room_messages).where(or_(theirs, kept.room == "") & (kept.id < newest)))


def _seen_by(visitor: str | None) -> ColumnElement[bool]:
    everybody = room_messages.c.visitor.is_(None)
    return everybody if visitor is None else or_(everybody, room_messages.c.visitor == visitor)


def _revisions() -> Select[tuple[Any, ...]]:
    """Rows in the order of RoomMessage's fields."""
    revision = room_messages.c
    first = room_messages.alias("first")
    place = (
        select(func.min(first.c.id))
        .where(first.c.room == revision.room, first.c.key == revision.key)
        .scalar_subquery()
    )
    return select(
        revision.room,
        revision.key,
        revision.revision,
        revision.at,
        revision.kind,
        revision.subject,
        revision.post,
        revision.visitor,
        revision.asked,
        revision.id,
        place,
        revision.first_at,
        revision.picture,
    )


async def _read(conn: AsyncConnection, wanted: Select[tuple[Any, ...]]) -> list[RoomMessage]:
    return [_message(*row) for row in await conn.execute(wanted)]


def _message(*row: Any) -> RoomMessage:
    *fields, picture = row
    message = RoomMessage(*fields)
    message = message._replace(post=post_from_json(cast(Any, message.post)))
    if picture is None:
        return message
    return message._replace(picture=(picture["width"], picture["height"]), secret=picture["secret"])


def _picture_to_json(message: RoomMessage) -> Json | None:
    if message.picture is None:
        return None
    width, height = message.picture
    return {"width": width, "height": height, "secret": message.secret}
