"""HTTP: one channel or thread. Reading, changing, deleting, typing."""

from typing import Any

from tests.discord_server import posting, rights, wire
from tests.discord_server.calls import Call, Reply, Route
from tests.discord_server.refusals import InvalidForm, ThreadIsArchived
from tests.discord_server.texts import too_long
from tests.discord_server.world import Channel, World

Json = dict[str, Any]


def read(world: World, call: Call) -> Reply:
    return Reply(wire.channel(world, world.channel(call.id(0))))


def change(world: World, call: Call) -> Reply:
    channel = world.channel(call.id(0))
    body: Json = call.body
    if problems := list(too_long(("name",), body.get("name"), 100, least=1)):
        raise InvalidForm(problems)
    if channel.is_thread:
        _change_thread(world, channel, body)
        event = "THREAD_UPDATE"
    else:
        posting.needs(world, channel, rights.MANAGE_CHANNELS)
        event = "CHANNEL_UPDATE"
    channel.name = body.get("name") or channel.name
    channel.topic = body.get("topic", channel.topic)
    world.tell(event, wire.channel(world, channel), channel.guild_id)
    return Reply(wire.channel(world, channel))


def _change_thread(world: World, thread: Channel, body: Json) -> None:
    """Its owner may change it; locking takes Manage Threads. Archived, it only reopens."""
    manages = bool(world.rights(thread) & rights.MANAGE_THREADS)
    if "locked" in body and body["locked"] != thread.locked and not manages:
        posting.needs(world, thread, rights.MANAGE_THREADS)
    if thread.owner_id != world.bot.id and not manages:
        posting.needs(world, thread, rights.MANAGE_THREADS)
    if thread.archived and body.get("archived") is not False:
        raise ThreadIsArchived
    if body.get("archived", thread.archived) != thread.archived:
        thread.archived_changed = posting.iso_now()
    thread.archived = bool(body.get("archived", thread.archived))
    thread.locked = bool(body.get("locked", thread.locked))
    thread.auto_archive_minutes = body.get("auto_archive_duration") or thread.auto_archive_minutes
    thread.applied_tags = [int(tag) for tag in body.get("applied_tags", thread.applied_tags)]


def delete(world: World, call: Call) -> Reply:
    channel = world.channel(call.id(0))
    wanted = rights.MANAGE_THREADS if channel.is_thread else rights.MANAGE_CHANNELS
    posting.needs(world, channel, wanted)
    facts = wire.channel(world, channel)
    channel.deleted = True
    world.tell("THREAD_DELETE" if channel.is_thread else "CHANNEL_DELETE", facts, channel.guild_id)
    return Reply(facts)


def typing(world: World, call: Call) -> Reply:
    posting.needs(world, world.channel(call.id(0)), rights.SEND_MESSAGES)
    return Reply()


ROUTES = (
    Route("GET", "/channels/{channel_id}", read),
    Route("PATCH", "/channels/{channel_id}", change),
    Route("DELETE", "/channels/{channel_id}", delete),
    Route("POST", "/channels/{channel_id}/typing", typing),
)
