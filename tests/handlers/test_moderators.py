"""Who moderates beyond those whom the platform says so."""

from dataclasses import replace

import pytest

from bot.chat import Mention, MentionKind
from storage import audit, channels, moderators
from tests.handlers.matchday import Matchday
from tests.handlers.moderating import GROUP, OTHER, ROOM, Moderating, written

STEWARDS = Mention(MentionKind.ROLE, "99", "Stewards")
BEN = Mention(MentionKind.PERSON, "5", "Ben")


@pytest.fixture
async def mod(told: Matchday) -> Moderating:
    moderator = Moderating(told)
    await moderator.gives("follow", what="liverpool")
    return moderator


async def listed(mod: Moderating) -> list[tuple[str, str]]:
    async with mod.told.database.read() as conn:
        known = await channels.settings(conn, mod.channel)
        assert known is not None
        return [(one.kind, one.ref) for one in await moderators.of_community(conn, known.community)]


async def may(mod: Moderating, address: str, person: str, *roles: str) -> bool:
    async with mod.told.database.read() as conn:
        return await moderators.among(conn, "discord", address, person, roles)


async def test_a_role_and_a_person_are_added(mod: Moderating) -> None:
    await mod.gives("moderators", STEWARDS, do="add", who="<@&99>")
    said = await mod.reads("moderators", BEN, do="add", who="<@5>")
    assert "everyone with the role Stewards" in said
    assert "Ben" in said
    assert await listed(mod) == [("role", "99"), ("person", "5")]
    assert await may(mod, "7", "1", "98", "99")
    assert await may(mod, "7", "5")


async def test_they_moderate_their_own_place_only(mod: Moderating) -> None:
    await mod.gives("moderators", STEWARDS, do="add", who="<@&99>")
    assert not await may(mod, "8", "1", "99")
    assert not await may(mod, "7", "99")
    assert not await may(mod, "7", "1", "5")


async def test_removing_is_asked_once_more(mod: Moderating) -> None:
    page = await mod.gives("moderators", STEWARDS, do="add", who="<@&99>")
    asking = await mod.press(page, "Remove the role Stewards")
    assert asking.post.title == "Remove the role Stewards?"
    assert await listed(mod) == [("role", "99")]
    assert "Nobody else does." in written(await mod.press(asking, "Yes"))
    assert await listed(mod) == []


async def test_only_administrators_change_who_moderates(mod: Moderating) -> None:
    page = await mod.gives("moderators", STEWARDS, do="add", who="<@&99>")
    asking = await mod.press(page, "Remove the role Stewards")
    named = replace(mod, administers=False, person="named")
    for answer in (
        await named.gives("moderators", BEN, do="add", who="<@5>"),
        await named.press(page, "Remove the role Stewards"),
        await named.press(asking, "Yes"),
    ):
        assert answer.post.title == "That is for administrators"
    assert await listed(mod) == [("role", "99")]
    seen = await named.gives("moderators")
    assert "Stewards" in written(seen)
    assert seen.post.actions == ()


@pytest.mark.parametrize("who", ["", "role:99", "person:5", "12345", "<@&99>", "Stewards"])
async def test_ids_that_the_platform_did_not_verify_add_nobody(mod: Moderating, who: str) -> None:
    assert (await mod.gives("moderators", do="add", who=who)).post.title == "Who is it?"
    assert await listed(mod) == []


async def test_on_telegram_a_persons_id_is_enough(mod: Moderating) -> None:
    group = mod.at(GROUP)
    await group.gives("moderators", do="add", who="555")
    assert await listed(group) == [("person", "555")]
    assert (await group.gives("moderators", do="add", who="@ben")).post.title == "Who is it?"


async def test_the_list_is_the_communitys_whatever_the_channel(mod: Moderating) -> None:
    await mod.gives("moderators", STEWARDS, do="add", who="<@&99>")
    elsewhere = mod.at(OTHER)
    await elsewhere.gives("follow", what="atalanta")
    assert "Stewards" in await elsewhere.reads("moderators")


async def test_each_change_is_noted_for_the_whole_community(mod: Moderating) -> None:
    await mod.gives("moderators", STEWARDS, do="add", who="<@&99>")
    await mod.gives("moderators", STEWARDS, do="add", who="<@&99>")
    async with mod.told.database.read() as conn:
        known = await channels.settings(conn, ROOM)
        assert known is not None
        entries = await audit.entries(conn, known.community)
    changes = [one.entry for one in entries if one.entry.what == "moderators"]
    assert [(one.channel, one.who, one.name, one.after) for one in changes] == [
        (None, "discord:mod", "Ann", {"who": "role:99", "name": "Stewards"})
    ]
