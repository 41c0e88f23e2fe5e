"""Which chat a form sets up, and whether the bot would be heard there."""

from collections.abc import Sequence

import telegram
from telegram.constants import ChatType
from telegram.error import BadRequest, ChatMigrated, Forbidden

from bot.platforms.telegram import invite
from bot.platforms.telegram.chats import title
from bot.platforms.telegram.setup_form import Form
from bot.platforms.text import clean


class Places:
    """Asks Telegram. All but `chat` raise TelegramError."""

    def __init__(self, bot: telegram.Bot) -> None:
        self._bot = bot

    async def chat(self, form: Form, here: telegram.Chat) -> telegram.Chat | None:
        """The chat that a form sets up; None where the bot is not in it. Only in private may it be another
        than that in which the form stands. Raises TelegramError."""
        if form.chat is None or form.chat == here.id:
            return here
        if here.type != ChatType.PRIVATE:
            return None
        try:
            full = await self._full(form.chat)
        except (BadRequest, Forbidden):
            return None
        return telegram.Chat(full.id, full.type, full.title, full.username, is_forum=full.is_forum)

    async def lacking(self, chat: telegram.Chat) -> Sequence[str]:
        """The rights, by their names, without which nobody there would hear the bot."""
        full = await self._bot.get_chat(chat.id)
        me = await self._bot.get_chat_member(chat.id, self._bot.id)
        return [name for name in invite.lacking(me, full) if name in invite.TO_POST]

    async def _full(self, chat: int) -> telegram.ChatFullInfo:
        try:
            return await self._bot.get_chat(chat)
        except ChatMigrated as moved:
            return await self._bot.get_chat(moved.new_chat_id)


def name(chat: telegram.Chat, form: Form, standing: telegram.MaybeInaccessibleMessage) -> str:
    """What people call the place: the chat, and its topic by its name as far as Telegram tells it with the
    message in which the form stands."""
    if form.topic is None:
        return title(chat)
    first = standing.reply_to_message if isinstance(standing, telegram.Message) else None
    created = first.forum_topic_created if first else None
    topic = clean(created.name) if created else ""
    return f"{title(chat)} / {topic or form.topic}"
