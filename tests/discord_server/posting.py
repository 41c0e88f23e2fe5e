"""Makes and changes messages: the one place for posts, answers, follow-ups and forum posts."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from tests.discord_server import rights, rules, wire
from tests.discord_server.calls import Upload
from tests.discord_server.completed import completed
from tests.discord_server.message import (
    COMPONENTS_V2,
    SUPPRESS_EMBEDS,
    SUPPRESS_NOTIFICATIONS,
    Attachment,
    Edit,
    Message,
)
from tests.discord_server.refusals import (
    EmptyMessage,
    InvalidForm,
    MissingPermissions,
    Problem,
    ThreadIsArchived,
    TooLarge,
    UnknownMessage,
)
from tests.discord_server.world import Channel, User, World

Json = dict[str, Any]

FLAGS = SUPPRESS_EMBEDS | SUPPRESS_NOTIFICATIONS | COMPONENTS_V2


def iso_now() -> str:
    return datetime.now(UTC).isoformat()


def make(
    world: World,
    channel: Channel,
    body: Json,
    files: Sequence[Upload],
    *,
    flags_allowed: int = FLAGS,
    asked_by: User | None = None,
    interaction_id: int | None = None,
    message_id: int | None = None,
) -> Message:
    """A message out of a body, not yet in its channel. Raises InvalidForm, EmptyMessage, TooLarge."""
    message = Message(
        id=message_id or world.ids.new(),
        channel_id=channel.id,
        author=world.bot,
        at=world.now(),
        posted_at=iso_now(),
        body=body,
        flags=body.get("flags") or 0,
        nonce=body.get("nonce"),
        allowed_mentions=body.get("allowed_mentions"),
        asked_by=asked_by,
        interaction_id=interaction_id,
    )
    if message.flags & ~flags_allowed:
        raise InvalidForm(
            [Problem(("flags",), "FLAGS_INVALID", f"Unexpected flags {message.flags & ~flags_allowed}.")]
        )
    if problems := list(rules.nonce_problems(body)):
        raise InvalidForm(problems)
    fill(world, message, body, files)
    watch_mentions(world, channel, message, body)
    return message


def fill(world: World, message: Message, body: Json, files: Sequence[Upload]) -> None:
    """Puts the body's fields into the message, all or nothing."""
    attachments = _attachments(world, message, body, files)
    content = body.get("content", message.content) or ""
    embeds = body.get("embeds", message.embeds) or []
    components = body.get("components", message.components) or []
    flags = message.flags | ((body.get("flags") or 0) & COMPONENTS_V2)
    filenames = [a.filename for a in attachments]
    problems = list(
        rules.message_problems(
            content=content, embeds=embeds, components=components, flags=flags, filenames=filenames
        )
    )
    if problems:
        raise InvalidForm(problems)
    shown = components if flags & COMPONENTS_V2 else (content.strip() or embeds or attachments)
    if not shown:
        raise EmptyMessage
    urls = {f"attachment://{a.filename}": a.url for a in attachments}
    message.content = content
    message.embeds = _hosted(embeds, urls) if urls else embeds
    message.components = completed(_hosted(components, urls), attachments) if components else []
    message.flags, message.attachments = flags, attachments
    for attachment in attachments:
        world.files[attachment.url.removeprefix(world.origin)] = attachment.data


def put(world: World, channel: Channel, message: Message) -> None:
    """The message is in its channel from now on: kept, logged, told over the gateway."""
    world.messages.setdefault(channel.id, []).append(message)
    world.message_by_id[message.id] = message
    channel.last_message_id = message.id
    if channel.is_thread:
        channel.message_count += 1
        channel.archived = False
    _note(world, "post", message)
    tell(world, "MESSAGE_CREATE", message)


def change(world: World, message: Message, body: Json, files: Sequence[Upload]) -> None:
    """An edit. Raises as `make` does; the message is untouched then."""
    channel = world.channels[message.channel_id]
    if channel.archived:
        raise ThreadIsArchived
    fill(world, message, body, files)
    if "flags" in body and not message.ephemeral:
        suppress = (body["flags"] or 0) & SUPPRESS_EMBEDS
        message.flags = (message.flags & ~SUPPRESS_EMBEDS) | suppress
    if "allowed_mentions" in body:
        message.allowed_mentions = body["allowed_mentions"]
    watch_mentions(world, channel, message, body)
    message.edited_at = iso_now()
    message.edits.append(Edit(world.now(), body, message.text))
    if not message.ephemeral:
        _note(world, "edit", message)
        tell(world, "MESSAGE_UPDATE", message)


def remove(world: World, message: Message) -> None:
    message.deleted = True
    if message.ephemeral:
        return
    channel = world.channels[message.channel_id]
    _note(world, "delete", message)
    facts: Json = {"id": str(message.id), "channel_id": str(message.channel_id)}
    if channel.guild_id is not None:
        facts["guild_id"] = str(channel.guild_id)
    world.tell("MESSAGE_DELETE", facts, channel.guild_id)


def find(world: World, channel_id: int, message_id: int) -> Message:
    """A message that is still there and that everyone can see."""
    message = world.message_by_id.get(message_id)
    if message is None or message.deleted or message.channel_id != channel_id:
        raise UnknownMessage
    return message


def _note(world: World, act: str, message: Message) -> None:
    if world.journal.writes:
        number, text = message.id, message.text
        world.journal.line(act, channel=message.channel_id, message=number, nonce=message.nonce, text=text)


def tell(world: World, event: str, message: Message) -> None:
    channel = world.channels[message.channel_id]
    if not world.hears(event, channel.guild_id):
        return
    facts = wire.message(world, message)
    if channel.guild_id is not None:
        facts["guild_id"] = str(channel.guild_id)
    world.tell(event, facts, channel.guild_id)


def needs(world: World, channel: Channel, *wanted: int) -> None:
    """Raises MissingPermissions where the bot lacks one of these there."""
    have = world.rights(channel)
    if not all(have & one for one in wanted):
        raise MissingPermissions


def wanted_for(body: Json, files: Sequence[Upload]) -> list[int]:
    """The rights that a body asks for beyond speaking."""
    wanted = []
    if body.get("embeds"):
        wanted.append(rights.EMBED_LINKS)
    if files:
        wanted.append(rights.ATTACH_FILES)
    return wanted


def watch_mentions(world: World, channel: Channel, message: Message, body: Json) -> None:
    """Records a body whose text may ping beyond our rule; Discord itself would take it."""
    speaks = body.get("content") or (message.flags & COMPONENTS_V2 and body.get("components"))
    if not speaks:
        return
    roles = list(world.guilds[channel.guild_id].roles) if channel.guild_id is not None else []
    if problems := list(rules.mention_problems(body.get("allowed_mentions"), roles=roles)):
        world.journal.breach(f"message in channel {channel.id}", problems, body)


def _attachments(world: World, message: Message, body: Json, files: Sequence[Upload]) -> list[Attachment]:
    if any(len(file.data) > world.file_bytes for file in files):
        raise TooLarge
    listed = body.get("attachments")
    facts = {str(each.get("id")): each for each in listed or ()}
    if problems := list(rules.attachment_problems(listed or ())):
        raise InvalidForm(problems)
    kept = message.attachments if listed is None else [a for a in message.attachments if str(a.id) in facts]
    return [*kept, *(_uploaded(world, message, file, facts) for file in files)]


def _uploaded(world: World, message: Message, file: Upload, facts: dict[str, Json]) -> Attachment:
    said = facts.get(file.field.removeprefix("files[").removesuffix("]"), {})
    name = said.get("filename") or file.filename
    number = world.ids.new()
    return Attachment(
        id=number,
        filename=name,
        data=file.data,
        description=said.get("description"),
        url=f"{world.origin}/attachments/{message.channel_id}/{number}/{name}",
        spoiler=name.startswith("SPOILER_"),
    )


def _hosted(parts: Any, urls: dict[str, str]) -> Any:
    """A copy in which a file's own name is replaced by its address, as Discord does."""
    if isinstance(parts, list):
        return [_hosted(each, urls) for each in parts]
    if isinstance(parts, dict):
        return {key: _hosted(value, urls) for key, value in parts.items()}
    return urls.get(parts, parts) if isinstance(parts, str) else parts
