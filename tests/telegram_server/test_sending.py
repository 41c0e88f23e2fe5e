"""Messages through the real client: what is posted and what is refused, in Telegram's own words."""

import httpx
import pytest
import telegram
from telegram.constants import ParseMode
from telegram.error import BadRequest, InvalidToken

from tests.telegram_server import Kind, TelegramServer
from tests.telegram_server.conftest import a_bot, keyboard


async def test_a_wrong_token_is_refused(server: TelegramServer) -> None:
    async with httpx.AsyncClient() as client:
        answer = await client.post(f"{server.api_url}/bot123456789:{'A' * 35}/getMe")
    assert answer.status_code == 401
    assert answer.json() == {"ok": False, "error_code": 401, "description": "Unauthorized"}
    assert server.log[-1].status == 401


async def test_a_message_is_what_a_reader_sees(server: TelegramServer, bot: telegram.Bot) -> None:
    channel = server.a_channel()
    sent = await bot.send_message(
        channel.id,
        " ⚽ <b>Goal</b> &amp; more\n",
        parse_mode=ParseMode.HTML,
        reply_markup=keyboard([("Follow", "follow:64")], [("A", "a"), ("B", "b")]),
        disable_notification=True,
    )
    [post] = server.posts(channel)
    assert sent.text == post.text == "⚽ Goal & more"
    assert post.html == " ⚽ <b>Goal</b> &amp; more\n"
    assert sent.parse_entities() == {sent.entities[0]: "Goal"}
    assert [[button.label for button in row] for row in post.buttons] == [["Follow"], ["A", "B"]]
    assert post.button("Follow").data == "follow:64"
    assert post.silent
    assert sent.sender_chat is not None
    assert sent.sender_chat.id == channel.id
    assert server.log[-1].params["reply_markup"]["inline_keyboard"][0][0]["text"] == "Follow"
    assert server.violations == []


@pytest.mark.parametrize("kind", list(Kind))
async def test_every_kind_of_chat_takes_messages(
    server: TelegramServer, bot: telegram.Bot, kind: Kind
) -> None:
    chats = {
        Kind.PRIVATE: server.private(server.a_person()),
        Kind.GROUP: server.a_group(),
        Kind.SUPERGROUP: server.a_supergroup(username="anfield"),
        Kind.CHANNEL: server.a_channel(),
    }
    chat = chats[kind]
    first = await bot.send_message(chat.id, "one")
    answer = await bot.send_message(chat.id, "two", reply_to_message_id=first.message_id)
    assert answer.reply_to_message is not None
    assert answer.reply_to_message.text == "one"
    assert [post.text for post in server.posts(chat)] == ["one", "two"]
    assert (await bot.get_chat(chat.id)).type == kind.value
    assert await bot.get_chat_member_count(chat.id) == 2
    with pytest.raises(BadRequest, match="Message to be replied not found"):
        await bot.send_message(chat.id, "x", reply_to_message_id=999)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("x" * 4097, "Message is too long"),
        ("😀" * 2049, "Message is too long"),
        ("", "Message text is empty"),
        (" \n ", "Text must be non-empty"),
        ("\u200b\u2060\u3164", "Text must be non-empty"),
        ("<b></b>", "Text must be non-empty"),
        ("<i>open", "Can't parse entities"),
    ],
)
async def test_texts_that_are_refused(
    server: TelegramServer, bot: telegram.Bot, text: str, words: str
) -> None:
    chat = server.a_group()
    with pytest.raises(BadRequest, match=words):
        await bot.send_message(chat.id, text, parse_mode=ParseMode.HTML)
    assert server.posts(chat) == []
    assert len(server.violations) == 1


async def test_the_longest_text(server: TelegramServer, bot: telegram.Bot) -> None:
    chat = server.a_group()
    await bot.send_message(chat.id, "<b>" + "😀" * 2048 + "</b>", parse_mode=ParseMode.HTML)
    assert server.violations == []


async def test_entities_beside_plain_text(server: TelegramServer, bot: telegram.Bot) -> None:
    chat = server.a_group()
    inside = telegram.MessageEntity("bold", 0, 4)
    sent = await bot.send_message(chat.id, "Goal <b>", entities=[inside])
    assert sent.text == "Goal <b>"
    assert sent.entities == (inside,)
    assert server.violations == []
    await bot.send_message(chat.id, "Goal", entities=[telegram.MessageEntity("bold", 2, 40)])
    assert "lies outside the text" in str(server.violations[0])


async def test_text_that_notifies_is_recorded(server: TelegramServer, bot: telegram.Bot) -> None:
    chat = server.a_group()
    sent = await bot.send_message(chat.id, "Goal by @salah_fan")
    assert sent.entities[0].type == "mention"
    assert server.posts(chat)[0].auto_entities
    assert "@salah_fan" in str(server.violations[0])


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        (keyboard([("Go", "é" * 33)]), "Button_data_invalid"),
        (keyboard([(" ", "x")]), "Button_text_invalid"),
        (keyboard(*[[(str(n), str(n))] for n in range(101)]), "Reply markup is too long"),
        (
            telegram.InlineKeyboardMarkup([[telegram.InlineKeyboardButton("x", url="http://localhost")]]),
            "Button_url_invalid",
        ),
    ],
)
async def test_keyboards_that_are_refused(
    server: TelegramServer, bot: telegram.Bot, markup: telegram.InlineKeyboardMarkup, words: str
) -> None:
    chat = server.a_group()
    with pytest.raises(BadRequest, match=words):
        await bot.send_message(chat.id, "x", reply_markup=markup)
    assert len(server.violations) == 1


async def test_a_row_may_be_too_wide_to_be_wise(server: TelegramServer, bot: telegram.Bot) -> None:
    await bot.send_message(server.a_group().id, "x", reply_markup=keyboard([(str(n), "x") for n in range(9)]))
    assert "row of more than 8" in str(server.violations[0])


async def test_a_method_that_is_not_here(server: TelegramServer, bot: telegram.Bot) -> None:
    with pytest.raises(InvalidToken):  # what the client makes of every 404
        await bot.send_dice(server.a_group().id)
    assert server.log[-1].status == 404
    assert "sendDice" in str(server.violations[0])


async def test_parameters_come_in_any_form(server: TelegramServer) -> None:
    chat = server.a_group()
    address = f"{server.api_url}/bot{server.token}/sendMessage"
    facts: dict[str, str | int | bool] = {"chat_id": chat.id, "text": "x", "disable_notification": True}
    async with httpx.AsyncClient() as client:
        answers = [
            await client.post(address, json=facts),
            await client.post(address, data=facts),
            await client.post(address, files={name: (None, str(value)) for name, value in facts.items()}),
            await client.get(address, params=facts),
            await client.post(address.lower().replace(server.token.lower(), server.token), json=facts),
        ]
    assert [answer.json()["ok"] for answer in answers] == [True] * 5
    assert [post.silent for post in server.posts(chat)] == [True] * 5
    assert {entry.params["chat_id"] for entry in server.log} == {chat.id}


async def test_two_clients_share_one_world(server: TelegramServer, bot: telegram.Bot) -> None:
    chat = server.a_group()
    async with a_bot(server) as other:
        sent = await other.send_message(chat.id, "x")
        await bot.edit_message_text("y", chat.id, sent.message_id)
    assert [post.text for post in server.posts(chat)] == ["y"]
