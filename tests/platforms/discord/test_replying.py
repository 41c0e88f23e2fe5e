"""Pictures and files in answers: at once, later, replaced, and where they are not taken."""

from collections.abc import Callable

import pytest

from bot.chat import Action, Answer, File, Picture, Post, Request
from bot.platforms.discord.adapter import Discord
from tests import discord_server as loopback
from tests.discord_server import Exchange, Fault
from tests.platforms.discord.stage import Slow, Stage, a_picture

EXPORT = File("my-marks.json", "application/json", b'{"marks": []}')
CALLBACK = "POST /interactions/{interaction_id}/{interaction_token}/callback"


def answering(
    picture: Picture | None = None, file: File | None = None, private: bool = True
) -> Callable[[Request], Answer]:
    post = Post("Here it is", actions=(Action("Again", "me"),))
    return lambda _: Answer(post, private=private, replaces=True, picture=picture, file=file)


async def asked(stage: Stage) -> Exchange:
    return await stage.server.slash(stage.guild, stage.channel(), stage.server.a_member(), "me")


def files(message: loopback.Message | None) -> list[tuple[str, bytes]]:
    assert message is not None
    return [(each.filename.partition("-")[0], each.data) for each in message.attachments]


LATER = [pytest.param(False, id="at once"), pytest.param(True, id="later")]


def standing(said: Exchange) -> list[loopback.Message]:
    """What the asker sees of an answer."""
    return [one for one in (said.message, *said.followups) if one and not one.deleted and not said.loading]


@pytest.mark.parametrize("private", [True, False])
@pytest.mark.parametrize("later", LATER)
async def test_a_picture_comes_with_an_answer(
    stage: Stage, bot: Discord, slow: Slow, later: bool, private: bool
) -> None:
    stage.answers = answering(a_picture(), private=private)
    if later:
        slow()
    said = await asked(stage)
    await said.until(lambda said: [len(one.attachments) for one in standing(said)] == [1])
    [message] = standing(said)
    assert files(message) == [("matchday", a_picture().png)]
    assert message.embeds[0]["image"]["url"] == message.attachments[0].url
    assert message.ephemeral is private


async def test_a_file_comes_with_an_answer(stage: Stage, bot: Discord) -> None:
    stage.answers = answering(a_picture(), EXPORT)
    said = await asked(stage)
    assert files(said.message) == [("matchday", a_picture().png), ("my", EXPORT.content)]
    assert said.ephemeral


@pytest.mark.parametrize("later", LATER)
async def test_an_answer_that_is_replaced_drops_what_came_with_it(
    stage: Stage, bot: Discord, slow: Slow, later: bool
) -> None:
    fan = stage.server.a_member()
    stage.answers = answering(a_picture("before"), EXPORT)
    said = await stage.server.slash(stage.guild, stage.channel(), fan, "me")
    assert said.message is not None
    stage.answers = answering(a_picture("after"))
    if later:
        slow()
    again = await stage.server.press(said.message, "1|me|", fan)
    await again.until(lambda again: again.completed)
    assert files(said.message) == [("matchday", a_picture("after").png)]
    stage.answers = answering()
    last = await stage.server.press(said.message, "1|me|", fan)
    await last.until(lambda last: last.completed)
    assert files(said.message) == []


async def test_the_same_picture_is_there_once_after_a_press(stage: Stage, bot: Discord) -> None:
    fan = stage.server.a_member()
    stage.answers = answering(a_picture())
    said = await stage.server.slash(stage.guild, stage.channel(), fan, "me")
    assert said.message is not None
    await stage.server.press(said.message, "1|me|", fan)
    [attachment] = said.message.attachments
    assert said.message.embeds[0]["image"]["url"] == attachment.url


async def test_where_files_are_not_allowed_the_answer_says_so(stage: Stage, bot: Discord) -> None:
    stage.answers = answering(a_picture(), EXPORT)
    stage.server.fail(Fault.MISSING_PERMISSIONS, on=CALLBACK)
    said = await asked(stage)
    assert files(said.message) == []
    assert "Here it is" in said.text
    assert "could not be sent here" in said.text


async def test_a_picture_that_is_not_taken_is_no_loss_of_words(stage: Stage, bot: Discord) -> None:
    stage.server.world.file_bytes = 5
    stage.answers = answering(a_picture())
    said = await asked(stage)
    assert said.text == "**Here it is**\nAgain"
    [told] = stage.server.violations
    assert "40005" in str(told)
    stage.server.violations.clear()
