"""A message as a command: what people write, and what only looks like it."""

from typing import NamedTuple

import telegram

from bot.platforms.text import clean

LONGEST_WORD = 32
"""Characters of a command's name in Telegram; what is longer is cut before it is compared with anything."""


class Written(NamedTuple):
    """A message that begins with a command. `rest` is as it was written, with its lines; `to` is the bot it
    is addressed to, in small letters."""

    command: str
    rest: str
    to: str


def command_in(text: str) -> Written | None:
    """The command with which a message begins, if it does: "/next@matchday_bot liverpool"."""
    first, rest = (*text.split(maxsplit=1), "", "")[:2]
    first = clean(first)
    command, _, to = first[1:].partition("@")
    if not first.startswith("/") or not command or "/" in command:
        return None
    return Written(command[:LONGEST_WORD].casefold(), rest.strip(), to.casefold())


def words_of(message: telegram.Message) -> str:
    """What somebody wrote: the message, or what stands under the file that they sent."""
    return message.text or (message.caption if message.document else None) or ""


def by_a_person(message: telegram.Message) -> bool:
    """Not by another bot, nor through one; not a channel's post that Telegram itself put into its group."""
    if message.is_automatic_forward or message.via_bot:
        return False
    by = message.from_user
    return message.sender_chat is not None or by is None or not by.is_bot
