"""HTTP: the bot itself, its application, and where the gateway is."""

from tests.discord_server import wire
from tests.discord_server.calls import Call, Reply, Route
from tests.discord_server.refusals import UnknownUser
from tests.discord_server.world import Channel, Kind, User, World


def me(world: World, call: Call) -> Reply:
    extra = {"verified": True, "mfa_enabled": False, "locale": "en-US", "email": None}
    return Reply(wire.user(world.bot) | extra)


def user(world: World, call: Call) -> Reply:
    if call.id(0) not in world.users:
        raise UnknownUser
    return Reply(wire.user(world.users[call.id(0)]))


def application(world: World, call: Call) -> Reply:
    return Reply(wire.application(world))


def gateway(world: World, call: Call) -> Reply:
    return Reply({"url": gateway_url(world)})


def gateway_for_bot(world: World, call: Call) -> Reply:
    limit = {"total": 1000, "remaining": 999, "reset_after": 14_400_000, "max_concurrency": 1}
    return Reply({"url": gateway_url(world), "shards": world.shards, "session_start_limit": limit})


def gateway_url(world: World) -> str:
    return world.origin.replace("http://", "ws://", 1) + "/gateway"


def open_dm(world: World, call: Call) -> Reply:
    recipient = world.users.get(int(call.body["recipient_id"]))
    if recipient is None:
        raise UnknownUser
    return Reply(wire.channel(world, private_channel(world, recipient)))


def private_channel(world: World, recipient: User) -> Channel:
    """The same one each time."""
    for channel in world.channels.values():
        if channel.recipient is recipient:
            return channel
    channel = Channel(world.ids.new(), None, Kind.DM, recipient.name, recipient=recipient)
    world.channels[channel.id] = channel
    return channel


ROUTES = (
    Route("GET", "/users/@me", me),
    Route("GET", "/users/{user_id}", user),
    Route("POST", "/users/@me/channels", open_dm),
    Route("GET", "/applications/@me", application),
    Route("GET", "/oauth2/applications/@me", application),
    Route("GET", "/gateway", gateway),
    Route("GET", "/gateway/bot", gateway_for_bot),
)
