"""HTTP: the bot's first response to an interaction."""

from typing import Any

from tests.discord_server import modal_rules, posting, wire
from tests.discord_server.calls import Call, Reply, Route
from tests.discord_server.exchange import Answered, Asked, Exchange
from tests.discord_server.message import EPHEMERAL, LOADING, Message
from tests.discord_server.refusals import (
    AlreadyAcknowledged,
    InvalidForm,
    Problem,
    UnknownInteraction,
)
from tests.discord_server.texts import too_long
from tests.discord_server.world import World

Json = dict[str, Any]

FLAGS = posting.FLAGS | EPHEMERAL

FITTING = {
    Asked.COMMAND: {Answered.MESSAGE, Answered.LATER, Answered.MODAL},
    Asked.COMPONENT: set(Answered) - {Answered.CHOICES},
    Asked.COMPLETION: {Answered.CHOICES},
    Asked.MODAL: set(Answered) - {Answered.CHOICES, Answered.MODAL},
}


def respond(world: World, call: Call) -> Reply:
    exchange = world.exchanges.get(call.id(0))
    if exchange is None or exchange.token != call.parts[1]:
        raise UnknownInteraction
    waited = world.now() - exchange.started
    if exchange.response is not None:
        _breach(world, exchange, "acknowledged twice")
        raise AlreadyAcknowledged
    if waited > world.answer_seconds:
        exchange.late = True
        exchange.change()
        _breach(
            world, exchange, f"answered after {waited:.2f} s; it must be within {world.answer_seconds:g} s"
        )
        raise UnknownInteraction
    _answer(world, exchange, call)
    exchange.took = waited
    exchange.change()
    if call.query.get("with_response") in ("1", "true", "True"):
        return Reply(_resource(world, exchange))
    return Reply()


def _answer(world: World, exchange: Exchange, call: Call) -> None:
    kind = call.body.get("type")
    data: Json = call.body.get("data") or {}
    if kind not in FITTING[exchange.kind] or (kind in (6, 7) and exchange.source is None):
        words = f"Response {kind} does not fit a {exchange.kind.name.lower()} interaction."
        raise InvalidForm([Problem(("type",), "INTERACTION_CALLBACK_TYPE", words)])
    response = Answered(kind)
    if response is Answered.MESSAGE:
        exchange.message = made(world, exchange, data, call)
        show(world, exchange, exchange.message)
    elif response is Answered.LATER:
        exchange.message = _placeholder(world, exchange, data.get("flags") or 0)
    elif response is Answered.LATER_IN_PLACE:
        exchange.message = exchange.source
    elif response is Answered.IN_PLACE:
        assert exchange.source is not None
        posting.change(world, exchange.source, data, call.files)
        exchange.message = exchange.source
    elif response is Answered.CHOICES:
        exchange.choices = _choices(data)
    else:
        if problems := list(modal_rules.problems(data)):
            raise InvalidForm(problems)
        exchange.modal = data
    exchange.response = response
    exchange.completed = not exchange.deferred


def made(world: World, exchange: Exchange, body: Json, call: Call) -> Message:
    return posting.make(
        world,
        exchange.channel,
        body,
        call.files,
        flags_allowed=FLAGS,
        asked_by=exchange.member.user,
        interaction_id=exchange.id,
    )


def _placeholder(world: World, exchange: Exchange, flags: int) -> Message:
    return Message(
        id=world.ids.new(),
        channel_id=exchange.channel.id,
        author=world.bot,
        at=world.now(),
        posted_at=posting.iso_now(),
        body={},
        flags=(flags & EPHEMERAL) | LOADING,
        asked_by=exchange.member.user,
        interaction_id=exchange.id,
    )


def show(world: World, exchange: Exchange, message: Message) -> None:
    """Puts an answer into its channel, unless only the asker may see it."""
    if message.ephemeral:
        world.journal.line("answer", channel=exchange.channel.id, message=message.id, text=message.text)
    else:
        posting.put(world, exchange.channel, message)


def _choices(data: Json) -> list[tuple[str, Any]]:
    choices = data.get("choices") or []
    problems = []
    if len(choices) > 25:
        problems.append(
            Problem(("data", "choices"), "BASE_TYPE_MAX_LENGTH", "Must be 25 or fewer in length.")
        )
    for place, choice in enumerate(choices):
        path = ("data", "choices", str(place))
        problems += too_long((*path, "name"), choice.get("name") or "", 100, least=1)
        if isinstance(choice.get("value"), str):
            problems += too_long((*path, "value"), choice["value"], 100, least=1)
    if problems:
        raise InvalidForm(problems)
    return [(choice["name"], choice["value"]) for choice in choices]


def _resource(world: World, exchange: Exchange) -> Json:
    assert exchange.response is not None
    interaction: Json = {"id": str(exchange.id), "type": int(exchange.kind)}
    if exchange.message is None:
        return {"interaction": interaction}
    interaction |= {
        "response_message_id": str(exchange.message.id),
        "response_message_loading": exchange.loading,
        "response_message_ephemeral": exchange.ephemeral,
        "channel_id": str(exchange.channel.id),
    }
    if exchange.deferred:
        return {"interaction": interaction}
    resource = {"type": int(exchange.response), "message": wire.message(world, exchange.message)}
    return {"interaction": interaction, "resource": resource}


def _breach(world: World, exchange: Exchange, words: str) -> None:
    problem = Problem((), "MATCHDAY", words)
    world.journal.breach(f"{exchange.kind.name.lower()} interaction {exchange.id}", [problem])


ROUTES = (Route("POST", "/interactions/{interaction_id}/{interaction_token}/callback", respond),)
