"""sendMessage, sendPhoto, sendDocument, deleteMessage, sendChatAction, setMessageReaction."""

from typing import Any

from tests.telegram_server import keyboards, photos, reach, refusals, wire
from tests.telegram_server.calls import Call, Handlers, Upload
from tests.telegram_server.documents import Document
from tests.telegram_server.formatted import Formatted, formatted, needs_caption, needs_text
from tests.telegram_server.message import Message
from tests.telegram_server.photos import Photo
from tests.telegram_server.refusals import Refused
from tests.telegram_server.texts import CAPTION_UNITS, TEXT_UNITS
from tests.telegram_server.world import Chat, Kind, World

ACTIONS = frozenset(
    {
        *("typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice"),
        *("upload_document", "choose_sticker", "find_location", "record_video_note", "upload_video_note"),
    }
)
MOST_BYTES = 50 * 1024 * 1024
"""Of a file that a bot sends."""


def send_message(world: World, call: Call) -> Any:
    made = text_of(world, call)
    reach.may_write(world, reach.chat_of(world, call))
    return _post(world, call, made)


def send_photo(world: World, call: Call) -> Any:
    made = caption_of(world, call)
    reach.may_write(world, reach.chat_of(world, call), "photo")
    given, file = _file(call, "photo")
    photo = photos.uploaded(world, file.data, file.filename) if file else photos.known(world, given)
    return _post(world, call, made, photo=photo, covered=call.flag("has_spoiler"))


def send_document(world: World, call: Call) -> Any:
    """By its content only: none is sent again by its id."""
    made = caption_of(world, call)
    reach.may_write(world, reach.chat_of(world, call), "document")
    _, file = _file(call, "document")
    if file is None:
        raise Refused(refusals.FILE_WRONG)
    if not file.data:
        raise Refused(refusals.FILE_EMPTY)
    if len(file.data) > MOST_BYTES:
        raise Refused(refusals.FILE_TOO_BIG_TO_SEND, status=413)
    document = Document(file.filename, file.data)
    world.documents[document.path] = document
    return _post(world, call, made, document=document)


def text_of(world: World, call: Call) -> Formatted:
    """The text of a call, read and checked."""
    return needs_text(_formatted(world, call, "text", "entities"), TEXT_UNITS)


def caption_of(world: World, call: Call) -> Formatted:
    return needs_caption(_formatted(world, call, "caption", "caption_entities"), CAPTION_UNITS)


def _formatted(world: World, call: Call, name: str, entities: str) -> Formatted:
    mode, given = call.text("parse_mode"), call.params.get(entities)
    return formatted(call.text(name), mode, given, world.journal, call.where(), knows_times=world.knows_times)


def _file(call: Call, name: str) -> tuple[str, Upload | None]:
    """What was given for a file, and the upload where it is one. Raises Refused for neither."""
    given = call.text(name)
    file = call.files.get(given.removeprefix("attach://") if given.startswith("attach://") else name)
    if file is None and not given:
        raise Refused(refusals.FILE_MISSING.format(name))
    return given, file


def _post(
    world: World,
    call: Call,
    made: Formatted,
    *,
    photo: Photo | None = None,
    covered: bool = False,
    document: Document | None = None,
) -> Any:
    chat = reach.chat_of(world, call)
    topic = reach.topic_to_write(world, chat, call)
    markup = keyboards.markup(call.params.get("reply_markup"), world.journal, call.where())
    preview = call.read("link_preview_options", "can't parse link preview options JSON object")
    message = Message(
        id=0,
        chat=chat,
        text=made.text,
        html=made.source,
        sender=None if chat.kind is Kind.CHANNEL else world.bot,
        sender_chat=chat if chat.kind is Kind.CHANNEL else None,
        entities=made.entities,
        auto_entities=made.found,
        photo=photo,
        covered=covered,
        document=document,
        markup=markup,
        preview=preview,
        topic=topic,
        reply_to=_replied(call, chat),
        silent=call.flag("disable_notification"),
        protected=call.flag("protect_content"),
        at=world.now(),
    )
    put(world, message)
    return wire.message(world, message)


def _replied(call: Call, chat: Chat) -> Message | None:
    if "reply_parameters" not in call.params:
        return None
    given = call.read("reply_parameters", "can't parse reply parameters JSON object")
    found = chat.messages.get(given.get("message_id", 0)) if isinstance(given, dict) else None
    if found is not None and not found.deleted:
        return found
    if isinstance(given, dict) and given.get("allow_sending_without_reply"):
        return None
    raise Refused(refusals.REPLY_NOT_FOUND)


def put(world: World, message: Message) -> None:
    """The message is in its chat from now on: numbered, kept, logged."""
    message.id = world.new_message_id(message.chat)
    message.chat.messages[message.id] = message
    if message.by_bot:
        note(world, "post", message)


def note(world: World, act: str, message: Message) -> None:
    world.journal.line(act, chat=message.chat.id, message=message.id, text=message.text[:80])
    world.noted(message)


def delete_message(world: World, call: Call) -> Any:
    chat = reach.chat_of(world, call)
    message = chat.messages.get(call.number("message_id"))
    if message is None or message.deleted:
        raise Refused(refusals.DELETE_NOT_FOUND)
    if message.by_person and not (chat.private or chat.may(world.bot, "can_delete_messages")):
        raise Refused(refusals.DELETE_FORBIDDEN)
    message.deleted = True
    if message.id in chat.pins:
        chat.pins.remove(message.id)
    note(world, "delete", message)
    return True


def send_chat_action(world: World, call: Call) -> Any:
    if call.text("action") not in ACTIONS:
        raise Refused(refusals.ACTION_WRONG)
    chat = reach.chat_of(world, call)
    reach.may_write(world, chat)
    reach.topic_to_write(world, chat, call)
    return True


def set_message_reaction(world: World, call: Call) -> Any:
    chat = reach.chat_of(world, call)
    message = chat.messages.get(call.number("message_id"))
    if message is None or message.deleted:
        raise Refused(refusals.REACT_NOT_FOUND)
    chosen = call.read("reaction", refusals.REACTION_INVALID) or []
    if not isinstance(chosen, list) or not all(isinstance(one, dict) and one.get("emoji") for one in chosen):
        raise Refused(refusals.REACTION_INVALID)
    if len(chosen) > 1:
        raise Refused("REACTIONS_TOO_MANY")
    message.reactions = [one["emoji"] for one in chosen]
    return True


HANDLERS: Handlers = {
    "sendMessage": send_message,
    "sendPhoto": send_photo,
    "sendDocument": send_document,
    "deleteMessage": delete_message,
    "sendChatAction": send_chat_action,
    "setMessageReaction": set_message_reaction,
}
