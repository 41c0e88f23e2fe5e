"""Topics of a forum."""

import pytest
import telegram
from telegram.error import BadRequest

from tests.telegram_server import TelegramServer


async def test_a_topic_of_the_bots_own(server: TelegramServer, bot: telegram.Bot) -> None:
    chat = server.a_supergroup(forum=True)
    made = await bot.create_forum_topic(chat.id, "Derby")
    sent = await bot.send_message(chat.id, "Kick-off", message_thread_id=made.message_thread_id)
    topic = chat.topic("Derby")
    assert sent.is_topic_message
    assert sent.message_thread_id == topic.id == made.message_thread_id
    assert [post.text for post in server.posts(chat, topic=topic)] == ["Kick-off"]
    await bot.edit_forum_topic(chat.id, topic.id, name="Derby 2-1")
    await bot.close_forum_topic(chat.id, topic.id)
    assert (topic.name, topic.closed) == ("Derby 2-1", True)
    await bot.send_message(chat.id, "Full time", message_thread_id=topic.id)  # who manages topics may
    with pytest.raises(BadRequest, match="Topic_not_modified"):
        await bot.close_forum_topic(chat.id, topic.id)
    await bot.reopen_forum_topic(chat.id, topic.id)
    await bot.delete_forum_topic(chat.id, topic.id)
    with pytest.raises(BadRequest, match="Message thread not found"):
        await bot.send_message(chat.id, "x", message_thread_id=topic.id)
    assert server.posts(chat) == []
    assert server.violations == []


async def test_a_closed_topic_refuses_a_member(server: TelegramServer, bot: telegram.Bot) -> None:
    chat = server.a_supergroup(forum=True, rights=())
    topic = server.a_topic(chat, "Line-ups")
    await bot.send_message(chat.id, "in time", message_thread_id=topic.id)
    server.closes_topic(topic)
    with pytest.raises(BadRequest, match="Topic_closed"):
        await bot.send_message(chat.id, "late", message_thread_id=topic.id)
    server.reopens_topic(topic)
    await bot.send_message(chat.id, "again", message_thread_id=topic.id)
    server.deletes_topic(topic)
    with pytest.raises(BadRequest, match="Message thread not found"):
        await bot.send_message(chat.id, "gone", message_thread_id=topic.id)


async def test_topics_need_a_forum_and_the_right(server: TelegramServer, bot: telegram.Bot) -> None:
    with pytest.raises(BadRequest, match="The chat is not a forum"):
        await bot.create_forum_topic(server.a_supergroup().id, "x")
    chat = server.a_supergroup(forum=True)
    server.demotes_bot(chat)
    with pytest.raises(BadRequest, match="Not enough rights to create a topic"):
        await bot.create_forum_topic(chat.id, "x")
    server.promotes_bot(chat, "can_manage_topics")
    with pytest.raises(BadRequest, match="Topic_title_empty"):
        await bot.create_forum_topic(chat.id, "x" * 129)


async def test_a_message_in_a_topic_says_so(server: TelegramServer, bot: telegram.Bot) -> None:
    chat, fan = server.a_supergroup(forum=True), server.a_person()
    topic = server.a_topic(chat, "Tickets")
    await server.says(chat, fan, "/next", topic=topic)
    [update] = await bot.get_updates()
    assert update.message is not None
    assert update.message.message_thread_id == topic.id
    assert update.message.chat.is_forum
