"""How values look in answers and updates."""

from typing import Any

from tests.telegram_server.entities import Entity
from tests.telegram_server.message import Message
from tests.telegram_server.photos import Photo
from tests.telegram_server.standing import (
    ADMIN_RIGHTS,
    ALWAYS_TOLD,
    IN_CHANNELS,
    IN_GROUPS,
    PERMISSIONS,
    Standing,
    Status,
)
from tests.telegram_server.world import Chat, Kind, Person, Topic, World

Json = dict[str, Any]

GIFTS = {
    "unlimited_gifts": False,
    "limited_gifts": False,
    "unique_gifts": False,
    "premium_subscription": False,
    "gifts_from_channels": False,
}


def person(who: Person) -> Json:
    facts: Json = {"id": who.id, "is_bot": who.is_bot, "first_name": who.name}
    if who.username:
        facts["username"] = who.username
    if who.language and not who.is_bot:
        facts["language_code"] = who.language
    return facts


def me(world: World) -> Json:
    return person(world.bot) | {
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": True,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


def chat(one: Chat) -> Json:
    facts: Json = {"id": one.id, "type": one.kind.value}
    facts["first_name" if one.private else "title"] = one.title
    if one.username:
        facts["username"] = one.username
    if one.forum:
        facts["is_forum"] = True
    return facts


def full_chat(world: World, one: Chat) -> Json:
    """As getChat shows it."""
    facts = chat(one) | {"accent_color_id": 1, "max_reaction_count": 11, "accepted_gift_types": GIFTS}
    if one.username:
        facts["active_usernames"] = [one.username]
    if one.kind in (Kind.GROUP, Kind.SUPERGROUP):
        facts["permissions"] = {name: name in one.permissions for name in PERMISSIONS}
    if one.pins and one.pins[-1] in one.messages:
        facts["pinned_message"] = message(world, one.messages[one.pins[-1]])
    return facts


def member(one: Chat, who: Person, standing: Standing) -> Json:
    """A ChatMember of the right kind, with all that this kind must have."""
    facts: Json = {"status": standing.status.value, "user": person(who)}
    if standing.status is Status.CREATOR:
        facts["is_anonymous"] = standing.anonymous
    elif standing.status is Status.ADMINISTRATOR:
        told = (*ALWAYS_TOLD, *(IN_CHANNELS if one.kind is Kind.CHANNEL else IN_GROUPS))
        facts |= {name: name in standing.rights for name in told}
        facts |= {"can_be_edited": False, "is_anonymous": standing.anonymous}
    elif standing.status is Status.RESTRICTED:
        facts |= {name: name in standing.rights for name in PERMISSIONS}
        facts |= {"is_member": True, "until_date": 0}
    elif standing.status is Status.KICKED:
        facts["until_date"] = 0
    return facts


def admin_rights(rights: frozenset[str]) -> Json:
    return {name: name in rights for name in (*ADMIN_RIGHTS, "is_anonymous")}


def topic(one: Topic) -> Json:
    facts: Json = {"message_thread_id": one.id, "name": one.name, "icon_color": one.colour}
    return facts | {"icon_custom_emoji_id": one.icon} if one.icon else facts


def entity(world: World, one: Entity) -> Json:
    facts = one.facts()
    if one.user_id is not None:
        who = world.people.get(one.user_id)
        facts["user"] = person(who) if who else {"id": one.user_id, "is_bot": False, "first_name": ""}
    return facts


def photo(one: Photo) -> list[Json]:
    """One size; the real service has several, of which the last is the largest."""
    return [
        {
            "file_id": one.file_id,
            "file_unique_id": one.unique_id,
            "width": one.width,
            "height": one.height,
            "file_size": len(one.data),
        }
    ]


def message(world: World, one: Message, *, replied: bool = True) -> Json:
    """`replied` False leaves out what it answers: the service goes one step back only."""
    facts: Json = {"message_id": one.id, "date": one.date, "chat": chat(one.chat), **one.service}
    if one.sender is not None:
        facts["from"] = person(one.sender)
    if one.sender_chat is not None:
        facts["sender_chat"] = chat(one.sender_chat)
    if one.topic is not None:
        facts |= {"message_thread_id": one.topic.id, "is_topic_message": True}
    if one.edit_date is not None:
        facts["edit_date"] = one.edit_date
    if one.protected:
        facts["has_protected_content"] = True
    named = "text"
    if one.photo is not None:
        facts["photo"] = photo(one.photo)
        named = "caption"
        if one.covered:
            facts["has_media_spoiler"] = True
    if one.document is not None:
        facts["document"] = one.document.facts()
        named = "caption"
    if one.text:
        facts[named] = one.text
        if entities := one.all_entities:
            facts["entities" if named == "text" else "caption_entities"] = [
                entity(world, e) for e in entities
            ]
    if one.preview:
        facts["link_preview_options"] = one.preview
    if one.markup and "inline_keyboard" in one.markup:
        facts["reply_markup"] = one.markup
    before = one.reply_to
    if before is None and one.topic is not None and one.by_person:
        before = one.chat.messages.get(one.topic.id)  # what answers nothing answers the topic's first message
    if before is not None and before is not one and replied:
        facts["reply_to_message"] = message(world, before, replied=False)
    return facts
