"""Who moderates a chat: its administrators, as Telegram says at the time, and whom they have named."""

import asyncio
from collections import OrderedDict
from enum import Enum

import structlog
import telegram
from telegram.constants import ChatMemberStatus, ChatType

from bot.platforms.asks import Moderates, Right, RightUnknown, nobody
from bot.platforms.telegram.errors import said

log = structlog.get_logger()

KNOWN_FOR = 30.0
"""Seconds in which a chat's administrators are not asked for again."""
KNOWN = 1_000
"""Chats of which they are known at most."""


class Standing(Enum):
    MODERATOR = "moderator"
    NAMED = "named"
    """No administrator, but one of those who the administrators said may moderate."""
    MEMBER = "member"
    UNKNOWN = "unknown"
    """Telegram did not say; treated as a member."""


class Rights:
    """Asks Telegram who the administrators of a chat are, and remembers it for a moment."""

    def __init__(self, bot: telegram.Bot, listed: Moderates = nobody) -> None:
        """`listed` says whom administrators have named."""
        self._bot = bot
        self._listed = listed
        self._known: OrderedDict[int, tuple[float, frozenset[int]]] = OrderedDict()
        self._asking: dict[int, asyncio.Task[frozenset[int]]] = {}

    async def moderates(
        self, chat: telegram.Chat, user: telegram.User | None, sender_chat: telegram.Chat | None
    ) -> bool:
        """Whether who wrote or pressed may decide for the chat; False where Telegram does not say."""
        return await self.standing(chat, user, sender_chat) in (Standing.MODERATOR, Standing.NAMED)

    async def standing(
        self, chat: telegram.Chat, user: telegram.User | None, sender_chat: telegram.Chat | None
    ) -> Standing:
        """What somebody is in a chat. In private everybody decides for themselves.

        Whoever writes in the chat's own name is an administrator: an anonymous one in a group, any in a
        channel. Whoever writes in a group in the name of a channel is hidden by it, and so is their right.
        """
        if chat.type == ChatType.PRIVATE:
            return Standing.MODERATOR
        if sender_chat is not None:
            return Standing.MODERATOR if sender_chat.id == chat.id else Standing.MEMBER
        return await self._standing_of(chat.id, user.id) if user is not None else Standing.MEMBER

    async def right(self, address: str, person: str) -> Right:
        """The same for a chat and a person by their ids, as the store keeps them. Raises RightUnknown."""
        try:
            chat, user = int(address), int(person)
        except ValueError:
            return Right.NONE
        if chat > 0 or user < 0:  # a private chat has its owner's id, and no chat is a person
            return Right.ADMINISTERS if chat == user > 0 else Right.NONE
        match await self._standing_of(chat, user):
            case Standing.MODERATOR:
                return Right.ADMINISTERS
            case Standing.NAMED:
                return Right.LISTED
            case Standing.UNKNOWN:
                raise RightUnknown("Telegram did not say who administers the chat")
            case _:
                return Right.NONE

    async def _standing_of(self, chat: int, user: int) -> Standing:
        try:
            if user in await self._administrators(chat):
                return Standing.MODERATOR
            return Standing.NAMED if await self._is_named(chat, user) else Standing.MEMBER
        except telegram.error.TelegramError as error:
            log.warning("telegram_rights_unknown", chat=chat, error=said(error))
            return Standing.UNKNOWN

    async def _is_named(self, chat: int, user: int) -> bool:
        """Whether administrators have named somebody who is still there: buttons in private outlast that.
        Raises TelegramError."""
        if not await self._listed(str(chat), str(user), ()):
            return False
        member = await self._bot.get_chat_member(chat, user)
        if isinstance(member, telegram.ChatMemberRestricted):
            return bool(member.is_member)
        return member.status not in (ChatMemberStatus.LEFT, ChatMemberStatus.BANNED)

    async def _administrators(self, chat: int) -> frozenset[int]:
        """Asked once for all who wait. Raises TelegramError."""
        now = asyncio.get_running_loop().time()
        known = self._known.get(chat)
        if known is not None and now - known[0] < KNOWN_FOR:
            return known[1]
        asking = self._asking.get(chat)
        if asking is None:
            asking = self._asking[chat] = asyncio.create_task(self._ask(chat))
            asking.add_done_callback(lambda _: self._asking.pop(chat, None))
        return await asyncio.shield(asking)

    async def _ask(self, chat: int) -> frozenset[int]:
        found = frozenset(one.user.id for one in await self._bot.get_chat_administrators(chat))
        self._known[chat] = asyncio.get_running_loop().time(), found
        self._known.move_to_end(chat)
        if len(self._known) > KNOWN:
            self._known.popitem(last=False)
        return found
