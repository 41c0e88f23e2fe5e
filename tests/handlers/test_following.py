"""Following from the channel itself: teams, competitions, single matches."""

import pytest

from bot.chat import Channel
from handlers.moderated import SURE
from storage import audit, channels
from storage.database import Database
from tests.handlers.matchday import LONDON, REDS, Matchday
from tests.handlers.moderating import GROUP, ROOM, Moderating, written


@pytest.fixture
def mod(told: Matchday) -> Moderating:
    return Moderating(told)


async def followed(database: Database, channel: Channel = ROOM) -> list[str]:
    async with database.read() as conn:
        known = await channels.settings(conn, channel)
        return await channels.followed(conn, known.id) if known else []


async def test_a_channel_that_was_never_set_up_is_opened_with_its_community(mod: Moderating) -> None:
    said = await mod.reads("follow", what="liverpool")
    assert said.startswith("All set\nmatchday follows Liverpool.")
    async with mod.told.database.read() as conn:
        known = await channels.settings(conn, ROOM)
        assert known is not None
        assert (known.name, known.look) == ("matchday", LONDON)
        server = await channels.open_community(conn, "discord", "7", "Reds")
    assert known.community == server
    assert await followed(mod.told.database) == ["team:liverpool"]


async def test_the_answer_tells_the_next_posts_and_when(mod: Moderating) -> None:
    said = await mod.reads("follow", what="liverpool")
    assert "The next posts here:" in said
    assert "Wed 17 Apr, 20:00 BST: preview, Atalanta v Liverpool" in said


async def test_several_targets_live_side_by_side(mod: Moderating) -> None:
    for what in ("Liverpool", "Europa League", "atalanta - liverpool"):
        await mod.gives("follow", what=what)
    said = await mod.reads("follow")
    assert "Followed here: Liverpool, UEFA Europa League and Atalanta v Liverpool." in said
    assert await followed(mod.told.database) == [
        "team:liverpool",
        "competition:uefa-europa-league",
        "match:atalanta-liverpool-2024-04-18",
    ]


async def test_following_twice_is_following_once(mod: Moderating) -> None:
    first = await mod.reads("follow", what="liverpool")
    assert await mod.reads("follow", what="liverpool") == first
    assert await followed(mod.told.database) == ["team:liverpool"]
    async with mod.told.database.read() as conn:
        known = await channels.settings(conn, ROOM)
        assert known is not None
        assert len(await audit.entries(conn, known.community)) == 1


async def test_two_sides_without_a_match_to_come_can_be_followed_one_by_one(mod: Moderating) -> None:
    answer = await mod.gives("follow", what="Atalanta v Fulham")
    assert answer.post.title == "No such match"
    assert (await mod.press(answer, "Follow Fulham")).post.title == "All set"


async def test_what_nobody_knows_is_asked_about(mod: Moderating) -> None:
    answer = await mod.gives("follow", what="zzzz")
    assert answer.post.title == "I know no “zzzz”"
    assert await followed(mod.told.database) == []
    one_side = await mod.gives("follow", what="liverpool - zzzz")
    assert all(one.arguments["what"].startswith("Liverpool - ") for one in one_side.post.actions)


async def test_a_forged_target_is_not_followed(mod: Moderating) -> None:
    await mod.gives("follow", what="team:narnia")
    await mod.gives("follow", what="match:narnia")
    assert await followed(mod.told.database) == []


async def test_stopping_and_starting_again_by_buttons(mod: Moderating) -> None:
    await mod.gives("follow", what="atalanta")
    answer = await mod.gives("follow", what="liverpool")
    stopped = await mod.press(answer, "Stop Liverpool")
    assert stopped.replaces
    assert "Followed here: Atalanta." in written(stopped)
    assert await followed(mod.told.database) == ["team:atalanta"]
    await mod.press(stopped, "Follow Liverpool again")
    assert await followed(mod.told.database) == ["team:atalanta", "team:liverpool"]


async def test_the_last_is_asked_about_once_more(mod: Moderating) -> None:
    answer = await mod.gives("follow", what="liverpool")
    asking = await mod.press(answer, "Stop Liverpool")
    assert asking.post.title == "Stop following Liverpool?"
    assert await followed(mod.told.database) == ["team:liverpool"]
    done = await mod.press(asking, "Yes")
    assert "Nothing is posted here until it follows something again." in written(done)
    assert await followed(mod.told.database) == []


async def test_what_is_not_followed_cannot_be_stopped(mod: Moderating) -> None:
    await mod.gives("follow", what="liverpool")
    answer = await mod.gives("unfollow", what="fulham", **{SURE: "1"})
    assert answer.post.title == "“fulham” is not followed here"
    assert await followed(mod.told.database) == ["team:liverpool"]


async def test_a_button_from_a_private_chat_finds_the_groups_name(mod: Moderating) -> None:
    """Telegram tells no title with it; the store knows the group since the bot came."""
    async with mod.told.database.write() as conn:
        await channels.open_community(conn, "telegram", "-100", "Anfield")
    await mod.at(GROUP).gives("follow", what="liverpool")
    async with mod.told.database.read() as conn:
        known = await channels.settings(conn, GROUP)
    assert known is not None
    assert known.name == "Anfield"


async def test_without_a_place_nothing_is_opened(told: Matchday) -> None:
    answer = await Moderating(told, Channel("web", "nowhere")).told.ask("follow")
    assert answer.post.title == "That is for moderators"


async def test_completion_offers_teams_and_competitions_and_what_is_followed(told: Matchday) -> None:
    values = [one.value for one in await told.complete("follow", "what", "europa", REDS)]
    assert values[0] == "UEFA Europa League"
    assert "Liverpool" not in [one.value for one in await told.complete("follow", "what", "", REDS)]
    assert [one.value for one in await told.complete("unfollow", "what", "", REDS)] == ["Liverpool"]
