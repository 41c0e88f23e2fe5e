"""The table of commands as Telegram's menus, one for each kind of reader, registered only when it changed."""

import hashlib
import json
import re
from collections.abc import Callable, Iterable, Sequence
from typing import Final, NamedTuple

import structlog
import telegram

from bot.chat import Command
from bot.platforms.asks import Translations
from bot.platforms.memory import Memory
from bot.platforms.text import cut

log = structlog.get_logger()

_ = str  # marks words for translation; they are translated where they are written out

LONGEST_DESCRIPTION = 100
"""Characters; Telegram takes 256, and a phone shows fewer."""
MOST = 100
EVERYWHERE: Final = "default"
PRIVATE: Final = "all_private_chats"
ADMINISTRATORS: Final = "all_chat_administrators"
SOURCE_LANGUAGE = "en"
"""What the descriptions are written in, and so what everybody sees whose language has no menu."""

SETUP = Command("setup", _("Choose a team and what I post about it"), moderators_only=True)
"""The adapter's own."""

_NAME = re.compile(r"[a-z0-9_]{1,32}")
_LANGUAGE = re.compile(r"[a-z]{2}")

_SCOPES: dict[str, Callable[[], telegram.BotCommandScope]] = {
    EVERYWHERE: telegram.BotCommandScopeDefault,
    PRIVATE: telegram.BotCommandScopeAllPrivateChats,
    ADMINISTRATORS: telegram.BotCommandScopeAllChatAdministrators,
}


class Menu(NamedTuple):
    """What those in one scope see whose Telegram speaks one language; with "" everybody else there."""

    scope: str
    language: str
    entries: tuple[tuple[str, str], ...]
    """Names and descriptions."""


def payload(commands: Sequence[Command], languages: Sequence[str], translations: Translations) -> list[Menu]:
    """Fans' commands for all; those for moderators too, and the adapter's own, for administrators of chats
    and in private chats, where everybody is their own moderator.

    A language with no words of its own needs no menu. Of two kinds of one language the first has it.
    """
    everyone = [command for command in commands if not command.moderators_only]
    all_ = [*everyone, *(command for command in (*commands, SETUP) if command.moderators_only)]
    menus = []
    for scope, shown in ((EVERYWHERE, everyone), (PRIVATE, all_), (ADMINISTRATORS, all_)):
        plain = _entries(shown, SOURCE_LANGUAGE, translations)
        menus.append(Menu(scope, "", plain))
        for short, language in _by_code(languages).items():
            entries = _entries(shown, language, translations)
            if entries != plain:
                menus.append(Menu(scope, short, entries))
    return menus


async def register(bot: telegram.Bot, told: Sequence[Menu], memory: Memory) -> bool:
    """Tells Telegram the menus; gives whether they were new to it. Those of languages that are gone are
    deleted. Raises telegram.error.TelegramError; it can then be done again."""
    name = f"telegram commands of {bot.id}"
    before = json.loads(await memory.recall(name) or "{}")
    now = fingerprint(told)
    if before.get("hash") == now:
        return False
    places = [(menu.scope, menu.language) for menu in told]
    for menu in told:
        await bot.set_my_commands(menu.entries, _SCOPES[menu.scope](), menu.language or None)
    for scope, language in before.get("places", ()):
        if (scope, language) not in places and scope in _SCOPES:
            await bot.delete_my_commands(_SCOPES[scope](), language or None)
    await memory.remember(name, json.dumps({"hash": now, "places": places}))
    log.info("telegram_commands_registered", menus=len(told))
    return True


def fingerprint(told: Sequence[Menu]) -> str:
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()


def _by_code(languages: Iterable[str]) -> dict[str, str]:
    """Languages by their two letters, in which alone Telegram knows them."""
    found: dict[str, str] = {}
    for language in languages:
        code = re.split("[-_]", language.lower())[0]
        if _LANGUAGE.fullmatch(code) and code != SOURCE_LANGUAGE:
            found.setdefault(code, language)
    return found


def _entries(
    commands: Iterable[Command], language: str, translations: Translations
) -> tuple[tuple[str, str], ...]:
    """Names stay as they are: Telegram takes small English letters only."""
    _ = translations(language).gettext
    named = [command for command in commands if _NAME.fullmatch(command.name)]
    return tuple(
        (command.name, cut(_(command.description), LONGEST_DESCRIPTION) or command.name)
        for command in named[:MOST]
    )
