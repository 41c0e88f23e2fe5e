"""All settings of a channel: out, in, and over to another."""

import json
from dataclasses import replace
from typing import Any

import pytest

from bot.chat import Answer, Channel, Mention, MentionKind, Where
from storage import audit, channels, kept_settings
from storage.kept_settings import Kept
from tests.handlers import moderating
from tests.handlers.matchday import Matchday
from tests.handlers.moderating import OTHER, ROOM, Moderating, written


@pytest.fixture
async def mod(told: Matchday) -> Moderating:
    moderator = Moderating(told)
    await moderator.gives("follow", what="liverpool")
    return moderator


async def kept(mod: Moderating, channel: Channel = ROOM) -> Kept:
    async with mod.told.database.read() as conn:
        known = await channels.settings(conn, channel)
        assert known is not None
        return await kept_settings.take(conn, known)


async def exported(mod: Moderating) -> dict[str, Any]:
    answer = await mod.gives("settings", do="export")
    assert answer.private
    assert answer.file is not None
    assert answer.file.name == "matchday-settings.json"
    given: dict[str, Any] = json.loads(answer.file.content)
    return given


async def brings(mod: Moderating, settings: dict[str, Any]) -> Answer:
    return await mod.gives("settings", do="import", settings=json.dumps(settings))


async def test_what_was_taken_out_can_be_put_back(mod: Moderating) -> None:
    await mod.gives("options", option="zone", value="rome")
    await mod.gives("posts", kind="live", to="goals")
    file, before = await exported(mod), await kept(mod)
    await mod.gives("options", option="zone", value="utc")
    await mod.gives("posts", kind="goal", to="off")
    await mod.gives("follow", what="atalanta")
    asking = await brings(mod, file)
    assert asking.post.title == "Change the settings of matchday?"
    said = written(asking)
    assert "zone: UTC → Europe/Rome" in said
    assert "follows: − team:atalanta" in said
    assert "posts: + goal" in said
    assert await kept(mod) != before
    assert (await mod.press(asking, "Yes")).post.title == "Changed"
    assert await kept(mod) == before


async def test_the_same_settings_change_nothing(mod: Moderating) -> None:
    assert (await brings(mod, await exported(mod))).post.title == "Nothing to change"


async def test_a_yes_holds_for_what_was_shown_only(mod: Moderating) -> None:
    file = await exported(mod)
    first = await brings(mod, {**file, "zone": "Europe/Rome"})
    second = await brings(mod, {**file, "zone": "Asia/Tokyo"})
    assert (await mod.press(first, "Yes")).post.title == "That is out of date"
    await mod.press(second, "Yes")
    assert (await kept(mod)).look.zone == "Asia/Tokyo"
    assert (await mod.press(second, "Yes")).post.title == "That is out of date"


async def test_a_forged_yes_without_a_file_changes_nothing(mod: Moderating) -> None:
    before = await kept(mod)
    for file in ("", "0" * 16):
        answer = await mod.gives("settings", do="import", file=file, sure="1")
        assert answer.post.title == "That is out of date"
    assert await kept(mod) == before


async def test_what_is_not_known_here_is_refused(mod: Moderating) -> None:
    file, before = await exported(mod), await kept(mod)
    said = written(await brings(mod, {**file, "follows": ["team:narnia"]}))
    assert "“team:narnia” cannot be followed here: I do not know it." in said
    limited = [{"kind": "goal", "competitions": ["narnia-cup"]}]
    assert "narnia-cup" in written(await brings(mod, {**file, "posts": limited}))
    assert "everybody" in written(await brings(mod, {**file, "role": "7"}))
    assert await kept(mod) == before


async def test_without_a_file_it_says_what_is_missing(mod: Moderating) -> None:
    assert (await mod.gives("settings", do="import")).post.title == "Which settings?"


@pytest.mark.parametrize("named", ["button", "name", "mention"])
async def test_settings_are_copied_to_another_channel(mod: Moderating, named: str) -> None:
    await mod.gives("options", option="spoiler", value="on")
    await mod.at(OTHER).gives("follow", what="atalanta")
    match named:
        case "button":
            asking = await mod.press(await mod.gives("settings"), "Copy to banter")
        case "name":
            asking = await mod.gives("settings", do="copy", settings="#banter")
        case _:
            mention = Mention(MentionKind.CHANNEL, "43", "banter")
            asking = await mod.gives("settings", mention, do="copy", settings="<#43>")
    assert asking.post.title == "Change the settings of banter?"
    await mod.press(asking, "Yes")
    assert await kept(mod, OTHER) == await kept(mod)


async def test_the_audit_of_a_copy_is_the_other_channels(mod: Moderating) -> None:
    await mod.at(OTHER).gives("follow", what="atalanta")
    asking = await mod.gives("settings", do="copy", settings="banter")
    await mod.press(asking, "Yes")
    async with mod.told.database.read() as conn:
        there = await channels.settings(conn, OTHER)
        assert there is not None
        [newest] = await audit.entries(conn, there.community, limit=1)
    assert (newest.entry.channel, newest.entry.what) == (there.id, "settings")


async def test_nothing_is_copied_to_another_community(
    mod: Moderating, monkeypatch: pytest.MonkeyPatch
) -> None:
    theirs = Channel("discord", "77")
    monkeypatch.setitem(moderating.WHERE, theirs, Where("8", "Blues", "goodison"))
    await replace(mod, channel=theirs).gives("follow", what="fulham")
    async with mod.told.database.read() as conn:
        other = await channels.settings(conn, theirs)
    assert other is not None
    before = await kept(mod, theirs)
    for to in (str(other.id), "99999", "x", "1" * 30):
        answer = await mod.gives("settings", do="copy", to=to, sure="1")
        assert answer.post.title == "To which channel?"
    assert await kept(mod, theirs) == before
