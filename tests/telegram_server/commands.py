"""setMyCommands, deleteMyCommands, getMyCommands: a list for each scope and language."""

import re
from typing import Any

from tests.telegram_server import reach, refusals
from tests.telegram_server.calls import Call, Handlers
from tests.telegram_server.refusals import Refused
from tests.telegram_server.world import Chat, Kind, Person, World

Json = dict[str, Any]

MOST = 100
NAME = re.compile(r"[a-z0-9_]{1,32}")
DESCRIPTION_UNITS = 256
LANGUAGE = re.compile(r"[a-z]{2}|")
WIDE = ("default", "all_private_chats", "all_group_chats", "all_chat_administrators")
IN_CHAT = ("chat", "chat_administrators", "chat_member")


def set_commands(world: World, call: Call) -> Any:
    key = _key(world, call)
    given = call.listed("commands", refusals.COMMANDS_NOT_LIST)
    world.commands[key] = _checked(given)
    return True


def _checked(given: list[Any]) -> list[Json]:
    if len(given) > MOST:
        raise Refused(refusals.COMMANDS_TOO_MANY)
    for one in given:
        if not isinstance(one, dict) or not NAME.fullmatch(str(one.get("command", ""))):
            raise Refused(refusals.COMMAND_INVALID)
        if not 1 <= len(str(one.get("description", ""))) <= DESCRIPTION_UNITS:
            raise Refused(refusals.COMMAND_DESCRIPTION)
    return [{"command": one["command"], "description": one["description"]} for one in given]


def delete_commands(world: World, call: Call) -> Any:
    world.commands.pop(_key(world, call), None)
    return True


def get_commands(world: World, call: Call) -> Any:
    return world.commands.get(_key(world, call), [])


def _key(world: World, call: Call) -> tuple[str, str]:
    language = call.text("language_code")
    if not LANGUAGE.fullmatch(language):
        raise Refused(refusals.LANGUAGE_INVALID)
    return _scope(world, call), language


def _scope(world: World, call: Call) -> str:
    scope = call.read("scope", refusals.SCOPE_INVALID) or {"type": "default"}
    kind = scope.get("type") if isinstance(scope, dict) else None
    if kind in WIDE:
        return str(kind)
    if kind not in IN_CHAT:
        raise Refused(refusals.SCOPE_INVALID)
    chat = reach.chat_of(world, Call(call.method, scope))
    return f"{kind}:{chat.id}" + (f":{scope.get('user_id')}" if kind == "chat_member" else "")


def seen_by(world: World, chat: Chat, who: Person) -> list[Json]:
    """The commands that someone is offered there: the narrowest scope wins, then their language."""
    leads = chat.standing(who).leads
    scopes = [f"chat_member:{chat.id}:{who.id}"] if not chat.private else []
    scopes += [f"chat_administrators:{chat.id}"] if leads else []
    scopes.append(f"chat:{chat.id}")
    if chat.private:
        scopes.append("all_private_chats")
    elif chat.kind is not Kind.CHANNEL:
        scopes += ["all_chat_administrators"] if leads else []
        scopes.append("all_group_chats")
    for scope in (*scopes, "default"):
        for language in ((who.language or "").partition("-")[0], ""):
            if found := world.commands.get((scope, language)):
                return found
    return []


HANDLERS: Handlers = {
    "setMyCommands": set_commands,
    "deleteMyCommands": delete_commands,
    "getMyCommands": get_commands,
}
