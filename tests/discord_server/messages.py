"""HTTP: messages of a channel. Posts, edits, deletions, history, crossposts."""

from typing import Any

from tests.discord_server import posting, rights, wire
from tests.discord_server.calls import Call, Reply, Route
from tests.discord_server.message import CROSSPOSTED, Message
from tests.discord_server.refusals import (
    AlreadyCrossposted,
    CannotWriteToUser,
    NotATextChannel,
    NotTheAuthor,
    Problem,
    ThreadIsArchived,
    UnknownMessage,
    WrongChannelType,
)
from tests.discord_server.world import Channel, Kind, World

Json = dict[str, Any]


def create(world: World, call: Call) -> Reply:
    channel = world.channel(call.id(0))
    _may_speak(world, channel, call)
    if (first := _said_before(world, channel, call.body)) is not None:
        return Reply(wire.message(world, first))
    message = posting.make(world, channel, call.body, call.files)
    if call.body.get("message_reference"):
        message.reference = _reference(world, channel, call.body["message_reference"])
    if call.body.get("enforce_nonce"):
        world.nonces[str(message.nonce)] = (message.at, message)
    posting.put(world, channel, message)
    return Reply(wire.message(world, message))


def _may_speak(world: World, channel: Channel, call: Call) -> None:
    if channel.kind in (Kind.FORUM, Kind.CATEGORY):
        raise NotATextChannel
    if channel.recipient is not None and not channel.recipient.takes_dms:
        raise CannotWriteToUser
    speaking = rights.SEND_MESSAGES_IN_THREADS if channel.is_thread else rights.SEND_MESSAGES
    posting.needs(world, channel, speaking, *posting.wanted_for(call.body, call.files))
    if channel.locked and not world.rights(channel) & rights.MANAGE_THREADS:
        raise ThreadIsArchived


def _said_before(world: World, channel: Channel, body: Json) -> Message | None:
    """The first message with this nonce, where it is enforced and not too long ago."""
    if not body.get("enforce_nonce") or body.get("nonce") is None:
        return None
    at, first = world.nonces.get(str(body["nonce"]), (0.0, None))
    if first is None or world.now() - at > world.nonce_seconds:
        return None
    if first.channel_id != channel.id:
        words = f"Nonce {body['nonce']!r} was used in channel {first.channel_id}; its message is the answer."
        world.journal.breach(
            f"message in channel {channel.id}", [Problem(("nonce",), "MATCHDAY", words)], body
        )
    return first


def _reference(world: World, channel: Channel, reference: Json) -> Json:
    message = world.message_by_id.get(int(reference["message_id"]))
    if message is None and reference.get("fail_if_not_exists", True):
        raise UnknownMessage
    return {"message_id": str(reference["message_id"]), "channel_id": str(channel.id), "type": 0}


def edit(world: World, call: Call) -> Reply:
    channel = world.channel(call.id(0))
    posting.needs(world, channel, *posting.wanted_for({}, call.files))
    message = posting.find(world, call.id(0), call.id(1))
    if message.author is not world.bot:
        raise NotTheAuthor
    posting.change(world, message, call.body, call.files)
    return Reply(wire.message(world, message))


def delete(world: World, call: Call) -> Reply:
    world.channel(call.id(0))
    posting.remove(world, posting.find(world, call.id(0), call.id(1)))
    return Reply()


def one(world: World, call: Call) -> Reply:
    posting.needs(world, world.channel(call.id(0)), rights.READ_MESSAGE_HISTORY)
    return Reply(wire.message(world, posting.find(world, call.id(0), call.id(1))))


def history(world: World, call: Call) -> Reply:
    """Newest first; `before`, `after`, `around` and `limit` as Discord has them."""
    posting.needs(world, world.channel(call.id(0)), rights.READ_MESSAGE_HISTORY)
    limit = int(call.query.get("limit", 50))
    there = [m for m in world.messages.get(call.id(0), ()) if not m.deleted]
    if after := call.query.get("after"):
        found = [m for m in there if m.id > int(after)][:limit]
    elif around := call.query.get("around"):
        found = sorted(sorted(there, key=lambda m: abs(m.id - int(around)))[:limit], key=lambda m: m.id)
    else:
        before = call.query.get("before")
        found = [m for m in there if before is None or m.id < int(before)][-limit:]
    return Reply([wire.message(world, m) for m in reversed(found)])


def crosspost(world: World, call: Call) -> Reply:
    channel = world.channel(call.id(0))
    if channel.kind is not Kind.ANNOUNCEMENT:
        raise WrongChannelType
    posting.needs(world, channel, rights.SEND_MESSAGES)
    message = posting.find(world, call.id(0), call.id(1))
    if message.crossposted:
        raise AlreadyCrossposted
    message.flags |= CROSSPOSTED
    world.journal.line("crosspost", channel=channel.id, message=message.id, nonce=message.nonce)
    posting.tell(world, "MESSAGE_UPDATE", message)
    return Reply(wire.message(world, message))


ROUTES = (
    Route("POST", "/channels/{channel_id}/messages", create),
    Route("GET", "/channels/{channel_id}/messages", history),
    Route("GET", "/channels/{channel_id}/messages/{message_id}", one),
    Route("PATCH", "/channels/{channel_id}/messages/{message_id}", edit),
    Route("DELETE", "/channels/{channel_id}/messages/{message_id}", delete),
    Route("POST", "/channels/{channel_id}/messages/{message_id}/crosspost", crosspost),
)
