"""What a channel follows: asked, begun, stopped."""

import pytest

from storage import channels
from storage.channels import competition_target, match_target, team_target
from tests.moderating.ground import CUP, LATER, REDS
from tests.moderating.moderator import Moderator
from tests.moderating.on_discord import OnDiscord

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def followed(ann: Moderator) -> list[str]:
    known = await ann.ground.known(ann.channel)
    async with ann.ground.store.read() as conn:
        return await channels.followed(conn, known.id)


async def test_alone_it_says_how_to_begin_and_begins_nothing(ann: Moderator) -> None:
    asked = await ann.gives("follow")
    assert "/follow" in asked.text
    assert ann.place in asked.text
    assert asked.alone
    assert await ann.ground.settings(ann.channel) is None


async def test_it_says_what_comes_next_and_when(ann: Moderator) -> None:
    begun = await ann.gives("follow", "Riverside Reds")
    assert begun.alone
    preview, reminder, _ = [line for line in begun.text.splitlines() if "Hill Greens" in line]
    assert "preview" in preview
    assert "reminder" in reminder
    day_before = int(ann.ground.kickoff.timestamp()) - 24 * 3600
    assert str(day_before) in preview or f"{ann.ground.kickoff:%H:%M} UTC" in preview
    assert [label.partition(" ")[0] for label in begun.buttons] == ["Which", "Options", "Stop"]
    assert await followed(ann) == [team_target(REDS.key)]
    [noted] = await ann.ground.audited(ann.channel)
    assert (noted.entry.what, noted.entry.name.casefold()) == ("follow", "ann")
    assert noted.entry.after == {"target": "team:reds", "name": "Riverside Reds"}


async def test_what_is_not_known_is_offered_and_pressed(ann: Moderator) -> None:
    asked = await ann.gives("follow", "Riverside Rods")
    if "Riverside Reds" in asked.buttons:
        asked = await ann.presses(asked, "Riverside Reds")
    assert "Riverside Reds" in asked.text
    assert await followed(ann) == [team_target(REDS.key)]


async def test_a_competition_and_one_match_too(ann: Moderator) -> None:
    await ann.gives("follow", "The Cup")
    both = await ann.gives("follow", "Bridge Blues - Riverside Reds")
    assert "The Cup and Bridge Blues v Riverside Reds" in both.text
    assert await followed(ann) == [competition_target(CUP.key), match_target(LATER.key)]


async def test_the_last_thing_is_asked_about_once_more(ann: Moderator) -> None:
    begun = await ann.gives("follow", "Riverside Reds")
    asked = await ann.presses(begun, "Stop Riverside Reds")
    assert await followed(ann) == [team_target(REDS.key)]
    kept = await ann.presses(asked, "No")
    assert "Riverside Reds" in kept.text
    asked = await ann.gives("unfollow", "Riverside Reds")
    gone = await ann.presses(asked, "Yes")
    assert await followed(ann) == []
    back = await ann.presses(gone, "Follow Riverside Reds")
    assert "Hill Greens" in back.text
    assert await followed(ann) == [team_target(REDS.key)]
    changes = [bool(one.entry.after) for one in await ann.ground.audited(ann.channel)]
    assert changes == [True, False, True]


async def test_one_of_two_is_stopped_at_once(ann: Moderator) -> None:
    await ann.gives("follow", "Riverside Reds")
    await ann.gives("follow", "The Cup")
    stopped = await ann.gives("unfollow", "The Cup")
    assert "Riverside Reds" in stopped.text
    assert await followed(ann) == [team_target(REDS.key)]


async def test_what_can_be_followed_is_offered_as_one_types(on_discord: OnDiscord) -> None:
    ann = on_discord
    for typed, offered in (("river", "Riverside Reds"), ("the c", "The Cup")):
        given = await ann.server.autocomplete(ann.guild, ann.room, ann.member, "follow", "what", typed)
        assert offered in [label for label, _ in given]
    await ann.gives("follow", "Riverside Reds")
    left = await ann.server.autocomplete(ann.guild, ann.room, ann.member, "unfollow", "what", "")
    assert [label for label, _ in left] == ["Riverside Reds"]
