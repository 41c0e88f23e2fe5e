"""A thread for each match, and forums, which have nothing else."""

from dataclasses import replace

import pytest

from bot.chat import DeliveryFailed, Failure, Look, Post, Wishes
from bot.knowledge.occasion import Kind
from bot.platforms.discord.adapter import Discord
from bot.platforms.discord.threads import name
from tests import discord_server as loopback
from tests.discord_server import EDITS, DiscordServer, Fault
from tests.discord_server.rights import CREATE_PUBLIC_THREADS, SEND_MESSAGES_IN_THREADS
from tests.platforms.discord.stage import FIXTURE, Stage, a_message, until, wishing

NAME = "Atalanta v Liverpool · 2099-04-18"
THREADS = "POST /channels/{channel_id}/threads"


def threads(stage: Stage) -> list[loopback.Channel]:
    return [channel for channel in stage.guild.channels.values() if channel.is_thread and not channel.deleted]


def texts(server: DiscordServer, channel: loopback.Channel) -> list[str]:
    return [post.content for post in server.posts(channel)]


async def a_forum(stage: Stage, adapter: Discord, *tags: str) -> loopback.Channel:
    """A forum that the adapter has heard of."""
    forum = stage.server.a_channel(stage.guild, "matches", loopback.Kind.FORUM, tags=tags)
    await until(lambda: adapter._client.get_channel(forum.id))
    return forum


def test_it_is_named_after_the_match_and_the_day_where_it_is_read() -> None:
    assert name(FIXTURE, Look()) == NAME
    assert name(FIXTURE, Look(zone="Pacific/Auckland")).endswith("2099-04-19")
    assert name(replace(FIXTURE, kickoff=None), Look()) == "Atalanta v Liverpool"
    assert len(name(replace(FIXTURE, name="x" * 300), Look())) == 100


async def test_all_posts_of_a_match_go_to_its_thread(stage: Stage, worker: Discord) -> None:
    references = [
        await worker.platform.send(wishing(stage.channel(), title, thread=True))
        for title in ("Preview", "Goal!")
    ]
    [thread] = threads(stage)
    assert thread.name == NAME
    assert texts(stage.server, thread) == ["**Preview**", "**Goal!**"]
    assert stage.posts() == []
    assert all(reference.startswith(f"{thread.id}/") for reference in references)


async def test_it_is_found_again_after_a_restart(stage: Stage) -> None:
    for title in ("Preview", "Goal!"):
        async with stage.running(listen=False) as adapter:
            await adapter.platform.send(wishing(stage.channel(), title, thread=True))
    assert len(threads(stage)) == 1


async def test_one_whose_making_was_never_heard_is_found(stage: Stage, worker: Discord) -> None:
    stage.server.fail(Fault.RESET, on=THREADS, applied=True)
    with pytest.raises(DeliveryFailed) as failed:
        await worker.platform.send(wishing(stage.channel(), thread=True))
    assert failed.value.failure is Failure.NOT_SENT
    await worker.platform.send(wishing(stage.channel(), thread=True))
    [thread] = threads(stage)
    assert texts(stage.server, thread) == ["**Goal!**"]


async def test_an_announcement_channel_has_threads_of_its_own_kind(stage: Stage, worker: Discord) -> None:
    news = stage.server.a_channel(stage.guild, "news", loopback.Kind.ANNOUNCEMENT)
    await worker.platform.send(wishing(news, thread=True))
    assert [thread.kind for thread in threads(stage)] == [loopback.Kind.ANNOUNCEMENT_THREAD]


async def test_where_threads_are_not_allowed_the_channel_serves(stage: Stage, worker: Discord) -> None:
    stage.server.set_rights(stage.channel(), deny=CREATE_PUBLIC_THREADS)
    for title in ("Preview", "Goal!"):
        await worker.platform.send(wishing(stage.channel(), title, thread=True))
    assert len(stage.posts()) == 2
    assert stage.server.invalid_requests == 1


async def test_where_the_bot_may_not_speak_in_threads_the_channel_serves(
    stage: Stage, worker: Discord
) -> None:
    stage.server.set_rights(stage.channel(), deny=SEND_MESSAGES_IN_THREADS)
    await worker.platform.send(wishing(stage.channel(), thread=True))
    assert len(stage.posts()) == 1


async def test_a_thread_that_was_deleted_is_made_anew(stage: Stage, worker: Discord) -> None:
    await worker.platform.send(wishing(stage.channel(), "Preview", thread=True))
    [first] = threads(stage)
    stage.server.delete_channel(first)
    await worker.platform.send(wishing(stage.channel(), "Goal!", thread=True))
    [second] = threads(stage)
    assert texts(stage.server, second) == ["**Goal!**"]


async def test_after_the_ratings_it_is_archived_and_can_still_be_corrected(
    stage: Stage, worker: Discord
) -> None:
    ratings = replace(wishing(stage.channel(), "Ratings", thread=True), kind=Kind.RATINGS)
    reference = await worker.platform.send(ratings)
    [thread] = threads(stage)
    await until(lambda: thread.archived)
    await worker.platform.edit(reference, replace(ratings, post=Post("Ratings, corrected")))
    assert texts(stage.server, thread) == ["**Ratings, corrected**"]
    assert thread.archived


async def test_what_is_about_no_match_stays_in_the_channel(stage: Stage, worker: Discord) -> None:
    await worker.platform.send(replace(wishing(stage.channel(), thread=True), fixture=None))
    assert len(stage.posts()) == 1


async def test_a_thread_can_be_followed_itself(stage: Stage, worker: Discord) -> None:
    await worker.platform.send(wishing(stage.channel(), "Preview", thread=True))
    [thread] = threads(stage)
    await worker.platform.send(wishing(thread, "Goal!", thread=True))
    assert len(threads(stage)) == 1
    assert len(stage.server.posts(thread)) == 2


async def test_a_forum_gets_a_post_with_the_first_message_and_the_rest_under_it(
    stage: Stage, bot: Discord
) -> None:
    forum = await a_forum(stage, bot)
    references = [await bot.platform.send(a_message(forum, title)) for title in ("Preview", "Goal!")]
    [thread] = threads(stage)
    assert thread.name == NAME
    assert references[0] == f"{thread.id}/{thread.id}"
    assert texts(stage.server, thread) == ["**Preview**", "**Goal!**"]
    await bot.platform.edit(references[0], a_message(forum, "Preview, corrected"))
    assert texts(stage.server, thread)[0] == "**Preview, corrected**"


async def test_a_forums_post_that_was_never_heard_is_found_as_it_is(stage: Stage, bot: Discord) -> None:
    forum = await a_forum(stage, bot)
    stage.server.fail(Fault.RESET, on=THREADS, applied=True)
    with pytest.raises(DeliveryFailed) as failed:
        await bot.platform.send(a_message(forum))
    assert failed.value.failure is Failure.NOT_SENT
    reference = await bot.platform.send(a_message(forum))
    [thread] = threads(stage)
    assert reference == f"{thread.id}/{thread.id}"
    assert texts(stage.server, thread) == ["**Goal!**"]


async def test_a_forum_that_wants_a_tag_gets_one(stage: Stage, bot: Discord) -> None:
    forum = await a_forum(stage, bot, "Europe")
    forum.tag_required = True
    await bot.platform.send(a_message(forum))
    assert threads(stage)[0].applied_tags == [forum.tags[0].id]


async def test_a_forum_in_which_one_may_not_post_is_gone(stage: Stage, bot: Discord) -> None:
    forum = await a_forum(stage, bot)
    stage.server.fail(Fault.MISSING_PERMISSIONS, on=THREADS, times=None)
    with pytest.raises(DeliveryFailed) as failed:
        await bot.platform.send(a_message(forum))
    assert failed.value.failure is Failure.GONE


async def test_a_worker_learns_that_it_is_a_forum(stage: Stage, worker: Discord) -> None:
    """It has no gateway that would tell; Discord's refusal does, once."""
    forum = stage.server.a_channel(stage.guild, "matches", loopback.Kind.FORUM)
    for title in ("Preview", "Goal!"):
        await worker.platform.send(a_message(forum, title))
    assert texts(stage.server, threads(stage)[0]) == ["**Preview**", "**Goal!**"]
    [told] = stage.server.violations
    assert "50008" in str(told)
    stage.server.violations.clear()


async def test_the_channel_of_a_thread_that_is_gone_is_gone(stage: Stage, worker: Discord) -> None:
    stage.server.delete_channel(stage.channel())
    channel = next(c for c in stage.guild.channels.values() if c.name == "general")
    with pytest.raises(DeliveryFailed) as failed:
        await worker.platform.send(wishing(channel, thread=True))
    assert failed.value.failure is Failure.GONE


async def test_an_edit_that_finds_the_thread_archived_and_no_way_back_is_refused(
    stage: Stage, worker: Discord
) -> None:
    message = wishing(stage.channel(), thread=True)
    reference = await worker.platform.send(message)
    stage.server.fail(Fault.UNKNOWN_MESSAGE, on=EDITS)
    with pytest.raises(DeliveryFailed) as failed:
        await worker.platform.edit(reference, message)
    assert failed.value.failure is Failure.REFUSED
    assert message.wishes == Wishes(thread=True)


async def test_a_memory_that_does_not_answer_loses_no_post(
    stage: Stage, worker: Discord, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing of the message has left by then."""

    async def away(*_: object) -> None:
        raise LookupError("the store is away")

    with monkeypatch.context() as for_a_while:
        for_a_while.setattr(stage.memory, "find", away)
        with pytest.raises(DeliveryFailed) as failed:
            await worker.platform.send(wishing(stage.channel(), "Preview", thread=True))
    assert failed.value.failure is Failure.NOT_SENT
    assert threads(stage) == []
    await worker.platform.send(wishing(stage.channel(), "Preview", thread=True))
    assert len(threads(stage)) == 1
