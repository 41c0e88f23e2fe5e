"""The web as a platform: what is sent stands in the room, once."""

from datetime import timedelta

from bot.chat import Channel, Message, Platform, Post
from bot.knowledge.occasion import Kind
from bot.platforms.web.client import WebPlatform
from tests.platforms.web.stage import Stage


def a_message(title: str, key: str = "k1", revision: int = 1) -> Message:
    return Message(Channel("web", "liverpool"), key, Kind.GOAL, "m1", revision, Post(title))


async def titles(stage: Stage) -> list[str]:
    return [m.post.title for m in await stage.history.latest("liverpool", None, 50, None)]


def test_it_is_a_platform_that_remembers_for_good(stage: Stage) -> None:
    platform: Platform = stage.platform
    assert platform.name == "web"
    assert platform.remembers > timedelta(days=3650)


async def test_the_reference_of_a_message_is_its_key(stage: Stage) -> None:
    assert await stage.platform.send(a_message("Goal!")) == "k1"


async def test_a_key_sent_again_is_answered_with_the_first_message(stage: Stage) -> None:
    await stage.platform.send(a_message("Goal!"))
    after_a_restart = WebPlatform(stage.history, stage.hub, lambda: stage.clock + timedelta(hours=1))
    assert await after_a_restart.send(a_message("Goal, once more?")) == "k1"
    assert await titles(stage) == ["Goal!"]


async def test_an_edit_takes_the_messages_place(stage: Stage) -> None:
    reference = await stage.platform.send(a_message("Goal!"))
    await stage.platform.send(a_message("Card", key="k2"))
    await stage.platform.edit(reference, a_message("No goal", revision=2))
    assert await titles(stage) == ["No goal", "Card"]


async def test_an_edit_tried_again_is_said_once(stage: Stage) -> None:
    reference = await stage.platform.send(a_message("Goal!"))
    for _ in range(2):
        await stage.platform.edit(reference, a_message("No goal", revision=2))
    assert len(await stage.history.since("liverpool", 0, None)) == 2


async def test_who_is_looking_hears_it(stage: Stage) -> None:
    with stage.hub.listening("liverpool", None) as inbox:
        await stage.platform.send(a_message("Goal!"))
        [heard] = await inbox.take(1)
    assert (heard.post.title, heard.at, heard.kind) == ("Goal!", stage.clock, "goal")
    assert heard.id > 0
