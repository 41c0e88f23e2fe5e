"""Topics of forums: create, edit, close, reopen, delete."""

from typing import Any

from tests.telegram_server import reach, refusals, wire
from tests.telegram_server.calls import Call, Handlers
from tests.telegram_server.message import Message
from tests.telegram_server.refusals import Refused
from tests.telegram_server.sending import put
from tests.telegram_server.texts import units
from tests.telegram_server.world import Chat, Person, Topic, World

NAME_UNITS = 128


def create(world: World, call: Call) -> Any:
    chat = _forum(world, call)
    if not reach.manages_topics(world, chat):
        raise Refused(refusals.NO_RIGHT_TOPIC)
    colour = call.number("icon_color")
    topic = made(world, chat, _name(call), world.bot)
    topic.colour = colour or topic.colour
    topic.icon = call.text("icon_custom_emoji_id") or None
    return wire.topic(topic)


def made(world: World, chat: Chat, name: str, by: Person) -> Topic:
    """A new topic with its note in the chat."""
    topic = Topic(0, name)
    told = {"name": name, "icon_color": topic.colour}
    message = Message(0, chat, sender=by, topic=topic, service={"forum_topic_created": told}, at=world.now())
    put(world, message)
    topic.id = message.id
    chat.topics[topic.id] = topic
    return topic


def edit(world: World, call: Call) -> Any:
    topic = _topic(world, call)
    name = _name(call) if call.text("name") else topic.name
    icon = call.text("icon_custom_emoji_id") if "icon_custom_emoji_id" in call.params else topic.icon
    if (name, icon or None) == (topic.name, topic.icon):
        raise Refused(refusals.TOPIC_SAME)
    topic.name, topic.icon = name, icon or None
    return True


def close(world: World, call: Call) -> Any:
    return _turn(_topic(world, call), closed=True)


def reopen(world: World, call: Call) -> Any:
    return _turn(_topic(world, call), closed=False)


def delete(world: World, call: Call) -> Any:
    topic = _topic(world, call, right="can_delete_messages")
    vanish(topic, reach.chat_of(world, call))
    return True


def vanish(topic: Topic, chat: Chat) -> None:
    """A topic goes, with all that was in it."""
    topic.deleted = True
    for message in chat.messages.values():
        if message.topic is topic:
            message.deleted = True


def _turn(topic: Topic, *, closed: bool) -> bool:
    if topic.closed == closed:
        raise Refused(refusals.TOPIC_SAME)
    topic.closed = closed
    return True


def _forum(world: World, call: Call) -> Chat:
    chat = reach.chat_of(world, call)
    if not chat.forum:
        raise Refused(refusals.NOT_A_FORUM)
    return chat


def _topic(world: World, call: Call, right: str = "can_manage_topics") -> Topic:
    chat = _forum(world, call)
    if not (chat.standing(world.bot).leads and chat.may(world.bot, right)):
        raise Refused(refusals.NO_RIGHT_TOPICS)
    topic = chat.topics.get(call.number("message_thread_id"))
    if topic is None or topic.deleted:
        raise Refused(refusals.TOPIC_INVALID)
    return topic


def _name(call: Call) -> str:
    name = call.text("name").strip()
    if not 1 <= units(name) <= NAME_UNITS:
        raise Refused(refusals.TOPIC_NAME)
    return name


HANDLERS: Handlers = {
    "createForumTopic": create,
    "editForumTopic": edit,
    "closeForumTopic": close,
    "reopenForumTopic": reopen,
    "deleteForumTopic": delete,
}
