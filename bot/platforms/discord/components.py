"""Buttons that still work after a restart: all that pressing one needs is in its custom id."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple, TypeAlias
from urllib.parse import unquote

import discord
import structlog

from bot.chat import Action
from bot.platforms.text import ELLIPSIS, clean, cut, units

log = structlog.get_logger()

VERSION = "1"
"""Of the form of custom ids: a later form gets another, and this one goes on being read."""
LONGEST_ID = 100
LONGEST_LABEL = 80
MOST = 25
"""Buttons under one message: five rows of five."""


Button: TypeAlias = discord.ui.Button[discord.ui.View]


class Pressed(NamedTuple):
    """A button as a command."""

    command: str
    arguments: dict[str, str]


def custom_id(command: str, arguments: Mapping[str, str]) -> str | None:
    """For example "1|tie|team=Liverpool"; None where Discord's 100 characters do not hold it."""
    given = "&".join(f"{_quoted(name)}={_quoted(value)}" for name, value in arguments.items())
    written = f"{VERSION}|{_quoted(command)}|{given}"
    return written if units(written) <= LONGEST_ID else None


def pressed(written: str) -> Pressed | None:
    """What `custom_id` wrote; None for what is of another version, or never was ours."""
    version, _, rest = written.partition("|")
    command, bar, given = rest.partition("|")
    if version != VERSION or not command or not bar:
        return None
    pairs = (pair.partition("=") for pair in given.split("&") if pair)
    return Pressed(unquote(command), {unquote(name): unquote(value) for name, _, value in pairs})


def view(actions: Sequence[Action]) -> discord.ui.View:
    """The buttons of a post. discord.py does not have to remember them."""
    shown = finished()
    for button in islice(buttons(actions, set()), MOST):
        shown.add_item(button)
    return shown


def buttons(actions: Iterable[Action], written: set[str], twice: bool = False) -> Iterator[Button]:
    """A button for each action. `written` are the custom ids that the message has so far.

    A button that its custom id cannot hold is left out, as a wrong one would mislead; the reader can still
    type the command. Of two that do the same the first stays, unless they may be there `twice`: an "&" more
    at the end means nothing, and makes an id that Discord takes for another.
    """
    for action in actions:
        identity = custom_id(action.command, action.arguments)
        while twice and identity in written:
            identity += "&"
        if identity is None or units(identity) > LONGEST_ID:
            log.warning("discord_button_left_out", command=action.command)
        elif identity not in written:
            written.add(identity)
            yield discord.ui.Button(label=_label(action.label), custom_id=identity)


def typed(data: object, field: str) -> str:
    """What was typed into a field of a modal, wherever Discord puts it: in a label or in a row."""
    if isinstance(data, dict):
        if data.get("custom_id") == field:
            return str(data.get("value", ""))
        inside = (typed(data.get(key), field) for key in ("component", "components"))
        return next((found for found in inside if found), "")
    found = (typed(part, field) for part in data) if isinstance(data, list) else ()
    return next((words for words in found if words), "")


def finished() -> discord.ui.View:
    """A view that counts as over, so that discord.py keeps no record of it for each message sent."""
    shown = discord.ui.View(timeout=None)
    shown.stop()
    return shown


def _label(text: str) -> str:
    return cut(clean(text), LONGEST_LABEL) or ELLIPSIS


def _quoted(part: str) -> str:
    """Four characters only: anything else is shorter as it is, and Discord counts characters, not bytes."""
    for character in "%|=&":
        part = part.replace(character, f"%{ord(character):02X}")
    return part
