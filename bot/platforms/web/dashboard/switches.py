"""Lines that say "☑ Goals – a message for each", and the buttons that switch them, put together. Pure."""

from collections.abc import Sequence
from typing import NamedTuple

from bot.chat import Action, Block, Bullets, Line, Text

ON, OFF = "☑", "☐"
"""What a switch's line, and its button, begins with: chats have no other way to show one."""


class Switch(NamedTuple):
    """Something that is on or off: its `name`, what is said `about` it, and the button that switches it."""

    name: str
    about: Line
    on: bool
    action: Action


class Switched(NamedTuple):
    """A post's blocks without the lines that stand beside a switch, its switches, and its other buttons."""

    blocks: tuple[Block, ...]
    switches: tuple[Switch, ...]
    actions: tuple[Action, ...]


def switched(blocks: Sequence[Block], actions: Sequence[Action]) -> Switched:
    """A post's parts. A line belongs to the switch that is called as it begins."""
    said = {name: rest for block in blocks if isinstance(block, Bullets) for name, rest in _lines(block)}
    switches = tuple(
        Switch(action.label[2:], said.get(action.label[2:], ()), action.label[0] == ON, action)
        for action in actions
        if _is_switch(action)
    )
    names = {switch.name for switch in switches}
    return Switched(
        tuple(left for block in blocks if (left := _without(block, names)) is not None),
        switches,
        tuple(action for action in actions if not _is_switch(action)),
    )


def _is_switch(action: Action) -> bool:
    return action.label.startswith((f"{ON} ", f"{OFF} "))


def _lines(bullets: Bullets) -> Sequence[tuple[str, Line]]:
    return [(name, rest) for line in bullets.lines if (name := _name(line)) for rest in (_rest(line),)]


def _name(line: Line) -> str:
    """What a line is about that begins with a box; empty for any other."""
    match line:
        case (Text(box), Text(name), *_) if box.strip() in (ON, OFF):
            return name
        case _:
            return ""


def _rest(line: Line) -> Line:
    """What follows the name, without the dash before it."""
    match line[2:]:
        case (Text(text, strong, secret, gone), *more):
            return (Text(text.removeprefix(" – "), strong, secret, gone), *more)
        case rest:
            return tuple(rest)


def _without(block: Block, names: set[str]) -> Block | None:
    """A block without the lines of switches; None where nothing is left."""
    if not isinstance(block, Bullets):
        return block
    lines = tuple(line for line in block.lines if _name(line) not in names)
    return Bullets(lines) if lines else None
