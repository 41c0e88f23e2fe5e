"""Posting nothing for a while, or nothing of one match."""

import pytest

from storage import muted
from tests.moderating.ground import NEXT
from tests.moderating.moderator import Moderator

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_a_pause_is_asked_about_and_ended(ann: Moderator) -> None:
    await ann.gives("follow", "Riverside Reds")
    asked = await ann.gives("pause", "2h")
    assert (await ann.ground.known(ann.channel)).paused_reason is None
    left = await ann.presses(asked, "No")
    assert "Pause" in left.buttons
    asked = await ann.gives("pause", "2h")
    paused = await ann.presses(asked, "Yes")
    known = await ann.ground.known(ann.channel)
    assert known.paused_reason is not None
    assert known.paused_until is not None
    on = await ann.presses(paused, "Go on")
    assert "What comes next" in on.buttons
    assert (await ann.ground.known(ann.channel)).paused_reason is None
    assert len(await ann.ground.audited(ann.channel)) == 3


async def test_without_an_end_it_lasts_until_resume(ann: Moderator) -> None:
    await ann.gives("follow", "Riverside Reds")
    await ann.presses(await ann.gives("pause"), "Yes")
    known = await ann.ground.known(ann.channel)
    assert (known.paused_reason is not None, known.paused_until) == (True, None)
    page = await ann.gives("upcoming")
    assert "/resume" in page.text or "paused" in page.text
    await ann.gives("resume")
    assert (await ann.ground.known(ann.channel)).paused_reason is None


async def test_an_end_that_nobody_understands_pauses_nothing(ann: Moderator) -> None:
    await ann.gives("follow", "Riverside Reds")
    told = await ann.gives("pause", "until the cows come home")
    assert not any(label.startswith("Yes") for label in told.buttons)
    assert (await ann.ground.known(ann.channel)).paused_reason is None


async def test_one_match_is_stopped_and_goes_on(ann: Moderator) -> None:
    await ann.gives("follow", "Riverside Reds")
    stopped = await ann.gives("stop")
    assert "Hill Greens" in stopped.text
    known = await ann.ground.known(ann.channel)
    async with ann.ground.store.read() as conn:
        assert await muted.among(conn, known.id, [NEXT.key]) == {NEXT.key}
    assert "Hill Greens" in (await ann.gives("upcoming")).text
    await ann.presses(stopped, "Let it go on")
    async with ann.ground.store.read() as conn:
        assert await muted.among(conn, known.id, [NEXT.key]) == set()
    assert [one.entry.what for one in await ann.ground.audited(ann.channel)] == ["stop", "stop", "follow"]
