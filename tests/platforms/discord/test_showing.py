"""What a channel gets where not everything is allowed: less, and never nothing."""

from dataclasses import replace

import pytest

from bot.chat import Paragraph, Post, Text
from bot.platforms.discord.adapter import Discord
from tests import discord_server as loopback
from tests.discord_server import POSTS, Fault
from tests.discord_server.rights import ATTACH_FILES, EMBED_LINKS
from tests.platforms.discord.stage import Stage, a_message, a_picture, pictured, standing, until, uploads


async def test_without_the_right_to_attach_files_it_goes_without(stage: Stage, worker: Discord) -> None:
    stage.server.set_rights(stage.channel(), deny=ATTACH_FILES)
    for title in ("Line-ups", "Ratings"):
        await worker.platform.send(pictured(stage, a_picture(title), title))
    assert stage.posts() == ["**Line-ups**\n23' Salah", "**Ratings**\n23' Salah"]
    assert standing(stage).embeds
    assert stage.server.invalid_requests == 1


async def test_without_the_right_to_embed_it_stands_beside_the_words(stage: Stage, worker: Discord) -> None:
    stage.server.set_rights(stage.channel(), deny=EMBED_LINKS)
    for title in ("Line-ups", "Ratings"):
        await worker.platform.send(pictured(stage, a_picture(title), title))
    assert standing(stage).content == "**Line-ups**\n23' Salah"
    assert standing(stage).embeds == []
    assert len(standing(stage).attachments) == 1
    assert stage.server.invalid_requests == 2


async def test_without_both_rights_the_words_remain(stage: Stage, worker: Discord) -> None:
    stage.server.set_rights(stage.channel(), deny=EMBED_LINKS | ATTACH_FILES)
    for title in ("Line-ups", "Ratings"):
        await worker.platform.send(pictured(stage, a_picture(title), title))
    assert stage.posts() == ["**Line-ups**\n23' Salah", "**Ratings**\n23' Salah"]
    assert stage.server.invalid_requests == 3


async def test_a_right_that_is_lost_before_an_edit_costs_the_picture_only(
    stage: Stage, worker: Discord
) -> None:
    reference = await worker.platform.send(pictured(stage, a_picture("before")))
    stage.server.set_rights(stage.channel(), deny=ATTACH_FILES)
    await worker.platform.edit(reference, pictured(stage, a_picture("after"), "Corrected"))
    assert standing(stage).text == "**Corrected**\n23' Salah"
    assert standing(stage).attachments == []


async def test_one_that_is_too_large_is_left_out_and_the_next_is_tried(stage: Stage, worker: Discord) -> None:
    stage.server.world.file_bytes = 100
    await worker.platform.send(pictured(stage, a_picture("x" * 200), "Ratings"))
    reference = await worker.platform.send(pictured(stage, a_picture("small"), "Line-ups"))
    await worker.platform.edit(reference, pictured(stage, a_picture("y" * 200), "Corrected"))
    posts = stage.server.posts(stage.channel())
    assert [post.content for post in posts] == ["**Ratings**", "**Corrected**"]
    assert not any(post.attachments for post in posts)
    assert posts[1].edits
    assert uploads(stage) == 3
    assert all("40005" in str(told) for told in stage.server.violations)
    stage.server.violations.clear()


async def test_a_refusal_that_is_not_about_the_picture_is_told(stage: Stage, worker: Discord) -> None:
    stage.server.fail(Fault.MISSING_ACCESS, on=POSTS)
    with pytest.raises(Exception, match="may not post there"):
        await worker.platform.send(pictured(stage, a_picture()))
    assert stage.server.invalid_requests == 1


async def test_a_forum_that_takes_no_files_gets_the_words(stage: Stage, bot: Discord) -> None:
    forum = stage.server.a_channel(stage.guild, "matches", loopback.Kind.FORUM, deny=ATTACH_FILES)
    await until(lambda: bot._client.get_channel(forum.id))
    reference = await bot.platform.send(a_message(forum, picture=a_picture()))
    thread = stage.server.world.channels[int(reference.split("/")[0])]
    [post] = stage.server.posts(thread)
    assert post.text == "**Goal!**\n23' Salah"


async def test_words_that_the_picture_tells_are_written_where_it_is_not_taken(
    stage: Stage, worker: Discord
) -> None:
    words = Paragraph((Text("Salah 7.1"),)), Paragraph((Text("Player of the match: Salah"),))
    post = Post("Ratings", words, brief=words[1:])
    message = replace(pictured(stage, a_picture(), "Ratings"), post=post)
    reference = await worker.platform.send(message)
    assert "Player of the match" in standing(stage).text
    assert "7.1" not in standing(stage).text
    stage.server.set_rights(stage.channel(), deny=ATTACH_FILES)
    await worker.platform.edit(reference, replace(message, picture=a_picture("another")))
    assert standing(stage).text == "**Ratings**\nSalah 7.1\nPlayer of the match: Salah"
