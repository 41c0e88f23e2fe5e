"""Who asked, and where."""

from collections.abc import Iterator
from dataclasses import dataclass

import telegram
from telegram.constants import ChatType

from bot.chat import Mention, MentionKind
from bot.platforms.telegram.codes import is_sheets
from bot.platforms.text import clean

MENTIONS = 5
"""That are looked at in one message."""


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asked, where, and the message that is answered.

    `replaceable`: that message is an answer of the bot's own, of words or with a `picture`; a file stays.
    Answers are replies or have a sheet's keys, and what is delivered is not and has none, so that the message
    itself tells, after a restart too. `answers` is the message that it answers, where that is known.
    `mentions` are the people whom the message names, or whose message it answers. `topic_name` is what the
    topic is called, where Telegram tells it.
    """

    chat: telegram.Chat
    user: telegram.User | None
    sender_chat: telegram.Chat | None
    topic: int | None
    message: int
    pressed: bool = False
    replaceable: bool = False
    picture: bool = False
    answers: int = 0
    mentions: tuple[Mention, ...] = ()
    topic_name: str = ""

    @property
    def in_private(self) -> bool:
        return self.chat.type == ChatType.PRIVATE

    @property
    def apart(self) -> bool:
        """Whether nobody else reads what the adapter itself says to them."""
        return self.in_private or self.pressed

    @property
    def person(self) -> str:
        """Whoever writes in the name of a chat is that chat: all others of its kind have the same user."""
        if self.sender_chat is not None:
            return str(self.sender_chat.id)
        return str(self.user.id if self.user else self.chat.id)

    @property
    def name(self) -> str:
        """What they are called; empty for those who hide who they are."""
        return name_of(self.user) if self.user and self.sender_chat is None else ""

    @property
    def private_chat(self) -> int | None:
        """Where only the asker reads along; None for those who hide who they are."""
        return self.user.id if self.user and self.sender_chat is None else None

    @property
    def language(self) -> str:
        return self.told or "en"

    @property
    def told(self) -> str:
        """Their language as Telegram tells it; empty where it tells none, or they hide who they are."""
        return (self.user.language_code if self.user and self.sender_chat is None else None) or ""


def who_wrote(message: telegram.Message) -> Asker:
    topic = message.message_thread_id if message.is_topic_message else None
    return Asker(
        message.chat,
        message.from_user,
        message.sender_chat,
        topic,
        message.message_id,
        mentions=tuple(_mentions(message)),
        topic_name=_topic_name(message),
    )


def who_pressed(query: telegram.CallbackQuery) -> Asker | None:
    """None for a message that was sent from the inline mode: nobody knows where it is."""
    message = query.message
    if not isinstance(message, telegram.Message):
        return Asker(message.chat, query.from_user, None, None, 0, pressed=True) if message else None
    topic = message.message_thread_id if message.is_topic_message else None
    before = message.reply_to_message
    answers = before.message_id if before is not None and before.forum_topic_created is None else 0
    return Asker(
        message.chat,
        query.from_user,
        None,
        topic,
        message.message_id,
        pressed=True,
        replaceable=message.document is None and (bool(answers) or _has_sheet(message)),
        picture=bool(message.photo),
        answers=answers,
        topic_name=_topic_name(message),
    )


def name_of(user: telegram.User) -> str:
    """What somebody calls themselves, else their user name."""
    return clean(user.full_name) or user.username or ""


def _mentions(message: telegram.Message) -> Iterator[Mention]:
    """People whom Telegram itself tells: by a mention of somebody without a user name, else the author of the
    message that is answered. In a topic, every message answers the one that opened it, which means nobody."""
    named = [one.user for one in message.entities if one.user is not None]
    before = message.reply_to_message
    if not named and before is not None and before.forum_topic_created is None and before.sender_chat is None:
        named = [before.from_user] if before.from_user is not None else []
    for user in named[:MENTIONS]:
        if not user.is_bot:
            yield Mention(MentionKind.PERSON, str(user.id), name_of(user))


def _topic_name(message: telegram.Message) -> str:
    """Told with messages of a topic that answer no other."""
    first = message.reply_to_message
    created = first.forum_topic_created if first is not None else None
    return clean(created.name) if created is not None else ""


def _has_sheet(message: telegram.Message) -> bool:
    rows = message.reply_markup.inline_keyboard if message.reply_markup else ()
    return any(is_sheets(str(key.callback_data or "")) for row in rows for key in row)
