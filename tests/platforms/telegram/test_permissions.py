"""What the bot may do in one chat of Telegram, as its moderators read it."""

from gettext import NullTranslations

import pytest

from bot.chat import DeliveryFailed, Permission
from bot.platforms.telegram.connection import connected
from bot.platforms.telegram.permissions import permissions
from tests.telegram_server import TelegramServer


async def looked_at(server: TelegramServer, address: str) -> dict[str, Permission]:
    async with connected(server.token, server.api_url) as bot:
        found = await permissions(bot, address, NullTranslations())
    return {one.name: one for one in found}


async def test_a_member_of_a_group_may_post_and_not_pin(server: TelegramServer) -> None:
    found = await looked_at(server, str(server.a_group("Kop").id))
    assert {name: (one.granted, one.needed) for name, one in found.items()} == {
        "Send messages": (True, True),
        "Pin messages": (False, False),
    }
    assert "Administrators" in found["Pin messages"].advice


async def test_a_bot_that_is_muted_may_not_post(server: TelegramServer) -> None:
    muted = server.a_supergroup("Muted")
    server.mutes_bot(muted)
    found = await looked_at(server, str(muted.id))
    assert not found["Send messages"].granted


async def test_a_channel_needs_other_rights_and_a_topic_is_its_chats(server: TelegramServer) -> None:
    channel = server.a_channel("Channel", rights=("can_edit_messages",))
    found = await looked_at(server, str(channel.id))
    assert {name: one.granted for name, one in found.items()} == {
        "Post messages": False,
        "Edit messages": True,
    }
    forum = server.a_supergroup("Forum", forum=True, rights=("can_manage_topics",))
    assert (await looked_at(server, f"{forum.id}/1"))["Manage topics"].granted


@pytest.mark.parametrize("address", ["-5", "x/y"])
async def test_a_chat_that_is_not_there(server: TelegramServer, address: str) -> None:
    with pytest.raises(DeliveryFailed):
        await looked_at(server, address)
