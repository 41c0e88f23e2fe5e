"""HTTP: commands, global and of one guild. Ids stay where the name stays."""

from typing import Any

from tests.discord_server import command_rules
from tests.discord_server.calls import Call, Reply, Route
from tests.discord_server.refusals import InvalidForm, Problem, UnknownCommand
from tests.discord_server.world import World

Json = dict[str, Any]

KEPT = ("name_localizations", "description_localizations", "contexts", "integration_types", "nsfw", "options")


def _place(world: World, call: Call) -> int | None:
    """The guild whose commands are meant, None for the global ones."""
    if "{guild_id}" not in call.template:
        return None
    return world.guild(call.id(1)).id


def overwrite(world: World, call: Call) -> Reply:
    guild_id = _place(world, call)
    if problems := list(command_rules.problems(call.body or [])):
        raise InvalidForm(problems)
    before = {(command_rules.kind_of(c), c["name"]): c["id"] for c in world.commands.get(guild_id, ())}
    commands = [_kept(world, guild_id, body, before) for body in call.body or []]
    world.commands[guild_id] = commands
    return Reply(commands)


def create(world: World, call: Call) -> Reply:
    """Adds one, or replaces the one of this name."""
    guild_id = _place(world, call)
    others = world.commands.setdefault(guild_id, [])
    if problems := list(command_rules.problems([call.body])):
        raise InvalidForm([Problem(p.path[1:], p.code, p.words) for p in problems])
    key = (command_rules.kind_of(call.body), call.body["name"])
    before = {(c["type"], c["name"]): c["id"] for c in others}
    command = _kept(world, guild_id, call.body, before)
    world.commands[guild_id] = [*(c for c in others if (c["type"], c["name"]) != key), command]
    return Reply(command, 200 if key in before else 201)


def listed(world: World, call: Call) -> Reply:
    return Reply(world.commands.get(_place(world, call), []))


def one(world: World, call: Call) -> Reply:
    return Reply(_found(world, call))


def delete(world: World, call: Call) -> Reply:
    world.commands[_place(world, call)].remove(_found(world, call))
    return Reply()


def _found(world: World, call: Call) -> Json:
    for command in world.commands.get(_place(world, call), ()):
        if command["id"] == call.parts[-1]:
            return command
    raise UnknownCommand


def _kept(world: World, guild_id: int | None, body: Json, before: dict[tuple[int, str], str]) -> Json:
    kind = command_rules.kind_of(body)
    permissions = body.get("default_member_permissions")
    command: Json = {
        "id": before.get((kind, body["name"])) or str(world.ids.new()),
        "application_id": str(world.application_id),
        "version": str(world.ids.new()),
        "type": kind,
        "name": body["name"],
        "description": body.get("description") or "",
        "default_member_permissions": None if permissions is None else str(permissions),
        "dm_permission": body.get("dm_permission", True),
        "contexts": None,
        "integration_types": [0],
        "nsfw": False,
    }
    command |= {key: body[key] for key in KEPT if body.get(key) is not None}
    if guild_id is not None:
        command["guild_id"] = str(guild_id)
    return command


ROUTES = tuple(
    route
    for base in (
        "/applications/{application_id}/commands",
        "/applications/{application_id}/guilds/{guild_id}/commands",
    )
    for route in (
        Route("GET", base, listed),
        Route("PUT", base, overwrite),
        Route("POST", base, create),
        Route("GET", f"{base}/{{command_id}}", one),
        Route("DELETE", f"{base}/{{command_id}}", delete),
    )
)
