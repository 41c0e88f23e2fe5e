"""What a half-typed command could become."""

from collections.abc import Sequence
from gettext import NullTranslations
from typing import NamedTuple

from bot.chat import Argument, ArgumentKind, Channel, Choice, Command, Look, Unfinished
from bot.platforms.asks import Complete
from bot.platforms.typed import find, first_word, in_words, is_number, pieces, quoted

MOST = 12
"""Choices shown at once: more than that is a list to read, not a help."""


_COMPLETED = frozenset(
    {
        ArgumentKind.TEAM,
        ArgumentKind.COMPETITION,
        ArgumentKind.PLAYER,
        ArgumentKind.COMMAND,
        ArgumentKind.CHOICE,
    }
)


class Suggestion(NamedTuple):
    """`value` is the whole line as it would read then; `detail` says what it is for."""

    label: str
    value: str
    detail: str


class _Place(NamedTuple):
    """Where in the line one is typing: the argument, as far as it is written, and the line before it."""

    argument: Argument
    typed: str
    before: str
    quote: bool
    """Whether another name may follow, so that this one must be kept together."""
    more: bool
    """Whether anything may follow."""


async def suggestions(
    typed: str,
    commands: Sequence[Command],
    complete: Complete,
    channel: Channel,
    look: Look,
    translations: NullTranslations,
) -> list[Suggestion]:
    """Names of commands until the first space, then choices for the argument that is being typed."""
    line, _ = typed.lstrip(), translations.gettext
    if " " not in line:
        return _names(line, commands, translations)
    command = find(first_word(line)[0], commands)
    if command is None:
        return []
    for place in _places(command, line.partition(" ")[2]):
        choices = await _choices(command, place, commands, complete, channel, look)
        if choices:
            about = _(place.argument.description)
            return [_suggestion(place, choice, about) for choice in choices[:MOST]]
    return []


def _names(line: str, commands: Sequence[Command], translations: NullTranslations) -> list[Suggestion]:
    _ = translations.gettext
    word = first_word(line)[0]
    begun = [command for command in commands if command.name.startswith(word)]
    inside = [command for command in commands if word in command.name and command not in begun]
    return [
        Suggestion(
            f"/{command.name}", f"/{command.name}{' ' if command.arguments else ''}", _(command.description)
        )
        for command in (*begun, *inside)[: MOST * 3]
    ]


async def _choices(
    command: Command,
    place: _Place,
    commands: Sequence[Command],
    complete: Complete,
    channel: Channel,
    look: Look,
) -> Sequence[Choice]:
    kind = place.argument.kind
    if kind is ArgumentKind.COMMAND:
        word = place.typed.removeprefix("/").casefold()
        return [Choice(f"/{known.name}", known.name) for known in commands if known.name.startswith(word)]
    if kind not in _COMPLETED:
        return ()
    return await complete(Unfinished(command.name, place.argument.name, place.typed, channel, look))


def _places(command: Command, rest: str) -> list[_Place]:
    """Where one may be typing, likeliest first: "west ha" is a second name, or still the first."""
    worded = in_words(command)
    given = pieces(rest)
    if not worded or (given and is_number(given[-1]) and len(worded) < len(command.arguments)):
        return []
    done = len(given) if rest.endswith(" ") or not given else len(given) - 1
    indexes = [min(done, len(worded) - 1), 0] if done and len(worded) > 1 else [0]
    return [_place(command, worded, given, index) for index in indexes]


def _place(command: Command, worded: Sequence[Argument], given: Sequence[str], index: int) -> _Place:
    before = " ".join((f"/{command.name}", *(quoted(piece) for piece in given[:index])))
    names_follow = index < len(worded) - 1
    more = names_follow or len(worded) < len(command.arguments)
    return _Place(worded[index], " ".join(given[index:]), before, names_follow, more)


def _suggestion(place: _Place, choice: Choice, about: str) -> Suggestion:
    value = quoted(choice.value) if place.quote else choice.value
    line = f"{place.before} {value}{' ' if place.more else ''}"
    return Suggestion(choice.label, line, about)
