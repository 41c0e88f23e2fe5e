"""What a visitor typed, read as a command: loosely, because people type loosely."""

import re
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from typing import NamedTuple

from bot.chat import Argument, ArgumentKind, Command
from bot.platforms.text import clean

_PIECE = re.compile(r'"([^"]*)"?|(\S+)')
_NUMBER = re.compile(r"\d{1,4}(?:[.,]\d{1,3})?")
_BETWEEN = re.compile(r"\s*,\s*|\s+(?:v|vs|v\.|vs\.|[-–])\s+", re.IGNORECASE)  # "Atalanta v Liverpool"


class Typed(NamedTuple):
    command: Command
    arguments: dict[str, str]


class Unknown(NamedTuple):
    """No such command; `nearest` are those that it may have been meant to be, `rest` what followed it."""

    word: str
    rest: str
    nearest: tuple[Command, ...]


def read(typed: str, commands: Sequence[Command]) -> Typed | Unknown:
    """The command and its arguments. The first word is the command, with or without its slash."""
    word, rest = first_word(typed)
    command = find(word, commands)
    if command is None:
        return Unknown(word, rest, nearest(word, commands))
    return Typed(command, arguments(command, rest))


def first_word(typed: str) -> tuple[str, str]:
    """The name of the command without its slash, and the rest as it was written."""
    word, rest = (*typed.split(maxsplit=1), "", "")[:2]
    return word.removeprefix("/").casefold(), rest.strip()


def find(word: str, commands: Sequence[Command]) -> Command | None:
    return next((command for command in commands if command.name == word), None)


def nearest(word: str, commands: Sequence[Command], count: int = 3) -> tuple[Command, ...]:
    """Commands that begin like the word, then those that look like it."""
    names = [command.name for command in commands]
    alike = get_close_matches(word, names, count, cutoff=0.6)
    begun = [name for name in names if word and name.startswith(word[:2])]
    started = [name for name in begun if name.startswith(word) or word.startswith(name)]
    chosen = list(dict.fromkeys((*started, *alike, *begun)))[:count]
    return tuple(command for name in chosen for command in commands if command.name == name)


def arguments(command: Command, rest: str) -> dict[str, str]:
    """The words after the command, shared out among its arguments in order.

    A number goes to the argument that counts, from the end first; of the others each takes one word or one
    "quoted name", and the last takes what remains. "Atalanta v Liverpool" and "Atalanta, Liverpool" are two.
    A text takes all that is left, with its lines.
    """
    if text_of(command) is not None:
        return _with_a_text(command, rest)
    rest = clean(rest)
    given = pieces(rest)
    found: dict[str, str] = {}
    for argument in (a for a in reversed(command.arguments) if a.kind is ArgumentKind.NUMBER):
        place = next((end for end in (-1, 0) if given and _NUMBER.fullmatch(given[end])), None)
        if place is not None:
            found[argument.name] = given.pop(place).replace(",", ".")
    worded = in_words(command)
    if len(worded) > 1 and _BETWEEN.search(rest) and '"' not in rest:
        given = [part for part in _BETWEEN.split(" ".join(given), len(worded) - 1) if part]
    for place, argument in enumerate(worded):
        taken = given[place:] if place == len(worded) - 1 else given[place : place + 1]
        if taken:
            found[argument.name] = " ".join(taken)
    return {a.name: found[a.name] for a in command.arguments if a.name in found}


def text_of(command: Command) -> Argument | None:
    """The argument that is a text, where the command has one."""
    last = command.arguments[-1] if command.arguments else None
    return last if last is not None and last.kind is ArgumentKind.TEXT else None


def _with_a_text(command: Command, rest: str) -> dict[str, str]:
    *before, text = command.arguments
    found: dict[str, str] = {}
    for argument in before:
        if (piece := _PIECE.match(rest)) is not None:
            found[argument.name] = clean(piece[1] or piece[2] or "")
            rest = rest[piece.end() :].lstrip()
    return found | {text.name: rest} if rest else found


def in_words(command: Command) -> list[Argument]:
    """The arguments that are not numbers."""
    return [argument for argument in command.arguments if argument.kind is not ArgumentKind.NUMBER]


def pieces(rest: str) -> list[str]:
    """Words, and what stands between quotation marks as one."""
    found = [quoted or bare for quoted, bare in _PIECE.findall(rest)]
    return [piece for piece in found if piece.strip()]


def is_number(piece: str) -> bool:
    return _NUMBER.fullmatch(piece) is not None


def quoted(value: str) -> str:
    """As one piece again."""
    return f'"{value}"' if re.search(r"\s", value) else value


def written(command: Command, given: Mapping[str, str]) -> str:
    """A pressed button as what one would have typed: "/tie Liverpool"; what only buttons say is left out."""
    known = [given[argument.name] for argument in command.arguments if argument.name in given]
    return " ".join((f"/{command.name}", *(quoted(value) for value in known)))
