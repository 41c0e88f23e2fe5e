"""Which chat is meant, and whether the bot may look into it, write there, or do more."""

from tests.telegram_server import refusals
from tests.telegram_server.calls import Call
from tests.telegram_server.refusals import Refused, forbidden
from tests.telegram_server.standing import Status
from tests.telegram_server.world import Chat, Kind, Topic, World


def chat_of(world: World, call: Call) -> Chat:
    """The chat of a call, if the bot is in it. Raises Refused in the words of the chat's kind."""
    chat = _named(world, call.chat_id)
    if chat.migrated_to is not None:
        raise Refused(refusals.UPGRADED, migrate_to_chat_id=chat.migrated_to)
    if chat.private:
        return chat
    standing = chat.standing(world.bot)
    if standing.status is Status.KICKED:
        raise forbidden(refusals.KICKED.format(chat.kind.value))
    if standing.status is Status.LEFT:
        raise forbidden(refusals.NOT_INSIDE.format(chat.kind.value))
    return chat


def _named(world: World, chat_id: str) -> Chat:
    if chat_id.startswith("@"):
        wanted = chat_id[1:].lower()
        for chat in world.chats.values():
            if chat.username and chat.username.lower() == wanted and not chat.private:
                return chat
        raise Refused(refusals.CHAT_NOT_FOUND)
    try:
        number = int(chat_id)
    except ValueError:
        raise Refused(refusals.CHAT_NOT_FOUND) from None
    found = world.chats.get(number)
    if found is None:
        if number in world.people and number != world.bot.id:
            raise forbidden(refusals.NOT_STARTED)
        raise Refused(refusals.CHAT_NOT_FOUND)
    return found


RIGHTS = {
    "text": ("can_send_messages", refusals.NO_RIGHT_TEXTS),
    "photo": ("can_send_photos", refusals.NO_RIGHT_PHOTOS),
    "document": ("can_send_documents", refusals.NO_RIGHT_FILES),
}
"""What a group's member needs to send something, and what is said without it."""


def may_write(world: World, chat: Chat, what: str = "text") -> None:
    """Raises Refused where the bot may not post."""
    if chat.person is not None:
        if chat.person.deactivated:
            raise forbidden(refusals.DEACTIVATED)
        if chat.person.blocked:
            raise forbidden(refusals.BLOCKED)
        if not chat.person.started:
            raise forbidden(refusals.NOT_STARTED)
        return
    if chat.kind is Kind.CHANNEL:
        if not chat.standing(world.bot).leads:
            raise Refused(refusals.NOT_IN_CHARGE)
        if not chat.may(world.bot, "can_post_messages"):
            raise Refused(refusals.NO_RIGHT_TEXTS)
        return
    right, words = RIGHTS[what]
    if not chat.may(world.bot, right):
        raise Refused(words)


def topic_to_write(world: World, chat: Chat, call: Call) -> Topic | None:
    """The topic that a message goes to; None is none, or a forum's General."""
    number = call.number("message_thread_id")
    if not number:
        return None
    topic = chat.topics.get(number)
    if topic is None or topic.deleted:
        raise Refused(refusals.THREAD_NOT_FOUND)
    if topic.closed and not manages_topics(world, chat):
        raise Refused(refusals.TOPIC_CLOSED)
    return topic


def manages_topics(world: World, chat: Chat) -> bool:
    return chat.standing(world.bot).leads and chat.may(world.bot, "can_manage_topics")
