"""editMessageText, editMessageCaption, editMessageMedia, editMessageReplyMarkup."""

import time
from dataclasses import dataclass
from typing import Any

from tests.telegram_server import keyboards, photos, reach, refusals, wire
from tests.telegram_server.calls import Call, Handlers
from tests.telegram_server.formatted import Formatted, formatted, needs_caption
from tests.telegram_server.message import Edit, Message
from tests.telegram_server.photos import Photo
from tests.telegram_server.refusals import Refused
from tests.telegram_server.sending import caption_of, note, text_of
from tests.telegram_server.texts import CAPTION_UNITS
from tests.telegram_server.world import World

MEDIA_WRONG = refusals.MEDIA_INVALID


@dataclass(slots=True)
class Change:
    """What an edit makes of a message; None leaves a part as it is. Its keyboard always changes."""

    made: Formatted | None = None
    photo: Photo | None = None
    covered: bool = False
    """Of a photo that it brings."""


def edit_text(world: World, call: Call) -> Any:
    made = text_of(world, call)
    message = _mine(world, call)
    if message.media:
        raise Refused(refusals.NO_TEXT)
    preview = call.read("link_preview_options", "can't parse link preview options JSON object")
    return _apply(world, call, message, Change(made), preview=preview)


def edit_caption(world: World, call: Call) -> Any:
    made = caption_of(world, call)
    message = _mine(world, call)
    if not message.media:
        raise Refused(refusals.NO_CAPTION)
    return _apply(world, call, message, Change(made))


def edit_markup(world: World, call: Call) -> Any:
    return _apply(world, call, _mine(world, call), Change())


def edit_media(world: World, call: Call) -> Any:
    media = call.read("media", MEDIA_WRONG)
    if not isinstance(media, dict) or media.get("type") != "photo":
        raise Refused(MEDIA_WRONG)
    made = formatted(
        media.get("caption") or "",
        media.get("parse_mode"),
        media.get("caption_entities"),
        world.journal,
        call.where(),
        knows_times=world.knows_times,
    )
    needs_caption(made, CAPTION_UNITS)
    message = _mine(world, call)
    reach.may_write(world, message.chat, "photo")
    if not message.media and not world.adds_media:
        raise Refused(refusals.NO_MEDIA)
    source = str(media.get("media", ""))
    file = call.files.get(source.removeprefix("attach://")) if source.startswith("attach://") else None
    photo = photos.uploaded(world, file.data, file.filename) if file else photos.known(world, source)
    return _apply(world, call, message, Change(made, photo, media.get("has_spoiler") is True))


def _mine(world: World, call: Call) -> Message:
    """The message to edit. Raises Refused where it is gone or not the bot's."""
    if not call.number("message_id"):
        raise Refused(refusals.EDIT_NOTHING)
    chat = reach.chat_of(world, call)
    reach.may_write(world, chat)
    message = chat.messages.get(call.number("message_id"))
    if message is None or message.deleted:
        raise Refused(refusals.EDIT_NOT_FOUND)
    if message.by_person or message.service:
        raise Refused(refusals.EDIT_FORBIDDEN)
    return message


def _apply(
    world: World, call: Call, message: Message, change: Change, *, preview: dict[str, Any] | None = None
) -> Any:
    markup = keyboards.markup(call.params.get("reply_markup"), world.journal, call.where())
    if markup is not None and "inline_keyboard" not in markup:
        raise Refused(refusals.MARKUP_NOT_INLINE)
    if _same(message, change, markup):
        raise Refused(refusals.NOT_MODIFIED)
    if change.photo is not None:
        message.photo, message.covered, message.document = change.photo, change.covered, None
    if change.made is not None:
        made = change.made
        message.text, message.html = made.text, made.source
        message.entities, message.auto_entities = made.entities, made.found
        message.preview = preview
    message.markup = markup
    message.edit_date = int(time.time())
    message.edits.append(Edit(world.now(), message.text, message.html))
    note(world, "edit", message)
    return wire.message(world, message)


def _same(message: Message, change: Change, markup: Any) -> bool:
    if (message.markup or None) != (markup or None):
        return False
    if change.photo is not None and (
        message.photo is None
        or change.photo.unique_id != message.photo.unique_id
        or change.covered != message.covered
    ):
        return False
    made = change.made
    return made is None or (made.text == message.text and made.entities == message.entities)


HANDLERS: Handlers = {
    "editMessageText": edit_text,
    "editMessageCaption": edit_caption,
    "editMessageMedia": edit_media,
    "editMessageReplyMarkup": edit_markup,
}
