"""What stands in a room, for whom, and in which order."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import insert, select

from bot.chat import Paragraph, Post, Text
from storage import rooms
from storage.database import Database, connect
from storage.rooms import RoomMessage
from storage.tables import channels, communities, metadata, room_messages

EIGHT = datetime(2024, 4, 18, 20, tzinfo=UTC)


@pytest.fixture(params=["sqlite", "postgres"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty store of each kind."""
    if request.param == "postgres":
        return str(request.getfixturevalue("postgres_url"))
    return f"sqlite:///{tmp_path}/rooms.sqlite"


@pytest.fixture
async def store(url: str) -> AsyncIterator[Database]:
    database = connect(url)
    async with database.engine.begin() as conn:
        await conn.run_sync(metadata.create_all)
    yield database
    await database.close()


def a_post(
    key: str, title: str = "Goal!", revision: int = 1, at: datetime = EIGHT, room: str = "liverpool"
) -> RoomMessage:
    return RoomMessage(room, key, revision, at, "goal", "m1", Post(title))


def an_answer(key: str, visitor: str, revision: int = 1) -> RoomMessage:
    return a_post(key, revision=revision)._replace(kind="answer", visitor=visitor, asked="/tie liverpool")


async def keep(store: Database, *messages: RoomMessage) -> list[RoomMessage]:
    async with store.write() as conn:
        return [await rooms.keep(conn, message) for message in messages]


async def latest(store: Database, visitor: str | None = None, limit: int = 50) -> list[str]:
    async with store.read() as conn:
        return [m.post.title for m in await rooms.latest(conn, "liverpool", visitor, limit)]


async def test_a_post_comes_back_as_it_was_said(store: Database) -> None:
    said = RoomMessage(
        "liverpool", "k1", 1, EIGHT, "goal", "m1", Post("Goal!", (Paragraph((Text("Salah"),)),))
    )
    [kept] = await keep(store, said)
    async with store.read() as conn:
        assert await rooms.latest(conn, "liverpool", None, 10) == [kept]
    assert kept == said._replace(id=kept.id, place=kept.id, first_at=EIGHT)


async def test_the_same_revision_kept_again_is_one_message(store: Database) -> None:
    first, again = await keep(store, a_post("k1", "Goal!"), a_post("k1", "Goal, twice?"))
    assert again == first
    assert await latest(store) == ["Goal!"]


async def test_the_same_key_in_another_room_is_another_message(store: Database) -> None:
    here, there = await keep(store, a_post("k1"), a_post("k1", room="atalanta"))
    assert here.id != there.id
    assert await latest(store) == ["Goal!"]


async def test_an_edit_takes_the_place_of_what_it_corrects(store: Database) -> None:
    later = EIGHT + timedelta(minutes=3)
    first, _, edited = await keep(
        store, a_post("k1", "Goal!"), a_post("k2", "Card"), a_post("k1", "No goal", 2, later)
    )
    assert await latest(store) == ["No goal", "Card"]
    assert edited.id > first.id
    assert (edited.place, edited.at, edited.first_at) == (first.id, later, EIGHT)


async def test_the_newest_come_when_not_all_fit(store: Database) -> None:
    await keep(store, *(a_post(f"k{n}", str(n)) for n in range(5)), a_post("k0", "0 again", 2))
    assert await latest(store, limit=2) == ["3", "4"]


async def test_older_ones_come_page_by_page(store: Database) -> None:
    kept = await keep(store, *(a_post(f"k{n}", str(n)) for n in range(5)))
    async with store.read() as conn:
        older = await rooms.latest(conn, "liverpool", None, 2, before=kept[3].place)
    assert [m.post.title for m in older] == ["1", "2"]


async def test_since_gives_revisions_in_the_order_they_came(store: Database) -> None:
    kept = await keep(store, a_post("k1", "a"), a_post("k2", "b"), a_post("k1", "c", 2))
    async with store.read() as conn:
        after = await rooms.since(conn, "liverpool", kept[0].id, None)
    assert [m.post.title for m in after] == ["b", "c"]


async def test_an_answer_is_seen_by_its_asker_only(store: Database) -> None:
    await keep(store, a_post("k1"), an_answer("a1", "anna"))
    async with store.read() as conn:
        for visitor, keys in [("anna", ["k1", "a1"]), ("ben", ["k1"]), (None, ["k1"])]:
            assert [m.key for m in await rooms.latest(conn, "liverpool", visitor, 9)] == keys
            assert [m.key for m in await rooms.since(conn, "liverpool", 0, visitor)] == keys
        assert (await rooms.one(conn, "liverpool", "a1", "anna")) is not None
        assert (await rooms.one(conn, "liverpool", "a1", "ben")) is None


async def test_one_message_is_found_as_it_stands(store: Database) -> None:
    await keep(store, an_answer("a1", "anna"), an_answer("a1", "anna", revision=2))
    async with store.read() as conn:
        found = await rooms.one(conn, "liverpool", "a1", "anna")
    assert found is not None
    assert found.revision == 2


async def test_the_rooms_are_the_channels_of_the_web(store: Database) -> None:
    async with store.write() as conn:
        await conn.execute(insert(communities).values(id=1, platform="web", address="site", name="Site"))
        for platform, address in [("web", "liverpool"), ("discord", "1"), ("web", "atalanta")]:
            await conn.execute(
                insert(channels).values(
                    community=1, platform=platform, address=address, name=address.title(), zone="Europe/Rome"
                )
            )
        found = await rooms.rooms(conn)
    assert found == [
        rooms.Room("liverpool", "Liverpool", "en", "Europe/Rome", False),
        rooms.Room("atalanta", "Atalanta", "en", "Europe/Rome", False),
    ]


async def test_a_message_knows_its_picture(store: Database) -> None:
    [plain, pictured] = await keep(
        store, a_post("k1"), a_post("k2")._replace(picture=(1200, 700), secret=True)
    )
    assert (plain.picture, plain.secret) == (None, False)
    assert (pictured.picture, pictured.secret) == ((1200, 700), True)


async def test_a_message_can_be_read_as_it_stood(store: Database) -> None:
    await keep(store, a_post("k1", "Goal!"), a_post("k1", "No goal", revision=2))
    async with store.read() as conn:
        stood = await rooms.one(conn, "liverpool", "k1", None, 1)
        stands = await rooms.one(conn, "liverpool", "k1", None)
        assert await rooms.one(conn, "liverpool", "k1", None, 3) is None
    assert (stood and stood.post.title, stands and stands.post.title) == ("Goal!", "No goal")


async def test_what_a_visitor_was_told_is_forgotten_and_no_number_comes_twice(store: Database) -> None:
    """Readers go on from the number that they saw last."""
    *_, last = await keep(store, a_post("k1"), an_answer("a1", "anna"), an_answer("a2", "anna"))
    async with store.write() as conn:
        await rooms.forget(conn, ["anna"])
    assert await latest(store, "anna") == ["Goal!"]
    [new] = await keep(store, an_answer("a3", "ben"))
    assert new.id > last.id
    async with store.write() as conn:
        await rooms.forget(conn, ["ben"])
        left = (await conn.execute(select(room_messages.c.room, room_messages.c.visitor))).all()
    assert sorted(map(tuple, left)) == [("", None), ("liverpool", None)]
