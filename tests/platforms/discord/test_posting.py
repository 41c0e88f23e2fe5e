"""Pictures of posts through the real client: attached, shown in the embed, replaced, kept and dropped."""

import asyncio
from dataclasses import replace
from typing import Literal

import pytest

from bot.platforms.discord import pictures
from bot.platforms.discord.adapter import Discord
from tests import discord_server as loopback
from tests.discord_server import EDITS, Fault
from tests.platforms.discord.stage import (
    Stage,
    a_message,
    a_picture,
    pictured,
    standing,
    until,
    uploads,
    wishing,
)


async def test_a_post_comes_with_its_picture(stage: Stage, worker: Discord) -> None:
    message = pictured(stage, a_picture())
    await worker.platform.send(message)
    post = standing(stage)
    [attachment] = post.attachments
    assert attachment.data == a_picture().png
    assert attachment.description == "A picture: line-up."
    assert post.embeds[0]["image"]["url"] == attachment.url
    assert post.embeds[0]["description"] == "23' Salah"
    assert post.nonce == message.key
    assert post.body["enforce_nonce"] is True


async def test_a_secret_picture_is_covered_and_beside_the_embed(stage: Stage, worker: Discord) -> None:
    await worker.platform.send(pictured(stage, a_picture(secret=True)))
    post = standing(stage)
    [attachment] = post.attachments
    assert attachment.spoiler
    assert attachment.description is None
    assert "image" not in post.embeds[0]


@pytest.mark.parametrize("fault", [Fault.UNAVAILABLE, Fault.RESET])
async def test_one_that_may_have_arrived_is_asked_again_and_there_once(
    stage: Stage, worker: Discord, fault: Fault
) -> None:
    stage.server.fail(fault, applied=True)
    await worker.platform.send(pictured(stage, a_picture()))
    assert len(stage.posts()) == 1
    assert standing(stage).attachments[0].data == a_picture().png


async def test_another_picture_takes_its_place(stage: Stage, worker: Discord) -> None:
    reference = await worker.platform.send(pictured(stage, a_picture("before")))
    await worker.platform.edit(reference, pictured(stage, a_picture("after")))
    [attachment] = standing(stage).attachments
    assert attachment.data == a_picture("after").png
    assert standing(stage).embeds[0]["image"]["url"] == attachment.url


async def test_the_same_picture_stays_and_is_not_sent_again(stage: Stage, worker: Discord) -> None:
    reference = await worker.platform.send(pictured(stage, a_picture()))
    before = standing(stage).attachments
    for title in ("Line-ups, corrected", "Line-ups, corrected again"):
        await worker.platform.edit(reference, pictured(stage, a_picture(), title))
    assert standing(stage).attachments == before
    assert standing(stage).embeds[0]["image"]["url"] == before[0].url
    assert standing(stage).content == "**Line-ups, corrected again**"
    assert uploads(stage) == 1


async def test_after_a_restart_it_takes_its_own_place(stage: Stage) -> None:
    references = []
    for _ in range(2):
        async with stage.running(listen=False) as adapter:
            references.append(await adapter.platform.send(pictured(stage, a_picture())))
    async with stage.running(listen=False) as adapter:
        await adapter.platform.edit(references[0], pictured(stage, a_picture(), "Corrected"))
    [attachment] = standing(stage).attachments
    assert standing(stage).embeds[0]["image"]["url"] == attachment.url


async def test_one_that_another_worker_took_away_is_sent_again(stage: Stage, worker: Discord) -> None:
    reference = await worker.platform.send(pictured(stage, a_picture("home")))
    async with stage.running(listen=False) as another:
        await another.platform.edit(reference, pictured(stage, a_picture("away")))
    await worker.platform.edit(reference, pictured(stage, a_picture("home"), "Corrected"))
    [attachment] = standing(stage).attachments
    assert attachment.data == a_picture("home").png
    assert standing(stage).content == "**Corrected**"
    [told] = stage.server.violations
    assert "ATTACHMENT_NOT_FOUND" in str(told)
    stage.server.violations.clear()


async def test_a_covered_one_that_another_worker_took_away_too(stage: Stage, worker: Discord) -> None:
    """No embed asks for it, so that Discord takes the edit and the picture is just not there."""
    reference = await worker.platform.send(pictured(stage, a_picture("home", secret=True)))
    async with stage.running(listen=False) as another:
        await another.platform.edit(reference, pictured(stage, a_picture("away")))
    await worker.platform.edit(reference, pictured(stage, a_picture("home", secret=True)))
    [attachment] = standing(stage).attachments
    assert attachment.data == a_picture("home").png


async def test_a_post_that_loses_its_picture_drops_it(stage: Stage, worker: Discord) -> None:
    reference = await worker.platform.send(pictured(stage, a_picture()))
    await worker.platform.edit(reference, pictured(stage, None))
    assert standing(stage).attachments == []
    assert "image" not in standing(stage).embeds[0]


async def test_one_that_becomes_secret_leaves_the_embed(stage: Stage, worker: Discord) -> None:
    reference = await worker.platform.send(pictured(stage, a_picture()))
    await worker.platform.edit(reference, pictured(stage, a_picture(secret=True)))
    [attachment] = standing(stage).attachments
    assert attachment.spoiler
    assert "image" not in standing(stage).embeds[0]


async def test_a_thread_and_a_forum_have_it_too(stage: Stage, bot: Discord) -> None:
    forum = stage.server.a_channel(stage.guild, "matches", loopback.Kind.FORUM)
    await until(lambda: bot._client.get_channel(forum.id))
    for channel in (forum, stage.channel()):
        message = replace(wishing(channel, "Line-ups", thread=True), picture=a_picture())
        reference = await bot.platform.send(message)
        place = stage.server.world.channels[int(reference.split("/")[0])]
        assert place.is_thread
        [post] = stage.server.posts(place)
        assert post.embeds[0]["image"]["url"] == post.attachments[0].url


async def test_an_announcement_with_a_picture_is_published(stage: Stage, worker: Discord) -> None:
    news = stage.server.a_channel(stage.guild, "news", loopback.Kind.ANNOUNCEMENT)
    await worker.platform.send(replace(wishing(news, crosspost=True), picture=a_picture()))
    await until(lambda: standing(stage, "news").crossposted)
    assert standing(stage, "news").attachments


class Line(asyncio.Semaphore):
    """Counts who went through."""

    through = 0

    async def acquire(self) -> Literal[True]:
        self.through += 1
        return await super().acquire()


async def test_pictures_share_the_line_and_words_do_not_wait(
    stage: Stage, worker: Discord, monkeypatch: pytest.MonkeyPatch
) -> None:
    line = Line(1)
    monkeypatch.setattr(worker.platform._posting, "_uploading", line)
    channels = [stage.server.a_channel(stage.guild, f"c{number}") for number in range(9)]
    messages = [a_message(channel, picture=a_picture()) for channel in channels]
    await asyncio.gather(*(worker.platform.send(message) for message in messages))
    assert all(stage.server.posts(channel)[0].attachments for channel in channels)
    assert line.through == 9
    reference = await worker.platform.send(pictured(stage, None))
    await worker.platform.edit(reference, pictured(stage, None))
    assert line.through == 9


async def test_what_is_known_of_pictures_does_not_grow_for_ever(
    stage: Stage, worker: Discord, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pictures, "REMEMBERED", 2)
    for number in range(4):
        await worker.platform.send(pictured(stage, a_picture(), f"{number}"))
    assert len(worker.platform._posting._standing._known) == 2


async def test_an_edit_unheard_is_made_again_with_its_picture(stage: Stage, worker: Discord) -> None:
    reference = await worker.platform.send(pictured(stage, a_picture("before")))
    stage.server.fail(Fault.RESET, on=EDITS, applied=True)
    await worker.platform.edit(reference, pictured(stage, a_picture("after")))
    [attachment] = standing(stage).attachments
    assert attachment.data == a_picture("after").png
