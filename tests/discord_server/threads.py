"""HTTP: opening threads, from a message, without one, and as a forum's post; and listing them."""

from typing import Any

from tests.discord_server import posting, rights, wire
from tests.discord_server.calls import Call, Reply, Route
from tests.discord_server.message import HAS_THREAD
from tests.discord_server.refusals import (
    InvalidForm,
    Problem,
    TagRequired,
    ThreadExists,
    WrongChannelType,
)
from tests.discord_server.texts import too_long
from tests.discord_server.world import Channel, Kind, World

Json = dict[str, Any]

ARCHIVE_AFTER = (60, 1440, 4320, 10080)
"""Minutes; no others are taken."""
MOST_TAGS = 5


def from_message(world: World, call: Call) -> Reply:
    """The thread has the message's id."""
    channel = world.channel(call.id(0))
    if channel.kind not in (Kind.TEXT, Kind.ANNOUNCEMENT):
        raise WrongChannelType
    posting.needs(world, channel, rights.CREATE_PUBLIC_THREADS)
    message = posting.find(world, channel.id, call.id(1))
    if message.thread_id is not None:
        raise ThreadExists
    thread = _opened(world, channel, call.body, _public(channel), message.id)
    message.thread_id = thread.id
    message.flags |= HAS_THREAD
    _tell(world, thread)
    posting.tell(world, "MESSAGE_UPDATE", message)
    return Reply(wire.channel(world, thread), 201)


def without_message(world: World, call: Call) -> Reply:
    """In a forum: a post with its first message. Elsewhere: an empty thread."""
    channel = world.channel(call.id(0))
    if channel.kind is Kind.FORUM:
        return _forum_post(world, channel, call)
    if channel.kind not in (Kind.TEXT, Kind.ANNOUNCEMENT):
        raise WrongChannelType
    kind = Kind(call.body.get("type") or Kind.PRIVATE_THREAD)
    private = kind is Kind.PRIVATE_THREAD
    posting.needs(world, channel, rights.CREATE_PRIVATE_THREADS if private else rights.CREATE_PUBLIC_THREADS)
    if (kind is Kind.ANNOUNCEMENT_THREAD) != (channel.kind is Kind.ANNOUNCEMENT):
        raise WrongChannelType
    thread = _opened(world, channel, call.body, kind, world.ids.new())
    _tell(world, thread)
    return Reply(wire.channel(world, thread), 201)


def _forum_post(world: World, forum: Channel, call: Call) -> Reply:
    body: Json = call.body.get("message") or {}
    posting.needs(world, forum, rights.SEND_MESSAGES, *posting.wanted_for(body, call.files))
    tags = [int(tag) for tag in call.body.get("applied_tags") or ()]
    unknown = set(tags) - {tag.id for tag in forum.tags}
    if unknown or len(tags) > MOST_TAGS:
        words = f"Tags {sorted(unknown)} are not this forum's." if unknown else f"At most {MOST_TAGS} tags."
        raise InvalidForm([Problem(("applied_tags",), "FORUM_TAGS", words)])
    if forum.tag_required and not tags:
        raise TagRequired
    number = world.ids.new()
    problems = _problems(call.body)
    if problems:
        raise InvalidForm(problems)
    message = posting.make(world, forum, body, call.files, message_id=number)
    thread = _opened(world, forum, call.body, Kind.PUBLIC_THREAD, number)
    thread.applied_tags = tags
    message.channel_id = thread.id
    _tell(world, thread)
    posting.put(world, thread, message)
    return Reply(wire.channel(world, thread) | {"message": wire.message(world, message)}, 201)


def _opened(world: World, parent: Channel, body: Json, kind: Kind, number: int) -> Channel:
    if problems := _problems(body):
        raise InvalidForm(problems)
    thread = Channel(
        number,
        parent.guild_id,
        kind,
        body["name"],
        parent_id=parent.id,
        owner_id=world.bot.id,
        auto_archive_minutes=body.get("auto_archive_duration") or 1440,
        archived_changed=posting.iso_now(),
    )
    assert parent.guild_id is not None
    world.channels[number] = world.guilds[parent.guild_id].channels[number] = thread
    world.journal.line("thread", channel=parent.id, thread=number, name=thread.name)
    return thread


def _problems(body: Json) -> list[Problem]:
    problems = list(too_long(("name",), body.get("name") or "", 100, least=1))
    minutes = body.get("auto_archive_duration")
    if minutes is not None and minutes not in ARCHIVE_AFTER:
        problems.append(
            Problem(("auto_archive_duration",), "BASE_TYPE_CHOICES", f"Must be one of {ARCHIVE_AFTER}.")
        )
    return problems


def _public(channel: Channel) -> Kind:
    return Kind.ANNOUNCEMENT_THREAD if channel.kind is Kind.ANNOUNCEMENT else Kind.PUBLIC_THREAD


def _tell(world: World, thread: Channel) -> None:
    world.tell("THREAD_CREATE", wire.channel(world, thread) | {"newly_created": True}, thread.guild_id)


def active(world: World, call: Call) -> Reply:
    return Reply(_listed(world, list(world.threads(world.guild(call.id(0))))))


def archived(world: World, call: Call) -> Reply:
    channel = world.channel(call.id(0))
    posting.needs(world, channel, rights.READ_MESSAGE_HISTORY)
    there = [c for c in world.channels.values() if c.parent_id == channel.id and c.archived and not c.deleted]
    return Reply(_listed(world, there) | {"has_more": False})


def _listed(world: World, there: list[Channel]) -> Json:
    threads = [wire.channel(world, thread) for thread in there]
    return {"threads": threads, "members": [wire.thread_member(world, thread) for thread in there]}


def join_or_leave(world: World, call: Call) -> Reply:
    thread = world.channel(call.id(0))
    if not thread.is_thread:
        raise WrongChannelType
    return Reply()


ROUTES = (
    Route("POST", "/channels/{channel_id}/messages/{message_id}/threads", from_message),
    Route("POST", "/channels/{channel_id}/threads", without_message),
    Route("GET", "/guilds/{guild_id}/threads/active", active),
    Route("GET", "/channels/{channel_id}/threads/archived/public", archived),
    Route("PUT", "/channels/{channel_id}/thread-members/@me", join_or_leave),
    Route("DELETE", "/channels/{channel_id}/thread-members/@me", join_or_leave),
)
