"""HTTP: a guild's scheduled events, as a client's calendar shows them."""

from datetime import UTC, datetime
from typing import Any

from tests.discord_server import rights
from tests.discord_server.calls import Call, Reply, Route
from tests.discord_server.refusals import (
    EventIsOver,
    InvalidForm,
    MissingPermissions,
    Problem,
    TooManyEvents,
    UnknownEvent,
)
from tests.discord_server.texts import too_long
from tests.discord_server.world import Guild, World

Json = dict[str, Any]

SCHEDULED, ACTIVE, COMPLETED, CANCELLED = 1, 2, 3, 4
NEXT = {SCHEDULED: {ACTIVE, CANCELLED}, ACTIVE: {COMPLETED}}
EXTERNAL = 3
MOST = 100


def create(world: World, call: Call) -> Reply:
    guild = _guild(world, call)
    if sum(event["status"] in NEXT for event in guild.events.values()) >= MOST:
        raise TooManyEvents
    event = _fresh(world, guild)
    _fill(event, call.body, fresh=True)
    guild.events[int(event["id"])] = event
    world.journal.line("event", guild=guild.id, event=int(event["id"]), name=event["name"])
    world.tell("GUILD_SCHEDULED_EVENT_CREATE", event, guild.id)
    return Reply(event)


def change(world: World, call: Call) -> Reply:
    guild = _guild(world, call)
    event = _found(guild, call)
    if event["status"] not in NEXT:
        raise EventIsOver
    changed = dict(event)
    _fill(changed, call.body, fresh=False)
    event |= changed
    world.tell("GUILD_SCHEDULED_EVENT_UPDATE", event, guild.id)
    return Reply(event)


def delete(world: World, call: Call) -> Reply:
    guild = _guild(world, call)
    event = _found(guild, call)
    del guild.events[int(event["id"])]
    world.tell("GUILD_SCHEDULED_EVENT_DELETE", event, guild.id)
    return Reply()


def listed(world: World, call: Call) -> Reply:
    return Reply(list(world.guild(call.id(0)).events.values()))


def one(world: World, call: Call) -> Reply:
    return Reply(_found(world.guild(call.id(0)), call))


def _guild(world: World, call: Call) -> Guild:
    guild = world.guild(call.id(0))
    if not guild.permissions & (rights.CREATE_EVENTS | rights.MANAGE_EVENTS | rights.ADMINISTRATOR):
        raise MissingPermissions
    return guild


def _found(guild: Guild, call: Call) -> Json:
    if call.id(1) not in guild.events:
        raise UnknownEvent
    return guild.events[call.id(1)]


def _fresh(world: World, guild: Guild) -> Json:
    return {
        "id": str(world.ids.new()),
        "guild_id": str(guild.id),
        "channel_id": None,
        "creator_id": str(world.bot.id),
        "name": "",
        "description": None,
        "scheduled_start_time": None,
        "scheduled_end_time": None,
        "privacy_level": 2,
        "status": SCHEDULED,
        "entity_type": EXTERNAL,
        "entity_id": None,
        "entity_metadata": None,
        "user_count": 0,
        "image": None,
        "recurrence_rule": None,
        "guild_scheduled_event_exceptions": [],
    }


def _fill(event: Json, body: Json, *, fresh: bool) -> None:
    """Raises InvalidForm, with the event untouched in its guild."""
    problems = list(too_long(("name",), body.get("name", event["name"]) or "", 100, least=1))
    problems += too_long(("description",), body.get("description"), 1000)
    status = body.get("status", event["status"])
    if status != event["status"] and status not in NEXT[event["status"]]:
        words = f"Cannot go from status {event['status']} to {status}."
        problems.append(Problem(("status",), "GUILD_SCHEDULED_EVENT_STATUS", words))
    for key in (
        "name",
        "description",
        "privacy_level",
        "status",
        "entity_type",
        "channel_id",
        "entity_metadata",
    ):
        if key in body:
            event[key] = body[key]
    if isinstance(body.get("image"), str):
        event["image"] = "0" * 32
    problems += _times(event, body, fresh=fresh)
    if event["entity_type"] == EXTERNAL:
        location = (event["entity_metadata"] or {}).get("location") or ""
        problems += too_long(("entity_metadata", "location"), location, 100, least=1)
        if not event["scheduled_end_time"]:
            problems.append(Problem(("scheduled_end_time",), "BASE_TYPE_REQUIRED", "This field is required"))
    if problems:
        raise InvalidForm(problems)


def _times(event: Json, body: Json, *, fresh: bool) -> list[Problem]:
    problems = []
    moments: dict[str, datetime] = {}
    for key in ("scheduled_start_time", "scheduled_end_time"):
        if key in body:
            event[key] = body[key]
        if event[key] is None:
            continue
        try:
            moment = datetime.fromisoformat(event[key])
        except ValueError:
            problems.append(Problem((key,), "DATE_TIME_TYPE_PARSE", f"Could not parse {event[key]!r}."))
            continue
        moments[key] = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    start, end = moments.get("scheduled_start_time"), moments.get("scheduled_end_time")
    if start is None:
        problems.append(Problem(("scheduled_start_time",), "BASE_TYPE_REQUIRED", "This field is required"))
    elif start <= datetime.now(UTC) and (fresh or "scheduled_start_time" in body):
        words = "Cannot schedule event in the past."
        problems.append(Problem(("scheduled_start_time",), "GUILD_SCHEDULED_EVENT_SCHEDULE_PAST", words))
    if start is not None and end is not None and end <= start:
        words = "The event ends before it starts."
        problems.append(Problem(("scheduled_end_time",), "GUILD_SCHEDULED_EVENT_END_BEFORE_START", words))
    return problems


EVENTS = "/guilds/{guild_id}/scheduled-events"
EVENT = f"{EVENTS}/{{guild_scheduled_event_id}}"

ROUTES = (
    Route("GET", EVENTS, listed),
    Route("POST", EVENTS, create),
    Route("GET", EVENT, one),
    Route("PATCH", EVENT, change),
    Route("DELETE", EVENT, delete),
)
