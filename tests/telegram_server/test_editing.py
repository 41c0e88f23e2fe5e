"""What becomes of messages later, and photos."""

import io
import struct

import pytest
import telegram
from telegram.constants import ParseMode
from telegram.error import BadRequest

from tests.telegram_server import TelegramServer
from tests.telegram_server.conftest import keyboard

PNG = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"
    + struct.pack(">II", 640, 480)
    + b"\x08\x02\x00\x00\x00"
    + b"0" * 40
)


async def test_editing(server: TelegramServer, bot: telegram.Bot) -> None:
    chat = server.a_channel()
    sent = await bot.send_message(chat.id, "0-0", reply_markup=keyboard([("A", "a")]))
    edited = await bot.edit_message_text("<b>1-0</b>", chat.id, sent.message_id, parse_mode=ParseMode.HTML)
    assert isinstance(edited, telegram.Message)
    assert edited.edit_date is not None
    [post] = server.posts(chat)
    assert (post.text, [edit.text for edit in post.edits], post.buttons) == ("1-0", ["1-0"], [])
    with pytest.raises(BadRequest, match="Message is not modified: specified new message content"):
        await bot.edit_message_text("<b>1-0</b>", chat.id, sent.message_id, parse_mode=ParseMode.HTML)
    with pytest.raises(BadRequest, match="Message to edit not found"):
        await bot.edit_message_text("x", chat.id, 999)
    await bot.edit_message_reply_markup(chat.id, sent.message_id, reply_markup=keyboard([("B", "b")]))
    assert post.button("B").data == "b"
    with pytest.raises(BadRequest, match="There is no caption in the message to edit"):
        await bot.edit_message_caption(chat.id, sent.message_id, caption="x")
    assert len(post.edits) == 2
    assert server.violations == []


async def test_only_ones_own_messages_can_be_edited(server: TelegramServer, bot: telegram.Bot) -> None:
    chat, fan = server.a_group(), server.a_person()
    theirs = await server.says(chat, fan, "hello")
    with pytest.raises(BadRequest, match="Message can't be edited"):
        await bot.edit_message_text("x", chat.id, theirs.id)
    with pytest.raises(BadRequest, match="Message can't be deleted"):
        await bot.delete_message(chat.id, theirs.id)


async def test_deleting(server: TelegramServer, bot: telegram.Bot) -> None:
    chat = server.a_group()
    sent = await bot.send_message(chat.id, "x")
    assert await bot.delete_message(chat.id, sent.message_id)
    assert server.posts(chat) == []
    with pytest.raises(BadRequest, match="Message to delete not found"):
        await bot.delete_message(chat.id, sent.message_id)
    with pytest.raises(BadRequest, match="Message to edit not found"):
        await bot.edit_message_text("y", chat.id, sent.message_id)


async def test_photos(server: TelegramServer, bot: telegram.Bot) -> None:
    chat = server.a_channel()
    first = await bot.send_photo(chat.id, PNG, caption="<b>Table</b>", parse_mode=ParseMode.HTML)
    assert (first.photo[-1].width, first.photo[-1].height) == (640, 480)
    again = await bot.send_photo(chat.id, first.photo[-1].file_id)
    [one, two] = server.posts(chat)
    assert one.photo is two.photo
    assert one.photo is not None
    assert one.photo.data == PNG
    assert (one.text, two.text) == ("Table", "")
    with pytest.raises(BadRequest, match="There is no text in the message to edit"):
        await bot.edit_message_text("x", chat.id, first.message_id)
    await bot.edit_message_caption(chat.id, first.message_id, caption="Table 2")
    media = telegram.InputMediaPhoto(io.BytesIO(PNG + b"2"), caption="Table 3")
    await bot.edit_message_media(media, chat.id, again.message_id)
    assert [post.text for post in server.posts(chat)] == ["Table 2", "Table 3"]
    assert two.photo is not one.photo
    assert server.violations == []


async def test_photos_that_are_refused(server: TelegramServer, bot: telegram.Bot) -> None:
    chat = server.a_channel()
    with pytest.raises(BadRequest, match="Wrong file identifier/http url specified"):
        await bot.send_photo(chat.id, "AgACAgQAAx-never-given")
    with pytest.raises(BadRequest, match="Image_process_failed"):
        await bot.send_photo(chat.id, b"no picture")
    with pytest.raises(BadRequest, match="too big for a photo"):
        await bot.send_photo(chat.id, PNG + bytes(10 * 1024 * 1024))
    with pytest.raises(BadRequest, match="Message caption is too long"):
        await bot.send_photo(chat.id, PNG, caption="x" * 1025)
    long = PNG[:16] + struct.pack(">II", 2100, 100) + PNG[24:]
    with pytest.raises(BadRequest, match="Photo_invalid_dimensions"):
        await bot.send_photo(chat.id, long)
    assert server.posts(chat) == []


async def test_a_photo_takes_the_place_of_a_text_and_never_the_other_way(
    server: TelegramServer, bot: telegram.Bot
) -> None:
    chat = server.a_channel()
    sent = await bot.send_message(chat.id, "Table", reply_markup=keyboard([("A", "a")]))
    covered = telegram.InputMediaPhoto(io.BytesIO(PNG), caption="Table 2", has_spoiler=True)
    server.world.adds_media = False
    with pytest.raises(BadRequest, match="There is no media in the message to edit"):
        await bot.edit_message_media(covered, chat.id, sent.message_id)
    server.world.adds_media = True
    edited = await bot.edit_message_media(covered, chat.id, sent.message_id)
    assert isinstance(edited, telegram.Message)
    assert edited.has_media_spoiler
    with pytest.raises(BadRequest, match="There is no text in the message to edit"):
        await bot.edit_message_text("Table 3", chat.id, sent.message_id)
    [post] = server.posts(chat)
    assert (post.text, post.covered, post.photo is not None, post.buttons) == ("Table 2", True, True, [])


async def test_a_photo_covered_or_not(server: TelegramServer, bot: telegram.Bot) -> None:
    chat = server.a_channel()
    sent = await bot.send_photo(chat.id, PNG, has_spoiler=True)
    await bot.send_photo(chat.id, sent.photo[-1].file_id)
    assert [post.covered for post in server.posts(chat)] == [True, False]
    open_ = telegram.InputMediaPhoto(sent.photo[-1].file_id)
    await bot.edit_message_media(open_, chat.id, sent.message_id)
    with pytest.raises(BadRequest, match="Message is not modified"):
        await bot.edit_message_media(open_, chat.id, sent.message_id)
    assert not server.posts(chat)[0].covered


async def test_files(server: TelegramServer, bot: telegram.Bot) -> None:
    fan = server.a_person(started=True)
    sent = await bot.send_document(
        fan.id, b"{}", caption="<b>Yours</b>", filename="me.json", parse_mode=ParseMode.HTML
    )
    assert sent.document is not None
    assert (sent.document.file_name, sent.document.mime_type) == ("me.json", "application/json")
    found = await bot.get_file(sent.document.file_id)
    assert bytes(await found.download_as_bytearray()) == b"{}"
    [post] = server.posts(server.private(fan))
    assert post.text == "Yours"
    with pytest.raises(BadRequest, match="File must be non-empty"):
        await bot.send_document(fan.id, b"", filename="me.json")
    server.violations.clear()


async def test_what_a_group_takes(server: TelegramServer, bot: telegram.Bot) -> None:
    group = server.a_supergroup()
    standing = await bot.send_photo(group.id, PNG)
    server.mutes_bot(group, "can_send_messages")
    await bot.send_message(group.id, "x")
    with pytest.raises(BadRequest, match="Not enough rights to send photos"):
        await bot.send_photo(group.id, PNG)
    with pytest.raises(BadRequest, match="Not enough rights to send documents"):
        await bot.send_document(group.id, b"{}", filename="me.json")
    with pytest.raises(BadRequest, match="Not enough rights to send photos"):
        await bot.edit_message_media(telegram.InputMediaPhoto(io.BytesIO(PNG)), group.id, standing.message_id)
