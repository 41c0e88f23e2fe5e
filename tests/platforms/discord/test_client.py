"""Posts and edits through the real client: each arrives once, whatever happens on the way."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.chat import Action, DeliveryFailed, Failure, Message, Platform, Post, Wishes
from bot.knowledge.occasion import Kind
from bot.platforms.discord import calls, repeating
from bot.platforms.discord.adapter import Discord
from tests import discord_server as loopback
from tests.discord_server import EDITS, POSTS, DiscordServer, Fault, Limits
from tests.discord_server.rights import EMBED_LINKS, SEND_MESSAGES, VIEW_CHANNEL
from tests.platforms.discord.conftest import contract
from tests.platforms.discord.stage import Stage, a_message, until, wishing
from tests.platforms.discord.test_render import HOSTILE, everywhere

TAKEN_BY_SURPRISE = [Fault.SERVER_ERROR, Fault.BAD_GATEWAY, Fault.UNAVAILABLE, Fault.RESET]


async def test_it_is_a_platform_that_remembers_for_a_while(bot: Discord) -> None:
    platform: Platform = bot.platform
    assert platform.name == "discord"
    assert timedelta(seconds=30) < platform.remembers < timedelta(minutes=2)


def test_a_repeat_after_a_crash_still_comes_within_what_discord_remembers() -> None:
    assert repeating.REMEMBERS + timedelta(seconds=repeating.TRYING) < timedelta(minutes=2)


async def test_a_post_arrives_without_a_gateway(stage: Stage, worker: Discord) -> None:
    message = a_message(stage.channel(), post=Post("Goal!", actions=(Action("Tie", "tie"),)))
    reference = await worker.platform.send(message)
    [post] = stage.server.posts(stage.channel())
    assert reference == f"{stage.channel().id}/{post.id}"
    assert post.content == "**Goal!**"
    assert post.custom_ids == ["1|tie|"]
    assert post.nonce == message.key
    assert post.body["enforce_nonce"] is True
    assert not post.silent


async def test_a_silent_post_makes_no_noise(stage: Stage, worker: Discord) -> None:
    await worker.platform.send(a_message(stage.channel(), silent=True))
    assert stage.server.posts(stage.channel())[0].silent


async def test_only_the_one_role_is_called(stage: Stage, worker: Discord) -> None:
    role = stage.server.a_role(stage.guild, "Reds")
    await worker.platform.send(wishing(stage.channel(), "@everyone <@&1>", ping=str(role.id)))
    assert stage.server.posts(stage.channel())[0].pings == [f"<@&{role.id}>"]


async def test_an_edit_takes_the_messages_place(stage: Stage, worker: Discord) -> None:
    message = a_message(stage.channel(), post=Post("Goal!", actions=(Action("Tie", "tie"),)))
    reference = await worker.platform.send(message)
    await worker.platform.edit(reference, replace(message, revision=2, post=Post("No goal")))
    [post] = stage.server.posts(stage.channel())
    assert post.text == "**No goal**"
    assert post.custom_ids == []


async def test_hostile_words_come_out_inert(stage: Stage, worker: Discord) -> None:
    reference = await worker.platform.send(a_message(stage.channel(), "x", post=everywhere(HOSTILE)))
    await worker.platform.edit(reference, a_message(stage.channel(), "x", post=everywhere(HOSTILE * 9)))
    [post] = stage.server.posts(stage.channel())
    assert post.pings == []


async def test_a_key_sent_again_stays_the_first_message(stage: Stage) -> None:
    message = a_message(stage.channel())
    references = []
    for _ in range(2):  # the second time as after a crash
        async with stage.running(listen=False) as adapter:
            references.append(await adapter.platform.send(message))
    assert len(set(references)) == 1
    assert len(stage.posts()) == 1


@pytest.mark.parametrize("applied", [True, False])
@pytest.mark.parametrize("fault", TAKEN_BY_SURPRISE)
async def test_what_may_have_arrived_is_asked_again_and_arrives_once(
    stage: Stage, worker: Discord, fault: Fault, applied: bool
) -> None:
    stage.server.fail(fault, applied=applied)
    reference = await worker.platform.send(a_message(stage.channel()))
    [post] = stage.server.posts(stage.channel())
    assert reference.endswith(f"/{post.id}")


@pytest.mark.parametrize("applied", [True, False])
async def test_no_answer_for_long_is_asked_again_too(
    stage: Stage, worker: Discord, applied: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(calls, "ANSWER_WITHIN", 0.2)
    stage.server.fail(Fault.TIMEOUT, times=2, applied=applied)
    await worker.platform.send(a_message(stage.channel()))
    assert len(stage.posts()) == 1


async def test_what_stays_unheard_is_unknown(
    stage: Stage, worker: Discord, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(repeating, "TRYING", 1.0)
    stage.server.fail(Fault.RESET, times=None, applied=True)
    assert await failure(worker, a_message(stage.channel())) is Failure.UNKNOWN
    assert len(stage.posts()) == 1


async def test_no_call_leaves_after_its_time(
    stage: Stage, worker: Discord, monkeypatch: pytest.MonkeyPatch
) -> None:
    """discord.py would go on asking for twenty-five seconds."""
    monkeypatch.setattr(repeating, "TRYING", 0.5)
    stage.server.fail(Fault.SERVER_ERROR, times=None)
    assert await failure(worker, a_message(stage.channel())) is Failure.UNKNOWN
    assert len([entry for entry in stage.server.log if entry.method == "POST"]) == 1


async def test_a_server_that_is_away_has_certainly_not_got_it(stage: Stage, worker: Discord) -> None:
    channel = stage.channel()
    await stage.server.stop()
    await asyncio.sleep(0.1)  # until the client has noticed: on a connection still open nobody could know
    assert await failure(worker, a_message(channel)) is Failure.NOT_SENT


async def test_nothing_is_sent_before_the_login(stage: Stage) -> None:
    adapter = stage.adapter()
    assert await failure(adapter, a_message(stage.channel())) is Failure.NOT_SENT


@pytest.mark.parametrize(
    ("fault", "expected"),
    [
        (Fault.MISSING_ACCESS, Failure.GONE),
        (Fault.MISSING_PERMISSIONS, Failure.GONE),
        (Fault.UNKNOWN_CHANNEL, Failure.GONE),
        (Fault.UNAUTHORISED, Failure.NOT_SENT),
    ],
)
async def test_a_refusal_is_told_for_what_it_is(
    stage: Stage, worker: Discord, fault: Fault, expected: Failure
) -> None:
    stage.server.fail(fault, times=None)
    assert await failure(worker, a_message(stage.channel())) is expected
    assert stage.posts() == []


async def test_the_reason_says_what_discord_says(stage: Stage, worker: Discord) -> None:
    stage.server.set_rights(stage.channel(), deny=SEND_MESSAGES)
    with pytest.raises(DeliveryFailed, match=r"may not post there.*Missing Permissions.*50013"):
        await worker.platform.send(a_message(stage.channel()))


async def test_an_edit_of_what_is_deleted_is_refused_and_the_channel_stays(
    stage: Stage, worker: Discord
) -> None:
    stage.server.fail(Fault.UNKNOWN_MESSAGE, on=EDITS)
    assert await edit_failure(worker, stage.channel()) is Failure.REFUSED


async def test_an_edit_unheard_can_be_made_again(
    stage: Stage, worker: Discord, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(repeating, "TRYING", 0.5)
    stage.server.fail(Fault.RESET, times=None, on=EDITS, applied=True)
    assert await edit_failure(worker, stage.channel()) is Failure.NOT_SENT


async def test_a_limit_on_the_route_is_waited_for(stage: Stage, worker: Discord) -> None:
    stage.server.fail(Fault.RATE_LIMITED, seconds=0.3)
    await worker.platform.send(a_message(stage.channel()))
    assert len(stage.posts()) == 1


async def test_a_long_limit_goes_back_to_the_outbox(stage: Stage, worker: Discord) -> None:
    stage.server.fail(Fault.RATE_LIMITED, seconds=90)
    with pytest.raises(DeliveryFailed) as failed:
        await worker.platform.send(a_message(stage.channel()))
    assert failed.value.failure is Failure.NOT_SENT
    assert failed.value.retry_after == timedelta(seconds=90)


async def test_too_many_refusals_stop_the_sending_before_discord_does(
    stage: Stage, worker: Discord, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worker.platform._repeating._invalid, "_at_most", 3)
    stage.server.fail(Fault.MISSING_ACCESS, times=None)
    for number in range(3):
        assert await failure(worker, a_message(stage.channel(), f"{number}")) is Failure.GONE
    with pytest.raises(DeliveryFailed) as failed:
        await worker.platform.send(a_message(stage.channel(), "one more"))
    assert failed.value.failure is Failure.NOT_SENT
    assert failed.value.retry_after is not None
    assert timedelta(minutes=9) < failed.value.retry_after <= timedelta(minutes=10)
    assert stage.server.invalid_requests == 3


async def test_while_discord_is_silent_little_becomes_unknown(
    stage: Stage, worker: Discord, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(repeating, "TRYING", 0.4)
    stage.server.fail(Fault.RESET, times=None)
    outcomes = [await failure(worker, a_message(stage.channel(), f"{n}")) for n in range(12)]
    assert outcomes[0] is Failure.UNKNOWN
    assert outcomes[-1] is Failure.NOT_SENT
    stage.server.calm()


async def test_a_storm_delivers_everything_once(
    stage: Stage, worker: Discord, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(calls, "ANSWER_WITHIN", 0.3)
    channels = [stage.server.a_channel(stage.guild, f"c{number}") for number in range(50)]
    stage.server.storm(seed=7)
    messages = [a_message(channel, f"{number}") for channel in channels for number in range(3)]
    sent = await asyncio.gather(*(deliver(worker, message) for message in messages))
    assert len(set(sent)) == 150
    for channel in channels:
        assert sorted(post.content for post in stage.server.posts(channel)) == ["**0**", "**1**", "**2**"]


async def test_discord_py_keeps_nothing_of_what_was_sent(stage: Stage, bot: Discord) -> None:
    """It would remember each view, and with it each message with buttons, until the process ends."""
    message = a_message(stage.channel(), post=Post("Goal!", actions=(Action("Tie", "tie"),)))
    await bot.platform.edit(await bot.platform.send(message), message)
    kept = bot._client._connection._view_store
    assert (dict(kept._views), dict(kept._synced_message_views)) == ({}, {})
    assert not bot._client.cached_messages


async def test_a_global_limit_is_kept_by_the_adapter_itself() -> None:
    """Discord allows fifty requests a second: of a hundred and twenty the last cannot leave before 1.4 s are
    over, however fast the machine is. The bench holds the server's limit against it."""
    async with DiscordServer(limits=Limits(per_second=10_000), contract=contract()) as server:
        server.a_guild("Anfield", channels=[f"c{number}" for number in range(120)])
        stage = Stage(server)
        async with stage.running(listen=False) as adapter:
            channels = list(stage.guild.channels.values())
            begun = asyncio.get_running_loop().time()
            await asyncio.gather(*(adapter.platform.send(a_message(channel)) for channel in channels))
            assert asyncio.get_running_loop().time() - begun >= (120 - 50) / 50
            assert all(len(server.posts(channel)) == 1 for channel in channels)


async def test_an_edit_in_a_bucket_that_is_empty_waits_its_turn() -> None:
    async with DiscordServer(limits=Limits(), contract=contract()) as server:
        server.a_guild("Anfield", channels=("general",))
        stage = Stage(server)
        async with stage.running(listen=False) as adapter:
            for number in range(7):
                await adapter.platform.send(a_message(stage.channel(), f"{number}"))
            assert len(stage.posts()) == 7
            assert server.invalid_requests == 0


async def test_an_announcement_reaches_those_who_follow_the_channel(stage: Stage, worker: Discord) -> None:
    news = stage.server.a_channel(stage.guild, "news", loopback.Kind.ANNOUNCEMENT)
    await worker.platform.send(wishing(news, crosspost=True))
    await until(lambda: stage.server.posts(news)[0].crossposted)


async def test_a_crosspost_that_fails_fails_no_delivery(stage: Stage, worker: Discord) -> None:
    news = stage.server.a_channel(stage.guild, "news", loopback.Kind.ANNOUNCEMENT)
    stage.server.fail(Fault.MISSING_PERMISSIONS, on=f"{POSTS}/{{message_id}}/crosspost")
    await worker.platform.send(wishing(news, crosspost=True))
    await worker.close()
    assert len(stage.posts("news")) == 1
    assert any("crosspost" in entry.path and entry.status == 403 for entry in stage.server.log)


async def test_what_is_no_announcement_is_not_crossposted(stage: Stage, worker: Discord) -> None:
    await worker.platform.send(wishing(stage.channel(), crosspost=True))
    await worker.close()
    assert not any("crosspost" in entry.path for entry in stage.server.log)


async def test_the_live_message_is_pinned_while_the_match_is_on(stage: Stage, worker: Discord) -> None:
    live = replace(a_message(stage.channel()), kind=Kind.LIVE, wishes=Wishes(pin=True))
    reference = await worker.platform.send(live)
    await until(lambda: stage.server.posts(stage.channel())[0].pinned)
    await worker.platform.edit(reference, live)
    assert live.fixture is not None
    await worker.platform.edit(reference, replace(live, fixture=replace(live.fixture, over=True)))
    await until(lambda: not stage.server.posts(stage.channel())[0].pinned)


async def test_without_the_right_to_embed_it_is_plain_text(stage: Stage, worker: Discord) -> None:
    stage.server.set_rights(stage.channel(), allow=VIEW_CHANNEL | SEND_MESSAGES, deny=EMBED_LINKS)
    reference = await worker.platform.send(a_message(stage.channel()))
    await worker.platform.send(a_message(stage.channel(), "Another"))
    await worker.platform.edit(reference, a_message(stage.channel(), "No goal"))
    assert stage.posts() == ["**No goal**\n23' Salah", "**Another**\n23' Salah"]
    assert stage.server.invalid_requests == 1


async def deliver(adapter: Discord, message: Message) -> str:
    """Sends as the outbox does: what is known not to have arrived goes out again."""
    while True:
        try:
            return await adapter.platform.send(message)
        except DeliveryFailed as failed:
            if failed.failure is not Failure.NOT_SENT:
                raise
            await asyncio.sleep(0.05)


async def failure(adapter: Discord, message: Message) -> Failure:
    with pytest.raises(DeliveryFailed) as failed:
        await adapter.platform.send(message)
    return failed.value.failure


async def edit_failure(adapter: Discord, channel: loopback.Channel) -> Failure:
    message = a_message(channel)
    reference = await adapter.platform.send(message)
    with pytest.raises(DeliveryFailed) as failed:
        await adapter.platform.edit(reference, message)
    return failed.value.failure
