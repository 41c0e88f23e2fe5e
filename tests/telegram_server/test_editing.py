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
