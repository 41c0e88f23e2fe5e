"""getMe, getChat, getChatMember, getChatAdministrators, getChatMemberCount, leaveChat, pins."""

from typing import Any

from tests.telegram_server import reach, refusals, wire
from tests.telegram_server.calls import Call, Handlers
from tests.telegram_server.message import Message
from tests.telegram_server.refusals import Refused
from tests.telegram_server.standing import LEFT, MEMBER, Standing
from tests.telegram_server.world import Chat, Kind, Person, World


def get_me(world: World, call: Call) -> Any:
    return wire.me(world)


def get_chat(world: World, call: Call) -> Any:
    return wire.full_chat(world, reach.chat_of(world, call))


def get_chat_member(world: World, call: Call) -> Any:
    chat = reach.chat_of(world, call)
    who = world.people.get(call.number("user_id"))
    if who is None:
        raise Refused(refusals.USER_NOT_FOUND)
    _may_list(world, chat, who)
    return wire.member(chat, who, _standing(world, chat, who))


def _standing(world: World, chat: Chat, who: Person) -> Standing:
    if chat.private:
        return MEMBER if who is world.bot or who is chat.person else LEFT
    return chat.standing(who)


def _may_list(world: World, chat: Chat, who: Person | None = None) -> None:
    if chat.kind is Kind.CHANNEL and who is not world.bot and not chat.standing(world.bot).leads:
        raise Refused(refusals.MEMBERS_HIDDEN)


def get_administrators(world: World, call: Call) -> Any:
    """Other bots are left out, as the service does unless asked."""
    chat = reach.chat_of(world, call)
    if chat.private:
        raise Refused("there are no administrators in the private chat")
    _may_list(world, chat)
    leading = (
        (world.people[number], standing) for number, standing in chat.members.items() if standing.leads
    )
    return [
        wire.member(chat, who, standing) for who, standing in leading if not who.is_bot or who is world.bot
    ]


def get_member_count(world: World, call: Call) -> Any:
    chat = reach.chat_of(world, call)
    return 2 if chat.private else sum(standing.inside for standing in chat.members.values())


def leave_chat(world: World, call: Call) -> Any:
    chat = reach.chat_of(world, call)
    if chat.private:
        raise Refused(refusals.CANNOT_LEAVE)
    chat.members[world.bot.id] = LEFT
    return True


def pin(world: World, call: Call) -> Any:
    chat = reach.chat_of(world, call)
    _may_pin(world, chat)
    message = chat.messages.get(call.number("message_id"))
    if message is None or message.deleted:
        raise Refused(refusals.PIN_NOT_FOUND)
    _unpin(chat, message)
    chat.pins.append(message.id)
    message.pinned = True
    return True


def unpin(world: World, call: Call) -> Any:
    """Without a message id the pin that was made last."""
    chat = reach.chat_of(world, call)
    _may_pin(world, chat)
    number = call.number("message_id") or (chat.pins[-1] if chat.pins else 0)
    message = chat.messages.get(number)
    if message is None or not message.pinned:
        raise Refused(refusals.UNPIN_NOT_FOUND)
    _unpin(chat, message)
    return True


def _may_pin(world: World, chat: Chat) -> None:
    right = "can_edit_messages" if chat.kind is Kind.CHANNEL else "can_pin_messages"
    if not chat.private and not chat.may(world.bot, right):
        raise Refused(refusals.NO_RIGHT_PINS)


def _unpin(chat: Chat, message: Message) -> None:
    message.pinned = False
    if message.id in chat.pins:
        chat.pins.remove(message.id)


HANDLERS: Handlers = {
    "getMe": get_me,
    "getChat": get_chat,
    "getChatMember": get_chat_member,
    "getChatAdministrators": get_administrators,
    "getChatMemberCount": get_member_count,
    "leaveChat": leave_chat,
    "pinChatMessage": pin,
    "unpinChatMessage": unpin,
}
