"""HTTP: what follows the first response, on the interaction's token: follow-ups, edits, deletions."""

from tests.discord_server import posting, wire
from tests.discord_server.callbacks import made, show
from tests.discord_server.calls import Call, Reply, Route
from tests.discord_server.exchange import Exchange
from tests.discord_server.message import COMPONENTS_V2, LOADING, Message
from tests.discord_server.refusals import TokenExpired, UnknownMessage, UnknownWebhook
from tests.discord_server.world import World


def _exchange(world: World, call: Call) -> Exchange:
    """The interaction of a token in the path, if it still lives and was acknowledged."""
    exchange = world.exchange_by_token.get(call.parts[1])
    if exchange is None or call.id(0) != world.application_id or exchange.response is None:
        raise UnknownWebhook
    if world.now() - exchange.started > world.token_seconds:
        raise TokenExpired
    return exchange


def follow_up(world: World, call: Call) -> Reply:
    exchange = _exchange(world, call)
    if exchange.loading:
        return _fill(world, exchange, call)
    message = made(world, exchange, call.body, call)
    show(world, exchange, message)
    exchange.followups.append(message)
    exchange.completed = True
    exchange.change()
    return Reply(wire.message(world, message))


def _fill(world: World, exchange: Exchange, call: Call) -> Reply:
    """The deferred answer arrives; whether it is ephemeral was said when deferring."""
    message = exchange.message
    assert message is not None
    body = {key: value for key, value in call.body.items() if key != "flags"}
    v2 = (call.body.get("flags") or 0) & COMPONENTS_V2
    posting.fill(world, message, body | {"flags": v2}, call.files)
    message.flags &= ~LOADING
    message.body, message.allowed_mentions = call.body, call.body.get("allowed_mentions")
    posting.watch_mentions(world, exchange.channel, message, call.body)
    show(world, exchange, message)
    exchange.completed = True
    exchange.change()
    return Reply(wire.message(world, message))


def _message(exchange: Exchange, call: Call) -> Message:
    """The message a path means: the original, or one of the follow-ups."""
    if len(call.parts) == 2:
        found = exchange.message
    else:
        own = [exchange.message, *exchange.followups]
        found = next((m for m in own if m is not None and m.id == call.id(2)), None)
    if found is None or found.deleted:
        raise UnknownMessage
    return found


def read(world: World, call: Call) -> Reply:
    return Reply(wire.message(world, _message(_exchange(world, call), call)))


def edit(world: World, call: Call) -> Reply:
    exchange = _exchange(world, call)
    message = _message(exchange, call)
    if message is exchange.message and exchange.loading:
        return _fill(world, exchange, call)
    posting.change(world, message, call.body, call.files)
    exchange.completed = True
    exchange.change()
    return Reply(wire.message(world, message))


def delete(world: World, call: Call) -> Reply:
    exchange = _exchange(world, call)
    posting.remove(world, _message(exchange, call))
    exchange.completed = True
    exchange.change()
    return Reply()


HOOK = "/webhooks/{webhook_id}/{webhook_token}"

ROUTES = (
    Route("POST", HOOK, follow_up),
    Route("GET", f"{HOOK}/messages/@original", read),
    Route("PATCH", f"{HOOK}/messages/@original", edit),
    Route("DELETE", f"{HOOK}/messages/@original", delete),
    Route("GET", f"{HOOK}/messages/{{message_id}}", read),
    Route("PATCH", f"{HOOK}/messages/{{message_id}}", edit),
    Route("DELETE", f"{HOOK}/messages/{{message_id}}", delete),
)
