"""Who asked, and where."""

from dataclasses import dataclass

import telegram
from telegram.constants import ChatType


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asked, where, and the message that is answered.

    `replaceable`: that message is an answer of the bot's own. Answers are replies and what is delivered is
    not, so that the message itself tells, after a restart too.
    """

    chat: telegram.Chat
    user: telegram.User | None
    sender_chat: telegram.Chat | None
    topic: int | None
    message: int
    pressed: bool = False
    replaceable: bool = False

    @property
    def in_private(self) -> bool:
        return self.chat.type == ChatType.PRIVATE

    @property
    def person(self) -> str:
        """Whoever writes in the name of a chat is that chat: all others of its kind have the same user."""
        if self.sender_chat is not None:
            return str(self.sender_chat.id)
        return str(self.user.id if self.user else self.chat.id)

    @property
    def private_chat(self) -> int | None:
        """Where only the asker reads along; None for those who hide who they are."""
        return self.user.id if self.user and self.sender_chat is None else None

    @property
    def language(self) -> str:
        return (self.user.language_code if self.user else None) or "en"


def who_wrote(message: telegram.Message) -> Asker:
    topic = message.message_thread_id if message.is_topic_message else None
    return Asker(message.chat, message.from_user, message.sender_chat, topic, message.message_id)


def who_pressed(query: telegram.CallbackQuery) -> Asker | None:
    """None for a message that was sent from the inline mode: nobody knows where it is."""
    message = query.message
    if not isinstance(message, telegram.Message):
        return Asker(message.chat, query.from_user, None, None, 0, pressed=True) if message else None
    topic = message.message_thread_id if message.is_topic_message else None
    before = message.reply_to_message
    ours = message.text is not None and before is not None and before.forum_topic_created is None
    return Asker(
        message.chat, query.from_user, None, topic, message.message_id, pressed=True, replaceable=ours
    )
