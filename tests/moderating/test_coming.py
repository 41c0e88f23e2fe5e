"""What comes next: seen, skipped, wanted again, sent now; why something did not come; a test of posting."""

from datetime import timedelta

import pytest

from storage import skipped
from tests.moderating.ground import NEXT
from tests.moderating.moderator import Moderator

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_the_next_posts_are_seen_skipped_and_wanted_again(ann: Moderator) -> None:
    await ann.gives("follow", "Riverside Reds")
    listed = await ann.gives("upcoming")
    assert "preview" in listed.text
    seen = await ann.presses(listed, "1 · preview")
    assert "Riverside Reds" in seen.text
    skips = await ann.presses(seen, "Skip")
    known = await ann.ground.known(ann.channel)
    async with ann.ground.store.read() as conn:
        [skip] = await skipped.of_channel(conn, known.id, [NEXT.key])
    assert skip.kind == "preview"
    page = await ann.presses(skips, "The next posts")
    assert "preview" in page.text
    wanted = await ann.gives("upcoming", "1", "want")
    assert "preview" in wanted.text
    async with ann.ground.store.read() as conn:
        assert await skipped.of_channel(conn, known.id, [NEXT.key]) == set()
    assert [one.entry.what for one in await ann.ground.audited(ann.channel)] == ["skip", "skip", "follow"]


async def test_a_post_is_sent_now_once_and_put_right_when_it_proves_wrong(ann: Moderator) -> None:
    await ann.gives("follow", "Riverside Reds")
    seen = await ann.presses(await ann.gives("upcoming"), "1 · preview")
    send = await ann.arguments(seen, "Send it now")
    on_its_way = await ann.presses(seen, "Send it now")
    assert ann.place in on_its_way.text
    post = await ann.posted("Hill Greens")
    twice = await ann.forges(seen, "upcoming", **send)
    assert "On its way" not in twice.text
    assert ann.posts() == [post]
    told = await ann.gives("why")
    assert "preview: sent" in told.text.replace("*", "")
    moved = (ann.ground.kickoff + timedelta(days=1)).replace(minute=45)
    await ann.presses(await ann.gives("correct", "kickoff", f"{moved:%-d %B %H:%M}"), "Yes")
    clock = "19:45" if ann.channel.platform == "telegram" else str(int(moved.timestamp()))
    await ann.posted(clock)
    assert len(ann.posts()) == 1


async def test_why_tells_of_this_channels_reminders_only(ann: Moderator) -> None:
    await ann.gives("follow", "Riverside Reds")
    abroad = ann.abroad()
    await abroad.gives("follow", "Riverside Reds")
    await abroad.gives("reminders", "add 77m")
    while "1 hour 17 minutes" not in (await abroad.gives("why")).text:
        continue  # it is planned within moments
    ours = await ann.gives("why")
    assert "2 hours before kickoff" in ours.text
    assert "1 hour 17 minutes" not in ours.text


async def test_another_match_is_asked_about_by_its_button(ann: Moderator) -> None:
    await ann.gives("follow", "Riverside Reds")
    told = await ann.gives("why")
    other = await ann.presses(told, "Riverside Reds v Bridge Blues")
    assert other.text.startswith(("**Riverside Reds v Bridge Blues", "Riverside Reds v Bridge Blues"))


async def test_a_test_arrives(ann: Moderator) -> None:
    await ann.gives("follow", "Riverside Reds")
    asked = await ann.gives("testpost")
    assert "✓" in asked.text
    assert ann.name.casefold() in (await ann.posted("Test")).casefold()
    told = await ann.gives("missed")
    assert told.alone
