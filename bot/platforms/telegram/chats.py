"""Chats that the bot comes into and leaves, where it may speak no longer, and those that become others."""

from collections.abc import Awaitable, Callable
from typing import NamedTuple, Protocol, TypeAlias

import structlog
import telegram
from telegram.constants import ChatMemberStatus, ChatType

from bot.platforms.memory import Memory
from bot.platforms.text import clean

log = structlog.get_logger()


class Chat(NamedTuple):
    """A chat: its id as a community's address, its title, its language (BCP 47) as far as one can be told,
    and Telegram's word for what it is (private, group, supergroup, channel)."""

    id: str
    title: str
    language: str
    kind: str


Joined: TypeAlias = Callable[[Chat], Awaitable[None]]
"""The bot can be heard there, again or for the first time."""
Left: TypeAlias = Callable[[Chat, str], Awaitable[None]]
"""The bot cannot be heard there any more, and why."""
Moved: TypeAlias = Callable[[int, int], Awaitable[None]]
"""A group has become a supergroup: the old id and the new. Told more than once, by either chat and by what is
sent to the old one, and possibly after the new one was joined."""


class Welcome(Protocol):
    """Greets a chat; `added_by` brought the bot there."""

    async def welcome(self, chat: telegram.Chat, added_by: telegram.User) -> None: ...


class Chats:
    """Tells the application what becomes of the bot in its chats."""

    def __init__(self, joined: Joined, left: Left, moved: Moved, setup: Welcome, memory: Memory) -> None:
        self._joined = joined
        self._left = left
        self._moved = moved
        self._setup = setup
        self._memory = memory

    async def changed(self, change: telegram.ChatMemberUpdated) -> None:
        """What the bot may do in a chat has changed (my_chat_member)."""
        before, now = change.old_chat_member, change.new_chat_member
        if not speaks(now, change.chat):
            log.info("telegram_chat_left", chat=change.chat.id, status=now.status)
            await self._left(told(change.chat, change.from_user), _why(now, change.chat))
        else:  # another right may be what a channel there was paused for
            log.info("telegram_chat_joined", chat=change.chat.id)
            await self._joined(told(change.chat, change.from_user))
            if change.chat.type != ChatType.PRIVATE and not speaks(before, change.chat):
                await self._setup.welcome(change.chat, change.from_user)

    async def migrated(self, message: telegram.Message) -> None:
        """A group has become a supergroup, as a message of the one or of the other says."""
        if message.migrate_to_chat_id:
            await self._move(message.chat.id, message.migrate_to_chat_id)
        elif message.migrate_from_chat_id:
            await self._move(message.migrate_from_chat_id, message.chat.id)

    async def _move(self, old: int, new: int) -> None:
        await self._moved(old, new)
        moderator = await self._memory.recall(moderator_of(old))
        if moderator:
            await self._memory.remember(moderator_of(new), moderator)


def told(chat: telegram.Chat, person: telegram.User | None) -> Chat:
    """A chat as the application hears of it. Telegram tells no language of a chat: whoever brings the bot
    into it, or sets it up, speaks it."""
    language = person.language_code if person and not person.is_bot else None
    return Chat(str(chat.id), title(chat), language or "en", str(chat.type))


def title(chat: telegram.Chat) -> str:
    """What people call a chat."""
    return clean(chat.effective_name or "") or str(chat.id)


def moderator_of(chat: int) -> str:
    """The name under which is kept who set the bot up in a chat: the person's id."""
    return f"telegram moderator of {chat}"


def speaks(member: telegram.ChatMember, chat: telegram.Chat | telegram.ChatFullInfo) -> bool:
    """Whether the bot can be heard in a chat, being this in it."""
    match member:
        case telegram.ChatMemberAdministrator() if chat.type == ChatType.CHANNEL:
            return bool(member.can_post_messages)
        case telegram.ChatMemberRestricted():
            return member.is_member and member.can_send_messages
        case _:
            return member.status not in (ChatMemberStatus.LEFT, ChatMemberStatus.BANNED)


def _why(now: telegram.ChatMember, chat: telegram.Chat) -> str:
    private = chat.type == ChatType.PRIVATE
    if now.status == ChatMemberStatus.BANNED:
        return "the person has blocked the bot" if private else "the bot was removed"
    if now.status == ChatMemberStatus.LEFT:
        return "the bot was removed"
    return "the bot may not post there any more"
