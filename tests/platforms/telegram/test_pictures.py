"""Pictures go up once, whoever wants them, and are found again by Telegram's id."""

import asyncio
from dataclasses import replace

import pytest
import telegram

from bot.chat import DeliveryFailed, Failure, Message, Paragraph, Post, Text
from bot.platforms.telegram import line, outage, pictures
from bot.platforms.telegram.flood import HeldBack
from bot.platforms.telegram.pictures import Pictures
from tests.platforms.telegram.delivering import calls, posting
from tests.platforms.telegram.drawing import a_picture
from tests.platforms.telegram.stage import Notebook, a_message, plain
from tests.telegram_server import Chat, Fault, TelegramServer
from tests.telegram_server.journal import Entry

PHOTO, CAPTION, MEDIA = "sendPhoto", "editMessageCaption", "editMessageMedia"


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outage, "FIRST_PAUSE", 0.02)
    monkeypatch.setattr(line, "FIRST_PAUSE", 0.02)


def drawn(chat: Chat, title: str = "Line-up", shade: int = 0, **more: object) -> Message:
    return replace(a_message(chat, title, **more), picture=a_picture(shade))


def uploads(server: TelegramServer, method: str = PHOTO) -> list[Entry]:
    """Calls that carried the picture itself."""
    return [entry for entry in calls(server, method) if not entry.raw.get("photo")]


async def test_a_picture_goes_up_once_though_many_want_it_at_once(server: TelegramServer) -> None:
    chats = [server.a_channel(f"c{number}") for number in range(12)]
    async with posting(server) as office:
        references = await office.all(drawn(chat) for chat in chats)
    assert all(isinstance(one, str) and one.endswith("/picture") for one in references)
    assert len(calls(server, PHOTO)) == 12
    assert len(uploads(server)) == 1
    assert len(server.world.photos) == 1
    [post] = server.posts(chats[7])
    assert post.photo is not None
    assert post.photo.data == a_picture().png
    assert plain(post.text).startswith("Line-up")


async def test_it_is_found_again_after_a_restart(server: TelegramServer) -> None:
    chat, memory = server.a_channel(), Notebook()
    for _ in range(2):
        async with posting(server, memory) as office:
            await office.send(drawn(chat))
    assert len(uploads(server)) == 1
    assert list(memory.notes) == ["telegram picture digest-0"]


async def test_an_id_that_telegram_refuses_is_forgotten_and_the_picture_sent_anew(
    server: TelegramServer,
) -> None:
    chat, memory = server.a_channel(), Notebook()
    memory.notes["telegram picture digest-0"] = "of-another-bot"
    async with posting(server, memory) as office:
        await office.send(drawn(chat))
        await office.send(drawn(chat))
    assert [entry.status for entry in calls(server, PHOTO)] == [400, 200, 200]
    assert memory.notes["telegram picture digest-0"] in server.world.photos
    server.violations.clear()  # an id that was never given


async def test_who_fails_to_bring_it_up_leaves_it_to_the_next(server: TelegramServer) -> None:
    chats = [server.a_channel(f"c{number}") for number in range(4)]
    server.kicks_bot(chats[0])
    async with posting(server) as office:
        outcomes = await office.all(drawn(chat) for chat in chats)
    assert [one.failure for one in outcomes if isinstance(one, DeliveryFailed)] == [Failure.GONE]
    assert [len(server.posts(chat)) for chat in chats[1:]] == [1, 1, 1]


async def test_an_upload_that_goes_unheard_is_unknown_and_others_bring_it_up(server: TelegramServer) -> None:
    chats = [server.a_channel(f"c{number}") for number in range(4)]
    async with posting(server) as office:
        server.fail(Fault.RESET, on=PHOTO, applied=True)
        outcomes = await office.all(drawn(chat) for chat in chats)
    assert [one.failure for one in outcomes if isinstance(one, DeliveryFailed)] == [Failure.UNKNOWN]
    assert [len(server.posts(chat)) for chat in chats] == [1] * 4


async def test_who_is_cancelled_while_bringing_it_up_holds_up_nobody(server: TelegramServer) -> None:
    other, known = server.a_channel(), Pictures(Notebook())
    async with posting(server) as office:
        first = asyncio.create_task(known.shown(a_picture(), 1, hangs, later()))
        await asyncio.sleep(0)

        async def sends(photo: str | bytes) -> telegram.Message:
            return await office.line.bot.send_photo(other.id, photo)

        second = asyncio.create_task(known.shown(a_picture(), 2, sends, later()))
        await asyncio.sleep(0.02)
        assert not second.done()
        first.cancel()
        await second
    assert len(server.posts(other)) == 1


async def hangs(_: str | bytes) -> bool:
    return await asyncio.Event().wait()


def later(seconds: float = 5.0) -> float:
    return asyncio.get_running_loop().time() + seconds


async def test_who_waits_too_long_for_it_comes_again_later() -> None:
    known = Pictures(Notebook())
    first = asyncio.create_task(known.shown(a_picture(), 1, hangs, later()))
    await asyncio.sleep(0)
    with pytest.raises(HeldBack):
        await known.shown(a_picture(), 1, hangs, later(0.05))
    first.cancel()


async def test_a_store_that_fails_after_the_upload_loses_no_message(server: TelegramServer) -> None:
    class Full(Notebook):
        async def remember(self, name: str, value: str, /) -> None:
            raise OSError("the disk is full")

    chat = server.a_channel()
    async with posting(server, Full()) as office:
        assert (await office.send(drawn(chat))).endswith("/picture")
        await office.send(drawn(chat))
    assert len(uploads(server)) == 1


async def test_where_pictures_are_not_taken_the_words_are_and_nobody_tries_again(
    server: TelegramServer,
) -> None:
    chat, other = server.a_supergroup(), server.a_supergroup()
    server.mutes_bot(chat, "can_send_messages")
    async with posting(server) as office:
        references = [await office.send(drawn(chat, shade=shade)) for shade in range(3)]
        await office.platform.edit(references[0], drawn(chat, "Corrected"))
        await office.send(drawn(other))
    posts = server.posts(chat)
    assert references == [f"{chat.id}/{post.id}" for post in posts]
    assert [post.photo for post in posts] == [None] * 3
    assert [entry.status for entry in calls(server, PHOTO)] == [400, 200]
    assert calls(server, MEDIA) == []


async def test_a_right_that_is_given_later_is_used(
    server: TelegramServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pictures, "REFUSED_FOR", 0.0)
    chat = server.a_supergroup()
    server.mutes_bot(chat, "can_send_messages")
    async with posting(server) as office:
        reference = await office.send(drawn(chat))
        server.mutes_bot(chat, "can_send_messages", "can_send_photos")
        await office.platform.edit(reference, drawn(chat, "Corrected"))
        await office.send(drawn(chat, "More"))
    assert [post.photo is not None for post in server.posts(chat)] == [True, True]


async def test_a_picture_that_telegram_cannot_read_is_brought_up_once(server: TelegramServer) -> None:
    chats = [server.a_channel(f"c{number}") for number in range(4)]
    broken = replace(a_picture(), png=b"no picture")
    async with posting(server) as office:
        for chat in chats:
            await office.send(replace(drawn(chat), picture=broken))
    assert [len(server.posts(chat)) for chat in chats] == [1] * 4
    assert len(calls(server, PHOTO)) == 1
    server.violations.clear()  # what cannot be read


async def test_what_tells_the_score_is_covered(server: TelegramServer) -> None:
    chat = server.a_channel()
    async with posting(server) as office:
        reference = await office.send(replace(drawn(chat), picture=a_picture(secret=True)))
        await office.send(drawn(chat, "Open"))
        assert [post.covered for post in server.posts(chat)] == [True, False]
        await office.platform.edit(reference, replace(drawn(chat, "New"), picture=a_picture(1, secret=True)))
    assert [post.covered for post in server.posts(chat)] == [True, False]


async def test_what_is_too_long_for_a_caption_is_behind_a_button(server: TelegramServer) -> None:
    chat = server.a_channel()
    long = Post("Line-up", (Paragraph((Text("word " * 400),)),))
    async with posting(server) as office:
        await office.send(drawn(chat, post=long))
    [post] = server.posts(chat)
    assert post.photo is not None
    assert post.buttons


async def test_words_under_a_picture_are_changed_where_they_stand(server: TelegramServer) -> None:
    chat = server.a_channel()
    async with posting(server) as office:
        reference = await office.send(drawn(chat))
        await office.platform.edit(reference, a_message(chat, "Corrected"))
        assert len(calls(server, CAPTION)) == 1
        await office.platform.edit(reference, a_message(chat, "Corrected"))
    [post] = server.posts(chat)
    assert plain(post.text).startswith("Corrected")
    assert post.photo is not None


async def test_a_picture_that_changed_is_changed_with_its_words(server: TelegramServer) -> None:
    chat, other = server.a_channel(), server.a_channel()
    async with posting(server) as office:
        references = [await office.send(drawn(each)) for each in (chat, other)]
        for reference, each in zip(references, (chat, other), strict=True):
            await office.platform.edit(reference, drawn(each, "Corrected", shade=9))
    for each in (chat, other):
        [post] = server.posts(each)
        assert post.photo is not None
        assert post.photo.data == a_picture(9).png
        assert plain(post.text).startswith("Corrected")
    assert len(server.world.photos) == 2


async def test_the_same_picture_is_not_brought_up_for_a_change_of_words(server: TelegramServer) -> None:
    chat = server.a_channel()
    async with posting(server) as office:
        reference = await office.send(drawn(chat))
        await office.platform.edit(reference, drawn(chat, "Corrected"))
    assert len(server.world.photos) == 1
    assert plain(server.posts(chat)[0].text).startswith("Corrected")


async def test_words_get_a_picture_and_are_changed_with_it_or_without(server: TelegramServer) -> None:
    """The reference goes on saying that it has none."""
    chat = server.a_channel()
    async with posting(server) as office:
        reference = await office.send(a_message(chat))
        for title, message in (("With", drawn(chat, "With")), ("Without", a_message(chat, "Without"))):
            await office.platform.edit(reference, message)
            [post] = server.posts(chat)
            assert post.photo is not None
            assert plain(post.text).startswith(title)


async def test_where_words_cannot_get_a_picture_they_change_alone(server: TelegramServer) -> None:
    server.world.adds_media = False
    chat = server.a_channel()
    async with posting(server) as office:
        reference = await office.send(a_message(chat))
        await office.platform.edit(reference, drawn(chat, "Corrected"))
    [post] = server.posts(chat)
    assert post.photo is None
    assert plain(post.text).startswith("Corrected")


async def test_who_may_send_no_pictures_any_more_still_corrects_the_words(server: TelegramServer) -> None:
    chat = server.a_supergroup()
    async with posting(server) as office:
        reference = await office.send(drawn(chat))
        server.mutes_bot(chat, "can_send_messages")
        await office.platform.edit(reference, drawn(chat, "Corrected", shade=9))
    [post] = server.posts(chat)
    assert plain(post.text).startswith("Corrected")
