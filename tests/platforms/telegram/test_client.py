"""Posts and edits through the real client: each in its place, none twice, none lost."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
import telegram

from bot.chat import Action, DeliveryFailed, Failure, Paragraph, Platform, Post, Text, When
from bot.knowledge.occasion import Kind
from bot.platforms.telegram import line, outage
from bot.platforms.telegram.flood import Flood
from tests.platforms.telegram.delivering import PostOffice, calls, posting
from tests.platforms.telegram.stage import Notebook, a_message, plain, wishing
from tests.telegram_server import EDITS, SENDS, Chat, Fault, TelegramServer

SOON = datetime(2031, 4, 18, 19, tzinfo=UTC)
UNHEARD = [Fault.SERVER_ERROR, Fault.BAD_GATEWAY, Fault.UNAVAILABLE, Fault.RESET, Fault.TIMEOUT]


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outage, "FIRST_PAUSE", 0.02)
    monkeypatch.setattr(line, "FIRST_PAUSE", 0.02)


LONG = (Paragraph((Text("word " * 2_000),)),)
"""What does not fit, and has to be kept before anything can leave."""


class Away(Notebook):
    async def remember(self, name: str, value: str, /) -> None:
        raise ConnectionError("the store is away")


def texts(server: TelegramServer, chat: Chat) -> list[str]:
    """The titles that a reader sees."""
    return [plain(post.text).partition("\n")[0] for post in server.posts(chat)]


async def test_it_is_a_platform_that_knows_no_key(server: TelegramServer) -> None:
    async with posting(server) as office:
        platform: Platform = office.platform
        assert (platform.name, platform.remembers) == ("telegram", timedelta(0))


async def test_a_post_arrives_as_it_should(server: TelegramServer) -> None:
    chat = server.a_supergroup()
    message = a_message(chat, post=Post("Goal!", actions=(Action("Tie", "tie"),)))
    async with posting(server) as office:
        reference = await office.send(message)
    [post] = server.posts(chat)
    assert reference == f"{chat.id}/{post.id}"
    assert plain(post.text) == "Goal!"
    assert [one.label for row in post.buttons for one in row] == ["Tie"]
    assert post.preview == {"is_disabled": True}
    assert not post.silent


async def test_a_silent_post_makes_no_noise(server: TelegramServer) -> None:
    chat = server.a_channel()
    async with posting(server) as office:
        await office.send(a_message(chat, silent=True))
    assert server.posts(chat)[0].silent


async def test_a_post_to_a_topic_stands_in_it(server: TelegramServer) -> None:
    forum = server.a_supergroup(forum=True)
    topic = server.a_topic(forum, "Matches")
    async with posting(server) as office:
        reference = await office.send(a_message(forum, topic=topic))
    [post] = server.posts(forum)
    assert post.topic is topic
    assert reference == f"{forum.id}/{post.id}"


async def test_an_edit_takes_the_messages_place(server: TelegramServer) -> None:
    chat = server.a_channel()
    message = a_message(chat, post=Post("Goal!", actions=(Action("Tie", "tie"),)))
    async with posting(server) as office:
        reference = await office.send(message)
        await office.platform.edit(reference, replace(message, post=Post("No goal")))
    [post] = server.posts(chat)
    assert plain(post.text) == "No goal"
    assert post.buttons == []


async def test_an_edit_that_changes_nothing_is_no_failure(server: TelegramServer) -> None:
    message = a_message(server.a_channel())
    async with posting(server) as office:
        reference = await office.send(message)
        await office.platform.edit(reference, message)
    assert calls(server, EDITS)[0].status == 400


async def test_an_older_server_gets_times_written_out(server: TelegramServer) -> None:
    server.knows_times = False
    chat = server.a_channel()
    message = a_message(chat, post=Post("Kick-off", (Paragraph((When(SOON),)),)))
    async with posting(server) as office:
        await office.send(message)
        await office.send(message)
    assert [entry.status for entry in calls(server)] == [400, 200, 200]
    assert all("18 Apr" in post.text or "Apr 18" in post.text for post in server.posts(chat))


@pytest.mark.parametrize("applied", [True, False])
@pytest.mark.parametrize("fault", UNHEARD)
async def test_what_may_have_arrived_is_unknown_and_not_sent_again(
    server: TelegramServer, fault: Fault, applied: bool
) -> None:
    chat = server.a_channel()
    async with posting(server) as office:
        server.fail(fault, applied=applied, seconds=0.1)
        failed = await office.failure(a_message(chat))
        assert failed.failure is Failure.UNKNOWN
        await office.send(a_message(chat, "the next"))
    assert texts(server, chat) == [*(["Goal!"] if applied else []), "the next"]
    assert len(calls(server)) == 2


async def test_an_answer_that_cannot_be_read_leaves_it_unknown(
    server: TelegramServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with posting(server) as office:
        monkeypatch.setattr("tests.telegram_server.wire.message", lambda *_, **__: {"nothing": "of use"})
        assert (await office.failure(a_message(server.a_channel()))).failure is Failure.UNKNOWN


@pytest.mark.parametrize("applied", [True, False])
@pytest.mark.parametrize("fault", UNHEARD)
async def test_an_edit_that_goes_unheard_is_made_again(
    server: TelegramServer, fault: Fault, applied: bool
) -> None:
    chat = server.a_channel()
    async with posting(server) as office:
        reference = await office.send(a_message(chat))
        server.fail(fault, on=EDITS, applied=applied, seconds=0.1)
        await office.platform.edit(reference, a_message(chat, "No goal"))
    assert texts(server, chat) == ["No goal"]


async def test_an_edit_that_stays_unheard_goes_back_to_the_outbox(server: TelegramServer) -> None:
    message = a_message(server.a_channel())
    async with posting(server) as office:
        reference = await office.send(message)
        server.fail(Fault.SERVER_ERROR, on=EDITS, times=None)
        failed = await office.edit_failure(reference, replace(message, post=Post("No goal")))
        assert failed.failure is Failure.NOT_SENT
    assert len(calls(server, EDITS)) == line.TRIES


async def test_a_429_is_waited_for_in_its_place(server: TelegramServer) -> None:
    chat = server.a_channel()
    async with posting(server) as office:
        server.fail(Fault.RATE_LIMITED, seconds=1)
        await office.send(a_message(chat))
    assert len(server.posts(chat)) == 1


async def test_a_revoked_token_sends_nothing_and_loses_nothing(server: TelegramServer) -> None:
    async with posting(server) as office:
        server.fail(Fault.UNAUTHORISED)
        failed = await office.failure(a_message(server.a_channel()))
    assert (failed.failure, failed.retry_after) == (Failure.NOT_SENT, timedelta(minutes=5))
    assert server.token not in failed.reason


async def test_nothing_is_sent_before_the_login(server: TelegramServer) -> None:
    async with posting(server) as office:
        office.platform._logged_in = lambda: False
        assert (await office.failure(a_message(server.a_channel()))).failure is Failure.NOT_SENT
    assert calls(server) == []


async def test_where_it_may_not_write_the_channel_is_gone_and_the_reason_told(server: TelegramServer) -> None:
    fan = server.a_person(started=True)
    kicked, muted, channel = server.a_supergroup(), server.a_supergroup(), server.a_channel()
    server.blocks(fan)
    server.kicks_bot(kicked)
    server.mutes_bot(muted)
    server.demotes_bot(channel)
    async with posting(server) as office:
        outcomes = [
            await office.failure(a_message(chat))
            for chat in (server.world.chats[fan.id], kicked, muted, channel)
        ]
    assert {one.failure for one in outcomes} == {Failure.GONE}
    assert [one.reason.partition(".")[0] for one in outcomes] == [
        "the person has blocked the bot",
        "the bot was removed from the chat",
        "the bot has no right to write there",
        "the bot has no right to write there",
    ]


async def test_an_edit_of_what_is_deleted_is_refused_and_the_channel_stays(server: TelegramServer) -> None:
    message = a_message(server.a_channel())
    async with posting(server) as office:
        failed = await office.edit_failure(f"{message.channel.address}/4711", message)
    assert failed.failure is Failure.REFUSED


async def test_a_group_that_has_moved_is_followed(server: TelegramServer) -> None:
    group = server.a_group()
    async with posting(server) as office:
        reference = await office.send(a_message(group, "before"))
        new = await server.migrates(group)
        moved = await office.send(a_message(group, "after"))
        assert office.moves == [(group.id, new.id)]
        assert moved.startswith(f"{new.id}/")
        assert texts(server, new) == ["after"]
        failed = await office.edit_failure(reference, a_message(group, "before, corrected"))
        assert failed.failure is Failure.REFUSED
        assert office.moves == [(group.id, new.id)] * 2


async def test_a_store_that_is_away_before_anything_left_loses_nothing(server: TelegramServer) -> None:
    chat = server.a_channel()
    async with posting(server, Away()) as office:
        assert (await office.failure(a_message(chat, post=Post("Goal!", LONG)))).failure is Failure.NOT_SENT
    assert calls(server) == []


async def test_what_breaks_after_it_left_is_no_reason_to_send_it_again(
    server: TelegramServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(*_: object) -> None:
        raise RuntimeError("a bug")

    chat = server.a_channel()
    async with posting(server) as office:
        monkeypatch.setattr(telegram.Message, "de_json", breaks)
        with pytest.raises(RuntimeError):
            await office.send(a_message(chat))
    assert len(server.posts(chat)) == 1


async def test_a_topic_that_went_unheard_leaves_no_doubt_about_the_message(server: TelegramServer) -> None:
    forum = server.a_supergroup(forum=True)
    message = replace(wishing(forum, thread=True), post=Post("Goal!", LONG))
    async with posting(server, Away()) as office:
        server.fail(Fault.RESET, on="createForumTopic")
        assert (await office.failure(message)).failure is Failure.NOT_SENT
    assert calls(server) == []


async def test_a_goal_does_not_stand_behind_previews(server: TelegramServer) -> None:
    *chats, last = [server.a_channel(f"c{number}") for number in range(25)]
    async with posting(server, flood=Flood(20, 1_000, 1_000)) as office:
        previews = [
            asyncio.create_task(office.send(replace(a_message(chat), kind=Kind.PREVIEW))) for chat in chats
        ]
        await asyncio.sleep(0.1)
        await office.send(a_message(last))
        assert sum(task.done() for task in previews) < 15
        await asyncio.gather(*previews)


async def test_a_send_that_is_cancelled_leaves_the_way_free(server: TelegramServer) -> None:
    chat = server.a_channel()
    async with posting(server) as office:
        server.fail(Fault.SLOW, times=3, seconds=0.5)
        sending = [asyncio.create_task(office.send(a_message(chat, f"{number}"))) for number in range(3)]
        await asyncio.sleep(0.05)
        for task in sending:
            task.cancel()
        await asyncio.gather(*sending, return_exceptions=True)
        async with asyncio.timeout(30):
            await office.send(a_message(chat, "after"))


async def test_a_storm_doubles_nothing_loses_nothing_and_leaves_unknown_what_went_unheard(
    server: TelegramServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outage, "ONE_EVERY", 0.05)
    server.door.faults.slow_seconds = 0.05
    chats = [server.a_channel(f"c{number}") for number in range(60)]
    async with posting(server) as office:
        server.storm(seed=7, each=0.05, kinds=[fault for fault in UNHEARD if fault is not Fault.UNAVAILABLE])
        outcomes = await asyncio.gather(*(delivered(office, chat) for chat in chats))
    unheard = {entry.chat for entry in calls(server) if entry.fault}
    assert len(unheard) > 3
    for chat, outcome in zip(chats, outcomes, strict=True):
        if outcome is Failure.UNKNOWN:
            assert chat.id in unheard
            assert len(server.posts(chat)) <= 1
        else:
            assert len(server.posts(chat)) == 1


async def delivered(office: PostOffice, chat: Chat) -> Failure | None:
    """As the outbox does it: what has certainly not arrived goes out again."""
    while True:
        try:
            await office.send(a_message(chat))
        except DeliveryFailed as failed:
            if failed.failure is not Failure.NOT_SENT:
                return failed.failure
            await asyncio.sleep(0.02)
        else:
            return None


def test_a_message_has_time_enough_and_less_than_the_outbox_gives_it() -> None:
    assert line.TRYING + line.ANSWER_WITHIN < 120
    assert line.PATIENTLY["read_timeout"] + line.PATIENTLY["pool_timeout"] + 5 <= line.ANSWER_WITHIN
    assert SENDS == "sendMessage"
