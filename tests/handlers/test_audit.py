"""Who changed what."""

from dataclasses import replace

import pytest

from bot.chat import Channel, Where
from tests.handlers import moderating
from tests.handlers.matchday import Matchday
from tests.handlers.moderating import Moderating, written


@pytest.fixture
async def mod(told: Matchday) -> Moderating:
    moderator = Moderating(told)
    await moderator.gives("follow", what="liverpool")
    return moderator


async def test_it_tells_who_what_before_and_after_the_newest_first(mod: Moderating) -> None:
    await mod.gives("options", option="spoiler", value="on")
    lines = (await mod.reads("audit")).splitlines()
    assert lines[1] == "• Wed 17 Apr, 14:00 BST, Ann (mod) in matchday: options: Hide spoilers: off → on"
    assert lines[2] == "• Wed 17 Apr, 14:00 BST, Ann (mod) in matchday: what is followed: – → Liverpool"


async def test_what_changes_nothing_is_not_noted(mod: Moderating) -> None:
    await mod.gives("options", option="spoiler", value="off")
    assert "options" not in await mod.reads("audit")


async def test_older_and_newer_pages(mod: Moderating) -> None:
    for value in ["on", "off"] * 6:
        await mod.gives("options", option="spoiler", value=value)
    first = await mod.gives("audit")
    second = await mod.press(first, "Older")
    assert "what is followed" in written(second)
    assert "what is followed" not in written(first)
    assert written(await mod.press(second, "Newer")) == written(first)
    assert [one.label for one in second.post.actions] == ["Newer"]


@pytest.mark.parametrize("page", ["0", "-1", "x", "1e9", "99999999999999999999", "²"])
async def test_a_page_that_is_none_is_the_first_or_empty(mod: Moderating, page: str) -> None:
    assert (await mod.gives("audit", page=page)).post.title == "What was changed"


async def test_another_communitys_changes_are_not_seen(
    mod: Moderating, monkeypatch: pytest.MonkeyPatch
) -> None:
    theirs = Channel("discord", "77")
    monkeypatch.setitem(moderating.WHERE, theirs, Where("8", "Blues", "goodison"))
    blue = replace(mod, channel=theirs)
    await blue.gives("follow", what="atalanta")
    assert "Liverpool" not in await blue.reads("audit")
    assert "Atalanta" not in await mod.reads("audit")
