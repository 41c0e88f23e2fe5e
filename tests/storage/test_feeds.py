"""Feeds: whose they are, when they are due, and what was read of them once."""

from datetime import timedelta

from bot.chat import Channel, Look
from storage import channels, communities, feeds
from storage.channels import open_community
from storage.database import Database
from storage.feeds import Feed
from tests.knowledge.builders import NOON
from tests.storage.season import DAY

URL = "https://paper.example/rss"


async def a_feed(store: Database, community: int | None, url: str = URL) -> Feed:
    async with store.write() as conn:
        added = await feeds.add(conn, url, community, NOON)
    assert added is not None
    return added


async def a_community(store: Database, name: str = "here") -> int:
    async with store.write() as conn:
        return await open_community(conn, "web", name, name)


async def test_a_feed_is_added_once_and_is_not_trusted(either: Database) -> None:
    here, there = await a_community(either), await a_community(either, "there")
    first = await a_feed(either, here)
    assert await a_feed(either, here) == first
    assert not first.trusted
    assert (await a_feed(either, there)).id != first.id
    assert await a_feed(either, None) == await a_feed(either, None)
    async with either.read() as conn:
        assert await feeds.of(conn, here) == [first]
        assert await feeds.one(conn, first.id, there) is None


async def test_a_feed_that_comes_back_is_known_and_not_trusted_any_more(either: Database) -> None:
    here = await a_community(either)
    feed = await a_feed(either, here)
    async with either.write() as conn:
        await feeds.trust(conn, feed.id, here, True)
        assert await feeds.first_time(conn, feed.id, "a", NOON)
        await feeds.remove(conn, feed.id, here, NOON)
        assert await feeds.of(conn, here) == []
    back = await a_feed(either, here)
    assert (back.id, back.trusted) == (feed.id, False)
    async with either.write() as conn:
        assert not await feeds.first_time(conn, feed.id, "a", NOON)


async def test_nobody_else_removes_or_trusts_it(either: Database) -> None:
    here, there = await a_community(either), await a_community(either, "there")
    feed = await a_feed(either, here)
    async with either.write() as conn:
        await feeds.trust(conn, feed.id, there, True)
        await feeds.remove(conn, feed.id, there, NOON)
        await feeds.remove(conn, feed.id, None, NOON)
        assert await feeds.of(conn, here) == [feed]


async def test_there_are_only_so_many(either: Database) -> None:
    here = await a_community(either)
    for number in range(feeds.MOST):
        await a_feed(either, here, f"{URL}/{number}")
    async with either.write() as conn:
        assert await feeds.add(conn, URL, here, NOON) is None


async def test_what_is_due_and_what_a_look_leaves(either: Database) -> None:
    here = await a_community(either)
    feed = await a_feed(either, here)
    async with either.write() as conn:
        assert [one.id for one in await feeds.due(conn, NOON, 10)] == [feed.id]
        later = NOON + timedelta(minutes=30)
        await feeds.looked(
            conn, feed.id, later, etag='"x"', modified="Thu", failures=2, problem="503", name="P"
        )
        assert await feeds.due(conn, NOON, 10) == []
        [looked] = await feeds.due(conn, later, 10)
        assert (looked.etag, looked.modified, looked.failures, looked.problem, looked.name) == (
            '"x"', "Thu", 2, "503", "P",
        )  # fmt: skip
        await feeds.looked(conn, feed.id, later)
        [again] = await feeds.due(conn, later, 10)
        assert (again.failures, again.problem, again.name) == (0, None, "P")


async def test_a_community_that_was_left_is_not_read_for(either: Database) -> None:
    here = await a_community(either)
    await a_feed(either, here)
    async with either.write() as conn:
        await communities.left(conn, "web", "here", NOON)
        assert await feeds.due(conn, NOON, 10) == []
        await communities.remove(conn, here)
        assert await feeds.of(conn, here) == []


async def test_each_item_is_read_once(either: Database) -> None:
    feed, other = await a_feed(either, None), await a_feed(either, None, f"{URL}/2")
    async with either.write() as conn:
        assert await feeds.untouched(conn, feed.id)
        assert await feeds.first_time(conn, feed.id, "https://paper.example/1", NOON)
        assert not await feeds.first_time(conn, feed.id, "https://paper.example/1", NOON)
        assert await feeds.first_time(conn, other.id, "https://paper.example/1", NOON)
        assert not await feeds.untouched(conn, feed.id)


async def test_what_a_feed_held_last_long_ago_is_forgotten_once_it_has_held_others_since(
    either: Database,
) -> None:
    feed = await a_feed(either, None)
    items = ["old", "old, and there still", "new"]
    async with either.write() as conn:
        for item in items[:2]:
            await feeds.first_time(conn, feed.id, item, NOON)
        await feeds.forget_items(conn, NOON + DAY)
        assert await feeds.unseen(conn, feed.id, items) == ["new"], "the feed was quiet all the time"

        later = NOON + 90 * DAY
        await feeds.still_there(conn, feed.id, items[1:], later)
        await feeds.first_time(conn, feed.id, "new", later)
        await feeds.forget_items(conn, NOON + DAY)
        assert await feeds.unseen(conn, feed.id, items) == ["old"]


async def test_a_feed_that_is_not_read_any_more_is_forgotten_in_time(either: Database) -> None:
    feed = await a_feed(either, None)
    async with either.write() as conn:
        await feeds.first_time(conn, feed.id, "old", NOON)
        await feeds.remove(conn, feed.id, None, NOON)
        await feeds.forget_items(conn, NOON + DAY)
        assert await feeds.untouched(conn, feed.id)


async def test_what_a_community_follows(either: Database) -> None:
    here = await a_community(either)
    async with either.write() as conn:
        made = await channels.open_channel(conn, here, Channel("web", "room"), "room", Look(), NOON)
        await channels.follow(conn, made, "team:liverpool")
        assert await feeds.followed(conn, here) == {"team:liverpool"}
