"""What people do, as the bot hears of it, and what they see of the bot's answers."""

import asyncio

import pytest
import telegram
from telegram.error import BadRequest

from tests.telegram_server import Chat, Limits, NoAnswer, TelegramServer
from tests.telegram_server.conftest import a_bot, keyboard


async def the_update(bot: telegram.Bot) -> telegram.Update:
    """The only new one, confirmed."""
    [update] = await bot.get_updates(timeout=2)
    await bot.get_updates(offset=update.update_id + 1)
    return update


async def a_post(server: TelegramServer, bot: telegram.Bot) -> Chat:
    chat = server.a_channel()
    await bot.send_message(chat.id, "Follow?", reply_markup=keyboard([("Follow", "follow:64")]))
    return chat


async def test_a_press_is_answered(server: TelegramServer, bot: telegram.Bot) -> None:
    chat, fan = await a_post(server, bot), server.a_person("Ann")
    press = await server.presses(fan, server.posts(chat)[0], "Follow")
    query = (await the_update(bot)).callback_query
    assert query is not None
    assert (query.data, query.from_user.first_name) == ("follow:64", "Ann")
    assert isinstance(query.message, telegram.Message)
    assert server.unanswered == [press]
    await query.answer("You follow Liverpool", show_alert=True)
    answer = await press.answered()
    assert (answer.text, answer.show_alert, answer.url) == ("You follow Liverpool", True, "")
    assert answer.seconds < 5
    with pytest.raises(
        BadRequest, match="Query is too old and response timeout expired or query id is invalid"
    ):
        await query.answer("again")
    assert server.violations == []


async def test_an_answer_may_be_too_long_or_too_late(server: TelegramServer, bot: telegram.Bot) -> None:
    chat, fan = await a_post(server, bot), server.a_person()
    press = await server.presses(fan, server.posts(chat)[0], "follow:64")
    with pytest.raises(BadRequest, match="Message_too_long"):
        await bot.answer_callback_query(press.id, "x" * 201)
    server.pass_time(11)
    assert "was not answered in time" in str(server.violations[-1])
    await bot.answer_callback_query(press.id)
    server.pass_time(0)
    assert len(server.violations) == 2
    late = await server.presses(fan, server.posts(chat)[0], "follow:64")
    server.pass_time(16)
    with pytest.raises(BadRequest, match="Query is too old"):
        await bot.answer_callback_query(late.id)
    with pytest.raises(NoAnswer):
        await late.answered(within=0.01)


async def test_a_press_that_is_never_answered_is_recorded_at_the_end() -> None:
    server = TelegramServer(limits=Limits.off())
    async with server:
        async with a_bot(server) as bot:
            chat = await a_post(server, bot)
        await server.presses(server.a_person(), server.posts(chat)[0], "Follow")
        assert server.violations == []
    assert "was never answered" in str(server.violations[0])


async def test_a_button_that_is_not_there(server: TelegramServer, bot: telegram.Bot) -> None:
    chat = await a_post(server, bot)
    with pytest.raises(LookupError, match="Follow"):
        await server.presses(server.a_person(), server.posts(chat)[0], "Leave")


async def test_a_press_on_a_deleted_message(server: TelegramServer, bot: telegram.Bot) -> None:
    chat = await a_post(server, bot)
    [post] = server.posts(chat)
    server.deletes(post)
    press = await server.presses(server.a_person(), post, "Follow")
    query = (await the_update(bot)).callback_query
    assert query is not None
    assert query.message is not None
    assert not query.message.is_accessible
    await query.answer()
    assert (await press.answered()).text == ""


def article(number: str, text: str) -> telegram.InlineQueryResultArticle:
    content = telegram.InputTextMessageContent(text, parse_mode="HTML")
    return telegram.InlineQueryResultArticle(number, "Liverpool", content)


async def test_an_inline_query(server: TelegramServer, bot: telegram.Bot) -> None:
    asked = await server.types_inline(server.a_person(), "liverpool")
    query = (await the_update(bot)).inline_query
    assert query is not None
    assert query.query == "liverpool"
    await query.answer([article("1", "<b>Next:</b> Everton")], cache_time=5)
    [offer] = await asked.answered()
    assert (offer.title, offer.text) == ("Liverpool", "Next: Everton")
    assert asked.params["cache_time"] == "5"
    assert server.violations == []


@pytest.mark.parametrize(
    ("results", "words"),
    [
        ([article("1", "x"), article("1", "y")], "Result_id_duplicate"),
        ([article("x" * 65, "x")], "Result_id_invalid"),
        ([article("1", "<b>x")], "Can't parse entities"),
        ([article("1", "x" * 4097)], "Message is too long"),
    ],
)
async def test_results_that_are_refused(
    server: TelegramServer,
    bot: telegram.Bot,
    results: list[telegram.InlineQueryResultArticle],
    words: str,
) -> None:
    asked = await server.types_inline(server.a_person(), "x")
    with pytest.raises(BadRequest, match=words):
        await bot.answer_inline_query(asked.id, results)
    assert len(server.violations) == 1


async def test_a_group_that_migrates(server: TelegramServer, bot: telegram.Bot) -> None:
    group = server.a_group("Reds")
    await bot.send_message(group.id, "before")
    new = await server.migrates(group)
    [away, here] = await bot.get_updates()
    assert away.message is not None
    assert here.message is not None
    assert (away.message.chat.id, away.message.migrate_to_chat_id) == (group.id, new.id)
    assert (here.message.chat.id, here.message.migrate_from_chat_id) == (new.id, group.id)
    with pytest.raises(telegram.error.ChatMigrated) as caught:
        await bot.send_message(group.id, "too late")
    assert caught.value.new_chat_id == new.id
    assert server.log[-1].description == "Bad Request: group chat was upgraded to a supergroup chat"
    await bot.send_message(new.id, "after")
    assert [post.text for post in server.posts(new)] == ["after"]
    assert str(new.id).startswith("-100")


async def test_who_wrote(server: TelegramServer, bot: telegram.Bot) -> None:
    group, channel = server.a_supergroup(), server.a_channel()
    await server.says_anonymously(group, "/follow liverpool")
    update = await the_update(bot)
    assert update.message is not None
    assert update.message.sender_chat is not None
    assert update.message.sender_chat.id == group.id
    assert update.message.from_user is not None
    assert update.message.from_user.username == "GroupAnonymousBot"
    await server.channel_post(channel, "/follow liverpool")
    update = await the_update(bot)
    assert update.channel_post is not None
    assert update.channel_post.from_user is None


async def test_the_bot_hears_of_its_place(server: TelegramServer, bot: telegram.Bot) -> None:
    group, fan = server.a_group(), server.a_person("Ann")
    server.removes_bot(group)
    server.adds_bot(group, fan, rights=("can_pin_messages",))
    server.private(fan)
    server.blocks(fan)
    seen = [update.my_chat_member for update in await bot.get_updates()]
    told = [(one.old_chat_member.status, one.new_chat_member.status) for one in seen if one is not None]
    assert told == [("member", "left"), ("left", "administrator"), ("member", "kicked")]
    assert seen[1] is not None
    assert seen[1].from_user.first_name == "Ann"


async def test_sharing_a_chat_starting_and_editing(server: TelegramServer, bot: telegram.Bot) -> None:
    fan, channel = server.a_person(), server.a_channel("Match day")
    await server.starts(fan, "follow_64")
    message = (await the_update(bot)).message
    assert message is not None
    assert message.text == "/start follow_64"
    await server.shares_chat(fan, 7, channel)
    message = (await the_update(bot)).message
    assert message is not None
    assert message.chat_shared is not None
    assert (message.chat_shared.request_id, message.chat_shared.chat_id) == (7, channel.id)
    await server.edits(server.history(server.private(fan))[0], "/next")
    update = await the_update(bot)
    assert update.edited_message is not None
    assert update.edited_message.text == "/next"


async def test_someone_who_waits_hears_at_once(server: TelegramServer, bot: telegram.Bot) -> None:
    chat = await a_post(server, bot)
    press = await server.presses(server.a_person(), server.posts(chat)[0], "Follow")
    waiting = asyncio.create_task(press.answered())
    await bot.answer_callback_query(press.id, url="https://t.me/matchday_loopback_bot?start=x")
    assert (await waiting).url == "https://t.me/matchday_loopback_bot?start=x"
