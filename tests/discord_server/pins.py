"""HTTP: pinned messages."""

from tests.discord_server import posting, rights, wire
from tests.discord_server.calls import Call, Reply, Route
from tests.discord_server.refusals import TooManyPins
from tests.discord_server.world import World

MOST = 250


def pin(world: World, call: Call) -> Reply:
    channel = world.channel(call.id(0))
    posting.needs(world, channel, rights.PIN_MESSAGES)
    message = posting.find(world, call.id(0), call.id(1))
    if not message.pinned and sum(m.pinned for m in world.messages[channel.id]) >= MOST:
        raise TooManyPins
    message.pinned = True
    _tell(world, call)
    return Reply()


def unpin(world: World, call: Call) -> Reply:
    posting.needs(world, world.channel(call.id(0)), rights.PIN_MESSAGES)
    posting.find(world, call.id(0), call.id(1)).pinned = False
    _tell(world, call)
    return Reply()


def listed(world: World, call: Call) -> Reply:
    posting.needs(world, world.channel(call.id(0)), rights.READ_MESSAGE_HISTORY)
    pinned = [m for m in world.messages.get(call.id(0), ()) if m.pinned and not m.deleted]
    items = [{"pinned_at": m.posted_at, "message": wire.message(world, m)} for m in reversed(pinned)]
    return Reply({"items": items, "has_more": False})


def _tell(world: World, call: Call) -> None:
    channel = world.channel(call.id(0))
    facts = {
        "guild_id": str(channel.guild_id),
        "channel_id": str(channel.id),
        "last_pin_timestamp": posting.iso_now(),
    }
    world.tell("CHANNEL_PINS_UPDATE", facts, channel.guild_id)


PINS = "/channels/{channel_id}/messages/pins"

ROUTES = (
    Route("GET", PINS, listed),
    Route("PUT", f"{PINS}/{{message_id}}", pin),
    Route("DELETE", f"{PINS}/{{message_id}}", unpin),
)
