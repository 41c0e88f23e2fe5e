"""How the sources do: providers, feeds with their trust, and what the bot may do in a channel."""

from collections.abc import AsyncIterator, Sequence
from datetime import timedelta
from pathlib import Path

import pytest

from bot.chat import Channel, DeliveryFailed, Failure, Look, Permission
from storage import feeds, polling
from storage.polling import ProviderState
from tests.platforms.web.dashboard.looking import MEANS, ROOM, a_follower, press, seen, words
from tests.platforms.web.dashboard.stage import DashboardStage, Signed, a_dashboard


@pytest.fixture
async def desk(tmp_path: Path, matchday: Path) -> AsyncIterator[DashboardStage]:
    async with a_dashboard(tmp_path, matchday, means=MEANS) as stage:
        yield stage


async def test_providers_say_how_they_do(desk: DashboardStage, ann: Signed) -> None:
    now = desk.clock.now()
    async with desk.joined.database.write() as conn:
        trouble = ProviderState(
            "one", now.date(), 40, None, now, 2, now + timedelta(minutes=5), "<b>no</b> answer"
        )
        await polling.keep(conn, trouble)
    page = await seen(ann, f"{(await desk.kept()).id}/health")
    said = words(page)
    assert "First Data trouble <b>no</b> answer Last answer: Wed 17 Apr 2024, 14:00 BST" in said
    assert (
        "Next try: Wed 17 Apr 2024, 14:05 BST · 60 of 100 calls left today It gives: fixtures and results"
        in said
    )
    assert "Second Data not asked yet No answer yet It gives: line-ups" in said
    assert "<b>no</b>" not in page


async def test_a_feed_is_added_trusted_and_removed(desk: DashboardStage, ann: Signed) -> None:
    known = await desk.kept()
    sent = {"csrf": ann.csrf, "command": "feeds", "arg.do": "add", "arg.feed": "https://paper.example/rss"}
    answer = await ann.client.post(f"/dashboard/{known.id}/health", data=sent)
    assert "Saved." in words(answer.text)
    assert "paper.example well Reviewed: everything in it waits for a moderator" in words(answer.text)
    answer = await press(ann, answer.text, "Trust paper.example")
    assert "Trusted: what is certain in it is told at once" in words(answer.text)
    async with desk.joined.database.read() as conn:
        [feed] = await feeds.of(conn, known.community)
    assert feed.trusted
    answer = await press(ann, answer.text, "Remove paper.example")
    assert "paper.example well" not in words(answer.text)
    async with desk.joined.database.read() as conn:
        assert await feeds.of(conn, known.community) == []


async def test_what_is_no_address_is_told(desk: DashboardStage, ann: Signed) -> None:
    sent = {"csrf": ann.csrf, "command": "feeds", "arg.do": "add", "arg.feed": "javascript:alert(1)"}
    answer = await ann.client.post(f"/dashboard/{(await desk.kept()).id}/health", data=sent)
    assert "That is no address" in words(answer.text)


async def test_what_the_bot_may_do_is_told_where_the_platform_says(desk: DashboardStage, ann: Signed) -> None:
    number = await a_follower(desk.joined, ROOM)

    async def allowed(channel: Channel, look: Look) -> Sequence[Permission]:
        return (
            Permission("Send Messages", True, True, "every post"),
            Permission("Attach Files", False, False, "pictures", "A role with Manage Roles gives it."),
        )

    async def silent(channel: Channel, look: Look) -> Sequence[Permission]:
        raise DeliveryFailed(Failure.NOT_SENT, "not logged in")

    desk.joined.desk.permissions["discord"] = allowed
    said = words(await seen(ann, f"{number}/health"))
    assert "Send Messages allowed every post Attach Files not allowed pictures A role with" in said
    desk.joined.desk.permissions["discord"] = silent
    assert "What the bot may do" not in words(await seen(ann, f"{number}/health"))
