"""Chats, the places people have in them, pins, commands."""

import httpx
import pytest
import telegram
from telegram.error import BadRequest, Forbidden

from tests.telegram_server import Status, TelegramServer


async def test_who_the_bot_is(server: TelegramServer, bot: telegram.Bot) -> None:
    assert bot.username == server.username == "matchday_loopback_bot"
    assert bot.id == server.bot.id


async def test_chats_that_cannot_be_written_to(server: TelegramServer, bot: telegram.Bot) -> None:
    stranger, blocker, gone = server.a_person("A"), server.a_person("B"), server.a_person("C")
    server.private(blocker)
    server.private(gone)
    server.blocks(blocker)
    server.deactivates(gone)
    group, big, channel, muted = server.a_group(), server.a_supergroup(), server.a_channel(), server.a_group()
    server.kicks_bot(group)
    server.kicks_bot(big)
    server.kicks_bot(channel)
    server.mutes_bot(muted)
    left, plain = server.a_channel(), server.a_channel()
    server.removes_bot(left)
    server.demotes_bot(plain)
    refused = {
        stranger.id: "Forbidden: bot can't initiate conversation with a user",
        blocker.id: "Forbidden: bot was blocked by the user",
        gone.id: "Forbidden: user is deactivated",
        group.id: "Forbidden: bot was kicked from the group chat",
        big.id: "Forbidden: bot was kicked from the supergroup chat",
        channel.id: "Forbidden: bot was kicked from the channel chat",
        left.id: "Forbidden: bot is not a member of the channel chat",
        plain.id: "Bad Request: need administrator rights in the channel chat",
        muted.id: "Bad Request: not enough rights to send text messages to the chat",
        -100: "Bad Request: chat not found",
    }
    for number, words in refused.items():
        with pytest.raises((BadRequest, Forbidden)):
            await bot.send_message(number, "x")
        assert server.log[-1].description == words
    assert server.violations == []


async def test_places_in_a_chat(server: TelegramServer, bot: telegram.Bot) -> None:
    chat = server.a_supergroup(rights=("can_pin_messages", "can_manage_chat"))
    places = {
        Status.ADMINISTRATOR: telegram.ChatMemberAdministrator,
        Status.MEMBER: telegram.ChatMemberMember,
        Status.RESTRICTED: telegram.ChatMemberRestricted,
        Status.LEFT: telegram.ChatMemberLeft,
        Status.KICKED: telegram.ChatMemberBanned,
    }
    for status, shape in places.items():
        fan = server.a_person(status.value)
        server.is_in(chat, fan, status, rights=("can_pin_messages",) if shape.__name__.endswith("r") else ())
        assert isinstance(await bot.get_chat_member(chat.id, fan.id), shape)
    leading = await bot.get_chat_administrators(chat.id)
    assert [one.status for one in leading] == ["creator", "administrator", "administrator"]
    me = await bot.get_chat_member(chat.id, bot.id)
    assert isinstance(me, telegram.ChatMemberAdministrator)
    assert (me.can_pin_messages, me.can_manage_topics) == (True, False)
    assert await bot.leave_chat(chat.id)
    with pytest.raises(Forbidden):
        await bot.get_chat_member(chat.id, bot.id)


async def test_pins_need_the_right(server: TelegramServer, bot: telegram.Bot) -> None:
    chat = server.a_supergroup()
    sent = await bot.send_message(chat.id, "x")
    with pytest.raises(BadRequest, match="Not enough rights to manage pinned messages in the chat"):
        await bot.pin_chat_message(chat.id, sent.message_id)
    server.promotes_bot(chat, "can_pin_messages")
    await bot.pin_chat_message(chat.id, sent.message_id, disable_notification=True)
    assert server.posts(chat)[0].pinned
    pinned = (await bot.get_chat(chat.id)).pinned_message
    assert pinned is not None
    assert pinned.message_id == sent.message_id
    await bot.unpin_chat_message(chat.id, sent.message_id)
    assert not server.posts(chat)[0].pinned


async def test_commands_by_scope_and_language(server: TelegramServer, bot: telegram.Bot) -> None:
    fan, gast = server.a_person(language="en"), server.a_person(language="de")
    group, private = server.a_group(), server.private(fan)
    await bot.set_my_commands([("next", "Next match")])
    await bot.set_my_commands([("next", "Nächstes Spiel")], language_code="de")
    only = telegram.BotCommandScopeChatAdministrators(group.id)
    await bot.set_my_commands([("follow", "Follow a team")], scope=only)
    assert server.menu(private, fan) == [("next", "Next match")]
    assert server.menu(private, gast) == [("next", "Nächstes Spiel")]
    assert group.owner is not None
    assert server.menu(group, group.owner) == [("follow", "Follow a team")]
    assert [one.command for one in await bot.get_my_commands(scope=only)] == ["follow"]
    await bot.delete_my_commands(language_code="de")
    assert server.menu(private, gast) == [("next", "Next match")]
    assert server.violations == []


@pytest.mark.parametrize(
    "commands", [[("Next", "x")], [("a-b", "x")], [("x" * 33, "x")], [("x", "")], [("a", "b")] * 101]
)
async def test_commands_that_are_refused(
    server: TelegramServer, bot: telegram.Bot, commands: list[tuple[str, str]]
) -> None:
    async with httpx.AsyncClient() as client:  # the real one refuses some itself
        given = [{"command": name, "description": words} for name, words in commands]
        answer = await client.post(
            f"{server.api_url}/bot{server.token}/setMyCommands", json={"commands": given}
        )
    assert answer.status_code == 400
    assert "BOT_COMMAND" in answer.json()["description"]
    assert len(server.violations) == 1


async def test_reactions_and_actions(server: TelegramServer, bot: telegram.Bot) -> None:
    chat, fan = server.a_supergroup(forum=True), server.a_person()
    theirs = await server.says(chat, fan, "/next")
    await bot.set_message_reaction(chat.id, theirs.id, "👍")
    assert theirs.reactions == ["👍"]
    assert await bot.send_chat_action(chat.id, "typing")
    with pytest.raises(BadRequest, match="Wrong parameter action in request"):
        await bot.send_chat_action(chat.id, "dancing")
