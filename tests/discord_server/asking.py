"""What a person can do in a client: which commands they see, which buttons they can press."""

from collections.abc import Mapping, Sequence
from typing import Any

from tests.discord_server import rights, wire
from tests.discord_server.command_rules import GROUP, SUBCOMMAND
from tests.discord_server.component_rules import BUTTON, LINK, SELECTS, STRING_SELECT
from tests.discord_server.message import Attachment, Message, walk
from tests.discord_server.world import Channel, Guild, Member, Role, World

Json = dict[str, Any]

ATTACHMENT = 11
AUTO_RESOLVED = {6: "users", 7: "channels", 8: "roles", 9: "mentionables"}


class CannotAsk(AssertionError):  # noqa: N818 - reads as the sentence it is
    """No client would let a person do this: the test, or what the bot registered, is wrong."""


def command_data(
    world: World,
    guild: Guild | None,
    member: Member,
    name: str,
    values: Mapping[str, Any],
    *,
    focused: str | None,
) -> Json:
    """The `data` of a slash command or of its completion; `name` may go on with sub-commands."""
    command, *path = name.split()
    found = _command(world, guild, command)
    hidden = found["default_member_permissions"]
    if hidden is not None and guild is not None:
        needed = int(hidden)
        if not member.permissions & rights.ADMINISTRATOR and member.permissions & needed != needed:
            raise CannotAsk(f"/{name} is hidden from {member.user.name}: it needs permissions {needed}")
    where = 1 if guild is None else 0
    if found["contexts"] is not None and where not in found["contexts"]:
        raise CannotAsk(f"/{name} is not offered {'in private' if where else 'in a guild'}")
    resolved: Json = {}
    data: Json = {"id": found["id"], "name": found["name"], "type": 1}
    data["options"] = _options(world, found, path, values, resolved, focused, f"/{name}")
    if resolved:
        data["resolved"] = resolved
    if found.get("guild_id"):
        data["guild_id"] = found["guild_id"]
    return data


def _command(world: World, guild: Guild | None, name: str) -> Json:
    for place in ([guild.id] if guild else []) + [None]:
        for command in world.commands.get(place, ()):
            if command["name"] == name and command["type"] == 1:
                return command
    known = ", ".join(sorted(c["name"] for c in world.commands[None])) or "none at all"
    raise CannotAsk(f"/{name} is not registered; these are: {known}")


def _options(
    world: World,
    holder: Json,
    path: Sequence[str],
    values: Mapping[str, Any],
    resolved: Json,
    focused: str | None,
    shown: str,
) -> list[Json]:
    declared = {option["name"]: option for option in holder.get("options") or ()}
    if path:
        inner = declared.get(path[0])
        if inner is None or inner["type"] not in (SUBCOMMAND, GROUP):
            raise CannotAsk(f"{shown} has no sub-command {path[0]!r}")
        inside = _options(world, inner, path[1:], values, resolved, focused, shown)
        return [{"name": path[0], "type": inner["type"], "options": inside}]
    if unknown := values.keys() - declared.keys():
        raise CannotAsk(f"{shown} has no option {', '.join(sorted(unknown))}")
    if focused is None:
        missing = [o["name"] for o in declared.values() if o.get("required") and o["name"] not in values]
        if missing:
            raise CannotAsk(f"{shown} needs {', '.join(missing)}")
    return [_given(world, declared[name], value, resolved, name == focused) for name, value in values.items()]


def _given(world: World, option: Json, value: Any, resolved: Json, focused: bool) -> Json:
    kind = option["type"]
    given: Json = {"name": option["name"], "type": kind}
    if focused:
        if not option.get("autocomplete"):
            raise CannotAsk(f"option {option['name']!r} does not complete")
        return given | {"value": str(value), "focused": True}
    if kind in AUTO_RESOLVED:
        return given | {"value": resolve(world, value, resolved)}
    if isinstance(value, Attachment) and kind == ATTACHMENT:
        resolved.setdefault("attachments", {})[str(value.id)] = wire.attachment(value)
        return given | {"value": str(value.id)}
    if not _fits(option, value):
        raise CannotAsk(f"option {option['name']!r} does not take {value!r}")
    return given | {"value": value}


def _fits(option: Json, value: Any) -> bool:
    kinds: dict[int, type | tuple[type, ...]] = {3: str, 4: int, 5: bool, 10: (int, float)}
    if not isinstance(value, kinds.get(option["type"], ())):
        return False
    choices = option.get("choices")
    if choices and value not in [choice["value"] for choice in choices]:
        return False
    if isinstance(value, str):
        return bool((option.get("min_length") or 0) <= len(value) <= (option.get("max_length") or 6000))
    least, most = option.get("min_value"), option.get("max_value")
    return (least is None or value >= least) and (most is None or value <= most)


def resolve(world: World, value: Member | Role | Channel, resolved: Json) -> str:
    """The id of a thing chosen, whose facts go along in `resolved`."""
    key = str(value.id)
    if isinstance(value, Member):
        resolved.setdefault("users", {})[key] = wire.user(value.user)
        facts = wire.member(value, channel_rights=value.permissions)
        del facts["user"]
        resolved.setdefault("members", {})[key] = facts
    elif isinstance(value, Role):
        resolved.setdefault("roles", {})[key] = wire.role(value)
    else:
        resolved.setdefault("channels", {})[key] = wire.channel(world, value) | {
            "permissions": str(rights.USUAL)
        }
    return key


def button(message: Message, custom_id: str) -> Json:
    """The component to press. CannotAsk where there is none, or it is disabled."""
    component = _component(message, custom_id)
    if component["type"] != BUTTON or component.get("style") == LINK:
        raise CannotAsk(f"{custom_id!r} is no button that can be pressed")
    return {"custom_id": custom_id, "component_type": BUTTON, "id": component["id"]}


def choice(world: World, message: Message, custom_id: str, values: Sequence[Any]) -> Json:
    """What a person chose in a select: option values, or members, roles and channels."""
    component = _component(message, custom_id)
    kind = component["type"]
    if kind not in SELECTS:
        raise CannotAsk(f"{custom_id!r} is no select")
    least, most = component.get("min_values"), component.get("max_values")
    least, most = 1 if least is None else least, 1 if most is None else most
    if not least <= len(values) <= most:
        raise CannotAsk(f"{custom_id!r} takes {least} to {most} values, not {len(values)}")
    resolved: Json = {}
    if kind == STRING_SELECT:
        offered = [option["value"] for option in component["options"]]
        if wrong := [value for value in values if value not in offered]:
            raise CannotAsk(f"{custom_id!r} does not offer {wrong}; it offers {offered}")
        chosen = list(values)
    else:
        chosen = [resolve(world, value, resolved) for value in values]
    data: Json = {"custom_id": custom_id, "component_type": kind, "id": component["id"], "values": chosen}
    return data | {"resolved": resolved} if resolved else data


def _component(message: Message, custom_id: str) -> Json:
    if message.deleted:
        raise CannotAsk("the message was deleted")
    for component in walk(message.components):
        if component.get("custom_id") == custom_id:
            if component.get("disabled"):
                raise CannotAsk(f"{custom_id!r} is disabled")
            return component
    raise CannotAsk(f"no component {custom_id!r}; there are {message.custom_ids}")
