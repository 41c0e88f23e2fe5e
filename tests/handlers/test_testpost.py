"""What the bot may do in a channel, and a real post that shows it."""

from collections.abc import Sequence

from sqlalchemy import func, select

from bot.chat import Channel, DeliveryFailed, Failure, Look, Permission
from storage import channels
from storage.tables import deliveries
from tests.handlers.matchday import REDS, Matchday
from tests.handlers.press import moderate, words

WRITE = Permission("Send Messages", True, True, "to post at all", "Ask whoever made the channel.")
PIN = Permission("Pin Messages", False, False, "to pin the live message", "My role: allow it there.")


def allow(told: Matchday, *found: Permission) -> None:
    async def look(_channel: Channel, _look: Look) -> Sequence[Permission]:
        return found

    told.desk.permissions["web"] = look


async def sent(told: Matchday) -> int:
    async with told.database.read() as conn:
        return int(await conn.scalar(select(func.count()).select_from(deliveries)) or 0)


async def test_where_nothing_has_to_be_permitted_a_test_is_posted(told: Matchday) -> None:
    assert (await moderate(told, "testpost")).post.title == "Test post"
    assert await sent(told) == 1


async def test_what_is_missing_for_options_only_is_told_and_the_test_is_posted(told: Matchday) -> None:
    allow(told, WRITE, PIN)
    said = words(await moderate(told, "testpost"))
    assert "✓ Send Messages: to post at all" in said
    assert "✗ Pin Messages: to pin the live message. My role: allow it there." in said
    assert await sent(told) == 1


async def test_without_a_permission_that_every_post_needs_nothing_is_posted(told: Matchday) -> None:
    allow(told, Permission("Send Messages", False, True, "to post at all", "Edit Channel: allow it."), PIN)
    answer = await moderate(told, "testpost")
    assert answer.post.title == "A permission is missing"
    assert "Edit Channel: allow it." in words(answer)
    assert await sent(told) == 0


async def test_a_channel_that_cannot_be_looked_at_says_why(told: Matchday) -> None:
    async def look(_channel: Channel, _look: Look) -> Sequence[Permission]:
        raise DeliveryFailed(Failure.GONE, "the channel is not there.")

    told.desk.permissions["web"] = look
    assert "I could not look at liverpool: the channel is not there." in words(
        await moderate(told, "testpost")
    )


async def test_a_paused_channel_gets_no_test(told: Matchday) -> None:
    async with told.database.write() as conn:
        await channels.pause(conn, REDS, "on holiday", told.clock.instant)
    assert "/resume" in words(await moderate(told, "testpost"))
    assert await sent(told) == 0
