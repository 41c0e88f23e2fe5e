"""What becomes of the bot in its chats, as Telegram tells it and as the application hears it."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any

import pytest

from bot.platforms.telegram.chats import Chat, moderator_of
from tests import telegram_server as loopback
from tests.platforms.telegram.stage import Stage
from tests.telegram_server import TelegramServer


@dataclass
class Hall(Stage):
    """A stage that writes down all it is told of chats."""

    heard: list[tuple[Any, ...]] = field(default_factory=list)

    def hears(self, what: str) -> Any:
        async def heard(chat: Chat, *reason: str) -> None:
            self.heard.append((what, chat, *reason))

        return heard

    async def after(self, chat: loopback.Chat) -> list[tuple[Any, ...]]:
        """What is told of one chat: what happened, and why."""
        await self.heard_all()
        return [(one[0], *one[2:]) for one in self.heard if one[1].id == str(chat.id)]


@pytest.fixture
async def hall(server: TelegramServer) -> AsyncIterator[Hall]:
    hall = Hall(server)
    async with hall.running():
        yield hall


async def test_a_group_is_joined_and_left(hall: Hall) -> None:
    ann = hall.server.a_person("Ann", language="de")
    group = hall.server.a_group("  Kop\n\u202eend ", owner=ann)
    hall.server.removes_bot(group)
    hall.server.adds_bot(group, ann)
    hall.server.kicks_bot(group, ann)
    assert await hall.after(group) == [
        ("left", "the bot was removed"),
        ("joined",),
        ("left", "the bot was removed"),
    ]
    assert hall.heard[1][1] == Chat(str(group.id), "Kop end", "de", "group")


async def test_another_right_lets_paused_channels_go_on_and_greets_nobody(hall: Hall) -> None:
    group = hall.server.a_supergroup("Kop")
    hall.server.promotes_bot(group, *loopback.KEEPER)
    assert await hall.after(group) == [("joined",)]
    assert hall.server.posts(group) == []


async def test_a_bot_that_is_silenced_is_as_good_as_gone(hall: Hall) -> None:
    group = hall.server.a_supergroup("Kop")
    hall.server.mutes_bot(group)
    hall.server.mutes_bot(group, "can_send_messages")
    assert await hall.after(group) == [("left", "the bot may not post there any more"), ("joined",)]


async def test_in_a_channel_posting_is_what_counts(hall: Hall) -> None:
    channel = hall.server.a_channel("Match day")
    hall.server.promotes_bot(channel, "can_manage_chat", "can_edit_messages")
    hall.server.promotes_bot(channel, *loopback.POSTER)
    hall.server.removes_bot(channel)
    assert await hall.after(channel) == [
        ("left", "the bot may not post there any more"),
        ("joined",),
        ("left", "the bot was removed"),
    ]
    assert hall.server.posts(channel) == []


async def test_somebody_blocks_the_bot_and_thinks_better_of_it(hall: Hall) -> None:
    ann = hall.server.a_person("Ann", started=True)
    private = hall.server.private(ann)
    hall.server.blocks(ann)
    hall.server.unblocks(ann)
    assert await hall.after(private) == [("left", "the person has blocked the bot"), ("joined",)]
    assert hall.server.posts(private) == []


async def test_a_group_becomes_a_supergroup(hall: Hall) -> None:
    group = hall.server.a_group("Kop")
    await hall.memory.remember(moderator_of(group.id), "42")
    new = await hall.server.migrates(group)
    await hall.heard_all()
    assert set(hall.moves) == {(group.id, new.id)}
    assert await hall.memory.recall(moderator_of(new.id)) == "42"
