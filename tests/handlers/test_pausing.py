"""Posting nothing for a while."""

from datetime import timedelta

import pytest

from bot.schedule.runner import Runner
from storage import audit, channels
from storage.channels import Settings
from tests.handlers.matchday import DAY_BEFORE, Matchday
from tests.handlers.moderating import ROOM, Moderating, written


@pytest.fixture
async def mod(told: Matchday) -> Moderating:
    moderator = Moderating(told)
    await moderator.gives("follow", what="liverpool")
    return moderator


async def kept(mod: Moderating) -> Settings:
    async with mod.told.database.read() as conn:
        known = await channels.settings(conn, ROOM)
    assert known is not None
    return known


async def test_it_is_asked_once_more_and_then_says_so_everywhere(mod: Moderating) -> None:
    asking = await mod.gives("pause")
    assert (await kept(mod)).paused_reason is None
    paused = await mod.press(asking, "Yes")
    assert paused.post.title == "Paused"
    assert (await kept(mod)).paused_reason == "moderators paused it"
    assert "Posting is paused: moderators paused it." in await mod.reads("follow")
    assert (await mod.gives("pause")).post.title == "Paused"


async def test_no_leaves_it(mod: Moderating) -> None:
    left = await mod.press(await mod.gives("pause"), "No")
    assert left.post.title == "Not paused"
    assert (await kept(mod)).paused_reason is None


async def test_it_goes_on_when_somebody_says_so(mod: Moderating) -> None:
    paused = await mod.press(await mod.gives("pause"), "Yes")
    assert "Posts come in matchday again." in written(await mod.press(paused, "Go on now"))
    assert (await kept(mod)).paused_reason is None
    assert "as usual" in await mod.reads("resume")


async def test_a_pause_with_an_end_ends_by_itself(mod: Moderating) -> None:
    await mod.press(await mod.gives("pause", until="2h"), "Yes")
    ends = DAY_BEFORE + timedelta(hours=2)
    assert (await kept(mod)).paused_until == ends
    runner = Runner(mod.told.database)
    coming = await runner.tick(ends - timedelta(minutes=1))
    assert (await kept(mod)).paused_reason is not None
    assert coming is not None
    assert coming <= ends
    await runner.tick(ends)
    assert (await kept(mod)).paused_reason is None


async def test_a_button_pressed_later_means_the_same_end(mod: Moderating) -> None:
    asking = await mod.gives("pause", until="2h")
    mod.told.clock.instant += timedelta(minutes=30)
    await mod.press(asking, "Yes")
    assert (await kept(mod)).paused_until == DAY_BEFORE + timedelta(hours=2)


async def test_an_end_that_is_not_understood_pauses_nothing(mod: Moderating) -> None:
    answer = await mod.gives("pause", until="narnia", sure="1")
    assert answer.post.title == "Until when is “narnia”?"
    assert (await kept(mod)).paused_reason is None


async def test_both_are_in_the_audit(mod: Moderating) -> None:
    await mod.press(await mod.gives("pause"), "Yes")
    await mod.gives("resume")
    async with mod.told.database.read() as conn:
        newest = await audit.entries(conn, (await kept(mod)).community, limit=2)
    assert [(one.entry.what, one.entry.before, one.entry.after) for one in newest] == [
        ("pause", {"reason": "moderators paused it", "until": None}, None),
        ("pause", None, {"reason": "moderators paused it", "until": None}),
    ]
