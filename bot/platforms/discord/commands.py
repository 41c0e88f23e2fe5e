"""The table of commands as Discord's slash commands, registered only when it changed."""

import hashlib
import json
import re
from collections.abc import Sequence
from typing import Any

import discord
import structlog

from bot.chat import Argument, ArgumentKind, Command
from bot.platforms.asks import Translations
from bot.platforms.memory import Memory
from bot.platforms.text import cut
from bot.platforms.typed import text_of

log = structlog.get_logger()


LOCALES = tuple(sorted(locale.value for locale in discord.Locale))
"""The languages in which Discord shows itself, as it calls them: "de", "es-419", "pt-BR"."""
LONGEST_DESCRIPTION = 100
MOST_OPTIONS = 25
EVERYWHERE = "everywhere"
_CHAT_INPUT, _STRING, _NUMBER, ATTACHMENT = 1, 3, 10, 11
FILE = "file"
"""The option by which a text can come as a file."""
_IN_GUILDS, _WITH_THE_BOT = 0, 1
_INSTALLED_IN_GUILDS = 0
_ = str  # marks words for translation; they are translated where they are written out

_NAME = re.compile(r"[-_'\w]{1,32}")

COMPLETED = frozenset(
    {
        ArgumentKind.TEAM,
        ArgumentKind.COMPETITION,
        ArgumentKind.PLAYER,
        ArgumentKind.COMMAND,
        ArgumentKind.CHOICE,
    }
)


def payload(
    commands: Sequence[Command], languages: Sequence[str], translations: Translations
) -> list[dict[str, Any]]:
    """What Discord is told. `languages` are those of Discord's locales for which there is a catalogue."""
    return [_command(command, languages, translations) for command in commands]


async def register(
    client: discord.Client, told: Sequence[dict[str, Any]], memory: Memory, guild: int | None
) -> bool:
    """Tells Discord the commands, everywhere or in one guild; gives whether they were new to it.

    Where they were told to one guild before and are everywhere now, that guild would have them twice.
    """
    application = client.application_id
    if application is None:
        raise RuntimeError("the client is not logged in")
    name = f"discord commands of {application}"
    now = {"where": str(guild or EVERYWHERE), "hash": fingerprint(told)}
    before = json.loads(await memory.recall(name) or "{}")
    if before == now:
        return False
    if guild is None:
        if (elsewhere := before.get("where", EVERYWHERE)) != EVERYWHERE:
            await client.http.bulk_upsert_guild_commands(application, int(elsewhere), [])
        await client.http.bulk_upsert_global_commands(application, list(told))
    else:
        await client.http.bulk_upsert_guild_commands(application, guild, list(told))
    await memory.remember(name, json.dumps(now))
    log.info("discord_commands_registered", count=len(told), where=now["where"])
    return True


def fingerprint(told: Sequence[dict[str, Any]]) -> str:
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()


def _command(command: Command, languages: Sequence[str], translations: Translations) -> dict[str, Any]:
    required_first = sorted(command.arguments, key=lambda argument: not argument.required)
    told: dict[str, Any] = {
        "type": _CHAT_INPUT,
        "name": command.name,
        "description": _said(command.description),
        "options": [_option(a, languages, translations) for a in required_first[:MOST_OPTIONS]]
        + ([_file(languages, translations)] if text_of(command) else []),
        "contexts": [_IN_GUILDS] if command.moderators_only else [_IN_GUILDS, _WITH_THE_BOT],
        "integration_types": [_INSTALLED_IN_GUILDS],
    }
    if command.moderators_only:
        told["default_member_permissions"] = discord.Permissions(manage_guild=True).value
    return told | _localised(command.name, command.description, languages, translations)


def _option(argument: Argument, languages: Sequence[str], translations: Translations) -> dict[str, Any]:
    told: dict[str, Any] = {
        "type": _NUMBER if argument.kind is ArgumentKind.NUMBER else _STRING,
        "name": argument.name,
        "description": _said(argument.description),
        "required": argument.required,
    }
    if argument.kind in COMPLETED:
        told["autocomplete"] = True
    return told | _localised(argument.name, argument.description, languages, translations)


def _file(languages: Sequence[str], translations: Translations) -> dict[str, Any]:
    description = _("A text file or a saved page, up to 1 MB, instead of typing")
    told: dict[str, Any] = {
        "type": ATTACHMENT,
        "name": FILE,
        "description": _said(description),
        "required": False,
    }
    return told | _localised(FILE, description, languages, translations)


def _localised(
    name: str, description: str, languages: Sequence[str], translations: Translations
) -> dict[str, Any]:
    """Name and description in each language that has words of its own for them."""
    names, descriptions = {}, {}
    for language in languages:
        catalogue = translations(language)
        # Translators: the name of a slash command or of what it takes: one word in small letters
        theirs = catalogue.pgettext("command", name)
        if theirs != name and _NAME.fullmatch(theirs) and theirs == theirs.lower():
            names[language] = theirs
        said = catalogue.gettext(description)
        if said != description:
            descriptions[language] = _said(said)
    told: dict[str, Any] = {}
    if names:
        told["name_localizations"] = names
    if descriptions:
        told["description_localizations"] = descriptions
    return told


def _said(description: str) -> str:
    return cut(description, LONGEST_DESCRIPTION) or "…"
