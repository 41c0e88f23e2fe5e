"""What rooms keep: a post its place and its last words, an answer a month, and old posts nothing."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from storage import past_messages, rooms
from storage.database import Database
from storage.past_messages import Ages
from storage.tables import room_messages
from tests.knowledge.builders import NOON
from tests.storage.test_rooms import a_post, an_answer

DAY = timedelta(days=1)
AGES = Ages(posts=NOON - 400 * DAY, answers=NOON - 30 * DAY, revisions=NOON - 7 * DAY)


async def keep(store: Database, *messages: rooms.RoomMessage) -> None:
    async with store.write() as conn:
        for message in messages:
            await rooms.keep(conn, message)


def live(key: str, at: datetime, revisions: int) -> list[rooms.RoomMessage]:
    return [a_post(key, f"{key} {n}", n, at + n * timedelta(minutes=1)) for n in range(1, revisions + 1)]


async def left(store: Database) -> list[tuple[str, int]]:
    async for _ in past_messages.sweep(store, AGES):
        pass
    async with store.read() as conn:
        rows = await conn.execute(
            select(room_messages.c.key, room_messages.c.revision).order_by(room_messages.c.id)
        )
    return [(row.key, row.revision) for row in rows]


async def test_each_goes_at_its_age(either: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(past_messages, "CHUNK", 2)
    await keep(either, *live("ancient", NOON - 401 * DAY, 3), *live("old", NOON - 100 * DAY, 4))
    await keep(either, an_answer("asked", "v")._replace(at=NOON - 31 * DAY))
    await keep(either, *live("today", NOON - DAY, 3), an_answer("now", "v")._replace(at=NOON))

    assert await left(either) == [
        ("old", 1),
        ("old", 4),
        ("today", 1),
        ("today", 2),
        ("today", 3),
        ("now", 1),
    ]
    async with either.read() as conn:
        shown = await rooms.latest(conn, "liverpool", "v", 10)
    assert [(message.key, message.revision) for message in shown] == [("old", 4), ("today", 3), ("now", 1)]


async def test_a_message_that_was_changed_lately_stays_whole(either: Database) -> None:
    await keep(either, a_post("post", at=NOON - 401 * DAY), a_post("post", revision=2, at=NOON))
    await keep(either, an_answer("a", "v")._replace(at=NOON - 31 * DAY))
    await keep(either, an_answer("a", "v", 2)._replace(at=NOON - 29 * DAY), a_post("last", at=NOON))

    assert await left(either) == [("post", 1), ("post", 2), ("a", 1), ("a", 2), ("last", 1)]


async def test_the_newest_row_stays_so_that_no_event_has_its_number(either: Database) -> None:
    await keep(either, an_answer("only", "v")._replace(at=NOON - 99 * DAY))

    assert await left(either) == [("only", 1)]
