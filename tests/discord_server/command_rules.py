"""What Discord accepts as a command: names, lengths, options, languages."""

import unicodedata
from collections.abc import Iterator, Sequence
from typing import Any

from tests.discord_server.refusals import Problem
from tests.discord_server.texts import too_long

Json = dict[str, Any]
Path = tuple[str, ...]

SUBCOMMAND, GROUP = 1, 2
CHOOSABLE = frozenset({3, 4, 10})
CHAT_INPUT = 1

LOCALES = frozenset(
    (
        *(
            "id",
            "da",
            "de",
            "en-GB",
            "en-US",
            "es-ES",
            "es-419",
            "fr",
            "hr",
            "it",
            "lt",
            "hu",
            "nl",
            "no",
            "pl",
        ),
        *("pt-BR", "ro", "fi", "sv-SE", "vi", "tr", "cs", "el", "bg", "ru", "uk", "hi", "th", "zh-CN", "ja"),
        *("zh-TW", "ko"),
    )
)
MOST_COMMANDS = 100
MOST_CHARACTERS = 8000


def problems(commands: Sequence[Json]) -> Iterator[Problem]:
    """Everything wrong with a whole set of commands."""
    if sum(kind_of(c) == CHAT_INPUT for c in commands) > MOST_COMMANDS:
        yield Problem((), "APPLICATION_COMMANDS_MAX", f"At most {MOST_COMMANDS} slash commands.")
    names = [(kind_of(c), c.get("name")) for c in commands]
    for place, command in enumerate(commands):
        path = (str(place),)
        if names.count((kind_of(command), command.get("name"))) > 1:
            words = "Application command names must be unique"
            yield Problem((*path, "name"), "APPLICATION_COMMANDS_DUPLICATE_NAME", words)
        yield from _command(path, command)


def kind_of(command: Json) -> int:
    return int(command.get("type") or CHAT_INPUT)


def _command(path: Path, command: Json) -> Iterator[Problem]:
    if kind_of(command) != CHAT_INPUT:
        yield from too_long((*path, "name"), command.get("name") or "", 32, least=1)
        return
    yield from _named(path, command)
    yield from _options(path, command.get("options") or (), depth=0)
    if (size := _size(command)) > MOST_CHARACTERS:
        words = f"The command is too large: {size} characters of at most {MOST_CHARACTERS}."
        yield Problem(path, "APPLICATION_COMMAND_TOO_LARGE", words)


def _named(path: Path, thing: Json) -> Iterator[Problem]:
    """A name and a description, in every language."""
    yield from _name((*path, "name"), thing.get("name"))
    yield from too_long((*path, "description"), thing.get("description") or "", 100, least=1)
    for key in ("name_localizations", "description_localizations"):
        for locale, text in (thing.get(key) or {}).items():
            where = (*path, key, str(locale))
            if locale not in LOCALES:
                yield Problem(where, "ENUM_TYPE_COERCE", f"Value {locale!r} is not a locale of Discord.")
            if key == "name_localizations":
                yield from _name(where, text)
            else:
                yield from too_long(where, text or "", 100, least=1)


def _name(path: Path, name: object) -> Iterator[Problem]:
    text = name if isinstance(name, str) else ""
    if not 1 <= len(text) <= 32 or not all(_in_name(c) for c in text) or text != text.lower():
        words = "Command name is invalid: 1 to 32 lower-case letters, digits, - or _"
        yield Problem(path, "APPLICATION_COMMAND_INVALID_NAME", f"{words} (is {text!r})")


def _in_name(character: str) -> bool:
    if character in "-_'":
        return True
    if unicodedata.category(character)[0] in "LN":
        return True
    return unicodedata.name(character, "").startswith(("DEVANAGARI", "THAI"))


def _options(path: Path, options: Sequence[Json], *, depth: int) -> Iterator[Problem]:
    if len(options) > 25:
        yield Problem((*path, "options"), "BASE_TYPE_MAX_LENGTH", "Must be 25 or fewer in length.")
    names = [option.get("name") for option in options]
    if len(set(names)) < len(names):
        yield Problem(
            (*path, "options"), "APPLICATION_COMMAND_OPTIONS_NAME_DUPLICATE", "An option is there twice."
        )
    kinds = {option.get("type") for option in options}
    if kinds & {SUBCOMMAND, GROUP} and kinds - {SUBCOMMAND, GROUP}:
        words = "Sub-command and sub-command group option types are mutually exclusive to all other types"
        yield Problem((*path, "options"), "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", words)
    optional = False
    for place, option in enumerate(options):
        where = (*path, "options", str(place))
        if option.get("required") and optional:
            words = "Required options must be placed before non-required options"
            yield Problem(where, "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID", words)
        optional = optional or not option.get("required")
        yield from _option(where, option, depth=depth)


def _option(path: Path, option: Json, *, depth: int) -> Iterator[Problem]:
    yield from _named(path, option)
    kind = option.get("type")
    if kind not in range(1, 12):
        yield Problem(
            (*path, "type"), "BASE_TYPE_CHOICES", "Must be one of (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11)."
        )
    if kind in (SUBCOMMAND, GROUP):
        if depth > 1 or (kind == GROUP and depth > 0):
            yield Problem(path, "APPLICATION_COMMAND_OPTIONS_DEPTH", "Sub-commands are nested too deeply.")
        yield from _options(path, option.get("options") or (), depth=depth + 1)
    choices = option.get("choices") or ()
    if (choices or option.get("autocomplete")) and kind not in CHOOSABLE:
        yield Problem((*path, "choices"), "APPLICATION_COMMAND_CHOICES", "Only for text and numbers.")
    if choices and option.get("autocomplete"):
        words = "Choices and autocomplete exclude each other"
        yield Problem((*path, "choices"), "APPLICATION_COMMAND_AUTOCOMPLETE_CHOICES", words)
    if len(choices) > 25:
        yield Problem((*path, "choices"), "BASE_TYPE_MAX_LENGTH", "Must be 25 or fewer in length.")
    for place, choice in enumerate(choices):
        where = (*path, "choices", str(place))
        yield from too_long((*where, "name"), choice.get("name") or "", 100, least=1)
        if kind == 3:
            yield from too_long((*where, "value"), choice.get("value") or "", 100, least=1)


def _size(thing: Json) -> int:
    """Names, descriptions and values in the longest language, as Discord counts them against 8,000."""
    total = 0
    for key in ("name", "description"):
        texts = [thing.get(key) or "", *(thing.get(f"{key}_localizations") or {}).values()]
        total += max(len(str(text)) for text in texts)
    for choice in thing.get("choices") or ():
        total += len(str(choice.get("name"))) + len(str(choice.get("value")))
    return total + sum(_size(option) for option in thing.get("options") or ())
